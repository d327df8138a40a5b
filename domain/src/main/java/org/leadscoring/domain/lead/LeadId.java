package org.leadscoring.domain.lead;

import java.util.Objects;
import java.util.UUID;

/** Identity of a lead; comparable so that locks are always taken in one order. */
public record LeadId(UUID value) implements Comparable<LeadId> {

    /** Whom erased leads live on in, and whose erased events are: nobody. No lead ever has this id. */
    public static final LeadId NOBODY = new LeadId(new UUID(0, 0));

    public LeadId {
        Objects.requireNonNull(value);
    }

    @Override
    public int compareTo(LeadId other) {
        return value.compareTo(other.value);
    }
}

package org.leadscoring.domain.workspace;

import java.util.Objects;
import java.util.UUID;

/** Identity of a source: a site, app or tool that sends events with a write key of its own. */
public record SourceId(UUID value) implements Comparable<SourceId> {

    public SourceId {
        Objects.requireNonNull(value);
    }

    @Override
    public int compareTo(SourceId other) {
        return value.compareTo(other.value);
    }
}

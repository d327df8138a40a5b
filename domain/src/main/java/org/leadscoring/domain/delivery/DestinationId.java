package org.leadscoring.domain.delivery;

import java.util.Objects;
import java.util.UUID;

/** Identity of a destination. */
public record DestinationId(UUID value) {

    public DestinationId {
        Objects.requireNonNull(value);
    }
}

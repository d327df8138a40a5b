package org.leadscoring.domain.event;

import java.util.Objects;
import java.util.UUID;

/** Identity of a stored event. Given on arrival and without meaning for the order of events: see {@link EventKey}. */
public record EventId(UUID value) {

    public EventId {
        Objects.requireNonNull(value);
    }
}

package org.leadscoring.domain.scoring;

import java.time.Instant;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventType;

/**
 * An event made by the system (spec SC-11).
 *
 * @param type one of {@link Derivation#TYPES}
 * @param messageId the type and the id of the event it follows from: the same each time it is made
 * @param at when it occurred, UTC
 * @param cause the event it follows from; for an inactivity the last activity before it
 */
public record DerivedEvent(EventType type, String messageId, Instant at, EventId cause) {

    DerivedEvent(EventType type, Instant at, EventId cause) {
        this(type, type.name() + ':' + cause.value(), at, cause);
    }
}

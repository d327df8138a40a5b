package org.leadscoring.application.ingestion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.workspace.SourceId;

/**
 * A message as a test writes it: {@code message("m1", "demo_requested").at(5).from(user("ada"), device("x"))}.
 *
 * @param minute when it happened, counted from the start of the test
 * @param alias true if the first identifier claims the others whatever their strength
 */
record Message(
        String id, String type, int minute, List<Identifier> identifiers, Map<String, Object> traits, boolean alias) {

    private static final SourceId SOURCE = new SourceId(new UUID(7, 7));
    private static final Duration JOURNEY = Duration.ofDays(1);

    static Message message(String id, String type) {
        return new Message(id, type, 0, List.of(), Map.of(), false);
    }

    static Identifier user(String id) {
        return new Identifier(IdentifierType.USER_ID, id);
    }

    static Identifier email(String address) {
        return Identifier.email(address).orElseThrow();
    }

    static Identifier device(String id) {
        return new Identifier(IdentifierType.ANONYMOUS_ID, id);
    }

    /** When a minute of a test is. */
    static Instant minute(int minute) {
        return InMemoryApplication.START.plus(Duration.ofMinutes(minute));
    }

    Message at(int newMinute) {
        return new Message(id, type, newMinute, identifiers, traits, alias);
    }

    Message from(Identifier... newIdentifiers) {
        return new Message(id, type, minute, List.of(newIdentifiers), traits, alias);
    }

    Message saying(Map<String, Object> newTraits) {
        return new Message(id, type, minute, identifiers, newTraits, alias);
    }

    /** Says that all further identifiers are the first. */
    Message alias(Identifier by, Identifier other) {
        return new Message(id, type, minute, List.of(by, other), traits, true);
    }

    /** The message as it arrives: with an id of its own each time, for that is given on arrival. */
    IncomingEvent arriving(Ids ids) {
        var event = new Event(
                new EventId(ids.next()),
                new EventKey(minute(minute), id, SOURCE),
                EventType.named(type),
                type,
                minute(minute).plus(JOURNEY),
                Attributes.NONE,
                new Attributes(traits),
                Attributes.NONE);
        return alias
                ? IncomingEvent.alias(event, identifiers.getFirst(), identifiers.subList(1, identifiers.size()))
                : IncomingEvent.of(event, identifiers);
    }
}

package org.leadscoring.web.ingestion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.ClockSkew;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.workspace.SourceId;
import org.springframework.stereotype.Component;

/** What all ways in do alike: ids, times, types and identifiers of an event, each complaint at its field. */
@Component
final class EventFactory {

    private static final String EMAIL = "email";
    private static final String PHONE = "phone";
    private static final List<String> CONTACTS = List.of(EMAIL, PHONE);

    private final Ids ids;

    EventFactory(Ids ids) {
        this.ids = ids;
    }

    /** A message id for a message that brought none: it can then not be told from a repetition. */
    String newMessageId() {
        return ids.next().toString();
    }

    Event event(Draft draft, SourceId source, Instant receivedAt) {
        var occurredAt = ClockSkew.correct(receivedAt, draft.sentAt(), draft.timestamp());
        return new Event(
                new EventId(ids.next()),
                at(draft.pointer(), () -> new EventKey(occurredAt, draft.messageId(), source)),
                draft.type(),
                draft.name(),
                receivedAt,
                draft.properties(),
                draft.traits(),
                draft.context());
    }

    /** The type named in this field. */
    static EventType type(JsonObject message, String field) {
        var name = message.text(field)
                .orElseThrow(() -> new InvalidEventException(
                        message.at(field), "is missing; name what happened, for example \"demo_requested\""));
        return at(message.at(field), () -> EventType.named(name));
    }

    /** The identifier in this field, if there is one. */
    static Optional<Identifier> identifier(JsonObject message, String field, IdentifierType type) {
        return message.text(field).map(value -> at(message.at(field), () -> new Identifier(type, value)));
    }

    /** E-mail and phone in this object; what is neither is kept as it is, but nobody is recognised by it. */
    static List<Identifier> contacts(JsonObject object) {
        var found = new ArrayList<Identifier>();
        add(found, object, EMAIL, Identifier::email);
        add(found, object, PHONE, Identifier::phone);
        return found;
    }

    /** The same among fields of any meaning: what is no text there, such as a switch called {@code email}, is no address. */
    static List<Identifier> contactsAmong(JsonObject object) {
        var texts = new HashMap<String, @Nullable Object>();
        for (var name : CONTACTS) {
            if (object.fields().get(name) instanceof String text) {
                texts.put(name, text);
            }
        }
        return contacts(new JsonObject(texts, object.pointer()));
    }

    private static void add(
            List<Identifier> found, JsonObject object, String field, Function<String, Optional<Identifier>> kind) {
        object.text(field).flatMap(kind).ifPresent(found::add);
    }

    /** Those of these attributes. */
    static Attributes only(Attributes attributes, List<String> names) {
        var kept = new LinkedHashMap<String, Object>();
        for (var name : names) {
            var value = attributes.values().get(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return new Attributes(kept);
    }

    /** Runs a constructor of the domain; what it refuses is reported at this place. */
    static <T> T at(String pointer, Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (InvalidEventException e) {
            throw e.within(pointer);
        }
    }

    /**
     * An event before its place in time is settled.
     *
     * @param pointer where the message stands in the request
     * @param sentAt by the sender's clock
     * @param timestamp when it happened, by the sender's clock
     */
    record Draft(
            String pointer,
            String messageId,
            EventType type,
            String name,
            @Nullable Instant sentAt,
            @Nullable Instant timestamp,
            Attributes properties,
            Attributes traits,
            Attributes context) {}
}

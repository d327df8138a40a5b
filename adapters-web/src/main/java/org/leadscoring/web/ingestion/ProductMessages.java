package org.leadscoring.web.ingestion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.lead.RecogniseLead;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.web.ingestion.EventFactory.Draft;
import org.springframework.stereotype.Component;

/** Leads and events as products send them: {@code {"leadId": …, "eventType": …, "metadata": {…}}} (spec IN-3). */
@Component
final class ProductMessages {

    private static final List<String> TYPES = List.of("eventType", "event_type", "type", "event");
    private static final List<String> IDS = List.of("eventId", "event_id", "messageId");
    private static final List<String> DETAILS = List.of("metadata", "properties");

    /** What a lead's message says that is no trait of the lead. */
    private static final Set<String> NO_TRAITS =
            Set.of("userId", "anonymousId", "messageId", "timestamp", "writeKey", "traits");

    private final EventFactory factory;
    private final RecogniseLead leads;

    ProductMessages(EventFactory factory, RecogniseLead leads) {
        this.factory = factory;
        this.leads = leads;
    }

    /**
     * The event in a message.
     *
     * @throws InvalidEventException naming the field
     */
    IncomingEvent event(JsonObject message, Source source, Instant receivedAt) {
        var type = first(message, TYPES)
                .orElseThrow(() -> new InvalidEventException(
                        message.at("eventType"), "is missing; name what happened, for example \"demo_request\""));
        var details =
                message.object(DETAILS.stream().filter(message::has).findFirst().orElse("metadata"));
        var draft = new Draft(
                message.pointer(),
                id(message),
                EventFactory.type(message, type),
                message.text(type).orElseThrow(),
                null,
                message.instant("timestamp").orElse(null),
                details.attributes(),
                Attributes.NONE,
                Attributes.NONE);
        return IncomingEvent.of(factory.event(draft, source.id(), receivedAt), identifiers(message, details, source));
    }

    private List<Identifier> identifiers(JsonObject message, JsonObject details, Source source) {
        if (message.has("leadId")) {
            return List.of(lead(message, source));
        }
        var found = named(message);
        if (found.stream().noneMatch(Identifier::personal)) {
            // What a user who is signed in types into a form may be somebody else's address.
            found.addAll(EventFactory.contactsAmong(details));
        }
        if (found.isEmpty()) {
            throw new InvalidEventException(
                    message.at("leadId"),
                    "is missing, and so are email, userId and anonymousId; one of them is needed to know who it was");
        }
        return found;
    }

    private Identifier lead(JsonObject message, Source source) {
        var id = uuid(message.text("leadId").orElse(""));
        return Optional.ofNullable(id)
                .flatMap(lead -> leads.by(source.workspace(), new LeadId(lead)))
                .orElseThrow(() -> new InvalidEventException(
                        message.at("leadId"),
                        "is not the id of a lead; send the id that POST /api/leads answered, or an email or userId"));
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * What a message tells about a lead, as an {@code identify} event: all its fields are traits, but those that say who
     * and when.
     *
     * @throws InvalidEventException naming the field
     */
    IncomingEvent lead(JsonObject message, Source source, Instant receivedAt) {
        var told = new LinkedHashMap<String, @Nullable Object>(message.fields());
        told.keySet().removeAll(NO_TRAITS);
        var traits = new JsonObject(told, message.pointer())
                .attributes()
                .with(message.object("traits").attributes());
        var draft = new Draft(
                message.pointer(),
                id(message),
                EventType.IDENTIFY,
                "lead",
                null,
                message.instant("timestamp").orElse(null),
                Attributes.NONE,
                traits,
                Attributes.NONE);
        var found = named(message);
        found.addAll(EventFactory.contacts(message.object("traits")));
        if (found.isEmpty()) {
            throw new InvalidEventException(
                    message.at("email"),
                    "is missing or no e-mail address, and so are phone and userId; one of them is needed to recognise"
                            + " the lead");
        }
        return IncomingEvent.of(factory.event(draft, source.id(), receivedAt), found);
    }

    private static List<Identifier> named(JsonObject message) {
        var found = new ArrayList<>(EventFactory.contacts(message));
        EventFactory.identifier(message, "userId", IdentifierType.USER_ID).ifPresent(found::add);
        EventFactory.identifier(message, "anonymousId", IdentifierType.ANONYMOUS_ID)
                .ifPresent(found::add);
        return found;
    }

    private String id(JsonObject message) {
        return first(message, IDS).flatMap(message::text).orElseGet(factory::newMessageId);
    }

    private static Optional<String> first(JsonObject message, List<String> names) {
        return names.stream().filter(message::has).findFirst();
    }
}

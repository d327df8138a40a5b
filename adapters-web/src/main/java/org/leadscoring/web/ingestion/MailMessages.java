package org.leadscoring.web.ingestion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.web.ingestion.EventFactory.Draft;
import org.springframework.stereotype.Component;

/**
 * What mail tools tell about a mail and who got it, as events (spec IN-3): in our own shape, in SendGrid's or in Postmark's,
 * each known by the fields it has.
 *
 * <p>Clicks of scanners are found by what a message itself says, its user agent and when the mail was delivered, and never
 * by another message: else what is suspect would depend on the order of arrival (spec SC-1, ID-4).
 */
@Component
final class MailMessages {

    static final EventType OPENED = new EventType("email_opened");
    static final EventType OPENED_BY_MACHINE = new EventType("email_opened_by_machine");
    static final EventType UNSUBSCRIBED = new EventType("unsubscribed");
    private static final Map<String, EventType> TYPES =
            Map.of("email_unsubscribed", UNSUBSCRIBED, "contact_updated", EventType.IDENTIFY);

    /** What our own shape says that is no property of the event. */
    private static final Set<String> NO_PROPERTIES = Set.of(
            "type",
            "contactId",
            "email",
            "userAgent",
            "ip",
            "timestamp",
            "eventId",
            "messageId",
            "machineOpen",
            "traits",
            "properties",
            "writeKey");

    private final EventFactory factory;

    MailMessages(EventFactory factory) {
        this.factory = factory;
    }

    /**
     * The event in a message.
     *
     * @throws InvalidEventException naming the field
     */
    IncomingEvent read(JsonObject message, SourceId source, Instant receivedAt) {
        var told = told(message);
        var draft = new Draft(
                message.pointer(),
                told.id() == null ? factory.newMessageId() : told.id(),
                told.type(),
                told.name(),
                null,
                told.at(),
                told.properties(),
                told.traits(),
                told.context());
        return IncomingEvent.of(factory.event(draft, source, receivedAt), told.who());
    }

    private static Told told(JsonObject message) {
        if (message.has("RecordType")) {
            return PostmarkMail.read(message);
        }
        return message.has("sg_event_id") || message.has("sg_message_id") ? SendGridMail.read(message) : own(message);
    }

    private static Told own(JsonObject message) {
        var name = message.text("type")
                .orElseThrow(() -> new InvalidEventException(
                        message.at("type"), "is missing; name what happened, for example \"email.opened\""));
        var named = EventFactory.type(message, "type");
        var machine = Boolean.TRUE.equals(message.fields().get("machineOpen"));
        var type = machine && named.equals(OPENED) ? OPENED_BY_MACHINE : TYPES.getOrDefault(named.name(), named);
        var traits = message.object("traits");
        var rest = new LinkedHashMap<String, @Nullable Object>(message.fields());
        rest.keySet().removeAll(NO_PROPERTIES);
        return new Told(
                type,
                name,
                who(message, traits),
                message.text("eventId").or(() -> message.text("messageId")).orElse(null),
                message.instant("timestamp").orElse(null),
                new JsonObject(rest, message.pointer())
                        .attributes()
                        .with(message.object("properties").attributes()),
                traits.attributes(),
                context(message.text("userAgent"), message.text("ip")));
    }

    private static List<Identifier> who(JsonObject message, JsonObject traits) {
        var found = new ArrayList<Identifier>();
        EventFactory.identifier(message, "contactId", IdentifierType.USER_ID).ifPresent(found::add);
        message.text("email").flatMap(Identifier::email).ifPresent(found::add);
        found.addAll(EventFactory.contacts(traits));
        if (found.isEmpty()) {
            throw new InvalidEventException(
                    message.at("email"),
                    "is missing or no e-mail address, and so is contactId; one of them is needed to know whose mail it is");
        }
        return found;
    }

    /** The person with the address in this field. */
    static List<Identifier> address(JsonObject message, String field) {
        return message.text(field)
                .flatMap(Identifier::email)
                .map(List::of)
                .orElseThrow(() -> new InvalidEventException(message.at(field), "is missing or no e-mail address"));
    }

    static Attributes context(Optional<String> userAgent, Optional<String> ip) {
        var context = new LinkedHashMap<String, Object>();
        userAgent.ifPresent(text -> context.put("userAgent", text));
        ip.ifPresent(text -> context.put("ip", text));
        return new Attributes(context);
    }

    /**
     * What a message tells, whatever its shape.
     *
     * @param name what happened, in the tool's own words
     * @param id the tool's id of what happened, null if it has none
     * @param at when, null if it does not say
     */
    record Told(
            EventType type,
            String name,
            List<Identifier> who,
            @Nullable String id,
            @Nullable Instant at,
            Attributes properties,
            Attributes traits,
            Attributes context) {}
}

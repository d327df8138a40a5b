package org.leadscoring.web.ingestion;

import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.web.ingestion.EventFactory.Draft;
import org.springframework.stereotype.Component;

/** CloudEvents as events: what their attributes, extensions and data say of who did what, and when (spec IN-2). */
@Component
final class CloudEventMessages {

    private static final String USER = "userid";
    private static final String ANONYMOUS = "anonymousid";
    private static final String EMAIL = "email";

    private final EventFactory factory;

    CloudEventMessages(EventFactory factory) {
        this.factory = factory;
    }

    /**
     * An event in structured mode.
     *
     * @throws InvalidEventException naming the field
     */
    IncomingEvent structured(JsonObject body, SourceId source, Instant receivedAt) {
        var event = CloudEventEnvelope.of(body);
        if (body.has("data_base64")) {
            throw new InvalidEventException(
                    body.at("data_base64"), "is not understood; send a JSON object in data instead");
        }
        var type = event.getDataContentType();
        if (type != null && !type.toLowerCase(Locale.ROOT).contains("json")) {
            throw new InvalidEventException(
                    body.at("datacontenttype"), "is not JSON; send a JSON object in data, as application/json");
        }
        return read(event, body.object("data"), body.pointer(), source, receivedAt);
    }

    /**
     * An event in binary mode.
     *
     * @param attributes as the headers have them, by their names
     * @param data of the body; its pointer is where it would stand in structured mode
     * @throws InvalidEventException naming the field as it would be called in structured mode
     */
    IncomingEvent binary(Map<String, String> attributes, JsonObject data, SourceId source, Instant receivedAt) {
        return read(
                CloudEventEnvelope.of(new JsonObject(new LinkedHashMap<String, @Nullable Object>(attributes), "")),
                data,
                "",
                source,
                receivedAt);
    }

    private IncomingEvent read(CloudEvent event, JsonObject data, String pointer, SourceId source, Instant receivedAt) {
        var time = event.getTime();
        var draft = new Draft(
                pointer,
                messageId(event),
                EventFactory.at(pointer + "/type", () -> EventType.named(event.getType())),
                event.getType(),
                null,
                time == null ? null : time.toInstant(),
                data.attributes(),
                data.object("traits").attributes(),
                context(event));
        return IncomingEvent.of(factory.event(draft, source, receivedAt), identifiers(event, data, pointer));
    }

    /** An id is unique together with the source, which is no source of ours: many may send by one write key. */
    private static String messageId(CloudEvent event) {
        // A space, for no source has one in it.
        var id = event.getSource() + " " + event.getId();
        return id.length() <= EventKey.MAX_MESSAGE_ID
                ? id
                : StableId.of("cloudevents", event.getSource().toString(), event.getId());
    }

    private static List<Identifier> identifiers(CloudEvent event, JsonObject data, String pointer) {
        var found = new ArrayList<Identifier>();
        var user = extension(event, USER)
                .map(id -> identifier(IdentifierType.USER_ID, id, pointer + "/" + USER))
                .or(() -> EventFactory.identifier(data, "userId", IdentifierType.USER_ID))
                .or(() -> EventFactory.identifier(data, "user_id", IdentifierType.USER_ID));
        user.ifPresent(found::add);
        extension(event, ANONYMOUS)
                .map(id -> identifier(IdentifierType.ANONYMOUS_ID, id, pointer + "/" + ANONYMOUS))
                .or(() -> EventFactory.identifier(data, "anonymousId", IdentifierType.ANONYMOUS_ID))
                .ifPresent(found::add);
        extension(event, EMAIL).flatMap(Identifier::email).ifPresent(found::add);
        found.addAll(EventFactory.contacts(data.object("traits")));
        var inData = EventFactory.contactsAmong(data);
        if (user.isEmpty()) {
            // What a user who is signed in types into a form may be somebody else's address.
            found.addAll(inData);
        }
        if (found.isEmpty()) {
            subject(event, pointer).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            throw new InvalidEventException(
                    pointer + "/subject",
                    "is missing, and nothing else says who it was; send the extension userid, anonymousid or email, or"
                            + " userId, anonymousId, email or phone in data");
        }
        return found;
    }

    /** Who it was, where nothing else says so: an e-mail address, or the id of a user. */
    private static Optional<Identifier> subject(CloudEvent event, String pointer) {
        return Optional.ofNullable(event.getSubject())
                .filter(subject -> !subject.isBlank())
                .map(subject -> Identifier.email(subject)
                        .orElseGet(() -> identifier(IdentifierType.USER_ID, subject, pointer + "/subject")));
    }

    private static Identifier identifier(IdentifierType type, String value, String pointer) {
        return EventFactory.at(pointer, () -> new Identifier(type, value));
    }

    private static Optional<String> extension(CloudEvent event, String name) {
        return Optional.ofNullable(event.getExtension(name))
                .map(Object::toString)
                .filter(text -> !text.isBlank());
    }

    /** Where it came from: the source, and all that is neither id, type nor time. */
    private static Attributes context(CloudEvent event) {
        var context = new LinkedHashMap<String, @Nullable Object>();
        context.put("source", event.getSource().toString());
        context.put("subject", event.getSubject());
        var schema = event.getDataSchema();
        context.put("dataschema", schema == null ? null : schema.toString());
        event.getExtensionNames().stream()
                .sorted()
                .forEach(name -> context.put(
                        name.equals("useragent") ? "userAgent" : name,
                        extension(event, name).orElse(null)));
        return Attributes.of(context);
    }
}

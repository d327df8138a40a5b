package org.leadscoring.web.ingestion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.event.PageTypes;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.web.ingestion.EventFactory.Draft;
import org.springframework.stereotype.Component;

/**
 * Messages of Segment's HTTP Tracking API, as its SDKs and RudderStack's send them, as events (spec IN-1, IN-7).
 *
 * @see <a href="https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/">HTTP Tracking API</a>
 */
@Component
final class SegmentMessages {

    private static final List<String> TYPES = List.of("track", "identify", "page", "screen", "group", "alias");
    private static final List<String> CONTEXT = List.of(
            "page",
            "campaign",
            "clickIds",
            "gaClientId",
            "_ga",
            "referrer",
            "library",
            "userAgent",
            "ip",
            "locale",
            "timezone",
            "sessionId",
            "session_id");

    private final EventFactory factory;

    SegmentMessages(EventFactory factory) {
        this.factory = factory;
    }

    /**
     * The event in a message.
     *
     * @param type what it is by its address; in a batch, its own field {@code type} says so
     * @param batch what holds for all messages of its batch: {@code sentAt} and {@code context}
     * @param pages how views of pages are named
     * @throws InvalidEventException naming the field
     */
    IncomingEvent read(
            JsonObject message,
            Optional<String> type,
            JsonObject batch,
            PageTypes pages,
            SourceId source,
            Instant receivedAt) {
        var kind = type.or(() -> message.text("type"))
                .filter(TYPES::contains)
                .orElseThrow(() -> new InvalidEventException(message.at("type"), "must be one of " + TYPES));
        var context = context(message, batch);
        var event = factory.event(draft(kind, message, batch, context, pages), source, receivedAt);
        return kind.equals("alias")
                ? alias(message, event)
                : IncomingEvent.of(event, identifiers(kind, message, context));
    }

    private Draft draft(String kind, JsonObject message, JsonObject batch, JsonObject context, PageTypes pages) {
        var properties = message.object("properties").attributes();
        var traits = context.object("traits").attributes();
        EventType type;
        String name;
        switch (kind) {
            case "track" -> {
                type = EventFactory.type(message, "event");
                name = message.text("event").orElseThrow();
            }
            case "page" -> {
                var address = address(message, context);
                type = pages.typeOf(address);
                name = message.text("name")
                        .or(() -> message.object("properties").attributes().text("title"))
                        .orElse(address);
            }
            case "screen" -> {
                type = EventType.SCREEN_VIEW;
                name = message.text("name").orElse("");
            }
            case "identify" -> {
                type = EventType.IDENTIFY;
                name = "identify";
                traits = traits.with(message.object("traits").attributes());
            }
            case "group" -> {
                type = EventType.GROUP;
                name = message.text("groupId")
                        .orElseThrow(() -> new InvalidEventException(
                                message.at("groupId"), "is missing; send the id of the company or account"));
                properties = properties.with(group(name, message));
                traits = traits.with(company(name, message));
            }
            default -> {
                type = EventType.ALIAS;
                name = "alias";
            }
        }
        return new Draft(
                message.pointer(),
                message.text("messageId").orElseGet(factory::newMessageId),
                type,
                name,
                message.instant("sentAt").or(() -> batch.instant("sentAt")).orElse(null),
                message.instant("originalTimestamp")
                        .or(() -> message.instant("timestamp"))
                        .orElse(null),
                properties,
                traits,
                EventFactory.only(context.attributes(), CONTEXT));
    }

    /** The message's context laid over that of its batch. */
    private static JsonObject context(JsonObject message, JsonObject batch) {
        var own = message.object("context");
        var shared = batch.object("context");
        if (shared.fields().isEmpty()) {
            return own;
        }
        var merged = new LinkedHashMap<String, @Nullable Object>(shared.fields());
        merged.putAll(own.fields());
        return new JsonObject(merged, own.pointer());
    }

    private static List<Identifier> identifiers(String kind, JsonObject message, JsonObject context) {
        var found = new ArrayList<Identifier>();
        var userId = EventFactory.identifier(message, "userId", IdentifierType.USER_ID);
        userId.ifPresent(found::add);
        EventFactory.identifier(message, "anonymousId", IdentifierType.ANONYMOUS_ID)
                .ifPresent(found::add);
        session(context).ifPresent(found::add);
        if (kind.equals("identify")) {
            found.addAll(EventFactory.contacts(message.object("traits")));
        }
        found.addAll(EventFactory.contacts(context.object("traits")));
        var properties = message.object("properties");
        if (userId.isEmpty()) {
            // What a user who is signed in types into a form may be somebody else's address.
            found.addAll(EventFactory.contactsAmong(properties));
        }
        if (found.isEmpty()) {
            throw new InvalidEventException(
                    message.at("userId"),
                    "is missing, and so is anonymousId; one of them is needed to know who it was");
        }
        return found;
    }

    /** The visit, so that it can be asked for by its id. Numbers are no ids: some trackers number visits by the second. */
    private static Optional<Identifier> session(JsonObject context) {
        return Stream.of("sessionId", "session_id")
                .filter(name -> context.fields().get(name) instanceof String)
                .findFirst()
                .flatMap(name -> EventFactory.identifier(context, name, IdentifierType.SESSION_ID));
    }

    private static IncomingEvent alias(JsonObject message, Event event) {
        var user = EventFactory.identifier(message, "userId", IdentifierType.USER_ID)
                .orElseThrow(() -> new InvalidEventException(
                        message.at("userId"), "is missing; send the id the person has from now on"));
        return IncomingEvent.alias(event, user, previous(message));
    }

    private static List<Identifier> previous(JsonObject message) {
        var previous = message.text("previousId");
        if (previous.isEmpty()) {
            // Segment's SDK for browsers leaves it out for the visitor it knows.
            return List.of(EventFactory.identifier(message, "anonymousId", IdentifierType.ANONYMOUS_ID)
                    .orElseThrow(() -> new InvalidEventException(
                            message.at("previousId"),
                            "is missing, and so is anonymousId; send the id the person had before")));
        }
        // It may have been either kind of id; the sender does not say.
        return EventFactory.at(
                message.at("previousId"),
                () -> List.of(
                        new Identifier(IdentifierType.ANONYMOUS_ID, previous.get()),
                        new Identifier(IdentifierType.USER_ID, previous.get())));
    }

    private static String address(JsonObject message, JsonObject context) {
        var properties = message.object("properties").attributes();
        var page = context.object("page").attributes();
        return properties
                .text("url")
                .or(() -> properties.text("path"))
                .or(() -> page.text("url"))
                .or(() -> page.text("path"))
                .orElse("");
    }

    private static Attributes group(String groupId, JsonObject message) {
        return new Attributes(Map.of("groupId", groupId))
                .with(message.object("traits").attributes());
    }

    private static Attributes company(String groupId, JsonObject message) {
        var company = new LinkedHashMap<String, Object>();
        company.put("id", groupId);
        message.object("traits").text("name").ifPresent(name -> company.put("name", name));
        return new Attributes(Map.of("company", company));
    }
}

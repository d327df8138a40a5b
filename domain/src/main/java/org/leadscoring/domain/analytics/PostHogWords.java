package org.leadscoring.domain.analytics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadscoring.domain.analytics.Message.PostHogEvent;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;

/**
 * Events as PostHog has them. Whose an event is, is the identifier that it came by, so that the same event is always the same
 * to PostHog.
 *
 * @see <a href="https://posthog.com/docs/api/capture">PostHog: capture</a>
 */
final class PostHogWords {

    private static final String URL = "url";

    private PostHogWords() {}

    static Translation of(Content content, Happening happening) {
        var messages = new ArrayList<Message>();
        if (content.has(happening.event().type())) {
            messages.addAll(event(happening));
        }
        for (var crossing : happening.entered()) {
            content.nameOf(crossing.stage()).ifPresent(name -> {
                var properties = new LinkedHashMap<String, Object>();
                properties.put("lead_stage", crossing.stage());
                properties.put("lead_score", crossing.score());
                properties.put("$lib", "leadscoring");
                properties.put("$set", Map.of("lead_stage", crossing.stage(), "lead_score", crossing.score()));
                messages.add(new PostHogEvent(
                        Translation.id("stage " + crossing.event().value() + " " + crossing.stage()),
                        crossing.at(),
                        name,
                        happening.by().value(),
                        properties));
            });
        }
        return Translation.of(messages);
    }

    private static List<Message> event(Happening happening) {
        var event = happening.event();
        if (event.type().equals(EventType.ALIAS)) {
            return happening.claimed().stream()
                    .map(Identifier::value)
                    .distinct()
                    .map(other -> message(happening, "$create_alias", Map.of("alias", other)))
                    .limit(1)
                    .toList();
        }
        return List.of(message(happening, name(event), properties(happening)));
    }

    private static String name(Event event) {
        if (event.type().equals(EventType.IDENTIFY)) {
            return "$identify";
        }
        if (event.type().equals(EventType.GROUP)) {
            return "$groupidentify";
        }
        if (event.type().equals(EventType.SCREEN_VIEW)) {
            return "$screen";
        }
        return event.type().equals(EventType.PAGE_VIEW) ? "$pageview" : event.name();
    }

    private static Map<String, Object> properties(Happening happening) {
        var event = happening.event();
        var properties = new LinkedHashMap<>(event.properties().values());
        var page = event.context().object("page");
        page.text(URL).or(() -> event.properties().text(URL)).ifPresent(url -> properties.put("$current_url", url));
        page.text("referrer").ifPresent(referrer -> properties.put("$referrer", referrer));
        page.text("title").ifPresent(title -> properties.put("title", title));
        event.context().text("ip").ifPresent(ip -> properties.put("$ip", ip));
        event.context().text("userAgent").ifPresent(agent -> properties.put("$raw_user_agent", agent));
        event.context()
                .object("campaign")
                .values()
                .forEach((name, value) -> properties.put("utm_" + (name.equals("name") ? "campaign" : name), value));
        properties.putAll(event.context().object("clickIds").values());
        properties.put("lead_event_type", event.type().name());
        var set = new LinkedHashMap<>(event.traits().values());
        var score = happening.score();
        if (score != null) {
            properties.put("lead_score", score);
            set.put("lead_score", score);
        }
        if (event.type().equals(EventType.GROUP)) {
            properties.put("$group_type", "company");
            properties.put(
                    "$group_key",
                    event.properties().text("groupId").orElse(happening.by().value()));
            properties.put("$group_set", event.properties().values());
        }
        if (!set.isEmpty()) {
            properties.put("$set", set);
        }
        if (event.type().equals(EventType.IDENTIFY)) {
            happening.claimed().stream()
                    .filter(other -> other.type() == IdentifierType.ANONYMOUS_ID)
                    .findFirst()
                    .ifPresent(other -> properties.put("$anon_distinct_id", other.value()));
        }
        return properties;
    }

    private static Message message(Happening happening, String name, Map<String, Object> properties) {
        var all = new LinkedHashMap<>(properties);
        all.put("$lib", "leadscoring");
        var event = happening.event();
        return new PostHogEvent(
                event.id().value(), event.occurredAt(), name, happening.by().value(), all);
    }
}

package org.leadscoring.domain.analytics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.workspace.SourceId;

/** Events of one lead, and what there is to tell of them, for tests. */
final class Happenings {

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private static int number;

    private Happenings() {}

    static Event event(String type, String name, Map<String, Object> properties, Map<String, Object> traits) {
        return event(type, name, properties, traits, Map.of());
    }

    static Event event(
            String type,
            String name,
            Map<String, Object> properties,
            Map<String, Object> traits,
            Map<String, ?> context) {
        number++;
        return new Event(
                new EventId(new UUID(9, number)),
                new EventKey(NOW, "m" + number, new SourceId(new UUID(1, 1))),
                new EventType(type),
                name,
                NOW,
                new Attributes(properties),
                new Attributes(traits),
                Attributes.of(context));
    }

    static LeadId lead() {
        return new LeadId(new UUID(2, 2));
    }

    static Identifier user() {
        return new Identifier(IdentifierType.USER_ID, "u1");
    }

    static Happening happening(Event event, @Nullable Integer score) {
        return new Happening(event, lead(), user(), List.of(), null, score, List.of(), Clicks.of(event), false);
    }

    static Happening with(Event event, List<Identifier> claimed) {
        return new Happening(event, lead(), user(), claimed, null, null, List.of(), Clicks.NONE, false);
    }

    static Happening entering(Happening one, String... stages) {
        var entered = List.of(stages).stream()
                .map(stage -> new Crossing(
                        stage,
                        Direction.UP,
                        80,
                        one.event().occurredAt(),
                        one.event().id()))
                .toList();
        return new Happening(
                one.event(), one.lead(), one.by(), List.of(), one.email(), one.score(), entered, one.clicks(), false);
    }
}

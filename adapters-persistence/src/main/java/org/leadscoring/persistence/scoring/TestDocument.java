package org.leadscoring.persistence.scoring;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.ModelTest;
import org.leadscoring.application.scoring.ModelTest.Expectation;
import org.leadscoring.application.scoring.ModelTest.Happening;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.StageLadder.Passage;

/** The tests of a model as documents. */
final class TestDocument {

    private static final ZoneId USUAL_ZONE = ZoneId.of("UTC");
    private static final String LEFT = "left";

    private TestDocument() {}

    static Map<String, Object> of(ModelTest test) {
        var document = new LinkedHashMap<String, Object>();
        document.put("name", test.name());
        if (!test.zone().equals(USUAL_ZONE)) {
            document.put("zone", test.zone().getId());
        }
        if (!test.derive().equals(Derivation.TYPES)) {
            document.put(
                    "derive",
                    test.derive().stream().map(EventType::name).sorted().toList());
        }
        var events = new ArrayList<Object>();
        for (var happening : test.events()) {
            events.add(of(happening, usualId(events.size())));
        }
        document.put("events", events);
        if (!test.asOf().equals(last(test.events()))) {
            document.put("as_of", test.asOf().toString());
        }
        document.put("expect", of(test.expect()));
        return document;
    }

    private static Map<String, Object> of(Happening happening, String usualId) {
        var document = new LinkedHashMap<String, Object>();
        if (!happening.id().equals(usualId)) {
            document.put("id", happening.id());
        }
        document.put("at", happening.at().toString());
        document.put("event", happening.event().name());
        if (!happening.received().equals(happening.at())) {
            document.put("received", happening.received().toString());
        }
        if (!happening.properties().isEmpty()) {
            document.put("properties", happening.properties().values());
        }
        if (!happening.traits().isEmpty()) {
            document.put("traits", happening.traits().values());
        }
        if (happening.suspect()) {
            document.put("suspect", true);
        }
        return document;
    }

    private static Map<String, Object> of(Expectation expect) {
        var document = new LinkedHashMap<String, Object>();
        put(document, "score", expect.score());
        put(document, "engagement", expect.engagement());
        put(document, "fit", expect.fit());
        put(document, "intent", expect.intent());
        put(document, "stage", expect.stage());
        if (expect.crossings() != null) {
            document.put(
                    "crossings",
                    expect.crossings().stream()
                            .<Object>map(passage -> passage.direction() == Direction.UP
                                    ? passage.stage()
                                    : Map.of(LEFT, passage.stage()))
                            .toList());
        }
        return document;
    }

    private static void put(Map<String, Object> document, String key, @Nullable Object value) {
        if (value != null) {
            document.put(key, value);
        }
    }

    static ModelTest read(Place place) {
        place.object(List.of("name", "zone", "derive", "events", "as_of", "expect"));
        var name = place.need("name").text();
        var zone = place.get("zone").map(TestDocument::zone).orElse(USUAL_ZONE);
        var derive = place.get("derive").map(TestDocument::derive).orElse(Derivation.TYPES);
        var events = new ArrayList<Happening>();
        for (var event : place.need("events").list()) {
            events.add(happening(event, usualId(events.size())));
        }
        var asOf = place.get("as_of").map(Place::instant).orElseGet(() -> last(events));
        var expect = expectation(place.need("expect"));
        return place.make(() -> new ModelTest(name, zone, derive, events, asOf, expect));
    }

    private static Happening happening(Place place, String usualId) {
        place.object(List.of("id", "at", "event", "received", "properties", "traits", "suspect"));
        var at = place.need("at").instant();
        return new Happening(
                place.get("id").map(Place::text).orElse(usualId),
                at,
                place.get("received").map(Place::instant).orElse(at),
                place.need("event").eventType(),
                attributes(place, "properties"),
                attributes(place, "traits"),
                place.get("suspect").map(Place::bool).orElse(false));
    }

    private static Attributes attributes(Place place, String key) {
        return place.get(key)
                .map(inner -> {
                    var plain = inner.plainFields();
                    return inner.make(() -> Attributes.of(plain));
                })
                .orElse(Attributes.NONE);
    }

    private static Expectation expectation(Place place) {
        place.object(List.of("score", "engagement", "fit", "intent", "stage", "crossings"));
        var score = integer(place, "score");
        var engagement = integer(place, "engagement");
        var fit = integer(place, "fit");
        var intent = integer(place, "intent");
        var stage = place.get("stage").map(Place::text).orElse(null);
        var crossings = place.get("crossings")
                .map(list -> list.list().stream().map(TestDocument::passage).toList())
                .orElse(null);
        return place.make(() -> new Expectation(score, engagement, fit, intent, stage, crossings));
    }

    private static @Nullable Integer integer(Place place, String key) {
        return place.get(key).map(Place::integer).orElse(null);
    }

    private static Passage passage(Place place) {
        return place.isObject()
                ? new Passage(place.object(List.of(LEFT)).need(LEFT).text(), Direction.DOWN)
                : new Passage(place.text(), Direction.UP);
    }

    private static ZoneId zone(Place place) {
        var text = place.text();
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw place.wrong("is \"" + text + "\", which is no time zone; write for example Europe/Berlin");
        }
    }

    private static Set<EventType> derive(Place place) {
        var types = Derivation.TYPES.stream()
                .sorted(Comparator.comparing(EventType::name))
                .toArray(EventType[]::new);
        return place.list().stream()
                .map(type -> type.oneOf(types, EventType::name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Events of one instant are scored in the order of their ids, and so in that of the file. */
    private static String usualId(int position) {
        return String.format(Locale.ROOT, "%06d", position + 1);
    }

    private static Instant last(List<Happening> events) {
        return events.stream().map(Happening::at).max(Instant::compareTo).orElse(Instant.EPOCH);
    }
}

package org.leadscoring.application.scoring;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.event.Suspicion;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.StageLadder.Passage;
import org.leadscoring.domain.workspace.SourceId;

/**
 * What a model must make of a lead's events: kept in its file, checked before the model is taken.
 *
 * @param name what it shows, 1 to 200 characters
 * @param zone in which days are counted
 * @param derive what the system makes of the events by itself (spec SC-11)
 * @param events of one lead, at least one, in any order
 * @param asOf when the score is looked at, UTC; not before the last event
 * @param expect what must come out
 */
public record ModelTest(
        String name, ZoneId zone, Set<EventType> derive, List<Happening> events, Instant asOf, Expectation expect) {

    private static final int MAX_NAME = 200;
    private static final SourceId SOURCE = new SourceId(new UUID(0, 0));
    private static final ModelId MODEL = new ModelId(new UUID(0, 0));

    /** @throws InvalidModelException if something is out of range or an event cannot be */
    public ModelTest {
        derive = Set.copyOf(derive);
        events = List.copyOf(events);
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new InvalidModelException("/name", "must have 1 to " + MAX_NAME + " characters");
        }
        if (!Derivation.TYPES.containsAll(derive)) {
            throw new InvalidModelException("/derive", "names a type that the system does not make");
        }
        if (events.isEmpty()) {
            throw new InvalidModelException("/events", "is empty; a score begins with an event");
        }
        for (int i = 0; i < events.size(); i++) {
            check(events.get(i), i, asOf);
        }
    }

    private static void check(Happening happening, int position, Instant asOf) {
        var field = "/events/" + position;
        try {
            happening.event(position);
        } catch (InvalidEventException e) {
            throw new InvalidModelException(field, "cannot be: its " + e.field().replace("/", "") + ' ' + e.reason());
        } catch (IllegalArgumentException e) {
            throw new InvalidModelException(field, "cannot be: " + e.getMessage());
        }
        if (happening.at().isAfter(asOf)) {
            throw new InvalidModelException("/as_of", "lies before the event at " + happening.at() + "; look later");
        }
    }

    /** Scores the events and compares what comes out with what is expected. */
    public Outcome run(Definition definition) {
        var derivation = new Derivation(zone, derive, Derivation.HIGH_INTENT_URLS);
        var scorer = new Scorer(new ScoringModel(MODEL, "Test", 1, definition), derivation);
        var history = IntStream.range(0, events.size())
                .mapToObj(i -> events.get(i).event(i))
                .toList();
        var scored = scorer.replay(history, asOf);
        return new Outcome(name, expect.differencesFrom(scored, scorer.stage(scored.state())));
    }

    /**
     * An event of the lead.
     *
     * @param id its message id; two with one id at one instant are one event delivered twice
     * @param at when it happened, UTC
     * @param received when the server took it, UTC
     * @param event its type
     * @param suspect whether it is marked as a machine's (spec ID-4)
     */
    public record Happening(
            String id,
            Instant at,
            Instant received,
            EventType event,
            Attributes properties,
            Attributes traits,
            boolean suspect) {

        private Event event(int position) {
            return new Event(
                    new EventId(new UUID(0, position)),
                    new EventKey(at, id, SOURCE),
                    event,
                    event.name(),
                    received,
                    properties,
                    traits,
                    Attributes.NONE,
                    suspect ? new Mark.Suspect(Suspicion.CRAWLER) : new Mark.Clear());
        }
    }

    /**
     * What must come out. What is null may be anything.
     *
     * @param score the total, in points
     * @param engagement points of this category
     * @param fit points of this category
     * @param intent points of this category
     * @param stage the stage at the end
     * @param crossings all thresholds passed on the way, in order
     */
    public record Expectation(
            @Nullable Integer score,
            @Nullable Integer engagement,
            @Nullable Integer fit,
            @Nullable Integer intent,
            @Nullable String stage,
            @Nullable List<Passage> crossings) {

        /** @throws InvalidModelException if nothing is expected: such a test could not fail */
        public Expectation {
            crossings = crossings == null ? null : List.copyOf(crossings);
            if (score == null
                    && engagement == null
                    && fit == null
                    && intent == null
                    && stage == null
                    && crossings == null) {
                throw new InvalidModelException("", "expects nothing; name at least a score or a stage");
            }
        }

        private List<Difference> differencesFrom(Scored scored, String actualStage) {
            var found = new ArrayList<Difference>();
            var state = scored.state();
            compare(found, "score", score, state.total());
            compare(found, "engagement", engagement, state.of(Category.ENGAGEMENT));
            compare(found, "fit", fit, state.of(Category.FIT));
            compare(found, "intent", intent, state.of(Category.INTENT));
            compare(found, "stage", stage, actualStage);
            if (crossings != null) {
                var actual = scored.crossings().stream()
                        .map(crossing -> new Passage(crossing.stage(), crossing.direction()))
                        .toList();
                compare(found, "crossings", inWords(crossings), inWords(actual));
            }
            return found;
        }

        private static void compare(List<Difference> found, String fact, @Nullable Object expected, Object actual) {
            if (expected != null && !Objects.equals(expected, actual)) {
                found.add(new Difference(fact, expected.toString(), actual.toString()));
            }
        }

        private static String inWords(List<Passage> passages) {
            return passages.isEmpty()
                    ? "none"
                    : passages.stream()
                            .map(passage ->
                                    (passage.direction() == Direction.UP ? "into " : "out of ") + passage.stage())
                            .collect(Collectors.joining(", "));
        }
    }

    /**
     * What came of a test.
     *
     * @param test its name
     * @param differences from what it expects; none if it passed
     */
    public record Outcome(String test, List<Difference> differences) {

        public Outcome {
            differences = List.copyOf(differences);
        }

        /** Whether everything came out as expected. */
        public boolean passed() {
            return differences.isEmpty();
        }
    }

    /**
     * Something that came out otherwise.
     *
     * @param fact what, for example {@code score}
     */
    public record Difference(String fact, String expected, String actual) {

        /** For example {@code score: expected 50, was 45}. */
        @Override
        public String toString() {
            return fact + ": expected " + expected + ", was " + actual;
        }
    }
}

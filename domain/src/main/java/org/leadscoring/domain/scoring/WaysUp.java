package org.leadscoring.domain.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Forecast.Step;
import org.leadscoring.domain.scoring.Forecast.Way;
import org.leadscoring.domain.workspace.SourceId;

/** The search for the fewest events that bring a lead to the next stage, by scoring events that might come. */
final class WaysUp {

    private static final int MOST_OF_ONE_TYPE = 5;
    private static final int MOST_OF_SEVERAL = 3;
    /** Only the types that give most are combined: there are as many combinations as the cube of this. */
    private static final int MOST_COMBINED = 20;

    private static final int MOST_WAYS = 5;
    private static final int MOST_TRIALS = 5_000;
    private static final SourceId NOBODY = new SourceId(new UUID(0, 0));

    private static final Comparator<Way> ORDER = Comparator.comparingInt(Way::events)
            .thenComparing(Comparator.comparingInt(Way::points).reversed())
            .thenComparing(way -> way.steps().stream()
                    .map(step -> step.type().name())
                    .toList()
                    .toString());

    private final Scorer scorer;
    private final ScoreState from;
    private final Instant now;
    private final Examples examples;
    private final int present;
    private int trials;

    WaysUp(Scorer scorer, ScoreState from, Instant now) {
        this.scorer = scorer;
        this.from = from;
        this.now = now;
        this.examples = new Examples(scorer, from.traits());
        this.present = height(from);
    }

    List<Way> found() {
        var useful = new ArrayList<Trial>();
        var ways = new ArrayList<Way>();
        for (var type : types()) {
            best(type).ifPresent(useful::add);
            ofOneType(type).ifPresent(ways::add);
        }
        if (ways.stream().noneMatch(way -> way.events() == 1)) {
            useful.sort(Comparator.comparingInt(Trial::points)
                    .reversed()
                    .thenComparing(trial -> trial.last().type().name()));
            var best = useful.subList(0, Math.min(useful.size(), MOST_COMBINED));
            ofSeveral(best, best, 2).ifPresent(ways::add);
        }
        return ways.stream().sorted(ORDER).limit(MOST_WAYS).toList();
    }

    /** In the order of their names. */
    private List<EventType> types() {
        return scorer.model().rules().stream()
                .map(Rule::event)
                .distinct()
                .filter(type -> !Derivation.TYPES.contains(type) && !type.equals(EventType.IDENTIFY))
                .sorted(Comparator.comparing(EventType::name))
                .toList();
    }

    /** The one event of a type that gives most, if any gives something. */
    private Optional<Trial> best(EventType type) {
        return examples.of(type).stream()
                .map(properties -> then(null, new Step(type, properties, 1)))
                .filter(trial -> trial.points() > 0)
                .reduce((one, other) -> other.points() > one.points() ? other : one);
    }

    /** The fewest events that are alike but for what must be fresh. */
    private Optional<Way> ofOneType(EventType type) {
        return examples.of(type).stream()
                .flatMap(properties -> alike(new Step(type, properties, 1)).stream())
                .map(Trial::way)
                .min(ORDER);
    }

    private Optional<Trial> alike(Step step) {
        Trial trial = null;
        for (int times = 1; times <= MOST_OF_ONE_TYPE && trials < MOST_TRIALS; times++) {
            var before = trial == null ? 0 : trial.points();
            trial = then(trial, step);
            if (trial.reaches()) {
                return Optional.of(trial);
            }
            if (trial.points() <= before) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Breadth first: all of two events before any of three. */
    private Optional<Way> ofSeveral(List<Trial> useful, List<Trial> begun, int size) {
        var longer = new ArrayList<Trial>();
        for (var trial : begun) {
            for (var next : useful.subList(place(useful, trial.last()), useful.size())) {
                if (trials < MOST_TRIALS) {
                    longer.add(then(trial, next.last()));
                }
            }
        }
        var best = longer.stream()
                .filter(trial -> trial.reaches() && trial.isMixed())
                .map(Trial::way)
                .min(ORDER);
        return best.isPresent() || size == MOST_OF_SEVERAL ? best : ofSeveral(useful, longer, size + 1);
    }

    private static int place(List<Trial> useful, Step step) {
        int place = 0;
        while (!useful.get(place).last().equals(step)) {
            place++;
        }
        return place;
    }

    private Trial then(@Nullable Trial before, Step step) {
        trials++;
        var number = before == null ? 1 : before.number() + 1;
        var event = event(step, number);
        var state = scorer.resume(before == null ? from : before.state(), List.of(event), event.occurredAt())
                .state();
        return new Trial(before, step, number, state, state.total() - from.total(), height(state) > present);
    }

    /** The n-th of events that come now, a microsecond apart. */
    private Event event(Step step, int number) {
        var at = now.plusNanos(1_000L * number);
        return new Event(
                new EventId(new UUID(0, number)),
                new EventKey(at, "forecast-" + number, NOBODY),
                step.type(),
                step.type().name(),
                at,
                examples.fresh(step.type(), step.properties(), number),
                Attributes.NONE,
                Attributes.NONE);
    }

    /** The events of a way, as they were tried. */
    List<Event> events(Way way) {
        var events = new ArrayList<Event>();
        for (var step : way.steps()) {
            for (int i = 0; i < step.times(); i++) {
                events.add(event(step, events.size() + 1));
            }
        }
        return events;
    }

    private int height(ScoreState state) {
        return scorer.model().ladder().names().indexOf(scorer.stage(state));
    }

    /**
     * Some events, and where they lead.
     *
     * @param number how many they are
     * @param points what they bring together
     */
    private record Trial(@Nullable Trial before, Step last, int number, ScoreState state, int points, boolean reaches) {

        boolean isMixed() {
            return new HashSet<>(steps()).size() > 1;
        }

        private List<Step> steps() {
            var steps = before == null ? new ArrayList<Step>() : new ArrayList<>(before.steps());
            steps.add(last);
            return steps;
        }

        Way way() {
            var counted = new ArrayList<Step>();
            for (var step : steps()) {
                var same = counted.isEmpty() ? null : counted.getLast();
                if (same != null
                        && same.type().equals(step.type())
                        && same.properties().equals(step.properties())) {
                    counted.set(counted.size() - 1, new Step(step.type(), step.properties(), same.times() + 1));
                } else {
                    counted.add(step);
                }
            }
            return new Way(counted, points, state.total());
        }
    }
}

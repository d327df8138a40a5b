package org.leadscoring.domain.scoring;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.event.Suspicion;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

/**
 * Random models and histories that are likely to collide: few types and several rules for each, tight scales, many events
 * at one instant, gaps that end visits, days and intervals of decay exactly, types no rule knows.
 */
public final class Histories {

    private static final List<String> TYPES =
            List.of("page_view", "click", "session_ended", "email_clicked", "demo_requested", "identify", "unknown");
    private static final List<String> DERIVED =
            List.of("return_visit", "visited_3_days_in_row", "inactive_30_days", "clicked_high_intent_link");
    private static final List<String> TRAITS = List.of("size", "role");
    private static final List<Category> CATEGORIES = List.of(Category.values());
    private static final List<Duration> GAPS = List.of(
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(20),
            Duration.ofDays(1),
            Duration.ofDays(10),
            Duration.ofDays(30),
            Duration.ofDays(75));

    private final RandomGenerator random;

    public Histories(RandomGenerator random) {
        this.random = random;
    }

    /** A scorer by any model, in a workspace that makes any events. */
    public Scorer scorer() {
        return new Scorer(model(), derivation());
    }

    /** What a workspace makes. */
    public Derivation derivation() {
        var makes = new HashSet<>(Derivation.TYPES);
        makes.removeIf(type -> random.nextInt(4) == 0);
        var zone = ZoneId.of(pick(List.of("UTC", "America/New_York", "Pacific/Auckland")));
        return new Derivation(zone, makes, Derivation.HIGH_INTENT_URLS);
    }

    /** A model of any method. */
    public ScoringModel model() {
        return new ScoringModel(new ModelId(new UUID(0, 1)), "Random", 1, definition());
    }

    private Definition definition() {
        var method = switch (random.nextInt(6)) {
            case 0 -> new Method.Milestone();
            case 1 -> new Method.Sessions(SessionScoring.STANDARD);
            default -> new Method.Points();
        };
        return new Definition(
                method,
                scale(),
                method instanceof Method.Sessions ? List.of() : rules(method instanceof Method.Milestone),
                traitRules(!(method instanceof Method.Points)),
                caps(),
                method instanceof Method.Points ? recency() : Recency.NONE,
                decay(),
                random.nextInt(4) == 0,
                ladder());
    }

    private Scale scale() {
        return switch (random.nextInt(4)) {
            case 0 -> Scale.OPEN;
            case 1 -> new Scale(0, 100);
            case 2 -> new Scale(-random.nextInt(6), 1 + random.nextInt(30));
            default -> new Scale(-random.nextInt(200), 1 + random.nextInt(200));
        };
    }

    private List<Rule> rules(boolean milestones) {
        var types = new ArrayList<>(TYPES);
        types.addAll(DERIVED);
        types.remove("unknown");
        return IntStream.range(0, random.nextInt(13))
                .mapToObj(i -> new Rule(
                        "r" + i,
                        new EventType(pick(types)),
                        random.nextInt(3) == 0 ? condition(2, true) : Condition.ALWAYS,
                        milestones ? 1 + random.nextInt(100) : random.nextInt(-60, 61),
                        milestones ? Category.INTENT : pick(CATEGORIES),
                        limit(),
                        milestones || random.nextInt(3) > 0 ? null : Integer.valueOf(1 + random.nextInt(90)),
                        milestones || random.nextInt(3) > 0 ? null : repeat(),
                        random.nextInt(3) > 0))
                .toList();
    }

    private List<TraitRule> traitRules(boolean fitOnly) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> new TraitRule(
                        "t" + i,
                        condition(2, false),
                        random.nextInt(-30, 31),
                        fitOnly || random.nextBoolean() ? Category.FIT : pick(CATEGORIES)))
                .toList();
    }

    /** Any condition, nested at most so deep. */
    public Condition condition(int depth, boolean properties) {
        var field = properties && random.nextBoolean() ? Field.property("url") : Field.trait(pick(TRAITS));
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0 -> new Condition.Equals(field, random.nextBoolean() ? "a" : BigDecimal.valueOf(random.nextInt(3)));
            case 1 -> new Condition.In(field, List.of("b", BigDecimal.ONE));
            case 2 -> new Condition.Contains(field, "pri");
            case 3 -> new Condition.StartsWith(field, "/");
            case 4 -> new Condition.Matches(field, new Regex("^[a-c]$|demo"));
            case 5 -> new Condition.Exists(field);
            case 6 ->
                new Condition.Compares(
                        field, pick(List.of(Condition.Comparison.values())), BigDecimal.valueOf(random.nextInt(4)));
            case 7 -> new Condition.Not(condition(depth - 1, properties));
            case 8 -> new Condition.All(List.of(condition(depth - 1, properties), condition(depth - 1, properties)));
            default -> new Condition.Any(List.of(condition(depth - 1, properties), condition(depth - 1, properties)));
        };
    }

    private Limit limit() {
        return switch (random.nextInt(6)) {
            case 0 -> Limit.ONCE;
            case 1 -> new Limit.PerWindow(1 + random.nextInt(3), pick(GAPS.subList(2, GAPS.size())));
            case 2 -> new Limit.Distinct(Field.property("url"));
            default -> Limit.UNLIMITED;
        };
    }

    private Repeat repeat() {
        return new Repeat(new Factor(random.nextInt(400)), pick(GAPS.subList(2, GAPS.size())), 1 + random.nextInt(3));
    }

    private Map<Category, Integer> caps() {
        var caps = new HashMap<Category, Integer>();
        CATEGORIES.forEach(category -> {
            if (random.nextInt(5) == 0) {
                caps.put(category, random.nextInt(80));
            }
        });
        return caps;
    }

    private Recency recency() {
        return random.nextInt(3) > 0
                ? Recency.NONE
                : new Recency(
                        List.of(
                                new Recency.Band(Duration.ofDays(1), new Factor(200)),
                                new Recency.Band(Duration.ofDays(7), new Factor(150))),
                        new Factor(50));
    }

    private Decay decay() {
        var every = pick(List.of(Duration.ofDays(1), Duration.ofDays(10), Duration.ofDays(30)));
        return switch (random.nextInt(6)) {
            case 0 -> new Decay(new DecayCurve.Exponential(1 + random.nextInt(5_000)), every);
            case 1 -> new Decay(new DecayCurve.Linear(1 + random.nextInt(5_000)), every);
            case 2 -> new Decay(new DecayCurve.Steps(List.of(75, 75, random.nextInt(60))), every);
            case 3 -> new Decay(new DecayCurve.HalfLife(1 + random.nextInt(6)), every);
            default -> null;
        };
    }

    private StageLadder ladder() {
        var thresholds = new TreeSet<Integer>();
        for (int i = random.nextInt(6); i > 0; i--) {
            thresholds.add(random.nextInt(-40, 120));
        }
        var eager = random.nextBoolean();
        return new StageLadder(
                "ground",
                thresholds.stream()
                        .map(threshold -> new Stage(
                                "from " + threshold,
                                threshold,
                                eager ? 0 : random.nextInt(20),
                                eager ? Duration.ZERO : pick(GAPS)))
                        .toList());
    }

    /** Up to 40 events with different keys, in order, from a few minutes to many years long. */
    public List<Event> history() {
        var keys = new TreeSet<EventKey>();
        var at = Events.START;
        for (int i = random.nextInt(41); i > 0; i--) {
            at = at.plus(pick(GAPS));
            var source = random.nextBoolean() ? Events.WEBSITE : Events.APP;
            keys.add(new EventKey(at, "m" + random.nextInt(60), source));
        }
        return keys.stream().map(this::event).toList();
    }

    private Event event(EventKey key) {
        var plain = Events.event(key, random.nextInt(12) == 0 ? pick(DERIVED) : pick(TYPES));
        var properties = new HashMap<String, Object>();
        if (random.nextBoolean()) {
            properties.put("url", pick(List.of("/pricing", "/demo", "/", "a", "2")));
        }
        if (random.nextInt(3) == 0) {
            properties.put("session_id", pick(List.of("s1", "s2")));
        }
        if (random.nextInt(3) == 0) {
            properties.put("label", pick(List.of("Get a demo", "More")));
        }
        var traits = new HashMap<String, Object>();
        if (random.nextInt(3) == 0) {
            traits.put(pick(TRAITS), pick(List.of("a", "b", "1", 2, 3)));
        }
        return new Event(
                plain.id(),
                key,
                plain.type(),
                plain.name(),
                key.occurredAt().plus(pick(GAPS)),
                new Attributes(properties),
                new Attributes(traits),
                Attributes.NONE,
                mark());
    }

    private Mark mark() {
        return switch (random.nextInt(12)) {
            case 0 -> new Mark.Suspect(pick(List.of(Suspicion.values())));
            case 1 -> new Mark.Voided();
            default -> new Mark.Clear();
        };
    }

    /** The same events in any order, some more than once. */
    public List<Event> delivered(List<Event> history) {
        var delivered = new ArrayList<>(history);
        for (var event : history) {
            while (random.nextInt(3) == 0) {
                delivered.add(event);
            }
        }
        Collections.shuffle(delivered, random);
        return delivered;
    }

    /** The same events in order, in groups of any size; some are empty. */
    public List<List<Event>> chunks(List<Event> history) {
        var chunks = new ArrayList<List<Event>>();
        for (int from = 0; from < history.size(); ) {
            var to = Math.min(history.size(), from + random.nextInt(6));
            chunks.add(history.subList(from, to));
            from = to;
        }
        return chunks;
    }

    /** An instant from one to another, both included; often one of the two. */
    public Instant between(Instant from, Instant to) {
        return switch (random.nextInt(4)) {
            case 0 -> from;
            case 1 -> to;
            default ->
                from.plusMillis(random.nextLong(Duration.between(from, to).toMillis() + 1));
        };
    }

    /** When somebody looks after all events: at once, or years later. */
    public Instant after(List<Event> history) {
        var last = history.isEmpty() ? Events.START : history.getLast().occurredAt();
        return last.plus(pick(GAPS).multipliedBy(random.nextInt(8)));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}

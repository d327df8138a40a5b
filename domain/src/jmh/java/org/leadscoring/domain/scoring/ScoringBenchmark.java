package org.leadscoring.domain.scoring;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.domain.workspace.SourceId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a model of twenty rules costs: conditions, every limit, repeats, recency, decay, caps, traits and derived events.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScoringBenchmark {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final SourceId WEBSITE = new SourceId(new UUID(0, 1));
    private static final Field URL = Field.property("url");
    private static final int STREAM = 1_000;
    private static final int HISTORY = 10_000;

    private final Scorer scorer = new Scorer(model(), Derivation.all(ZoneOffset.UTC));
    private final List<List<Event>> stream =
            events(STREAM).stream().map(List::of).toList();
    private final List<Event> history = events(HISTORY);
    private final Instant end = history.getLast().occurredAt();
    private ScoreState state = ScoreState.START;
    private int next;

    /** One event onto the state that all before it left; after {@value STREAM} another lead begins. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public Scored incremental() {
        if (next == STREAM) {
            next = 0;
            state = ScoreState.START;
        }
        var event = stream.get(next++);
        var scored = scorer.resume(state, event, event.getFirst().occurredAt());
        state = scored.state();
        return scored;
    }

    /** The whole history of a lead with {@value HISTORY} events. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Scored replay10000() {
        return scorer.replay(history, end);
    }

    private static List<Event> events(int count) {
        var random = new SplittableRandom(1);
        var types = List.of(
                "page_view",
                "page_view",
                "page_view",
                "page_view_pricing",
                "page_view_case_study",
                "click",
                "email_opened",
                "email_clicked",
                "webinar_registered",
                "video_watched",
                "purchase",
                "demo_requested",
                "identify",
                "unknown");
        var events = new ArrayList<Event>(count);
        var at = START;
        for (int i = 0; i < count; i++) {
            // Mostly minutes, now and then a day, once in a while two months: visits, days in a row, decay.
            at = at.plus(
                    switch (random.nextInt(100)) {
                        case 0 -> Duration.ofDays(i % 500 == 0 ? 61 : 1);
                        case 1, 2, 3, 4 -> Duration.ofHours(3);
                        default -> Duration.ofSeconds(20 + random.nextInt(300));
                    });
            events.add(event(at, types.get(random.nextInt(types.size())), i, random));
        }
        return events;
    }

    private static Event event(Instant at, String type, int number, SplittableRandom random) {
        var properties = new HashMap<String, Object>();
        properties.put("url", "https://shop.example/" + (random.nextInt(10) == 0 ? "pricing/" : "p/") + random.nextInt(300));
        properties.put("seconds", random.nextInt(200));
        var traits = type.equals("identify")
                ? new Attributes(Map.of("size", random.nextInt(200), "email", "ann@company.example"))
                : Attributes.NONE;
        var key = new EventKey(at, "m" + number, WEBSITE);
        return new Event(
                new EventId(UUID.nameUUIDFromBytes(key.messageId().getBytes(StandardCharsets.UTF_8))),
                key,
                new EventType(type),
                type,
                at.plus(Duration.ofHours(random.nextInt(30))),
                new Attributes(properties),
                traits,
                Attributes.NONE);
    }

    private static ScoringModel model() {
        var pricing = new Condition.Contains(URL, "/pricing");
        var lengthy = new Condition.Compares(
                Field.property("seconds"), Condition.Comparison.AT_LEAST, BigDecimal.valueOf(60));
        var big = new Condition.Compares(
                Field.trait("size"), Condition.Comparison.AT_LEAST, BigDecimal.valueOf(50));
        var day = Duration.ofDays(1);
        var rules = List.of(
                rule("view", "page_view", Condition.ALWAYS, 1, new Limit.PerWindow(10, day)),
                rule("view once a page", "page_view", Condition.ALWAYS, 2, new Limit.Distinct(URL)),
                rule("view of prices", "page_view", pricing, 5, Limit.UNLIMITED),
                rule("long view", "page_view", lengthy, 2, Limit.UNLIMITED),
                repeated(rule("prices", "page_view_pricing", Condition.ALWAYS, 15, new Limit.PerWindow(3, day))),
                rule("prices, big", "page_view_pricing", big, 10, Limit.UNLIMITED),
                rule("case study", "page_view_case_study", Condition.ALWAYS, 10, Limit.UNLIMITED),
                rule("click", "click", Condition.ALWAYS, 1, new Limit.PerWindow(20, day)),
                rule("click on prices", "click", new Condition.All(List.of(pricing, lengthy)), 4, Limit.UNLIMITED),
                repeated(rule("opened", "email_opened", Condition.ALWAYS, 5, Limit.UNLIMITED)),
                repeated(rule("mail", "email_clicked", Condition.ALWAYS, 10, Limit.UNLIMITED)),
                rule("webinar", "webinar_registered", Condition.ALWAYS, 25, Limit.ONCE),
                rule("video", "video_watched", new Condition.Not(big), 5, Limit.UNLIMITED),
                rule("purchase", "purchase", Condition.ALWAYS, 100, Limit.UNLIMITED),
                rule("demo", "demo_requested", Condition.ALWAYS, 50, Limit.ONCE),
                rule("unsubscribed", "unsubscribed", Condition.ALWAYS, -20, Limit.UNLIMITED),
                rule("return", "return_visit", Condition.ALWAYS, 5, Limit.UNLIMITED),
                rule("three days", "visited_3_days_in_row", Condition.ALWAYS, 15, Limit.UNLIMITED),
                rule("inactive", "inactive_30_days", Condition.ALWAYS, -10, Limit.UNLIMITED),
                rule("intent", "clicked_high_intent_link", Condition.ALWAYS, 10, new Limit.PerWindow(1, day)));
        var definition = new Definition(
                new Method.Points(),
                new Scale(0, 1_000),
                rules,
                List.of(new TraitRule("big", big, 20, Category.FIT)),
                Map.of(Category.ENGAGEMENT, 800),
                new Recency(List.of(new Recency.Band(day, new Factor(200))), Factor.ONE),
                new Decay(new DecayCurve.Exponential(500), Duration.ofDays(30)),
                false,
                new StageLadder("cold", List.of(new Stage("warm", 100), new Stage("hot", 400, 20, day), new Stage("sql", 800))));
        return new ScoringModel(new ModelId(new UUID(0, 1)), "Twenty rules", 1, definition);
    }

    private static Rule rule(String id, String type, Condition when, int points, Limit limit) {
        return new Rule(id, new EventType(type), when, points, Category.ENGAGEMENT, limit, null, null, true);
    }

    private static Rule repeated(Rule rule) {
        return Models.repeated("1.5", 30, 2, rule);
    }
}

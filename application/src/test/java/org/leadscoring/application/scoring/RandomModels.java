package org.leadscoring.application.scoring;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.leadscoring.application.scoring.ModelTest.Expectation;
import org.leadscoring.application.scoring.ModelTest.Happening;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Decay;
import org.leadscoring.domain.scoring.DecayCurve;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.Factor;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.Recency;
import org.leadscoring.domain.scoring.Regex;
import org.leadscoring.domain.scoring.Repeat;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.SessionScoring;
import org.leadscoring.domain.scoring.SessionScoring.DurationBand;
import org.leadscoring.domain.scoring.TraitRule;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.domain.stage.StageLadder.Passage;

/** Random models that use everything a model can say, with texts that YAML takes for something else if it can. */
public final class RandomModels {

    private static final List<String> TEXTS = List.of(
            "plain",
            "true",
            "No",
            "null",
            "~",
            "12",
            "1e3",
            "0x1F",
            "30d",
            "a: b",
            "a #b",
            "- a",
            "#a",
            "[a]",
            "{a: b}",
            "'a'",
            "\"a\"",
            "a\\b",
            "a\nb",
            "a\tb",
            "a\u0085b\u2028c\u0000\u001b",
            "ünï 🚀",
            "&a",
            "*a",
            "!a",
            "%a",
            "@a",
            "`a`",
            "?",
            "? a",
            "-",
            "--- a",
            "...",
            "<<",
            ".inf",
            "2026-01-01T10:00:00Z",
            "12:30",
            "a,b",
            "=",
            "|",
            ">",
            "a ",
            "\uFEFFa",
            "/pricing",
            "on",
            "y",
            "https://example.com/a?b=c&d",
            "a~1/b");

    private final RandomGenerator random;

    public RandomModels(RandomGenerator random) {
        this.random = random;
    }

    public ModelFile file() {
        return new ModelFile(name(), definition(), list(0, 3, this::test));
    }

    public Definition definition() {
        var decay = random.nextInt(3) == 0 ? null : new Decay(curve(), span(Duration.ofHours(1)));
        var caps = new EnumMap<Category, Integer>(Category.class);
        for (var category : Category.values()) {
            if (random.nextInt(3) == 0) {
                caps.put(category, random.nextInt(10_000));
            }
        }
        var method = pick(List.of(new Method.Points(), new Method.Milestone(), new Method.Sessions(sessions())));
        var isPoints = method instanceof Method.Points;
        var isSessions = method instanceof Method.Sessions;
        return new Definition(
                method,
                scale(),
                isSessions ? List.of() : numbered("", isPoints ? this::rule : this::milestone),
                numbered(" in traits", id -> traitRule(id, !isPoints)),
                caps,
                isPoints ? recency() : Recency.NONE,
                decay,
                random.nextBoolean(),
                ladder());
    }

    private Scale scale() {
        return new Scale(
                random.nextBoolean() ? Scale.OPEN.floor() : -random.nextInt(1_000),
                random.nextBoolean() ? Scale.OPEN.cap() : 1 + random.nextInt(1_000));
    }

    private <T> List<T> numbered(String suffix, Function<String, T> maker) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> maker.apply(name() + i + suffix))
                .toList();
    }

    private Rule rule(String id) {
        return new Rule(
                id,
                type(),
                random.nextBoolean() ? Condition.ALWAYS : condition(0),
                random.nextInt(-10_000, 10_001),
                pick(List.of(Category.values())),
                limit(),
                random.nextBoolean() ? null : 1 + random.nextInt(1_000_000),
                random.nextBoolean() ? null : new Repeat(factor(), window(), 1 + random.nextInt(100)),
                random.nextBoolean());
    }

    private Rule milestone(String id) {
        return new Rule(
                id,
                type(),
                random.nextBoolean() ? Condition.ALWAYS : condition(0),
                1 + random.nextInt(10_000),
                random.nextBoolean() ? Category.ENGAGEMENT : Category.INTENT,
                limit(),
                null,
                null,
                random.nextBoolean());
    }

    private TraitRule traitRule(String id, boolean fitOnly) {
        var field = Field.trait(text());
        var when = pick(List.of(
                new Condition.Exists(field),
                new Condition.Not(new Condition.Equals(field, scalar())),
                new Condition.Compares(field, pick(List.of(Condition.Comparison.values())), number())));
        return new TraitRule(
                id, when, random.nextInt(-10_000, 10_001), fitOnly ? Category.FIT : pick(List.of(Category.values())));
    }

    /** @param depth how deep it stands in others, from 0; no deeper than 3 */
    public Condition condition(int depth) {
        var field = random.nextBoolean() ? Field.property(text()) : Field.trait(text());
        return switch (random.nextInt(depth > 2 ? 7 : 10)) {
            case 0 -> new Condition.Equals(field, scalar());
            case 1 -> new Condition.In(field, list(1, 3, this::scalar));
            case 2 -> new Condition.Contains(field, text());
            case 3 -> new Condition.StartsWith(field, text());
            case 4 ->
                new Condition.Matches(
                        field, new Regex(pick(List.of("^a$", "\\bc[etf]o\\b", "@([^@]+\\.)?edu$", "x{2,3}|#"))));
            case 5 -> new Condition.Exists(field);
            case 6 -> new Condition.Compares(field, pick(List.of(Condition.Comparison.values())), number());
            case 7 -> new Condition.All(list(0, 3, () -> condition(depth + 1)));
            case 8 -> new Condition.Any(list(1, 3, () -> condition(depth + 1)));
            default -> new Condition.Not(condition(depth + 1));
        };
    }

    private Limit limit() {
        return switch (random.nextInt(4)) {
            case 0 -> Limit.UNLIMITED;
            case 1 -> Limit.ONCE;
            case 2 -> new Limit.PerWindow(1 + random.nextInt(100), window());
            default -> new Limit.Distinct(Field.property(text()));
        };
    }

    private Recency recency() {
        var bands = list(0, 4, this::window).stream()
                .distinct()
                .sorted()
                .map(under -> new Recency.Band(under, factor()))
                .toList();
        return new Recency(bands, factor());
    }

    private DecayCurve curve() {
        return switch (random.nextInt(4)) {
            case 0 -> new DecayCurve.Exponential(1 + random.nextInt(10_000));
            case 1 -> new DecayCurve.Linear(1 + random.nextInt(10_000));
            case 2 ->
                new DecayCurve.Steps(list(1, 5, () -> random.nextInt(101)).stream()
                        .sorted((one, other) -> other - one)
                        .toList());
            default -> new DecayCurve.HalfLife(1 + random.nextInt(366));
        };
    }

    private SessionScoring sessions() {
        if (random.nextInt(3) == 0) {
            return SessionScoring.STANDARD;
        }
        var durations = list(0, 4, this::window).stream()
                .distinct()
                .sorted()
                .map(under -> new DurationBand(under, random.nextInt(1_001)))
                .toList();
        return new SessionScoring(
                durations,
                random.nextInt(1_001),
                random.nextInt(1_001),
                random.nextInt(1_001),
                random.nextInt(1_001),
                random.nextInt(1_001),
                random.nextInt(1_001),
                new HashSet<>(list(0, 3, this::text)));
    }

    private StageLadder ladder() {
        var stages = new ArrayList<Stage>();
        int threshold = random.nextInt(-50, 50);
        for (int i = random.nextInt(5); i > 0; i--) {
            var coolDown = random.nextBoolean() ? Duration.ZERO : span(Duration.ofSeconds(1));
            var segments = random.nextBoolean() ? List.<String>of() : List.of("s" + random.nextInt(3), "all leads");
            stages.add(new Stage(name() + i, threshold, random.nextInt(10), coolDown, segments));
            threshold += 1 + random.nextInt(100);
        }
        return new StageLadder(name() + "-", stages);
    }

    private ModelTest test() {
        var events = list(1, 4, this::happening);
        var last = events.stream().map(Happening::at).max(Instant::compareTo).orElseThrow();
        return new ModelTest(
                text(),
                ZoneId.of(pick(List.of("UTC", "Europe/Berlin", "+05:30"))),
                pick(List.of(Derivation.TYPES, Set.of(), Set.of(Derivation.RETURN_VISIT, Derivation.INACTIVE))),
                events,
                random.nextBoolean() ? last : last.plusSeconds(random.nextInt(10_000_000)),
                new Expectation(
                        random.nextInt(-100, 100),
                        random.nextBoolean() ? null : random.nextInt(),
                        random.nextBoolean() ? null : random.nextInt(),
                        random.nextBoolean() ? null : random.nextInt(),
                        random.nextBoolean() ? null : text(),
                        random.nextBoolean() ? null : list(0, 3, this::passage)));
    }

    private Happening happening() {
        var at = Instant.parse("2026-01-01T00:00:00Z").plusMillis(random.nextInt(1_000_000_000));
        return new Happening(
                random.nextBoolean() ? "000001" : text(),
                at,
                random.nextBoolean() ? at : at.plusSeconds(random.nextInt(10_000)),
                type(),
                attributes(),
                attributes(),
                random.nextBoolean());
    }

    private Attributes attributes() {
        var values = new HashMap<String, Object>();
        for (int i = random.nextInt(3); i > 0; i--) {
            values.put(
                    text(),
                    pick(List.of(
                            scalar(), List.of(scalar(), List.of()), Map.of(text(), scalar()), Map.of(), List.of())));
        }
        return new Attributes(values);
    }

    private Passage passage() {
        return new Passage(text(), random.nextBoolean() ? Direction.UP : Direction.DOWN);
    }

    private EventType type() {
        return new EventType(pick(List.of("page_view", "true", "null", "12", "démo_🚀", "a:b", "#x", "{x}", "\"y\"")));
    }

    private Duration window() {
        return span(Duration.ofMinutes(1));
    }

    private Duration span(Duration atLeast) {
        var whole = pick(List.of(
                Duration.ofHours(1),
                Duration.ofDays(1),
                Duration.ofDays(7),
                Duration.ofDays(30),
                Duration.ofDays(366)));
        var odd = atLeast.plusMillis(random.nextLong(Duration.ofDays(365).toMillis()));
        return pick(List.of(whole, odd, Duration.ofSeconds(odd.toSeconds())));
    }

    private Factor factor() {
        return new Factor(random.nextInt(1_001));
    }

    private Object scalar() {
        return pick(List.of(text(), random.nextBoolean(), number()));
    }

    private BigDecimal number() {
        return pick(List.of(
                BigDecimal.valueOf(random.nextInt(-1_000, 1_000)),
                BigDecimal.valueOf(random.nextLong(), random.nextInt(0, 30)),
                new BigDecimal("1E+3"),
                new BigDecimal("1E-9"),
                new BigDecimal("5.00")));
    }

    /** A text that can be printed. */
    private String name() {
        return text().replaceAll("\\p{Cntrl}|\u0085", " ");
    }

    private String text() {
        return pick(TEXTS);
    }

    private <T> List<T> list(int least, int most, Supplier<T> maker) {
        return Stream.generate(maker).limit(random.nextInt(least, most + 1)).toList();
    }

    private <T> T pick(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

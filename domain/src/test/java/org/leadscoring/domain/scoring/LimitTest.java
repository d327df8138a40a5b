package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.leadscoring.domain.scoring.Models.capped;
import static org.leadscoring.domain.scoring.Models.limited;
import static org.leadscoring.domain.scoring.Models.named;
import static org.leadscoring.domain.scoring.Models.repeated;
import static org.leadscoring.domain.scoring.Models.rule;
import static org.leadscoring.domain.scoring.Models.when;
import static org.leadscoring.domain.scoring.Replays.replay;
import static org.leadscoring.domain.scoring.Told.events;
import static org.leadscoring.domain.scoring.Told.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.stage.StageLadder;

class LimitTest {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Field URL = Field.property("url");

    @Test
    void sc_6_without_a_limit_every_event_counts() {
        assertThat(points(rule("a", 5), events("a", Duration.ZERO, MICROSECOND, DAY)))
                .containsExactly(5, 5, 5);
    }

    @Test
    void sc_6_once_counts_the_first_time_for_ever() {
        var once = limited(Limit.ONCE, rule("a", 5));

        assertThat(points(once, events("a", Duration.ZERO, DAY, Duration.ofDays(4_000))))
                .containsExactly(5);
    }

    @Test
    void sc_6_once_is_used_up_by_the_first_event_that_fulfils_the_condition() {
        var once = limited(Limit.ONCE, when(new Condition.Exists(URL), rule("a", 5)));

        var scored = replay(
                Models.of(once).scorer(),
                List.of(
                        Told.after(Duration.ZERO, "a").event(),
                        Told.after(DAY, "a").with("url", "/x").event(),
                        Told.after(DAY.plus(DAY), "a").with("url", "/y").event()));

        assertThat(scored.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.at())
                        .isEqualTo(Told.after(DAY, "a").event().occurredAt()));
    }

    @Test
    void sc_6_twice_a_day_counts_two_in_any_24_hours() {
        var limit = limited(new Limit.PerWindow(2, DAY), rule("a", 5));
        var hours = IntStream.of(0, 12, 13, 23).mapToObj(Duration::ofHours).toArray(Duration[]::new);

        assertThat(points(limit, events("a", hours))).containsExactly(5, 5);
    }

    @Test
    void sc_6_a_window_is_open_at_its_far_end() {
        var limit = limited(new Limit.PerWindow(1, DAY), rule("a", 5));

        assertThat(points(limit, events("a", Duration.ZERO, DAY.minus(MICROSECOND))))
                .containsExactly(5);
        assertThat(points(limit, events("a", Duration.ZERO, DAY))).containsExactly(5, 5);
    }

    @Test
    void sc_6_what_did_not_count_takes_no_place_in_a_window() {
        var limit = limited(new Limit.PerWindow(1, DAY), rule("a", 5));

        // At 20 h it does not count; were it to take a place, the one at 30 h would not count either.
        assertThat(points(limit, events("a", Duration.ZERO, Duration.ofHours(20), Duration.ofHours(30))))
                .containsExactly(5, 5);
    }

    @Test
    void sc_6_the_windows_an_hour_a_day_a_week_and_30_days_end_to_the_microsecond() {
        for (var window : List.of(Duration.ofHours(1), DAY, Duration.ofDays(7), Duration.ofDays(30))) {
            var limit = limited(new Limit.PerWindow(3, window), rule("a", 1));
            var full = events("a", Duration.ZERO, MICROSECOND, window.dividedBy(2));
            var early = Told.after(window.minus(MICROSECOND), "a").event();
            var onTime = Told.after(window, "a").event();

            assertThat(points(limit, joined(full, early))).hasSize(3);
            assertThat(points(limit, joined(full, onTime))).hasSize(4);
        }
    }

    @Test
    void sc_6_distinct_counts_once_for_each_value() {
        var distinct = limited(new Limit.Distinct(URL), rule("a", 5));

        assertThat(points(distinct, visits("/x", "/y", "/x", "/y", "/z"))).containsExactly(5, 5, 5);
        assertThat(points(distinct, visits("/x", "/X")))
                .as("addresses know case")
                .containsExactly(5, 5);
        assertThat(points(distinct, visits(1, "1", new BigDecimal("1.0"))))
                .as("numbers are numbers")
                .containsExactly(5);
    }

    @Test
    void sc_6_a_missing_value_is_a_value_of_its_own() {
        var distinct = limited(new Limit.Distinct(URL), rule("a", 5));
        var missing = events("a", Duration.ofDays(10), Duration.ofDays(11));

        assertThat(points(
                        distinct,
                        Stream.concat(missing.stream(), visits("/x", "").stream())
                                .toList()))
                .containsExactly(5, 5, 5);
    }

    @Test
    void sc_6_a_rule_gives_no_more_than_its_cap() {
        assertThat(points(capped(12, rule("a", 5)), many(4))).containsExactly(5, 5, 2);
    }

    @Test
    void sc_6_a_negative_rule_takes_no_more_than_its_cap() {
        assertThat(points(capped(12, rule("a", -5)), many(4))).containsExactly(-5, -5, -2);
    }

    @Test
    void sc_6_a_rules_cap_counts_what_the_rule_gave_multiplied() {
        var doubled = capped(12, repeated("2", 30, 1, rule("a", 3)));

        assertThat(points(doubled, many(4))).containsExactly(3, 6, 3);
    }

    @Test
    void sc_6_a_rules_cap_is_its_own() {
        var scorer = Models.of(capped(5, rule("a", 5)), named("b", capped(7, rule("a", 4))))
                .scorer();

        assertThat(ledger(replay(scorer, many(2)))).containsExactly("a +5", "b +4", "b +3");
    }

    @Test
    void sc_6_a_categorys_cap_takes_back_what_exceeds_it_in_that_category_only() {
        var scorer = Models.of(rule("a", 60, Category.ENGAGEMENT), named("b", rule("a", 60, Category.INTENT)))
                .cap(Category.ENGAGEMENT, 100)
                .scorer();

        var scored = replay(scorer, many(2));

        assertThat(ledger(scored)).containsExactly("a +60", "b +60", "a +60", "b +60", "cap -20");
        assertThat(scored.state().of(Category.ENGAGEMENT)).isEqualTo(100);
        assertThat(scored.state().of(Category.INTENT)).isEqualTo(120);
    }

    @Test
    void sc_6_a_categorys_cap_of_0_shuts_it() {
        var scorer = Models.of(rule("a", 60)).cap(Category.ENGAGEMENT, 0).scorer();

        assertThat(replay(scorer, many(3)).state().total()).isZero();
    }

    @Test
    void sc_6_a_limit_out_of_range_is_refused() {
        refused(() -> new Limit.PerWindow(0, DAY));
        refused(() -> new Limit.PerWindow(101, DAY));
        refused(() -> new Limit.PerWindow(1, Duration.ofSeconds(59)));
        refused(() -> new Limit.PerWindow(1, Duration.ofDays(367)));
        refused(() -> capped(0, rule("a", 1)));
        refused(() -> capped(1_000_001, rule("a", 1)));
        refused(() -> Models.of().cap(Category.FIT, -1).model());
    }

    private static void refused(ThrowingCallable making) {
        assertThatExceptionOfType(InvalidModelException.class).isThrownBy(making);
    }

    private static List<Integer> points(Rule rule, List<Event> events) {
        return replay(Models.of(rule).scorer(), events).entries().stream()
                .map(LedgerEntry::points)
                .toList();
    }

    private static List<Event> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Told.after(Duration.ofMinutes(i), "a").event())
                .toList();
    }

    private static List<Event> visits(Object... urls) {
        return IntStream.range(0, urls.length)
                .mapToObj(i -> Told.after(Duration.ofMinutes(i), "a")
                        .with("url", urls[i])
                        .event())
                .toList();
    }

    private static List<Event> joined(List<Event> events, Event one) {
        return Stream.concat(events.stream(), Stream.of(one)).toList();
    }

    @Test
    void sc_6_after_a_thousand_values_a_rule_gives_no_more() {
        var scorer = Models.of(limited(new Limit.Distinct(Field.property("url")), rule("a", 1)))
                .scorer();
        var events = IntStream.range(0, 1_100)
                .mapToObj(n -> {
                    var event = Events.event(Events.key(n, "m" + n), "a");
                    return new Event(
                            event.id(),
                            event.key(),
                            event.type(),
                            event.name(),
                            event.receivedAt(),
                            new Attributes(Map.of("url", "/" + n)),
                            Attributes.NONE,
                            Attributes.NONE);
                })
                .toList();

        assertThat(Replays.replay(scorer, events).state().total()).isEqualTo(1_000);
    }

    @Test
    void a_model_that_would_remember_too_much_of_a_lead_is_refused() {
        var rules = IntStream.range(0, 31)
                .mapToObj(n -> limited(new Limit.Distinct(Field.property("url")), rule("a" + n, 1)))
                .toList();

        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> Definition.points(Scale.OPEN, rules, new StageLadder("cold", List.of())))
                .withMessageContaining("31000");
    }
}

package org.leadscoring.domain.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.sla.SlaClock.Change;
import org.leadscoring.domain.sla.SlaClock.State;
import org.leadscoring.domain.sla.SlaClock.Transition;

/** Spec SL-3, by the standard policy. */
class SlaClockTest {

    private static final SlaPolicy POLICY = SlaPolicy.STANDARD;
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @ParameterizedTest
    @CsvSource({"90, 85, 60, 45", "60, 60, 240, 180", "59, 40, 1440, 1080", "0, -2147483648, 2880, 2160"})
    void a_clock_opens_with_the_promise_of_its_band(int score, int bandFrom, int due, int warn) {
        var change = SlaClock.open(POLICY, score, true, NINE).orElseThrow();

        assertThat(change.transitions()).containsExactly(Transition.OPENED);
        assertThat(change.clock())
                .isEqualTo(new SlaClock(bandFrom, NINE, minute(due), minute(warn), null, null, State.OPEN, null));
    }

    @Test
    void a_lead_that_is_not_workable_has_no_clock() {
        assertThat(SlaClock.open(POLICY, 39, false, NINE)).isEmpty();
    }

    @Test
    void a_hotter_band_pulls_the_deadline_in_counted_from_entering_it() {
        var change = open(50).scored(POLICY, 90, true, minute(6 * 60));

        assertThat(change.transitions()).containsExactly(Transition.PULLED_IN);
        assertThat(change.clock())
                .isEqualTo(new SlaClock(85, NINE, minute(7 * 60), minute(6 * 60 + 45), null, null, State.OPEN, null));
    }

    @Test
    void a_cooler_band_never_pushes_the_deadline_out() {
        var hot = open(50).scored(POLICY, 90, true, minute(6 * 60)).clock();

        var change = hot.scored(POLICY, 0, true, minute(6 * 60 + 30));

        assertThat(change).isEqualTo(new Change(hot, List.of()));
    }

    @Test
    void coming_back_to_a_band_gives_no_new_promise() {
        var hot = open(90);
        var cooled = hot.scored(POLICY, 0, true, minute(10)).clock();

        assertThat(cooled.scored(POLICY, 95, true, minute(20))).isEqualTo(new Change(hot, List.of()));
    }

    @Test
    void a_hotter_band_that_would_promise_later_leaves_the_deadline_but_is_remembered() {
        var almostDue = open(60);

        var change = almostDue.scored(POLICY, 90, true, minute(200));

        assertThat(change.transitions()).isEmpty();
        assertThat(change.clock().dueAt()).isEqualTo(almostDue.dueAt());
        assertThat(change.clock().warnAt()).isEqualTo(almostDue.warnAt());
        assertThat(change.clock().bandFrom()).isEqualTo(85);
    }

    @Test
    void a_promise_for_the_very_same_instant_is_not_pulled_in() {
        var change = open(60).scored(POLICY, 90, true, minute(180));

        assertThat(change.transitions()).isEmpty();
        assertThat(change.clock().dueAt()).isEqualTo(minute(240));
    }

    @Test
    void staying_in_a_band_that_promises_more_by_now_pulls_nothing_in() {
        var tighter = new SlaPolicy(List.of(new SlaBand(40, Duration.ofHours(1), SlaBand.OpensFor.EVERYONE)), 25);

        assertThat(open(50).scored(tighter, 50, true, minute(1))).isEqualTo(new Change(open(50), List.of()));
    }

    @Test
    void a_lead_that_is_not_workable_in_the_hotter_band_is_not_pulled_in() {
        var policy = new SlaPolicy(
                List.of(
                        new SlaBand(85, Duration.ofHours(1), SlaBand.OpensFor.KNOWN),
                        new SlaBand(40, Duration.ofHours(24), SlaBand.OpensFor.EVERYONE)),
                25);
        var clock = SlaClock.open(policy, 40, false, NINE).orElseThrow().clock();

        assertThat(clock.scored(policy, 90, false, minute(1)).clock()).isEqualTo(clock);
        assertThat(clock.scored(policy, 90, true, minute(1)).clock().dueAt()).isEqualTo(minute(61));
    }

    @Test
    void a_deadline_that_is_pulled_in_is_warned_of_again() {
        var warned = open(60).tick(minute(180)).clock();
        assertThat(warned.warnedAt()).isEqualTo(minute(180));

        var slow = open(50).tick(minute(1_080))
                .clock()
                .scored(POLICY, 90, true, minute(1_090))
                .clock();

        assertThat(slow.warnedAt()).isNull();
        assertThat(slow.tick(minute(1_090 + 45)).transitions()).containsExactly(Transition.WARNED);
    }

    @Test
    void a_warning_comes_when_a_quarter_is_left_and_not_before() {
        var clock = open(90);

        assertThat(clock.tick(minute(45).minusNanos(1_000)).transitions()).isEmpty();
        var change = clock.tick(minute(45));
        assertThat(change.transitions()).containsExactly(Transition.WARNED);
        assertThat(change.clock().warnedAt()).isEqualTo(minute(45));
        assertThat(change.clock().breachedAt()).isNull();
    }

    @Test
    void the_promise_is_broken_at_its_deadline_and_not_before() {
        var clock = open(90).tick(minute(45)).clock();

        assertThat(clock.tick(minute(60).minusNanos(1_000)).transitions()).isEmpty();
        var change = clock.tick(minute(60));
        assertThat(change.transitions()).containsExactly(Transition.BREACHED);
        assertThat(change.clock().breachedAt()).isEqualTo(minute(60));
        assertThat(change.clock().state()).isEqualTo(State.OPEN);
    }

    @Test
    void a_breach_is_noticed_once_however_often_and_late_one_looks() {
        var breached = open(90).tick(minute(500));
        assertThat(breached.transitions()).containsExactly(Transition.BREACHED);

        var clock = breached.clock();
        for (int i = 1; i <= 5; i++) {
            assertThat(clock.tick(minute(500 * i))).isEqualTo(new Change(clock, List.of()));
        }
    }

    @Test
    void a_breach_that_is_noticed_late_is_not_warned_of_any_more() {
        var clock = open(90).tick(minute(60)).clock();

        assertThat(clock.warnedAt()).isNull();
        assertThat(clock.tick(minute(61)).transitions()).isEmpty();
    }

    @Test
    void an_answer_in_time_keeps_the_promise() {
        var change = open(90).met(POLICY, minute(59));

        assertThat(change.transitions()).containsExactly(Transition.MET);
        assertThat(change.clock().state()).isEqualTo(State.MET);
        assertThat(change.clock().closedAt()).isEqualTo(minute(59));
        assertThat(change.clock().breachedAt()).isNull();
    }

    @Test
    void an_answer_at_the_deadline_or_later_breaks_the_promise_first() {
        for (var minute : List.of(60, 61, 6_000)) {
            var change = open(90).met(POLICY, minute(minute));

            assertThat(change.transitions()).containsExactly(Transition.BREACHED, Transition.MET);
            assertThat(change.clock().state()).isEqualTo(State.MET);
            assertThat(change.clock().breachedAt()).isEqualTo(minute(minute));
            assertThat(change.clock().closedAt()).isEqualTo(minute(minute));
        }
    }

    @Test
    void an_answer_after_a_breach_that_was_noticed_is_just_met() {
        var change = open(90).tick(minute(60)).clock().met(POLICY, minute(70));

        assertThat(change.transitions()).containsExactly(Transition.MET);
        assertThat(change.clock().breachedAt()).isEqualTo(minute(60));
    }

    @Test
    void an_answer_between_warning_and_deadline_needs_no_warning_any_more() {
        var change = open(90).met(POLICY, minute(50));

        assertThat(change.transitions()).containsExactly(Transition.MET);
        assertThat(change.clock().warnedAt()).isNull();
    }

    @Test
    void a_closed_clock_stays_as_it_is() {
        for (var closed : List.of(
                open(90).met(POLICY, minute(5)).clock(),
                open(90).cancelled(minute(5)).clock())) {
            var unchanged = new Change(closed, List.of());
            assertThat(closed.tick(minute(500))).isEqualTo(unchanged);
            assertThat(closed.met(POLICY, minute(500))).isEqualTo(unchanged);
            assertThat(closed.cancelled(minute(500))).isEqualTo(unchanged);
            assertThat(closed.paused(minute(500), null)).isEqualTo(unchanged);
            assertThat(closed.resumed(POLICY, minute(500))).isEqualTo(unchanged);
            assertThat(closed.scored(POLICY, 1_000, true, minute(6))).isEqualTo(unchanged);
        }
    }

    @Test
    void a_cancelled_clock_is_not_breached() {
        var change = open(90).cancelled(minute(500));

        assertThat(change.transitions()).containsExactly(Transition.CANCELLED);
        assertThat(change.clock().state()).isEqualTo(State.CANCELLED);
        assertThat(change.clock().breachedAt()).isNull();
        assertThat(change.clock().closedAt()).isEqualTo(minute(500));
    }

    @Test
    void time_alone_changes_a_clock_at_its_warning_then_at_its_deadline_and_then_never() {
        var clock = open(90);
        assertThat(clock.nextAt()).isEqualTo(minute(45));
        var warned = clock.tick(minute(45)).clock();
        assertThat(warned.nextAt()).isEqualTo(minute(60));
        var breached = warned.tick(minute(60)).clock();
        assertThat(breached.nextAt()).isNull();
        assertThat(clock.met(POLICY, minute(1)).clock().nextAt()).isNull();
        assertThat(clock.cancelled(minute(1)).clock().nextAt()).isNull();
    }

    @Test
    void a_survivor_without_a_clock_takes_the_clock_over() {
        var clock = open(90);
        var met = clock.met(POLICY, minute(5)).clock();

        assertThat(clock.handedTo(null)).isEqualTo(new Change(clock, List.of(Transition.OPENED)));
        assertThat(met.handedTo(null)).isEqualTo(new Change(met, List.of(Transition.MET)));
    }

    @Test
    void of_two_promises_the_earlier_deadline_and_the_earlier_beginning_hold() {
        var slow = open(0);
        var fast = SlaClock.open(POLICY, 90, true, minute(30)).orElseThrow().clock();
        var joined = new SlaClock(85, NINE, minute(90), minute(75), null, null, State.OPEN, null);

        assertThat(fast.handedTo(slow)).isEqualTo(new Change(joined, List.of(Transition.PULLED_IN)));
        assertThat(slow.handedTo(fast)).isEqualTo(new Change(joined, List.of()));
    }

    @Test
    void what_was_noticed_of_the_earlier_deadline_is_not_noticed_again() {
        var breached = open(90).tick(minute(45)).clock().tick(minute(60)).clock();
        var slow = open(0);

        var joined = breached.handedTo(slow).clock();

        assertThat(joined.warnedAt()).isEqualTo(minute(45));
        assertThat(joined.breachedAt()).isEqualTo(minute(60));
        assertThat(joined.tick(minute(70)).transitions()).isEmpty();
    }

    @Test
    void a_promise_kept_on_either_stays_kept() {
        var met = open(90).met(POLICY, minute(5)).clock();
        var running = open(0);

        assertThat(met.handedTo(running)).isEqualTo(new Change(met, List.of(Transition.MET)));
        assertThat(running.handedTo(met)).isEqualTo(new Change(met, List.of()));
    }

    @Test
    void a_cancelled_clock_has_nothing_to_hand_over() {
        var cancelled = open(90).cancelled(minute(5)).clock();
        var running = open(0);

        assertThat(cancelled.handedTo(running)).isEqualTo(new Change(running, List.of()));
    }

    @Test
    void changes_one_after_the_other_are_one() {
        var opened = SlaClock.open(POLICY, 50, true, NINE).orElseThrow();
        var pulledIn = opened.clock().scored(POLICY, 90, true, minute(1));

        assertThat(opened.then(pulledIn))
                .isEqualTo(new Change(pulledIn.clock(), List.of(Transition.OPENED, Transition.PULLED_IN)));
    }

    private static SlaClock open(int score) {
        return SlaClock.open(POLICY, score, true, NINE).orElseThrow().clock();
    }

    private static Instant minute(int minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }
}

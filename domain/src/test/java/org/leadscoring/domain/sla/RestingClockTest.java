package org.leadscoring.domain.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.sla.SlaClock.Change;
import org.leadscoring.domain.sla.SlaClock.State;
import org.leadscoring.domain.sla.SlaClock.Transition;

/** What a clock that rests does, and working time. */
class RestingClockTest {

    private static final SlaPolicy POLICY = SlaPolicy.STANDARD;
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void a_promise_that_was_snoozed_has_as_much_time_left_when_it_wakes() {
        var asleep = open(90).paused(minute(20), minute(200));

        assertThat(asleep.transitions()).containsExactly(Transition.PAUSED);
        assertThat(asleep.clock().state()).isEqualTo(State.PAUSED);
        assertThat(asleep.clock().nextAt()).isEqualTo(minute(200));
        assertThat(asleep.clock().tick(POLICY, minute(199))).isEqualTo(new Change(asleep.clock(), List.of()));

        var awake = asleep.clock().tick(POLICY, minute(200));

        assertThat(awake.transitions()).containsExactly(Transition.RESUMED);
        assertThat(awake.clock().dueAt()).isEqualTo(minute(240));
        assertThat(awake.clock().warnAt()).isEqualTo(minute(225));
        assertThat(awake.clock().rested()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void a_clock_that_is_looked_at_late_woke_on_time() {
        var asleep = open(90).paused(minute(20), minute(200)).clock();

        var late = asleep.tick(POLICY, minute(300));

        assertThat(late.transitions()).containsExactly(Transition.RESUMED, Transition.BREACHED);
        assertThat(late.clock().dueAt()).isEqualTo(minute(240));
    }

    @Test
    void an_answer_is_measured_in_working_time_without_the_rests() {
        var awake = open(90).paused(minute(20), minute(200)).clock().tick(POLICY, minute(200));

        assertThat(open(90).met(POLICY, minute(50)).clock().answeredAfter()).isEqualTo(Duration.ofMinutes(50));
        assertThat(awake.clock().met(POLICY, minute(215)).clock().answeredAfter())
                .isEqualTo(Duration.ofMinutes(35));
        assertThat(open(90).paused(minute(20), null).clock().met(POLICY, minute(900)))
                .satisfies(change -> assertThat(change.transitions()).containsExactly(Transition.MET))
                .extracting(change -> change.clock().answeredAfter())
                .isEqualTo(Duration.ofMinutes(20));
        assertThat(open(90).cancelled(minute(5)).clock().answeredAfter()).isNull();
    }

    @Test
    void a_hotter_band_wakes_a_lead_that_was_snoozed_but_not_one_whose_status_rests() {
        var snoozed = open(50).paused(minute(20), minute(5_000)).clock();
        var resting = open(50).paused(minute(20), null).clock();

        var woken = snoozed.scored(POLICY, 90, true, minute(60));

        assertThat(woken.transitions()).containsExactly(Transition.RESUMED, Transition.PULLED_IN);
        assertThat(woken.clock().dueAt()).isEqualTo(minute(120));
        assertThat(snoozed.scored(POLICY, 50, true, minute(60)).transitions()).isEmpty();
        assertThat(resting.scored(POLICY, 90, true, minute(60))).isEqualTo(new Change(resting, List.of()));
        assertThat(resting.nextAt()).isNull();
        assertThat(resting.tick(POLICY, minute(90_000)).transitions()).isEmpty();
    }

    @Test
    void a_breach_before_the_rest_is_noticed_and_stays() {
        var paused = open(90).paused(minute(61), minute(200));

        assertThat(paused.transitions()).containsExactly(Transition.BREACHED, Transition.PAUSED);
        var awake = paused.clock().tick(POLICY, minute(200));
        assertThat(awake.transitions()).containsExactly(Transition.RESUMED);
        assertThat(awake.clock().dueAt()).isEqualTo(minute(60));
        assertThat(awake.clock().breachedAt()).isEqualTo(minute(61));
        assertThat(awake.clock().nextAt()).isNull();
    }

    @Test
    void who_snoozes_again_changes_only_when_it_wakes() {
        var twice = open(90).paused(minute(20), minute(200)).clock().paused(minute(50), minute(100));

        assertThat(twice.transitions()).containsExactly(Transition.PAUSED);
        assertThat(twice.clock().tick(POLICY, minute(100)).clock().dueAt()).isEqualTo(minute(140));
    }

    @Test
    void only_working_time_counts() {
        var office = new BusinessHours(
                ZoneOffset.UTC, BusinessHours.everyDay(new BusinessHours.Period(9 * 60, 17 * 60)), Map.of());
        var policy = new SlaPolicy(POLICY.bands(), POLICY.warnPercent(), office, Set.of());
        var late = Instant.parse("2026-03-02T16:30:00Z");
        var clock = SlaClock.open(policy, 70, true, late).orElseThrow().clock();

        assertThat(clock.dueAt()).isEqualTo("2026-03-03T12:30:00Z");
        assertThat(clock.warnAt()).isEqualTo("2026-03-03T11:30:00Z");
        assertThat(clock.met(policy, Instant.parse("2026-03-03T09:30:00Z"))
                        .clock()
                        .answeredAfter())
                .isEqualTo(Duration.ofHours(1));
        var snoozed = clock.paused(late.plusSeconds(600), Instant.parse("2026-03-04T20:00:00Z"))
                .clock();
        assertThat(snoozed.tick(policy, Instant.parse("2026-03-04T20:00:00Z"))
                        .clock()
                        .dueAt())
                .isEqualTo("2026-03-05T12:50:00Z");
    }

    @Test
    void of_two_promises_one_that_runs_holds_before_one_that_rests() {
        var resting = open(90).paused(minute(5), null).clock();
        var running = open(0);

        var handed = resting.handedTo(running);
        assertThat(handed.clock().state()).isEqualTo(State.OPEN);
        assertThat(handed.clock().dueAt()).isEqualTo(running.dueAt());
        assertThat(handed.transitions()).isEmpty();
        var taken = running.handedTo(resting);
        assertThat(taken.clock().state()).isEqualTo(State.OPEN);
        assertThat(taken.clock().dueAt()).isEqualTo(running.dueAt());
        assertThat(taken.transitions()).containsExactly(Transition.RESUMED);
        assertThat(resting.handedTo(null).transitions()).containsExactly(Transition.PAUSED);
        assertThat(resting.cancelled(minute(9)).transitions()).containsExactly(Transition.CANCELLED);
    }

    private static SlaClock open(int score) {
        return SlaClock.open(POLICY, score, true, NINE).orElseThrow().clock();
    }

    private static Instant minute(int minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }
}

package org.leadscoring.domain.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.sla.SlaBand.OpensFor;
import org.leadscoring.domain.sla.SlaClock.Change;
import org.leadscoring.domain.sla.SlaClock.Transition;

/** Spec SL-3 for random policies and paths of scores. */
class SlaClockPropertiesTest {

    private static final int CASES = 2_000;
    private static final int HORIZON_MINUTES = 4_000;
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void the_deadline_never_moves_out() {
        Seeded.forAll(CASES, random -> {
            var path = new Path(random);

            for (var clock : path.walk()) {
                assertThat(clock.after().dueAt())
                        .isBeforeOrEqualTo(clock.before().dueAt());
                assertThat(clock.after().bandFrom())
                        .isGreaterThanOrEqualTo(clock.before().bandFrom());
                assertThat(clock.after().openedAt()).isEqualTo(clock.before().openedAt());
            }
        });
    }

    @Test
    void a_deadline_is_no_later_than_any_band_entered_since_promised() {
        Seeded.forAll(CASES, random -> {
            var path = new Path(random);

            for (var step : path.walk()) {
                path.policy.workable(step.score(), step.known()).ifPresent(band -> {
                    if (band.from() > step.before().bandFrom()) {
                        assertThat(step.after().dueAt())
                                .isBeforeOrEqualTo(step.at().plus(band.target()));
                    }
                });
            }
        });
    }

    @Test
    void a_deadline_moves_exactly_when_it_is_said_to_be_pulled_in() {
        Seeded.forAll(CASES, random -> {
            for (var step : new Path(random).walk()) {
                assertThat(step.transitions().contains(Transition.PULLED_IN))
                        .isEqualTo(step.after().dueAt().isBefore(step.before().dueAt()));
            }
        });
    }

    @Test
    void a_warning_comes_after_the_beginning_and_before_the_deadline() {
        Seeded.forAll(CASES, random -> {
            for (var step : new Path(random).walk()) {
                assertThat(step.after().warnAt())
                        .isAfterOrEqualTo(step.after().openedAt())
                        .isBeforeOrEqualTo(step.after().dueAt());
            }
        });
    }

    @Test
    void looking_twice_at_one_instant_is_looking_once() {
        Seeded.forAll(CASES, random -> {
            for (var step : new Path(random).walk()) {
                var now = step.at().plus(Duration.ofMinutes(random.nextInt(HORIZON_MINUTES)));
                var once = step.after().tick(now).clock();

                assertThat(once.tick(now)).isEqualTo(new Change(once, List.of()));
            }
        });
    }

    @Test
    void however_often_one_looks_each_deadline_is_warned_of_once_at_most_and_breached_once() {
        Seeded.forAll(CASES, random -> {
            var path = new Path(random);
            var steps = path.walk();
            var clock = steps.getFirst().before();

            var transitions = new ArrayList<Transition>();
            var from = START;
            for (var step : steps) {
                for (var now : path.instantsBetween(from, step.at())) {
                    var ticked = clock.tick(now);
                    transitions.addAll(ticked.transitions());
                    clock = ticked.clock();
                }
                var scored = clock.scored(path.policy, step.score(), step.known(), step.at());
                transitions.addAll(scored.transitions());
                clock = scored.clock();
                from = step.at();
            }
            var late = clock.tick(clock.dueAt().plus(Duration.ofDays(100)));
            transitions.addAll(late.transitions());

            assertThat(Collections.frequency(transitions, Transition.BREACHED)).isEqualTo(1);
            assertThat(Collections.frequency(transitions, Transition.WARNED))
                    .isLessThanOrEqualTo(1 + Collections.frequency(transitions, Transition.PULLED_IN));
            assertThat(transitions).last().isEqualTo(Transition.BREACHED);
            assertThat(late.clock().breachedAt()).isNotNull();
        });
    }

    @Test
    void looking_does_not_move_the_deadline() {
        Seeded.forAll(CASES, random -> {
            var path = new Path(random);
            var steps = path.walk();
            var watched = steps.getFirst().before();
            var from = START;

            for (var step : steps) {
                for (var now : path.instantsBetween(from, step.at())) {
                    watched = watched.tick(now).clock();
                }
                watched = watched.scored(path.policy, step.score(), step.known(), step.at())
                        .clock();
                from = step.at();

                assertThat(watched.dueAt()).isEqualTo(step.after().dueAt());
            }
        });
    }

    @Test
    void an_answer_breaks_the_promise_exactly_if_it_comes_at_the_deadline_or_later() {
        Seeded.forAll(CASES, random -> {
            var clock = new Path(random).walk().getLast().after();
            var at = clock.dueAt().plusSeconds(random.nextInt(-3, 4));

            var met = clock.met(SlaPolicy.STANDARD, at);

            assertThat(met.clock().breachedAt() != null).isEqualTo(!at.isBefore(clock.dueAt()));
            assertThat(met.transitions().getLast()).isEqualTo(Transition.MET);
            assertThat(met.clock().met(SlaPolicy.STANDARD, at.plusSeconds(1)).transitions())
                    .isEmpty();
        });
    }

    @Test
    void two_clocks_join_to_the_earlier_deadline_whichever_is_handed_over() {
        Seeded.forAll(CASES, random -> {
            var one = new Path(random).walk().getLast().after();
            var other = new Path(random).walk().getLast().after();
            var earlier = one.dueAt().isBefore(other.dueAt()) ? one.dueAt() : other.dueAt();

            var joined = one.handedTo(other).clock();

            assertThat(joined.dueAt())
                    .isEqualTo(earlier)
                    .isEqualTo(other.handedTo(one).clock().dueAt());
            assertThat(joined.openedAt()).isEqualTo(other.handedTo(one).clock().openedAt());
            assertThat(joined.bandFrom()).isEqualTo(other.handedTo(one).clock().bandFrom());
        });
    }

    @Test
    void a_rest_moves_the_deadline_by_the_working_time_it_lasted_and_takes_nothing_from_the_answer() {
        Seeded.forAll(CASES, random -> {
            var clock = SlaClock.open(SlaPolicy.STANDARD, random.nextInt(120), true, START)
                    .orElseThrow()
                    .clock();
            var running = Duration.ZERO;
            var at = START;
            for (var i = random.nextInt(6); i > 0; i--) {
                var worked = Duration.ofSeconds(random.nextInt(1_000));
                var rest = Duration.ofSeconds(1 + random.nextInt(100_000));
                running = running.plus(worked);
                at = at.plus(worked);
                var before = clock.dueAt();
                clock = clock.paused(at, random.nextBoolean() ? at.plus(rest) : null)
                        .clock();
                at = at.plus(rest);
                clock = clock.asleep()
                        ? clock.tick(SlaPolicy.STANDARD, at).clock()
                        : clock.resumed(SlaPolicy.STANDARD, at).clock();
                var breached = clock.breachedAt() != null;
                assertThat(clock.dueAt()).isEqualTo(breached ? before : before.plus(rest));
            }

            var met = clock.met(SlaPolicy.STANDARD, at);

            assertThat(met.clock().answeredAfter()).isEqualTo(running);
        });
    }

    /** A clock, and what a lead's score does after it was opened. */
    private static final class Path {

        private final RandomGenerator random;
        private final SlaPolicy policy;

        Path(RandomGenerator random) {
            this.random = random;
            var targets = new TreeMap<Integer, Duration>();
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                targets.put(random.nextInt(-20, 120), Duration.ofMinutes(1 + random.nextInt(3_000)));
            }
            var bands = new ArrayList<SlaBand>();
            targets.forEach((from, target) -> bands.add(new SlaBand(from, target, opensFor())));
            bands.add(new SlaBand(Integer.MIN_VALUE, Duration.ofDays(2), OpensFor.EVERYONE));
            policy = new SlaPolicy(bands, random.nextInt(1, 100));
        }

        private OpensFor opensFor() {
            return List.of(OpensFor.values()).get(random.nextInt(3));
        }

        List<Step> walk() {
            var clock = SlaClock.open(policy, Integer.MIN_VALUE, true, START)
                    .orElseThrow()
                    .clock();
            var steps = new ArrayList<Step>();
            var at = START;
            for (int i = 1 + random.nextInt(12); i > 0; i--) {
                at = at.plus(Duration.ofMinutes(random.nextInt(400)));
                var score = random.nextInt(-50, 150);
                var known = random.nextBoolean();
                var change = clock.scored(policy, score, known, at);
                steps.add(new Step(clock, score, known, at, change.clock(), change.transitions()));
                clock = change.clock();
            }
            return steps;
        }

        List<Instant> instantsBetween(Instant from, Instant to) {
            var minutes = (int) Duration.between(from, to).toMinutes();
            return random.ints(random.nextInt(4), 0, minutes + 1)
                    .sorted()
                    .mapToObj(minute -> from.plus(Duration.ofMinutes(minute)))
                    .toList();
        }
    }

    private record Step(
            SlaClock before, int score, boolean known, Instant at, SlaClock after, List<Transition> transitions) {}
}

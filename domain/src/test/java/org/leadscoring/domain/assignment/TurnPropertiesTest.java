package org.leadscoring.domain.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.leadscoring.domain.assignment.Seats.everybody;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.sla.BusinessHours;
import org.leadscoring.domain.workspace.UserId;

/**
 * Turns over hundreds of random teams and many leads; a failure names its seed. Words are made of failures only: to make
 * those of all cases would take longer than the cases.
 */
class TurnPropertiesTest {

    private static final int TEAMS = 100;

    @Test
    void nobody_is_ever_a_whole_lead_away_from_their_share() {
        for (int seed = 0; seed < TEAMS; seed++) {
            var seats = Seats.some(new Random(seed));
            var weights = seats.stream().mapToLong(Seat::weight).sum();
            var got = new HashMap<UserId, Long>();
            var turn = Turn.START;
            for (long leads = 1; leads <= 2 * weights && leads <= 200; leads++) {
                var next = turn.among(seats);
                turn = next.turn();
                got.merge(next.seat().user(), 1L, Long::sum);
                for (var seat : seats) {
                    // |got - leads * weight / weights| < 1, without dividing
                    var off = got.getOrDefault(seat.user(), 0L) * weights - leads * seat.weight();
                    if (Math.abs(off) >= weights) {
                        fail("seed %s, lead %s: %s of %s is off by %s", seed, leads, seat, weights, off);
                    }
                }
            }
        }
    }

    @Test
    void the_same_people_over_and_over_come_back_to_where_they_began() {
        for (int seed = 0; seed < TEAMS; seed++) {
            var seats = Seats.some(new Random(seed));
            var weights = seats.stream().mapToLong(Seat::weight).sum();
            var turn = Turn.START;
            for (long lead = 0; lead < weights; lead++) {
                turn = turn.among(seats).turn();
            }

            assertThat(turn.deficits().values()).as("seed %s", seed).containsOnly(0L);
        }
    }

    @Test
    void whoever_is_back_gets_two_more_than_their_share_at_most_however_often_people_come_and_go() {
        for (int seed = 0; seed < TEAMS; seed++) {
            var random = new Random(seed);
            var seats = Seats.some(random);
            var turn = Turn.START;
            for (int spell = 0; spell < 12; spell++) {
                var here = seats.stream().filter(seat -> random.nextInt(3) > 0).toList();
                if (here.isEmpty()) {
                    continue;
                }
                var weights = here.stream().mapToLong(Seat::weight).sum();
                var got = new HashMap<UserId, Long>();
                var leads = 1 + random.nextInt(40);
                for (int lead = 1; lead <= leads; lead++) {
                    var next = turn.among(here);
                    turn = next.turn();
                    var many = got.merge(next.seat().user(), 1L, Long::sum);
                    if (many * weights > (long) lead * next.seat().weight() + 2 * weights) {
                        fail(
                                "seed %s, spell %s, lead %s: %s of %s got %s",
                                seed, spell, lead, next.seat(), weights, many);
                    }
                }
            }
        }
    }

    @Test
    void nobody_who_is_there_is_forgotten_however_often_others_come_and_go() {
        for (int seed = 0; seed < TEAMS; seed++) {
            var random = new Random(seed);
            var seats = Seats.some(random);
            var stays = seats.getFirst();
            var turn = Turn.START;
            long earned = 0;
            long got = 0;
            for (int lead = 0; lead < 400; lead++) {
                var here = seats.stream()
                        .filter(seat -> seat == stays || random.nextInt(4) > 0)
                        .toList();
                var weights = here.stream().mapToInt(Seat::weight).sum();
                var next = turn.among(here);
                turn = next.turn();
                earned += 1_000_000L * stays.weight() / weights;
                got += next.seat() == stays ? 1_000_000 : 0;
            }

            assertThat(got).as("seed %s: %s earned %s", seed, stays, earned).isGreaterThan(earned * 8 / 10 - 3_000_000);
        }
    }

    @Test
    void those_who_are_there_owe_each_other_what_they_are_owed_whoever_comes_and_goes() {
        for (int seed = 0; seed < TEAMS; seed++) {
            var random = new Random(seed);
            var seats = Seats.some(random);
            var turn = Turn.START;
            for (int lead = 0; lead < 100; lead++) {
                var here = seats.stream().filter(seat -> random.nextInt(3) > 0).toList();
                if (here.isEmpty()) {
                    continue;
                }
                turn = turn.among(here).turn();
                var deficits = turn.deficits();
                var together = here.stream()
                        .mapToLong(seat -> deficits.getOrDefault(seat.user(), 0L))
                        .sum();
                if (together != 0) {
                    fail("seed %s, lead %s: %s are owed %s together", seed, lead, here, together);
                }
            }
        }
    }

    @Test
    void whoever_goes_while_they_are_owed_a_lead_gets_it_when_they_are_back() {
        var ann = Seats.seat(1, 1);
        var bob = Seats.seat(2, 1);

        var first = Turn.START.among(List.of(ann, bob));
        var alone = first.turn().among(List.of(ann));
        var back = alone.turn().among(List.of(ann, bob));

        assertThat(List.of(first.seat(), alone.seat(), back.seat())).containsExactly(ann, ann, bob);
    }

    @Test
    void whoever_was_away_for_a_thousand_leads_is_not_flooded() {
        var seats = List.of(Seats.seat(1, 1), Seats.seat(2, 1), Seats.seat(3, 1));
        var turn = Turn.START.among(seats).turn();
        for (int lead = 0; lead < 1_000; lead++) {
            turn = turn.among(seats.subList(0, 2)).turn();
        }

        long back = 0;
        for (int lead = 0; lead < 30; lead++) {
            var next = turn.among(seats);
            turn = next.turn();
            back += next.seat().equals(seats.get(2)) ? 1 : 0;
        }

        assertThat(back).isBetween(10L, 11L);
    }

    @Test
    void the_same_turn_gives_the_same_answer_and_what_is_kept_does_not_grow() {
        for (int seed = 0; seed < TEAMS; seed++) {
            var random = new Random(seed);
            var turn = Turn.START;
            for (int lead = 0; lead < 50; lead++) {
                var seats = Seats.some(random);
                var policy = new AssignmentPolicy(AssignmentMethod.ROUND_ROBIN, seats);
                var once = Assigning.choose(policy, everybody(seats), turn, 1);
                var again = Assigning.choose(policy, everybody(seats), turn, 2);

                if (!once.equals(again)) {
                    fail("seed %s, lead %s: %s and then %s", seed, lead, once, again);
                }
                turn = once.turn();
                var parts = turn.parts();
                if (turn.deficits().size() > seats.size()
                        || turn.deficits().values().stream().anyMatch(deficit -> Math.abs(deficit) > 12 * parts)) {
                    fail("seed %s, lead %s: %s of %s seats", seed, lead, turn, seats.size());
                }
            }
        }
    }

    @Test
    void lots_are_drawn_as_often_as_weights_say() {
        var seats = List.of(Seats.seat(1, 3), Seats.seat(2, 1));
        var policy = new AssignmentPolicy(AssignmentMethod.RANDOM, seats);
        var situation = new Situation(Seats.NOW, Seats.users(seats), BusinessHours.ROUND_THE_CLOCK, Map.of());
        var random = new Random(1);

        long first = 0;
        for (int lead = 0; lead < 10_000; lead++) {
            var choice = Assigning.choose(policy, situation, Turn.START, random.nextLong());
            first += Seats.user(1).equals(choice.user()) ? 1 : 0;
        }

        assertThat(first).isBetween(7_300L, 7_700L);
    }
}

package org.leadscoring.domain.assignment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.leadscoring.domain.sla.BusinessHours;
import org.leadscoring.domain.workspace.UserId;

/** Seats and situations for tests. */
final class Seats {

    /** A Monday. */
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private Seats() {}

    static UserId user(int number) {
        return new UserId(new UUID(0, number));
    }

    static Seat seat(int number, int weight) {
        return new Seat(user(number), weight, null, false, List.of());
    }

    static Seat seat(int number, int weight, int capacity) {
        return new Seat(user(number), weight, capacity, false, List.of());
    }

    /** Some seats, most of small weights, for those are the hardest to be fair to. */
    static List<Seat> some(Random random) {
        var many = 1 + random.nextInt(12);
        var heaviest = random.nextInt(3) == 0 ? Seat.HEAVIEST : 5;
        return IntStream.range(0, many)
                .mapToObj(number -> seat(number, 1 + random.nextInt(heaviest)))
                .toList();
    }

    /** Everybody may work, round the clock, and has no leads. */
    static Situation everybody(Collection<Seat> seats) {
        return new Situation(NOW, users(seats), BusinessHours.ROUND_THE_CLOCK, Map.of());
    }

    static Set<UserId> users(Collection<Seat> seats) {
        return seats.stream().map(Seat::user).collect(Collectors.toSet());
    }

    /** Whom so many leads go to, one after the other. */
    static List<UserId> given(AssignmentPolicy policy, Situation situation, int leads) {
        var users = new ArrayList<UserId>();
        var turn = Turn.START;
        var now = situation;
        for (int lead = 0; lead < leads; lead++) {
            var choice = Assigning.choose(policy, now, turn, lead);
            var user = choice.user();
            if (user != null) {
                users.add(user);
                now = now.withOneMoreFor(user);
            }
            turn = choice.turn();
        }
        return users;
    }
}

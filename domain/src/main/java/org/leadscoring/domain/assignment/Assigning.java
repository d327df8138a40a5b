package org.leadscoring.domain.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leadscoring.domain.assignment.Reason.AtCapacity;
import org.leadscoring.domain.assignment.Reason.ByLot;
import org.leadscoring.domain.assignment.Reason.Disabled;
import org.leadscoring.domain.assignment.Reason.FewestOpenLeads;
import org.leadscoring.domain.assignment.Reason.Grounds;
import org.leadscoring.domain.assignment.Reason.NextByTurn;
import org.leadscoring.domain.assignment.Reason.NobodyAvailable;
import org.leadscoring.domain.assignment.Reason.OutOfOffice;
import org.leadscoring.domain.assignment.Reason.OutsideHours;
import org.leadscoring.domain.assignment.Reason.Skipped;
import org.leadscoring.domain.assignment.Reason.Why;

/** Says who gets a lead (spec ST-5). The same policy, situation, turn and dice give the same answer. */
public final class Assigning {

    private Assigning() {}

    /**
     * Who gets the next lead: of the seats whose user may work, is neither away nor out of hours, and has room for one
     * more, whom the policy's method says.
     *
     * @param turn how it stands; only a lead that is given by turn changes it
     * @param dice any number, each as likely as any other; matters for {@link AssignmentMethod#RANDOM} only
     */
    public static Choice choose(AssignmentPolicy policy, Situation situation, Turn turn, long dice) {
        var available = new ArrayList<Seat>();
        var skipped = new ArrayList<Skipped>();
        for (var seat : policy.seats()) {
            obstacle(seat, situation)
                    .ifPresentOrElse(why -> skipped.add(new Skipped(seat.user(), why)), () -> available.add(seat));
        }
        if (available.isEmpty()) {
            return new Choice(null, new Reason(new NobodyAvailable(), skipped), turn);
        }
        var weights = available.stream().mapToInt(Seat::weight).sum();
        return switch (policy.method()) {
            case ROUND_ROBIN -> {
                var next = turn.of(policy.seats()).among(available);
                var grounds = new NextByTurn(next.seat().weight(), weights);
                yield choice(next.seat(), grounds, skipped, next.turn());
            }
            case LEAST_LOADED -> {
                var seat = leastLoaded(available, situation);
                yield choice(seat, new FewestOpenLeads(situation.load(seat.user()), seat.weight()), skipped, turn);
            }
            case RANDOM -> {
                var seat = drawn(available, Math.floorMod(dice, weights));
                yield choice(seat, new ByLot(seat.weight(), weights), skipped, turn);
            }
        };
    }

    private static Choice choice(Seat seat, Grounds grounds, List<Skipped> skipped, Turn turn) {
        return new Choice(seat.user(), new Reason(grounds, skipped), turn);
    }

    /** Why a seat cannot get a lead; the reason that lasts longest first. */
    private static Optional<Why> obstacle(Seat seat, Situation situation) {
        if (!situation.workers().contains(seat.user())) {
            return Optional.of(new Disabled());
        }
        var away = seat.away(situation.at());
        if (away.isPresent()) {
            return Optional.of(new OutOfOffice(away.get().until(), away.get().note()));
        }
        if (seat.inOfficeHours() && !situation.hours().open(situation.at())) {
            return Optional.of(new OutsideHours());
        }
        var capacity = seat.capacity();
        var load = situation.load(seat.user());
        return capacity != null && load >= capacity ? Optional.of(new AtCapacity(load, capacity)) : Optional.empty();
    }

    /** Of two with as many for their weight, the heavier; of two such, the first. */
    private static Seat leastLoaded(List<Seat> available, Situation situation) {
        var least = available.getFirst();
        for (var seat : available) {
            // load / weight, compared without dividing
            var one = situation.load(seat.user()) * least.weight();
            var other = situation.load(least.user()) * seat.weight();
            if (one < other || (one == other && seat.weight() > least.weight())) {
                least = seat;
            }
        }
        return least;
    }

    private static Seat drawn(List<Seat> available, int lot) {
        var passed = 0;
        for (var seat : available) {
            passed += seat.weight();
            if (lot < passed) {
                return seat;
            }
        }
        return available.getLast();
    }
}

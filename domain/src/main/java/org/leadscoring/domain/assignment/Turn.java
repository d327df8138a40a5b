package org.leadscoring.domain.assignment;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.leadscoring.domain.workspace.UserId;

/**
 * Whose turn it is: how much of a lead each seat is still owed, or has had too much.
 *
 * <p>With each lead, every seat that is available earns its share of it: its weight, where a lead is as much as all available
 * weights sum to. Whoever has earned something gets the lead if theirs is the first that falls due,
 * which is when they have earned it whole; of two, whoever has earned more. It costs all its parts.
 *
 * <p>So among the same seats, from a fresh start, the leads each has got never differ by a whole one from its share, however
 * many there were: leads are jobs with a window each, from when a part of the lead is earned until it is earned whole, and
 * the earliest deadline first finds a place for all if anything does, which sharing each lead out by weight would. Whoever is
 * not available earns nothing, and keeps one lead at most of what they are owed or owe: so they are not flooded when they are
 * back.
 *
 * <p>Example: weights 2 and 1, so a lead is 3. Ann earns 2, Bob 1; hers is whole after one more lead, his after two: Ann, who
 * is at 2 − 3 = −1. Then she has 1, he 2; both whole after one more, and he has more: Bob, at −1. Then she has 3, he 0: Ann.
 *
 * @param parts into how many a lead was divided last, a thousand for each weight; zero before the first
 * @param deficits what each is owed, in such parts; below zero what they have had in advance
 */
public record Turn(long parts, Map<UserId, Long> deficits) {

    /** What is lost of a part whenever people come or go must not add up to a lead that somebody misses. */
    private static final long PARTS_OF_A_WEIGHT = 1_000;

    /** Nobody has had a lead. */
    public static final Turn START = new Turn(0, Map.of());

    /** @throws IllegalArgumentException if the parts are below zero */
    public Turn {
        if (parts < 0) {
            throw new IllegalArgumentException("a lead is divided into parts, not " + parts);
        }
        deficits = Map.copyOf(deficits);
    }

    /**
     * Whose turn it is among these.
     *
     * @param available at least one, in the order in which they are asked if nothing else decides
     */
    Next among(List<Seat> available) {
        var whole = available.stream().mapToLong(Turn::share).sum();
        var owed = balanced(available, whole);
        available.forEach(seat -> owed.merge(seat.user(), share(seat), Long::sum));
        var chosen = available.getFirst();
        for (var seat : available) {
            if (isBefore(seat, chosen, owed, whole)) {
                chosen = seat;
            }
        }
        owed.merge(chosen.user(), -whole, Long::sum);
        var after = new HashMap<UserId, Long>();
        deficits.keySet().forEach(user -> after.put(user, inPartsOf(whole, user)));
        after.putAll(owed);
        return new Next(chosen, new Turn(whole, after));
    }

    /** Without those who have no seat any more, so that nobody is remembered for ever. */
    Turn of(List<Seat> seats) {
        var seated = seats.stream().map(Seat::user).collect(Collectors.toSet());
        return new Turn(
                parts,
                deficits.entrySet().stream()
                        .filter(deficit -> seated.contains(deficit.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static boolean isBefore(Seat one, Seat other, Map<UserId, Long> owed, long whole) {
        Function<Seat, Long> of = seat -> owed.getOrDefault(seat.user(), 0L);
        var earned = of.apply(one) > 0;
        if (earned != of.apply(other) > 0) {
            return earned;
        }
        var due = Math.ceilDiv(whole - of.apply(one), share(one));
        var otherDue = Math.ceilDiv(whole - of.apply(other), share(other));
        return due == otherDue ? of.apply(one) > of.apply(other) : due < otherDue;
    }

    /**
     * What these are owed, in parts of a lead divided into so many, as if they were alone: together nothing. Of the same
     * seats as last time that is what it was. If some have come or gone, what is owed between those that are here stays.
     */
    private Map<UserId, Long> balanced(List<Seat> available, long whole) {
        var owed = new LinkedHashMap<UserId, Long>();
        available.forEach(seat -> owed.put(seat.user(), inPartsOf(whole, seat.user())));
        var together = owed.values().stream().mapToLong(Long::longValue).sum();
        available.forEach(seat -> owed.merge(seat.user(), -Math.floorDiv(together * share(seat), whole), Long::sum));
        var rest = owed.values().stream().mapToLong(Long::longValue).sum();
        available.stream().limit(rest).forEach(seat -> owed.merge(seat.user(), -1L, Long::sum));
        return owed;
    }

    private long inPartsOf(long whole, UserId user) {
        var deficit = Math.clamp(deficits.getOrDefault(user, 0L), -parts, parts);
        return parts == 0 ? 0 : deficit * whole / parts;
    }

    private static long share(Seat seat) {
        return seat.weight() * PARTS_OF_A_WEIGHT;
    }

    /** Who it is, and how the turn stands then. */
    record Next(Seat seat, Turn turn) {}
}

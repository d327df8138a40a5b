package org.leadscoring.domain.assignment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.workspace.UserId;

/**
 * Somebody who takes leads.
 *
 * @param weight how many they get in proportion to the others, 1 to {@value #HEAVIEST}
 * @param capacity with so many open leads they get no more, 1 to {@value #LARGEST_CAPACITY}; null for no limit
 * @param inOfficeHours whether they get leads in the workspace's business hours only, else at any time
 * @param absences when they get none, in order of their beginning, at most {@value #MOST_ABSENCES}
 */
public record Seat(UserId user, int weight, @Nullable Integer capacity, boolean inOfficeHours, List<Absence> absences) {

    public static final int HEAVIEST = 100;

    public static final int LARGEST_CAPACITY = 100_000;

    public static final int MOST_ABSENCES = 50;

    /** @throws IllegalArgumentException if a number is out of range, or there are too many absences */
    public Seat {
        if (weight < 1 || weight > HEAVIEST) {
            throw new IllegalArgumentException("a weight is 1 to " + HEAVIEST + ", not " + weight);
        }
        if (capacity != null && (capacity < 1 || capacity > LARGEST_CAPACITY)) {
            throw new IllegalArgumentException("a capacity is 1 to " + LARGEST_CAPACITY + ", not " + capacity);
        }
        if (absences.size() > MOST_ABSENCES) {
            throw new IllegalArgumentException("a seat has at most " + MOST_ABSENCES + " absences");
        }
        absences = absences.stream()
                .sorted(Comparator.comparing(Absence::from).thenComparing(Absence::until))
                .toList();
    }

    /** A seat of weight 1 that takes leads at any time, without limit. */
    public static Seat of(UserId user) {
        return new Seat(user, 1, null, false, List.of());
    }

    /** The absence that lasts longest of those in which they are away at this instant. */
    public Optional<Absence> away(Instant at) {
        return absences.stream().filter(absence -> absence.covers(at)).max(Comparator.comparing(Absence::until));
    }

    /** This seat with other absences. */
    public Seat away(List<Absence> others) {
        return new Seat(user, weight, capacity, inOfficeHours, others);
    }
}

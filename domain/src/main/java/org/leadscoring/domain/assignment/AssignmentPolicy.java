package org.leadscoring.domain.assignment;

import java.util.List;
import java.util.Optional;
import org.leadscoring.domain.workspace.UserId;

/**
 * Who gets leads, and how it is decided who is next (spec ST-5).
 *
 * @param seats in the order in which they are asked when nothing else decides; nobody has two. None: nobody gets leads
 */
public record AssignmentPolicy(AssignmentMethod method, List<Seat> seats) {

    /** What a workspace starts with: by turn, and nobody takes leads yet. */
    public static final AssignmentPolicy STANDARD = new AssignmentPolicy(AssignmentMethod.ROUND_ROBIN, List.of());

    /** @throws IllegalArgumentException if somebody has two seats */
    public AssignmentPolicy {
        seats = List.copyOf(seats);
        if (seats.stream().map(Seat::user).distinct().count() < seats.size()) {
            throw new IllegalArgumentException("nobody has two seats");
        }
    }

    /** The seat of a user, if they take leads. */
    public Optional<Seat> seat(UserId user) {
        return seats.stream().filter(seat -> seat.user().equals(user)).findFirst();
    }

    /** This policy with another seat for its user. */
    public AssignmentPolicy with(Seat changed) {
        return new AssignmentPolicy(
                method,
                seats.stream()
                        .map(seat -> seat.user().equals(changed.user()) ? changed : seat)
                        .toList());
    }

    /** Whether it matters how many open leads each has. */
    public boolean countsLoads() {
        return method == AssignmentMethod.LEAST_LOADED || seats.stream().anyMatch(seat -> seat.capacity() != null);
    }
}

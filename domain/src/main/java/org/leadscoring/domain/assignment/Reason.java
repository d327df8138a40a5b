package org.leadscoring.domain.assignment;

import java.time.Instant;
import java.util.List;
import org.leadscoring.domain.workspace.UserId;

/**
 * Why somebody got a lead, or nobody, in facts; words are made of them where they are read.
 *
 * @param grounds why this one
 * @param skipped who else has a seat and could not have got it, in the order of the seats
 */
public record Reason(Grounds grounds, List<Skipped> skipped) {

    public Reason {
        skipped = List.copyOf(skipped);
    }

    /** Why it was the one it was. */
    public sealed interface Grounds permits NextByTurn, FewestOpenLeads, ByLot, NobodyAvailable, ByHand {}

    /**
     * It was their turn.
     *
     * @param weight of their seat
     * @param ofWeights of all seats that were available
     */
    public record NextByTurn(int weight, int ofWeights) implements Grounds {}

    /**
     * They had the fewest open leads for their weight.
     *
     * @param openLeads before this one
     */
    public record FewestOpenLeads(long openLeads, int weight) implements Grounds {}

    /**
     * They were drawn.
     *
     * @param weight of their seat
     * @param ofWeights of all seats that were available
     */
    public record ByLot(int weight, int ofWeights) implements Grounds {}

    /** Nobody could have got it; if nobody was skipped, nobody takes leads at all. */
    public record NobodyAvailable() implements Grounds {}

    /** Somebody decided so, whatever the rules say. */
    public record ByHand() implements Grounds {}

    /** Somebody who has a seat and could not have got the lead. */
    public record Skipped(UserId user, Why why) {}

    /** Why somebody could not have got it. */
    public sealed interface Why permits Disabled, OutOfOffice, OutsideHours, AtCapacity {}

    /** They may not sign in, may only look, or are not there any more. */
    public record Disabled() implements Why {}

    /**
     * They are away.
     *
     * @param until UTC
     * @param note as they left it; may be empty
     */
    public record OutOfOffice(Instant until, String note) implements Why {}

    /** They get leads in business hours, and it is none. */
    public record OutsideHours() implements Why {}

    /** They have as many open leads as they may, or more. */
    public record AtCapacity(long openLeads, int capacity) implements Why {}
}

package org.leadscoring.domain.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * One thing told to one destination.
 *
 * @param to the user it is for, null if it is for whoever reads there
 * @param notice what is said, null before it is put together for the first time, and after somebody was erased of whom it tells or may tell
 * @param attempts how often it was sent
 * @param nextAt when it is sent next, UTC; null if it is not
 * @param answer what the other side said last, null before
 * @param createdAt when it was decided, UTC
 * @param endedAt when it was delivered or given up, UTC; null before
 */
public record Delivery(
        DeliveryId id,
        WorkspaceId workspace,
        DestinationId destination,
        @Nullable UserId to,
        Fact fact,
        @Nullable Notice notice,
        State state,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable String answer,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /** Where a delivery stands. */
    public enum State {
        /** Not sent yet. */
        PENDING,
        /** Not taken yet; it is sent again. */
        FAILED,
        DELIVERED,
        /** Given up; somebody may have it sent again. */
        DEAD
    }

    /** One that was decided now, to be sent at once. */
    public static Delivery decided(
            WorkspaceId workspace,
            DestinationId destination,
            @Nullable UserId to,
            Fact fact,
            String what,
            Instant now) {
        var id = DeliveryId.of(destination, to, fact.topic(), what);
        return new Delivery(id, workspace, destination, to, fact, null, State.PENDING, 0, now, null, now, null);
    }

    /** This delivery, claimed by somebody who sends it: nobody else does until then. */
    public Delivery claimed(Notice content, Instant until) {
        return new Delivery(
                id, workspace, destination, to, fact, content, state, attempts + 1, until, answer, createdAt, endedAt);
    }

    /**
     * This delivery after it was sent.
     *
     * @param dice from 0 to 99, for the jitter
     */
    public Delivery after(Outcome outcome, Retries retries, int dice, Instant now) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> ended(State.DELIVERED, accepted.answer(), now);
            case Outcome.Refused refused -> ended(State.DEAD, refused.answer(), now);
            // It waits for the destination to be mended, and does not lose an attempt by it.
            case Outcome.Gone gone -> waiting(attempts - 1, now, gone.answer());
            case Outcome.Failed failed ->
                retries.after(attempts, dice)
                        .map(pause -> {
                            var asked = failed.retryAfter();
                            var wait = asked != null && asked.compareTo(pause) > 0 ? asked : pause;
                            return waiting(attempts, now.plus(wait), failed.answer());
                        })
                        .orElseGet(() -> ended(State.DEAD, failed.answer(), now));
        };
    }

    /** This delivery, claimed and not sent after all: it loses no attempt by it. */
    public Delivery letGo(Instant now) {
        return new Delivery(
                id, workspace, destination, to, fact, notice, state, attempts - 1, now, answer, createdAt, endedAt);
    }

    /** This delivery, sent once more from the beginning. */
    public Delivery resent(Instant now) {
        return new Delivery(
                id, workspace, destination, to, fact, notice, State.PENDING, 0, now, answer, createdAt, null);
    }

    /** This delivery given up, because of this. */
    public Delivery givenUp(String why, Instant now) {
        return ended(State.DEAD, why, now);
    }

    /** This delivery after the person it is about was erased: that something was told stays, what was said goes. */
    public Delivery erased() {
        var silent = new Fact(fact.topic(), fact.lead(), fact.at(), fact.stage(), fact.score(), fact.dueAt(), null);
        var waits = nextAt != null;
        return new Delivery(
                id,
                workspace,
                destination,
                to,
                silent,
                null,
                waits ? State.DEAD : state,
                attempts,
                null,
                null,
                createdAt,
                waits ? createdAt : endedAt);
    }

    /**
     * This delivery, which is about no lead in particular and may tell of anybody, after somebody was erased: what was said
     * goes. Is it sent again, that is put together anew.
     */
    public Delivery unsaid() {
        var silent = new Fact(
                fact.topic(),
                fact.lead(),
                fact.at(),
                fact.stage(),
                fact.score(),
                fact.dueAt(),
                silenced(fact.detail()));
        return new Delivery(
                id,
                workspace,
                destination,
                to,
                silent,
                null,
                state,
                attempts,
                nextAt,
                silenced(answer),
                createdAt,
                endedAt);
    }

    private static @Nullable String silenced(@Nullable String words) {
        return words == null ? null : "-";
    }

    private Delivery waiting(int tried, Instant next, String said) {
        return new Delivery(
                id, workspace, destination, to, fact, notice, State.FAILED, tried, next, said, createdAt, null);
    }

    private Delivery ended(State end, String said, Instant now) {
        return new Delivery(id, workspace, destination, to, fact, notice, end, attempts, null, said, createdAt, now);
    }
}

package org.leadscoring.application.crm;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.crm.ConnectionId;

/**
 * One time that a CRM and we are brought in step. A run goes on where it was, whoever goes on with it.
 *
 * @param endedAt UTC, null as long as it goes on
 * @param position where its phase is, null at its beginning
 * @param since changes of the CRM are asked for from here, UTC
 * @param upTo the latest change of the CRM it has seen, UTC; null if it has seen none
 * @param trouble what went wrong last, in words; null if nothing did, or it went on since
 */
public record SyncRun(
        UUID id,
        ConnectionId connection,
        Kind kind,
        Phase phase,
        Instant begunAt,
        @Nullable Instant endedAt,
        @Nullable String position,
        Instant since,
        @Nullable Instant upTo,
        Tally tally,
        @Nullable String trouble) {

    /** Why it runs. */
    public enum Kind {
        SCHEDULED,
        URGENT,
        ALL,
        ALL_ANEW
    }

    /** What it is at. */
    public enum Phase {
        /** Putting all leads on the list of those to look at. */
        MARK,
        /** Taking what changed in the CRM. */
        PULL,
        /** Sending what changed here. */
        PUSH
    }

    /** How many leads it has looked at in a minute since it began, as far as it looks at all of them. */
    public long perMinute(Instant now) {
        return tally.examined() * 60 / secondsUntil(now);
    }

    /** How long a run over all leads will take yet if it goes on as it did; null if that cannot be told. */
    public @Nullable Duration left(Instant now) {
        return tally.examined() == 0
                ? null
                : Duration.ofSeconds(
                        Math.max(0, tally.total() - tally.examined()) * secondsUntil(now) / tally.examined());
    }

    private long secondsUntil(Instant now) {
        return Math.max(1, Duration.between(begunAt, now).toSeconds());
    }

    SyncRun at(Phase next) {
        return new SyncRun(id, connection, kind, next, begunAt, endedAt, null, since, upTo, tally, trouble);
    }

    SyncRun at(@Nullable String next) {
        return new SyncRun(id, connection, kind, phase, begunAt, endedAt, next, since, upTo, tally, trouble);
    }

    SyncRun seen(@Nullable Instant latest) {
        return new SyncRun(id, connection, kind, phase, begunAt, endedAt, position, since, latest, tally, trouble);
    }

    SyncRun counting(Tally more) {
        return new SyncRun(
                id, connection, kind, phase, begunAt, endedAt, position, since, upTo, tally.plus(more), trouble);
    }

    SyncRun ended(Instant at) {
        return new SyncRun(id, connection, kind, phase, begunAt, at, position, since, upTo, tally, null);
    }

    /**
     * After it failed: a page that was asked for may be gone, so that what is left is asked for anew.
     *
     * @param from changes are asked for from here, if that is later than before
     */
    SyncRun retrying(@Nullable Instant from) {
        if (phase != Phase.PULL) {
            return this;
        }
        var later = from != null && from.isAfter(since) ? from : since;
        return new SyncRun(id, connection, kind, phase, begunAt, endedAt, null, later, upTo, tally, trouble);
    }

    SyncRun troubled(@Nullable String why) {
        return new SyncRun(id, connection, kind, phase, begunAt, endedAt, position, since, upTo, tally, why);
    }

    /**
     * What it did.
     *
     * @param total how many leads there are to look at in a run over all of them, else 0
     * @param examined leads that were looked at
     * @param created records that were made
     * @param updated records that were changed
     * @param refused records that the CRM did not take, or not erase
     * @param pulled records of the CRM that we took something from
     * @param conflicts fields that both sides had changed
     * @param requests requests to the CRM
     * @param erased records that the CRM erased, because their persons were erased here
     */
    public record Tally(
            long total,
            long examined,
            long created,
            long updated,
            long refused,
            long pulled,
            long conflicts,
            long requests,
            long erased) {

        /** Nothing yet. */
        public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(
                    total + other.total,
                    examined + other.examined,
                    created + other.created,
                    updated + other.updated,
                    refused + other.refused,
                    pulled + other.pulled,
                    conflicts + other.conflicts,
                    requests + other.requests,
                    erased + other.erased);
        }

        Tally minus(Tally other) {
            return new Tally(
                    total - other.total,
                    examined - other.examined,
                    created - other.created,
                    updated - other.updated,
                    refused - other.refused,
                    pulled - other.pulled,
                    conflicts - other.conflicts,
                    requests - other.requests,
                    erased - other.erased);
        }

        static Tally ofTotal(long total) {
            return new Tally(total, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        static Tally ofRequests(long requests) {
            return new Tally(0, 0, 0, 0, 0, 0, 0, requests, 0);
        }

        static Tally ofExamined(long examined) {
            return new Tally(0, examined, 0, 0, 0, 0, 0, 0, 0);
        }

        static Tally ofPulled(long pulled, long conflicts, long requests) {
            return new Tally(0, 0, 0, 0, 0, pulled, conflicts, requests, 0);
        }

        static Tally ofWritten(long created, long updated, long refused, long requests) {
            return new Tally(0, 0, created, updated, refused, 0, 0, requests, 0);
        }

        static Tally ofErased(long erased, long refused, long requests) {
            return new Tally(0, 0, 0, 0, refused, 0, 0, requests, erased);
        }
    }
}

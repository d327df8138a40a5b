package org.leadscoring.application.analytics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.analytics.Feed;
import org.leadscoring.domain.analytics.FeedId;
import org.leadscoring.domain.delivery.Circuit;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Feeds, how far each has read the log, and how it fares. What is secret of them is kept encrypted. */
public interface Feeds {

    /** What was sent is counted under this name, beside what was passed over. */
    String SENT = "sent";

    void add(Feed feed, EventId readUpTo, Instant at);

    /** Writes how a feed is set now. */
    void save(Feed feed);

    /** Forgets a feed, its batches and its counts. */
    void remove(WorkspaceId workspace, FeedId feed);

    /** The feeds of a workspace, by name. */
    List<Feed> all(WorkspaceId workspace);

    /** The feed with this id. */
    default Optional<Feed> byId(WorkspaceId workspace, FeedId id) {
        return all(workspace).stream().filter(feed -> feed.id().equals(id)).findFirst();
    }

    /** The feed with this id, held until the transaction ends. */
    Optional<Feed> lock(WorkspaceId workspace, FeedId id);

    /** How the feeds of a workspace fare. */
    Map<FeedId, Standing> standings(WorkspaceId workspace);

    /** Writes how a feed fares. The caller holds it. */
    void save(WorkspaceId workspace, FeedId feed, Standing standing);

    /** Feeds that are switched on, do not rest, are not being worked on, and are to be looked at by now. */
    List<Due> due(Instant now);

    /** Every feed of every workspace. */
    List<Due> everywhere();

    /** Counts that so many events more were sent, or passed over for a reason. The caller holds the feed. */
    void count(WorkspaceId workspace, FeedId feed, Map<String, Long> more);

    /** How many events were sent, and passed over, by the key of the reason. */
    Map<String, Long> counts(WorkspaceId workspace, FeedId feed);

    /** A feed that is to be looked at. */
    record Due(WorkspaceId workspace, FeedId feed) {}

    /**
     * How a feed fares.
     *
     * @param circuit whether its tool is worth trying
     * @param disabledBecause why the system switched it off, in words; null if it did not
     * @param lookAt when it is looked at next, UTC
     * @param claimedUntil until when whoever works on it has it to themselves, UTC; null if nobody does
     * @param readUpTo the log was read up to this id: all events up to it were passed over, or are in batches, or were sent
     * @param sentAt when something was taken last, UTC; null before the first
     */
    record Standing(
            Circuit circuit,
            @Nullable String disabledBecause,
            Instant lookAt,
            @Nullable Instant claimedUntil,
            EventId readUpTo,
            @Nullable Instant sentAt) {

        /** Of a feed that is new. */
        public static Standing fresh(EventId readUpTo, Instant at) {
            return new Standing(Circuit.CLOSED, null, at, null, readUpTo, null);
        }

        /** Tried at once, however it fared. */
        public Standing dueAt(Instant at) {
            return new Standing(Circuit.CLOSED, null, at, claimedUntil, readUpTo, sentAt);
        }

        Standing lookingAt(Instant at) {
            return new Standing(circuit, disabledBecause, at, claimedUntil, readUpTo, sentAt);
        }

        Standing claimed(@Nullable Instant until) {
            return new Standing(circuit, disabledBecause, lookAt, until, readUpTo, sentAt);
        }

        Standing read(EventId upTo) {
            return new Standing(circuit, disabledBecause, lookAt, claimedUntil, upTo, sentAt);
        }

        Standing sent(Instant at) {
            return new Standing(Circuit.CLOSED, null, lookAt, claimedUntil, readUpTo, at);
        }

        Standing faring(Circuit other, @Nullable String because) {
            return new Standing(other, because, lookAt, claimedUntil, readUpTo, sentAt);
        }
    }
}

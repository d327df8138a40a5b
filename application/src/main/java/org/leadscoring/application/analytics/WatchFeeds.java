package org.leadscoring.application.analytics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.analytics.Batch.State;
import org.leadscoring.application.analytics.Batches.Size;
import org.leadscoring.application.analytics.Feeds.Standing;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.analytics.Feed;
import org.leadscoring.domain.analytics.FeedId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What people see of feeds: how each fares, how far it is behind, what it passed over and why. */
public final class WatchFeeds {

    /** So many events of the log are looked at to say how many a feed is behind. */
    public static final int MOST = 10_000;

    private static final int SHOWN = 50;

    private final Transactions transactions;
    private final Feeds feeds;
    private final Batches batches;
    private final FeedLog log;
    private final Clock clock;

    public WatchFeeds(Transactions transactions, Feeds feeds, Batches batches, FeedLog log, Clock clock) {
        this.transactions = transactions;
        this.feeds = feeds;
        this.batches = batches;
        this.log = log;
        this.clock = clock;
    }

    /** The feeds of a workspace, by name, and how they fare. */
    public List<Watched> all(WorkspaceId workspace) {
        return transactions.run(() -> {
            var standings = feeds.standings(workspace);
            var watched = new ArrayList<Watched>();
            for (var feed : feeds.all(workspace)) {
                var standing = standings.get(feed.id());
                if (standing != null) {
                    watched.add(watched(feed, standing));
                }
            }
            return watched;
        });
    }

    /** @throws UnknownFeedException if the workspace has no such feed */
    public Watched feed(WorkspaceId workspace, FeedId id) {
        return transactions.run(() -> {
            var feed = feeds.byId(workspace, id).orElseThrow(() -> new UnknownFeedException(id));
            var standing = feeds.standings(workspace).get(id);
            if (standing == null) {
                throw new UnknownFeedException(id);
            }
            return watched(feed, standing);
        });
    }

    /** The feeds of all workspaces that are switched on or should be, and how far each is behind. */
    public List<Watched> everywhere() {
        return feeds.everywhere().stream()
                .map(Feeds.Due::workspace)
                .distinct()
                .flatMap(workspace -> all(workspace).stream())
                .filter(watched -> watched.feed().enabled() || watched.stopped())
                .toList();
    }

    /** Batches of a feed that somebody has to decide about, the first ones first; at most 50 of each kind. */
    public List<Batch> aside(WorkspaceId workspace, FeedId id) {
        return transactions.run(() -> {
            var feed = feeds.byId(workspace, id)
                    .orElseThrow(() -> new UnknownFeedException(id))
                    .id();
            var aside = new ArrayList<Batch>(batches.in(feed, State.UNKNOWN, SHOWN));
            aside.addAll(batches.in(feed, State.REFUSED, SHOWN));
            return aside;
        });
    }

    private Watched watched(Feed feed, Standing standing) {
        var sizes = batches.sizes(feed.id());
        var behind = log.behind(feed.workspace(), standing.readUpTo(), MOST);
        var waiting = sizes.getOrDefault(State.WAITING, Size.NONE).events()
                + sizes.getOrDefault(State.SENDING, Size.NONE).events();
        var first =
                batches.next(feed.id()).map(batch -> batch.events().getFirst()).orElse(behind.oldest());
        return new Watched(
                feed,
                standing,
                feeds.counts(feed.workspace(), feed.id()),
                sizes,
                new Lag(waiting + behind.events(), behind.more(), first == null ? null : first.madeAt()),
                clock.instant());
    }

    /**
     * A feed and how it fares.
     *
     * @param counts how many events were sent, and passed over by reason
     * @param sizes its batches by where they are
     * @param at when this was so, UTC
     */
    public record Watched(
            Feed feed, Standing standing, Map<String, Long> counts, Map<State, Size> sizes, Lag lag, Instant at) {

        /** Whether it was switched off by the system, and by nobody else: it takes nothing any more. */
        public boolean stopped() {
            return !feed.enabled() && standing.disabledBecause() != null;
        }

        /** How many events were sent. */
        public long sent() {
            return counts.getOrDefault(Feeds.SENT, 0L);
        }

        /** How many events were passed over. */
        public long passed() {
            return counts.values().stream().mapToLong(Long::longValue).sum() - sent();
        }

        /** How many batches somebody has to decide about. */
        public long aside() {
            return sizes.entrySet().stream()
                    .filter(entry -> entry.getKey().aside())
                    .mapToLong(entry -> entry.getValue().batches())
                    .sum();
        }

        /** How long ago the oldest event arrived that was not sent; zero if there is none. */
        public Duration age() {
            var oldest = lag.oldest();
            return oldest == null || oldest.isAfter(at) ? Duration.ZERO : Duration.between(oldest, at);
        }
    }

    /**
     * How far a feed is behind.
     *
     * @param events that were not sent yet, nor passed over
     * @param more whether there are more than were counted
     * @param oldest when the first of them arrived, UTC; null if there is none
     */
    public record Lag(long events, boolean more, @Nullable Instant oldest) {}
}

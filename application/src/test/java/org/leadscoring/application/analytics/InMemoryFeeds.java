package org.leadscoring.application.analytics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.analytics.Feed;
import org.leadscoring.domain.analytics.FeedId;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Feeds in memory. */
public final class InMemoryFeeds implements Feeds {

    private final InMemoryDatabase database;

    public InMemoryFeeds(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Feed feed, EventId readUpTo, Instant at) {
        database.feeds.put(feed.workspace(), feed.id(), feed);
        database.feedStandings.put(feed.workspace(), feed.id(), Standing.fresh(readUpTo, at));
    }

    @Override
    public void save(Feed feed) {
        database.feeds.put(feed.workspace(), feed.id(), feed);
    }

    @Override
    public void remove(WorkspaceId workspace, FeedId feed) {
        database.feeds.remove(workspace, feed);
        database.feedStandings.remove(workspace, feed);
        database.feedCounts.remove(workspace, feed);
        for (var batch : List.copyOf(database.batches.rows(workspace).values())) {
            if (batch.feed().equals(feed)) {
                database.batches.remove(workspace, batch.id());
            }
        }
    }

    @Override
    public List<Feed> all(WorkspaceId workspace) {
        return database.feeds.rows(workspace).values().stream()
                .sorted(Comparator.comparing(Feed::name))
                .toList();
    }

    @Override
    public Optional<Feed> lock(WorkspaceId workspace, FeedId id) {
        return database.feeds.find(workspace, id);
    }

    @Override
    public Map<FeedId, Standing> standings(WorkspaceId workspace) {
        return new HashMap<>(database.feedStandings.rows(workspace));
    }

    @Override
    public void save(WorkspaceId workspace, FeedId feed, Standing standing) {
        database.feedStandings.put(workspace, feed, standing);
    }

    @Override
    public List<Due> due(Instant now) {
        return everywhere().stream().filter(due -> isDue(due, now)).toList();
    }

    private boolean isDue(Due due, Instant now) {
        var standing = database.feedStandings.find(due.workspace(), due.feed()).orElseThrow();
        var claimed = standing.claimedUntil();
        return database.feeds.find(due.workspace(), due.feed()).orElseThrow().enabled()
                && standing.circuit().lets(now)
                && !standing.lookAt().isAfter(now)
                && (claimed == null || !claimed.isAfter(now));
    }

    @Override
    public List<Due> everywhere() {
        var all = new ArrayList<Due>();
        database.feeds
                .everything()
                .forEach((workspace, feeds) -> feeds.keySet().forEach(feed -> all.add(new Due(workspace, feed))));
        return all;
    }

    @Override
    public void count(WorkspaceId workspace, FeedId feed, Map<String, Long> more) {
        var counts = new TreeMap<>(counts(workspace, feed));
        more.forEach((reason, amount) -> {
            if (amount != 0) {
                counts.merge(reason, amount, Long::sum);
            }
        });
        database.feedCounts.put(workspace, feed, counts);
    }

    @Override
    public Map<String, Long> counts(WorkspaceId workspace, FeedId feed) {
        return database.feedCounts.find(workspace, feed).orElse(Map.of());
    }
}

package org.leadscoring.application.analytics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadscoring.application.analytics.Batch.State;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.domain.analytics.Clicks;
import org.leadscoring.domain.analytics.Feed;
import org.leadscoring.domain.analytics.Happening;
import org.leadscoring.domain.analytics.Message;
import org.leadscoring.domain.analytics.Passed;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.analytics.Translation;
import org.leadscoring.domain.event.EventId;

/**
 * Reads on in the log for a feed: what is to be told goes into batches, what is passed over is counted. It reads what was made
 * two minutes ago or before: nothing can come into the log behind it any more ({@link EventLog#SETTLED_AFTER}).
 */
final class ReadLog {

    /** So many events are looked at at once. */
    static final int WINDOW = 500;

    private static final int EARLIER_EVENTS = 200;

    private final FeedLog log;
    private final EventLog events;
    private final Batches batches;
    private final Feeds feeds;
    private final Ids ids;

    ReadLog(FeedLog log, EventLog events, Batches batches, Feeds feeds, Ids ids) {
        this.log = log;
        this.events = events;
        this.batches = batches;
        this.feeds = feeds;
        this.ids = ids;
    }

    /**
     * Reads a stretch. Part of the caller's transaction, which holds the feed.
     *
     * @return up to where it was read; the same as before if there is nothing to read
     */
    EventId on(Feed feed, EventId after, Instant now) {
        var settled = EventId.before(now.minus(EventLog.SETTLED_AFTER));
        if (!after.isBefore(settled)) {
            return after;
        }
        var stretch = log.read(feed.workspace(), after, settled, WINDOW);
        var telling = telling(feed, stretch.events(), now);
        batches.add(feed.workspace(), together(feed, telling.said(), now));
        feeds.count(feed.workspace(), feed.id(), telling.passed());
        return stretch.upTo();
    }

    /** What is to be said of these events now. */
    Telling telling(Feed feed, List<EventId> ids, Instant now) {
        var said = new LinkedHashMap<EventId, List<Message>>();
        var passed = new LinkedHashMap<String, Long>();
        for (var happening : log.happenings(feed.workspace(), ids)) {
            switch (Translation.of(feed, known(feed, happening), now)) {
                case Translation.Said(var messages) ->
                    said.put(happening.event().id(), messages);
                case Translation.Silent(var because) -> passed.merge(because.key(), 1L, Long::sum);
            }
        }
        var missing = ids.size()
                - said.size()
                - passed.values().stream().mapToLong(Long::longValue).sum();
        if (missing > 0) {
            // What is not in the log any more was removed for its age, or with its workspace's data.
            passed.merge(Passed.ERASED.key(), missing, Long::sum);
        }
        return new Telling(said, passed);
    }

    /** Google Ads finds a lead by the click that brought it, which is told of by its first events only. */
    private Happening known(Feed feed, Happening happening) {
        if (!(feed.sink() instanceof Sink.GoogleAds) || !happening.clicks().isEmpty() || !asked(feed, happening)) {
            return happening;
        }
        var until = happening.event().occurredAt().plusNanos(1_000);
        return events.latest(feed.workspace(), happening.lead(), until, EARLIER_EVENTS).stream()
                .map(Clicks::of)
                .filter(clicks -> !clicks.isEmpty())
                .findFirst()
                .map(happening::with)
                .orElse(happening);
    }

    private static boolean asked(Feed feed, Happening happening) {
        return feed.content().has(happening.event().type())
                || !happening.entered().isEmpty();
    }

    private List<Batch> together(Feed feed, Map<EventId, List<Message>> said, Instant now) {
        var open = new LinkedHashMap<String, List<EventId>>();
        var room = new LinkedHashMap<String, Integer>();
        var full = new ArrayList<List<EventId>>();
        var most = feed.sink().kind().most();
        said.forEach((event, messages) -> {
            var who = who(messages.getFirst());
            if (room.getOrDefault(who, most) < messages.size()) {
                full.add(open.getOrDefault(who, List.of()));
                open.remove(who);
                room.remove(who);
            }
            open.computeIfAbsent(who, one -> new ArrayList<>()).add(event);
            room.merge(who, most - messages.size(), (left, fresh) -> left - messages.size());
        });
        full.addAll(open.values());
        return full.stream()
                .map(events -> new Batch(ids.next(), feed.id(), events, State.WAITING, 0, null, now))
                .toList();
    }

    /** What is sent together is of the same: Google Analytics takes the events of one browser at a time. */
    private static String who(Message message) {
        return message instanceof Message.Ga4Event event ? event.clientId() + " " + event.userId() : "";
    }

    /**
     * What is to be said.
     *
     * @param said by event
     * @param passed how many events are passed over, by the key of the reason
     */
    record Telling(Map<EventId, List<Message>> said, Map<String, Long> passed) {}
}

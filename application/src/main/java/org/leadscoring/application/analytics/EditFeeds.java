package org.leadscoring.application.analytics;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.leadscoring.application.analytics.Batch.State;
import org.leadscoring.application.analytics.FeedClient.Tried;
import org.leadscoring.application.analytics.Feeds.Standing;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.analytics.Content;
import org.leadscoring.domain.analytics.Feed;
import org.leadscoring.domain.analytics.FeedId;
import org.leadscoring.domain.analytics.Passed;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Making feeds, changing and trying them. Every change is recorded with who made it, what was and what is. */
public final class EditFeeds {

    /** What feeds are called in the audit log. */
    public static final String SUBJECT = "feed";

    private static final int CHANGES_SHOWN = 20;

    private final Transactions transactions;
    private final Feeds feeds;
    private final Batches batches;
    private final FeedClients clients;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public EditFeeds(
            Transactions transactions,
            Feeds feeds,
            Batches batches,
            FeedClients clients,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.feeds = feeds;
        this.batches = batches;
        this.clients = clients;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was changed of a feed, latest first, at most 20. */
    public List<Change> history(WorkspaceId workspace, FeedId id) {
        return audit.of(workspace, new Subject(SUBJECT, id.value()), CHANGES_SHOWN);
    }

    /**
     * Makes a feed, switched off: what it begins with is decided first. It begins with what arrives from now on.
     *
     * @throws FeedNotPossibleException if another one is called so
     * @throws IllegalArgumentException if it cannot be so: see {@link Feed}
     */
    public Feed create(WorkspaceId workspace, String name, Sink sink, Content content, UserId by) {
        return transactions.run(() -> {
            var feed = new Feed(new FeedId(ids.next()), workspace, name.strip(), sink, false, content);
            checkUnique(feed);
            var now = now();
            feeds.add(feed, EventId.before(now), now);
            record(feed, "create", Map.of(), facts(feed), by);
            return feed;
        });
    }

    /**
     * Changes how a feed is set.
     *
     * @throws UnknownFeedException if the workspace has no such feed
     * @throws FeedNotPossibleException if another one is called so, or the tool is another one
     * @throws IllegalArgumentException if it cannot be so: see {@link Feed}
     */
    public Feed change(WorkspaceId workspace, FeedId id, String name, Sink sink, Content content, UserId by) {
        return change(workspace, id, "change", by, before -> {
            if (before.sink().kind() != sink.kind()) {
                throw new FeedNotPossibleException("kind", "a feed goes to the same tool for ever; make another one");
            }
            return before.changed(name.strip(), sink, content);
        });
    }

    /**
     * Switches a feed on or off. It is tried at once, however it fared.
     *
     * @throws UnknownFeedException if the workspace has no such feed
     */
    public Feed turn(WorkspaceId workspace, FeedId id, boolean on, UserId by) {
        return transactions.run(() -> {
            var after = change(workspace, id, on ? "enable" : "disable", by, before -> before.switched(on));
            if (on) {
                fare(workspace, id, standing -> standing.dueAt(now()));
            }
            return after;
        });
    }

    private Feed change(WorkspaceId workspace, FeedId id, String action, UserId by, UnaryOperator<Feed> how) {
        return transactions.run(() -> {
            var before = locked(workspace, id);
            var after = how.apply(before);
            if (!after.equals(before)) {
                checkUnique(after);
                feeds.save(after);
                record(after, action, facts(before), facts(after), by);
            }
            return after;
        });
    }

    /**
     * Has a feed begin with what arrived at an instant or later. What waits to be sent is not sent unless it is read anew.
     *
     * @param from UTC; now, if it lies ahead
     * @throws UnknownFeedException if the workspace has no such feed
     */
    public void beginFrom(WorkspaceId workspace, FeedId id, Instant from, UserId by) {
        transactions.run(() -> {
            var feed = locked(workspace, id);
            var now = now();
            var place = EventId.before(from.isAfter(now) ? now : from);
            for (var waiting = batches.in(id, State.WAITING, ReadLog.WINDOW);
                    !waiting.isEmpty();
                    waiting = batches.in(id, State.WAITING, ReadLog.WINDOW)) {
                waiting.forEach(batch -> batches.remove(workspace, batch));
            }
            var standing = standing(workspace, id);
            feeds.save(workspace, id, standing.read(place).lookingAt(now));
            record(
                    feed,
                    "begin",
                    Map.of("read_up_to", standing.readUpTo().madeAt().toString()),
                    Map.of("read_up_to", place.madeAt().toString()),
                    by);
            return feed;
        });
    }

    /**
     * Forgets a feed. What the tool has stays there.
     *
     * @throws UnknownFeedException if the workspace has no such feed
     */
    public void remove(WorkspaceId workspace, FeedId id, UserId by) {
        transactions.run(() -> {
            var before = locked(workspace, id);
            feeds.remove(workspace, id);
            record(before, "remove", facts(before), Map.of(), by);
            return before;
        });
    }

    /**
     * Decides what becomes of a batch that was set aside: it is sent once more, or not.
     *
     * @return whether there was such a batch
     * @throws UnknownFeedException if the workspace has no such feed
     */
    public boolean decide(WorkspaceId workspace, FeedId id, UUID batch, boolean again, UserId by) {
        return transactions.run(() -> {
            var feed = locked(workspace, id);
            var found = batches.aside(workspace, id, batch);
            if (found.isEmpty()) {
                return false;
            }
            var aside = found.get();
            if (again) {
                batches.save(workspace, aside.in(State.WAITING, aside.answer(), now()));
                fare(workspace, id, standing -> standing.dueAt(now()));
            } else {
                batches.remove(workspace, aside);
                var reason = aside.state() == State.REFUSED ? Passed.REFUSED : Passed.DROPPED;
                feeds.count(workspace, id, Map.of(reason.key(), (long)
                        aside.events().size()));
            }
            record(
                    feed,
                    again ? "send_again" : "drop",
                    Map.of("batch", aside.state().key()),
                    Map.of("events", aside.events().size()),
                    by);
            return true;
        });
    }

    /**
     * Tries a feed with a made-up event.
     *
     * @throws UnknownFeedException if the workspace has no such feed
     */
    public Tried test(WorkspaceId workspace, FeedId id) {
        var feed = feed(workspace, id);
        return clients.of(feed.sink()).test(feed.sink());
    }

    /** @throws UnknownFeedException if the workspace has no such feed */
    public Feed feed(WorkspaceId workspace, FeedId id) {
        return transactions.run(() -> feeds.byId(workspace, id).orElseThrow(() -> new UnknownFeedException(id)));
    }

    private Feed locked(WorkspaceId workspace, FeedId id) {
        return feeds.lock(workspace, id).orElseThrow(() -> new UnknownFeedException(id));
    }

    private Standing standing(WorkspaceId workspace, FeedId id) {
        var standing = feeds.standings(workspace).get(id);
        if (standing == null) {
            throw new UnknownFeedException(id);
        }
        return standing;
    }

    private void fare(WorkspaceId workspace, FeedId id, UnaryOperator<Standing> how) {
        feeds.save(workspace, id, how.apply(standing(workspace, id)));
    }

    private void checkUnique(Feed feed) {
        if (feeds.all(feed.workspace()).stream()
                .anyMatch(other -> !other.id().equals(feed.id()) && other.name().equalsIgnoreCase(feed.name()))) {
            throw new FeedNotPossibleException("name", "another feed is called so; choose another name");
        }
    }

    private void record(Feed feed, String action, Map<String, Object> before, Map<String, Object> after, UserId by) {
        Change.between(
                        ids.next(),
                        now(),
                        by,
                        action,
                        new Subject(SUBJECT, feed.id().value()),
                        before,
                        after)
                .ifPresent(change -> audit.record(feed.workspace(), change));
    }

    /** Without anything secret. */
    private static Map<String, Object> facts(Feed feed) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", feed.name());
        facts.put("kind", feed.sink().kind().key());
        facts.put("address", feed.sink().url().toString());
        switch (feed.sink()) {
            case Sink.PostHog postHog -> {}
            case Sink.Ga4 ga4 -> facts.put("stream", ga4.measurementId());
            case Sink.GoogleAds ads -> {
                facts.put("customer", ads.customer());
                facts.put("login", ads.login());
                facts.put("action", ads.action());
                facts.put("client", ads.clientId());
            }
        }
        facts.put("secrets", feed.sink().secrets().stream().map(Secret::hint).toList());
        facts.put("enabled", feed.enabled());
        facts.put("all", feed.content().all());
        facts.put(
                "types",
                feed.content().types().stream().map(type -> type.name()).toList());
        facts.put(
                "stages",
                feed.content().stages().entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .toList());
        facts.put("imported", feed.content().imported());
        return facts;
    }

    private Instant now() {
        return clock.instant();
    }
}

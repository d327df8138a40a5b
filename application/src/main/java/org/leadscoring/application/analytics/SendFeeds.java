package org.leadscoring.application.analytics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.analytics.Batch.State;
import org.leadscoring.application.analytics.FeedClient.Reply;
import org.leadscoring.application.analytics.Feeds.Due;
import org.leadscoring.application.analytics.Feeds.Standing;
import org.leadscoring.application.analytics.ReadLog.Telling;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.analytics.Feed;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.event.EventId;

/**
 * Tells tools of events (spec OUT-5), a step at a time: either the log is read on and what is found is put into batches, or a
 * batch is sent. That it is being sent is written down before, and what came of it after; who does it has the feed to
 * themselves meanwhile. If the process dies in between, a batch goes again to a tool that recognises it, and else is set aside
 * until somebody decides.
 */
public final class SendFeeds {

    /** Longer than sending a batch takes. */
    static final Duration CLAIM = Duration.ofMinutes(5);

    /** A feed that has read all there is looks again after so long. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** After so many refused batches something is wrong with more than with events. */
    private static final int MOST_REFUSED = 100;

    private final Transactions transactions;
    private final Feeds feeds;
    private final Batches batches;
    private final FeedClients clients;
    private final Announce announce;
    private final Ids ids;
    private final Clock time;
    private final ReadLog reading;

    public SendFeeds(
            Transactions transactions,
            Feeds feeds,
            Batches batches,
            FeedLog log,
            EventLog events,
            FeedClients clients,
            Announce announce,
            Ids ids,
            Clock time) {
        this.transactions = transactions;
        this.feeds = feeds;
        this.batches = batches;
        this.clients = clients;
        this.announce = announce;
        this.ids = ids;
        this.time = time;
        this.reading = new ReadLog(log, events, batches, feeds, ids);
    }

    /** The feeds that have something to do. */
    public List<Due> due() {
        return feeds.due(time.instant());
    }

    /**
     * Does the next step of a feed.
     *
     * @return 0 if there is nothing to do now, or it cannot be done now
     */
    public int step(Due due) {
        var step = transactions.run(() -> begin(due));
        var task = step.task();
        if (task == null) {
            return step.done() ? 1 : 0;
        }
        var messages =
                task.telling().said().values().stream().flatMap(List::stream).toList();
        var reply = clients.of(task.feed().sink()).send(task.feed().sink(), messages);
        return transactions.run(() -> settle(task, reply));
    }

    private Step begin(Due due) {
        var now = time.instant();
        var held = feeds.lock(due.workspace(), due.feed()).filter(Feed::enabled);
        var standing = feeds.standings(due.workspace()).get(due.feed());
        if (held.isEmpty() || standing == null || !standing.circuit().lets(now)) {
            return Step.NOTHING;
        }
        var other = standing.claimedUntil();
        if (other != null && other.isAfter(now)) {
            return Step.NOTHING;
        }
        var feed = held.get();
        var next = batches.next(feed.id());
        if (next.isEmpty()) {
            return read(feed, standing, now);
        }
        var batch = next.get();
        if (batch.state() == State.SENDING && !feed.sink().kind().recognises()) {
            batches.save(due.workspace(), batch.in(State.UNKNOWN, "we stopped before there was an answer", now));
            return Step.DONE;
        }
        var telling = reading.telling(feed, batch.events(), now);
        feeds.count(due.workspace(), due.feed(), telling.passed());
        if (telling.said().isEmpty()) {
            batches.remove(due.workspace(), batch);
            return Step.DONE;
        }
        var until = now.plus(CLAIM);
        var tried = batch.tried(List.copyOf(telling.said().keySet()));
        batches.save(due.workspace(), tried);
        feeds.save(due.workspace(), due.feed(), standing.claimed(until));
        return new Step(true, new Task(feed, tried, telling, until));
    }

    private Step read(Feed feed, Standing standing, Instant now) {
        var upTo = reading.on(feed, standing.readUpTo(), now);
        var all = !upTo.isBefore(EventId.before(now.minus(EventLog.SETTLED_AFTER)));
        var found = batches.next(feed.id()).isPresent();
        var read = standing.claimed(null).read(upTo);
        feeds.save(feed.workspace(), feed.id(), all && !found ? read.lookingAt(now.plus(PAUSE)) : read);
        return all && !found ? Step.NOTHING : Step.DONE;
    }

    /** Writes down what came of it, unless somebody else has the feed by now. */
    private int settle(Task task, Reply reply) {
        var feed = task.feed();
        var now = time.instant();
        var held = feeds.lock(feed.workspace(), feed.id());
        var standing = feeds.standings(feed.workspace()).get(feed.id());
        if (held.isEmpty() || standing == null || !task.until().equals(standing.claimedUntil())) {
            return 0;
        }
        var faring = settled(task, reply, now);
        feeds.save(feed.workspace(), feed.id(), faring.apply(standing).claimed(null));
        return reply instanceof Reply.Taken || reply instanceof Reply.Refused ? 1 : 0;
    }

    private UnaryOperator<Standing> settled(Task task, Reply reply, Instant now) {
        return switch (reply) {
            case Reply.Taken taken -> {
                taken(task, taken, now);
                yield standing -> standing.sent(now);
            }
            case Reply.Later later -> again(task, later.answer(), later.retryAfter(), now);
            case Reply.Unknown unknown ->
                task.feed().sink().kind().recognises()
                        ? again(task, unknown.answer(), null, now)
                        : aside(task, State.UNKNOWN, unknown.answer(), now);
            case Reply.Refused refused -> refused(task, refused.answer(), now);
            case Reply.Gone gone -> {
                again(task, gone.answer(), null, now);
                yield gone(task.feed(), gone.answer(), now);
            }
        };
    }

    private void taken(Task task, Reply.Taken taken, Instant now) {
        var workspace = task.feed().workspace();
        var refused = new ArrayList<EventId>();
        var why = "";
        for (var said : task.telling().said().entrySet()) {
            for (var message : said.getValue()) {
                var because = taken.refused().get(message.id());
                if (because != null) {
                    refused.add(said.getKey());
                    why = because;
                    break;
                }
            }
        }
        batches.remove(workspace, task.batch());
        if (!refused.isEmpty()) {
            batches.add(
                    workspace,
                    List.of(new Batch(
                            ids.next(),
                            task.feed().id(),
                            refused,
                            State.REFUSED,
                            task.batch().attempts(),
                            why,
                            now)));
        }
        var sent = (long) task.batch().events().size() - refused.size();
        feeds.count(workspace, task.feed().id(), Map.of(Feeds.SENT, sent));
    }

    private UnaryOperator<Standing> again(Task task, String answer, @Nullable Duration retryAfter, Instant now) {
        batches.save(
                task.feed().workspace(),
                task.batch().in(State.WAITING, answer, task.batch().at()));
        return standing -> standing.faring(
                standing.circuit().after(new Outcome.Failed(answer, retryAfter), now), standing.disabledBecause());
    }

    private UnaryOperator<Standing> aside(Task task, State state, String answer, Instant now) {
        batches.save(task.feed().workspace(), task.batch().in(state, answer, now));
        return standing -> standing.faring(
                standing.circuit().after(new Outcome.Failed(answer, null), now), standing.disabledBecause());
    }

    /** Halves are sent for themselves, until it is known which event it is. */
    private UnaryOperator<Standing> refused(Task task, String answer, Instant now) {
        var batch = task.batch();
        var workspace = task.feed().workspace();
        var size = batch.events().size();
        if (size > 1) {
            batches.remove(workspace, batch);
            batches.add(
                    workspace,
                    List.of(
                            half(batch, batch.events().subList(0, size / 2), answer),
                            half(batch, batch.events().subList(size / 2, size), answer)));
            return standing -> standing;
        }
        batches.save(workspace, batch.in(State.REFUSED, answer, now));
        var aside = batches.sizes(batch.feed()).getOrDefault(State.REFUSED, Batches.Size.NONE);
        return aside.batches() < MOST_REFUSED ? standing -> standing : gone(task.feed(), answer, now);
    }

    private Batch half(Batch batch, List<EventId> events, String answer) {
        return new Batch(ids.next(), batch.feed(), events, State.WAITING, batch.attempts(), answer, batch.at());
    }

    private UnaryOperator<Standing> gone(Feed feed, String why, Instant now) {
        feeds.byId(feed.workspace(), feed.id()).ifPresent(current -> feeds.save(current.switched(false)));
        announce.stopped(feed.workspace(), feed.id().value(), feed.name(), why, now);
        return standing -> standing.faring(standing.circuit(), why);
    }

    private record Task(Feed feed, Batch batch, Telling telling, Instant until) {}

    private record Step(boolean done, @Nullable Task task) {

        static final Step NOTHING = new Step(false, null);
        static final Step DONE = new Step(true, null);
    }
}

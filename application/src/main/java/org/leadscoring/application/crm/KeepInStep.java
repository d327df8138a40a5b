package org.leadscoring.application.crm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.Connections.Due;
import org.leadscoring.application.crm.Connections.Standing;
import org.leadscoring.application.crm.Connections.Wish;
import org.leadscoring.application.crm.CrmClient.Changes;
import org.leadscoring.application.crm.CrmClient.Erased;
import org.leadscoring.application.crm.CrmClient.Failed;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.application.crm.CrmClient.Person;
import org.leadscoring.application.crm.CrmClient.Reply;
import org.leadscoring.application.crm.CrmClient.Theirs;
import org.leadscoring.application.crm.CrmClient.Written;
import org.leadscoring.application.crm.PushLeads.Batch;
import org.leadscoring.application.crm.SyncRun.Kind;
import org.leadscoring.application.crm.SyncRun.Phase;
import org.leadscoring.application.crm.SyncRun.Tally;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.delivery.Readers;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Ours;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.lead.LeadId;

/**
 * Keeps CRMs and us in step (spec OUT-4). A run takes what changed in the CRM first, so that what people did there is not
 * written over, and then sends what changed here; records of persons who were erased here are erased before anything else. It
 * goes in steps, each of one call to the CRM or a few; who does a step has the connection to themselves until it ends. If the
 * process dies, the next step begins where the last one that ended was.
 */
public final class KeepInStep {

    /** Longer than a step takes. */
    static final Duration CLAIM = Duration.ofMinutes(5);

    /** Changes are asked for from a while before those that were seen: what a CRM commits late is dated earlier. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    /** The clock of a CRM that we have heard nothing of may be off by so much. */
    private static final Duration SKEW = Duration.ofHours(1);

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int FORGOTTEN_AT_ONCE = 500;
    private static final int MARKED_AT_ONCE = 1_000;
    private static final Duration PEOPLE_KNOWN = Duration.ofMinutes(10);

    private final Transactions transactions;
    private final Connections connections;
    private final Links links;
    private final ErasureRequests erasures;
    private final SyncRuns runs;
    private final Clients clients;
    private final Users users;
    private final Readers readers;
    private final Announce announce;
    private final Ids ids;
    private final CrmMeter meter;
    private final Clock time;
    private final EraseRecords erase;
    private final PushLeads push;
    private final PullChanges pull;
    private final Map<ConnectionId, People> people = new ConcurrentHashMap<>();

    public KeepInStep(
            Transactions transactions,
            Connections connections,
            Links links,
            ErasureRequests erasures,
            SyncRuns runs,
            KnownLeads leads,
            Clients clients,
            Users users,
            Readers readers,
            Announce announce,
            Ids ids,
            CrmMeter meter,
            Clock time) {
        this.transactions = transactions;
        this.connections = connections;
        this.links = links;
        this.erasures = erasures;
        this.runs = runs;
        this.clients = clients;
        this.users = users;
        this.readers = readers;
        this.announce = announce;
        this.ids = ids;
        this.meter = meter;
        this.time = time;
        this.erase = new EraseRecords(erasures, clients, time);
        this.push = new PushLeads(transactions, links, erasures, leads, clients, time);
        this.pull = new PullChanges(links, leads, time);
    }

    /** The connections that have something to do. */
    public List<Due> due() {
        return connections.due(time.instant());
    }

    /**
     * Does the next step of a connection.
     *
     * @return 0 if there is nothing to do now, or it cannot be done now
     */
    public int step(Due due) {
        var claimed = transactions.run(() -> claim(due));
        if (claimed.isEmpty()) {
            return 0;
        }
        var task = claimed.get();
        var doomed = task.doomed();
        if (doomed != null) {
            return erase(task, doomed);
        }
        if (task.run().phase() == Phase.MARK) {
            return mark(task);
        }
        return switch (people(task.connection())) {
            case Failed<List<Person>>(var outcome, var requests) -> failed(task, outcome, requests);
            case Got<List<Person>>(var known, var requests) -> {
                var colleagues = transactions.run(() -> Colleagues.of(due.workspace(), known, users, readers));
                yield task.run().phase() == Phase.PULL
                        ? pull(task, colleagues, requests)
                        : push(task, colleagues, requests);
            }
        };
    }

    /** What would be sent of the leads that changed, if it were sent now; at most so many leads. */
    List<PushLeads.Plan> preview(Connection connection, int limit) {
        var known = people(connection) instanceof Got<List<Person>>(var some, var requests) ? some : List.<Person>of();
        return transactions.run(
                () -> push.preview(connection, limit, Colleagues.of(connection.workspace(), known, users, readers)));
    }

    /** Forgets runs that ended long ago. Whom nobody asks any more, because the connection went in that moment, is noted. */
    public void tidy() {
        transactions.run(() -> {
            erasures.dropOrphans(time.instant());
            return true;
        });
        var before = time.instant().minus(KEPT);
        var forgotten = FORGOTTEN_AT_ONCE;
        while (forgotten == FORGOTTEN_AT_ONCE) {
            forgotten = transactions.run(() -> runs.forget(before, FORGOTTEN_AT_ONCE));
        }
    }

    private Optional<Task> claim(Due due) {
        var now = time.instant();
        var connection = connections.lock(due.workspace(), due.connection()).filter(Connection::enabled);
        var standing = standing(due);
        if (connection.isEmpty() || standing == null || !standing.circuit().lets(now)) {
            return Optional.empty();
        }
        var other = standing.claimedUntil();
        if (other != null && other.isAfter(now)) {
            return Optional.empty();
        }
        if (other != null) {
            // Whoever had it never came back.
            links.unsettled(due.connection());
        }
        var until = now.plus(CLAIM);
        var open = runs.open(due.connection());
        var run = open.orElseGet(() -> begin(connection.get(), standing, now));
        var claimed = standing.claimed(until);
        connections.save(due.workspace(), due.connection(), open.isPresent() ? claimed : claimed.begun());
        return Optional.of(
                new Task(connection.get(), run, erase.next(connection.get()).orElse(null), until));
    }

    private SyncRun begin(Connection connection, Standing standing, Instant now) {
        var kind = kind(standing, now);
        var last = standing.pulledUpTo();
        var since = last == null ? now.minus(SKEW) : last.minus(OVERLAP);
        var phase = switch (kind) {
            case ALL, ALL_ANEW -> Phase.MARK;
            case SCHEDULED -> Phase.PULL;
            case URGENT -> Phase.PUSH;
        };
        var position = phase == Phase.PUSH ? Long.toString(links.waiting(connection.id())) : null;
        var run = new SyncRun(
                ids.next(), connection.id(), kind, phase, now, null, position, since, null, Tally.NONE, null);
        runs.add(connection.workspace(), run);
        return run;
    }

    private static Kind kind(Standing standing, Instant now) {
        var wish = standing.wish();
        if (wish != null) {
            return wish == Wish.ALL ? Kind.ALL : Kind.ALL_ANEW;
        }
        return standing.nextRunAt().isAfter(now) ? Kind.URGENT : Kind.SCHEDULED;
    }

    private int erase(Task task, ErasureRequest doomed) {
        return switch (erase.ask(task.connection(), doomed)) {
            case Failed<Erased>(var outcome, var requests) ->
                failed(task, outcome, requests, () -> erase.unanswered(doomed, outcome));
            case Got<Erased>(var erased, var requests) ->
                settle(
                        task,
                        Standing::well,
                        run -> run.counting(erase.settle(doomed, erased, requests))
                                .troubled(null));
        };
    }

    private int mark(Task task) {
        return settle(task, standing -> standing, run -> {
            var id = task.connection().id();
            var after = run.position() == null ? null : new LeadId(UUID.fromString(run.position()));
            var last = links.markAll(
                    task.connection().workspace(), id, after, run.kind() == Kind.ALL_ANEW, MARKED_AT_ONCE);
            return last == null ? run.at(Phase.PULL) : run.at(last.value().toString());
        });
    }

    private int pull(Task task, Colleagues colleagues, int before) {
        var connection = task.connection();
        if (!connection.mapping().pulls() || !connection.crm().kind().tells()) {
            return settle(task, standing -> standing, run -> pushing(connection, run));
        }
        var run = task.run();
        return switch (clients.of(connection).changes(connection, run.since(), run.position())) {
            case Failed<Changes>(var outcome, var requests) -> failed(task, outcome, before + requests);
            case Got<Changes>(var changes, var requests) ->
                settle(task, Standing::well, running -> {
                    var tally = pull.take(connection, changes.records(), before + requests, colleagues);
                    var latest = changes.records().stream()
                            .map(Theirs::changedAt)
                            .reduce(running.upTo(), KeepInStep::later, KeepInStep::later);
                    var seen = running.counting(tally).seen(latest).troubled(null);
                    return changes.next() == null ? pushing(connection, seen) : seen.at(changes.next());
                });
        };
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    private SyncRun pushing(Connection connection, SyncRun run) {
        var waiting = links.waiting(connection.id());
        var all = run.kind() == Kind.ALL || run.kind() == Kind.ALL_ANEW;
        return run.at(Phase.PUSH).at(Long.toString(waiting)).counting(Tally.ofTotal(all ? waiting : 0));
    }

    private int push(Task task, Colleagues colleagues, int before) {
        var connection = task.connection();
        var urgent = task.run().kind() == Kind.URGENT;
        var left = left(task.run());
        var batch = left <= 0
                ? new Batch(connection, 0, List.of(), colleagues)
                : transactions.run(() -> push.take(connection, urgent, colleagues));
        if (batch.examined() == 0) {
            return end(task, before);
        }
        var sent = push.send(batch);
        return switch (sent.reply()) {
            case Failed<List<Written>>(var outcome, var requests) -> failed(task, outcome, before + requests);
            case Got<List<Written>>(var written, var requests) ->
                settle(
                        task,
                        Standing::well,
                        run -> run.counting(push.settle(connection, sent.plans(), written, before + requests))
                                .counting(Tally.ofExamined(batch.examined()))
                                .at(Long.toString(left - batch.examined()))
                                .troubled(null));
        };
    }

    private static long left(SyncRun run) {
        return run.position() == null ? 0 : Long.parseLong(run.position());
    }

    /** Only a run that is due by itself puts the next off. */
    private int end(Task task, int requests) {
        var now = time.instant();
        var run = task.run();
        settle(
                task,
                standing -> run.kind() == Kind.URGENT
                        ? standing
                        : standing.ended(now.plus(task.connection().every()), pulledUpTo(standing, run)),
                running -> running.counting(Tally.ofRequests(requests)).ended(now));
        return 0;
    }

    /** Whoever saw no change yet asks from the same time on again: what is changed between two runs is seen by the second. */
    private static Instant pulledUpTo(Standing standing, SyncRun run) {
        var latest = later(standing.pulledUpTo(), run.upTo());
        return latest == null ? run.since() : latest;
    }

    /** Writes down what a step came to, unless somebody else has the connection by now. */
    private int settle(Task task, UnaryOperator<Standing> faring, UnaryOperator<SyncRun> going) {
        var connection = task.connection();
        var settled = transactions.run(() -> {
            var held = connections.lock(connection.workspace(), connection.id());
            var standing = standing(new Due(connection.workspace(), connection.id()));
            if (held.isEmpty() || standing == null || !task.until().equals(standing.claimedUntil())) {
                return Optional.<SyncRun>empty();
            }
            var run = going.apply(task.run());
            runs.save(run);
            connections.save(
                    connection.workspace(),
                    connection.id(),
                    faring.apply(standing).claimed(null));
            return Optional.of(run);
        });
        settled.ifPresent(run -> {
            meter.stepped(connection, run.tally().minus(task.run().tally()));
            var ended = run.endedAt();
            if (ended != null) {
                meter.ended(connection, Duration.between(run.begunAt(), ended));
            }
        });
        return settled.isPresent() ? 1 : 0;
    }

    private int failed(Task task, Outcome outcome, int requests) {
        return failed(task, outcome, requests, () -> {});
    }

    private int failed(Task task, Outcome outcome, int requests, Runnable besides) {
        var now = time.instant();
        meter.failed(task.connection());
        settle(
                task,
                standing -> standing.faring(
                        standing.circuit().after(outcome, now),
                        outcome instanceof Outcome.Gone ? outcome.answer() : standing.disabledBecause()),
                run -> {
                    besides.run();
                    links.unsettled(task.connection().id());
                    if (outcome instanceof Outcome.Gone) {
                        switchOff(task.connection(), outcome.answer(), now);
                    }
                    var seen = run.upTo() == null ? null : run.upTo().minus(OVERLAP);
                    return run.counting(Tally.ofRequests(requests))
                            .retrying(seen)
                            .troubled(outcome.answer());
                });
        return 0;
    }

    private void switchOff(Connection connection, String why, Instant now) {
        connections
                .byId(connection.workspace(), connection.id())
                .ifPresent(current -> connections.save(current.switched(false)));
        announce.stopped(connection.workspace(), connection.id().value(), connection.name(), why, now);
    }

    private Reply<List<Person>> people(Connection connection) {
        if (connection.mapping().fields().stream()
                        .noneMatch(field -> field.ours().equals(Ours.OWNER))
                || !connection.crm().kind().tells()) {
            return new Got<>(List.of(), 0);
        }
        var now = time.instant();
        var known = people.get(connection.id());
        if (known != null && known.crm().equals(connection.crm()) && now.isBefore(known.until())) {
            return new Got<>(known.all(), 0);
        }
        var reply = clients.of(connection).people(connection);
        if (reply instanceof Got<List<Person>>(var all, var requests)) {
            people.put(connection.id(), new People(connection.crm(), all, now.plus(PEOPLE_KNOWN)));
        }
        return reply;
    }

    private @Nullable Standing standing(Due due) {
        return connections.standings(due.workspace()).get(due.connection());
    }

    private record Task(
            Connection connection, SyncRun run, @Nullable ErasureRequest doomed, Instant until) {}

    private record People(Crm crm, List<Person> all, Instant until) {}
}

package org.leadscoring.application.crm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.Connections.Standing;
import org.leadscoring.application.crm.KnownLeads.Known;
import org.leadscoring.application.crm.Links.Clash;
import org.leadscoring.application.crm.Links.Counts;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What people see of connections: how each fares, its runs, what it refused, what would be sent next. */
public final class WatchConnections {

    /** Counted, and listed, up to so many. */
    public static final int MOST = 10_000;

    private static final int RUNS_SHOWN = 20;
    private static final int SHOWN = 50;
    private static final int PREVIEWED = 20;

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final Connections connections;
    private final Links links;
    private final SyncRuns runs;
    private final KnownLeads leads;
    private final KeepInStep step;
    private final Clock time;

    public WatchConnections(
            Transactions transactions,
            Workspaces workspaces,
            Connections connections,
            Links links,
            SyncRuns runs,
            KnownLeads leads,
            KeepInStep step,
            Clock time) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.connections = connections;
        this.links = links;
        this.runs = runs;
        this.leads = leads;
        this.step = step;
        this.time = time;
    }

    /** The connections of a workspace, by name, and how they fare. */
    public List<Watched> all(WorkspaceId workspace) {
        return transactions.run(() -> {
            var standings = connections.standings(workspace);
            var watched = new ArrayList<Watched>();
            for (var connection : connections.all(workspace)) {
                var standing = standings.get(connection.id());
                if (standing != null) {
                    watched.add(watched(connection, standing));
                }
            }
            return watched;
        });
    }

    /** The connections of all workspaces that are switched on or should be, and how late each is. */
    public List<Late> everywhere() {
        var now = time.instant();
        return workspaces.all().stream()
                .flatMap(workspace -> late(workspace.id(), now).stream())
                .toList();
    }

    private List<Late> late(WorkspaceId workspace, Instant now) {
        return transactions.run(() -> {
            var standings = connections.standings(workspace);
            var late = new ArrayList<Late>();
            for (var connection : connections.all(workspace)) {
                var standing = standings.get(connection.id());
                var stopped = standing != null && !connection.enabled() && standing.disabledBecause() != null;
                if (standing != null && (connection.enabled() || stopped)) {
                    var due = standing.nextRunAt();
                    late.add(new Late(
                            connection,
                            stopped,
                            links.peek(connection.id(), MOST).size(),
                            due.isAfter(now) ? Duration.ZERO : Duration.between(due, now)));
                }
            }
            return late;
        });
    }

    private Watched watched(Connection connection, Standing standing) {
        return new Watched(
                connection,
                standing,
                links.counts(connection.id(), MOST),
                links.waiting(connection.id()),
                runs.latest(connection.id(), RUNS_SHOWN));
    }

    /** @throws UnknownConnectionException if the workspace has no such connection */
    public Watched connection(WorkspaceId workspace, ConnectionId id) {
        return transactions.run(() -> {
            var connection = connections.byId(workspace, id).orElseThrow(() -> new UnknownConnectionException(id));
            var standing = connections.standings(workspace).get(id);
            if (standing == null) {
                throw new UnknownConnectionException(id);
            }
            return watched(connection, standing);
        });
    }

    /**
     * What went wrong: leads that the CRM refused, and fields that both sides had changed, the latest first; at most 50 of each.
     *
     * @throws UnknownConnectionException if the workspace has no such connection
     */
    public Troubles troubles(WorkspaceId workspace, ConnectionId id) {
        return transactions.run(() -> {
            var connection = connections
                    .byId(workspace, id)
                    .orElseThrow(() -> new UnknownConnectionException(id))
                    .id();
            var refused = links.refused(connection, SHOWN);
            var clashes = links.clashes(connection, SHOWN);
            var named = refused.stream().map(Link::lead).collect(Collectors.toSet());
            clashes.forEach(clash -> named.add(clash.lead()));
            var names = new HashMap<LeadId, String>();
            leads.known(workspace, Set.copyOf(named))
                    .forEach((lead, known) -> names.put(lead, known.card().name()));
            return new Troubles(refused, clashes, names);
        });
    }

    /**
     * What would be sent of the leads that changed, if it were sent now; of at most 20 leads.
     *
     * @throws UnknownConnectionException if the workspace has no such connection
     */
    public List<Preview> preview(WorkspaceId workspace, ConnectionId id) {
        var connection = transactions.run(
                () -> connections.byId(workspace, id).orElseThrow(() -> new UnknownConnectionException(id)));
        return step.preview(connection, PREVIEWED).stream()
                .map(plan -> new Preview(plan.lead(), !plan.link().stands(), differences(plan)))
                .toList();
    }

    private static List<Difference> differences(PushLeads.Plan plan) {
        var differences = new ArrayList<Difference>();
        new TreeMap<>(plan.send()).forEach((field, value) -> {
            var before = plan.link().agreed().get(field);
            if (!value.isEmpty() || before != null && !before.isEmpty()) {
                differences.add(new Difference(field, before, value));
            }
        });
        return differences;
    }

    /** The links of a lead, by the connection, for its page. */
    public Map<Connection, Link> ofLead(WorkspaceId workspace, LeadId lead) {
        return transactions.run(() -> {
            var byId = links.ofLead(workspace, lead);
            var found = new LinkedHashMap<Connection, Link>();
            for (var connection : connections.all(workspace)) {
                var link = byId.get(connection.id());
                if (link != null) {
                    found.put(connection, link);
                }
            }
            return found;
        });
    }

    /**
     * A connection and how late it is.
     *
     * @param stopped whether it was switched off by the system, and by nobody else: it takes nothing any more
     * @param waiting how many leads are to be looked at, counted up to {@link #MOST}
     * @param late how long ago the run was due that has not ended, or not begun; zero if none was
     */
    public record Late(Connection connection, boolean stopped, long waiting, Duration late) {}

    /**
     * A connection and how it fares.
     *
     * @param waiting how many leads are to be looked at
     * @param runs its runs, the latest first
     */
    public record Watched(Connection connection, Standing standing, Counts counts, long waiting, List<SyncRun> runs) {

        public Watched {
            runs = List.copyOf(runs);
        }

        /** The run that goes on, or the last that ended; null if there was none. */
        public @Nullable SyncRun latest() {
            return runs.isEmpty() ? null : runs.getFirst();
        }
    }

    /**
     * What went wrong.
     *
     * @param names of the leads
     */
    public record Troubles(List<Link> refused, List<Clash> clashes, Map<LeadId, String> names) {}

    /**
     * What would be sent of a lead.
     *
     * @param isNew whether the CRM has no record of it that we know of
     */
    public record Preview(Known lead, boolean isNew, List<Difference> fields) {}

    /**
     * A field.
     *
     * @param before what the CRM has, null if that is not known
     */
    public record Difference(String field, @Nullable String before, String after) {}
}

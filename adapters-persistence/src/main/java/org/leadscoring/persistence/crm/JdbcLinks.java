package org.leadscoring.persistence.crm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.Links;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Answers;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Json;
import org.leadscoring.persistence.sql.Rows;
import org.leadscoring.persistence.sql.Table;
import org.leadscoring.persistence.sql.WorkspaceSettings;

/**
 * Links in the table {@code crm_links}, and in {@code crm_marks} the leads that are to be looked at: see docs/adr/0033. A mark
 * is held by whoever changes its lead until the change is committed, and left alone by whoever takes marks until then; so no
 * lead is looked at before it has changed and never again.
 */
public final class JdbcLinks implements Links {

    private static final String LINK =
            "select k.lead_id, k.record_key, k.external_id, k.agreed, k.pushed_at, k.refused, k.anew from crm_links k ";
    private static final Table LINKS = new Table(
            "crm_links",
            List.of("workspace_id", "record_key", "external_id", "agreed", "pushed_at", "refused", "anew", "sending"),
            List.of("connection_id", "lead_id"));

    private final Database database;
    private final WorkspaceSettings settings;
    private final Clashes clashes;

    public JdbcLinks(Database database, WorkspaceSettings settings) {
        this.database = database;
        this.settings = settings;
        this.clashes = new Clashes(database);
    }

    @Override
    public void changed(WorkspaceId workspace, Collection<LeadId> leads) {
        mark(workspace, connections(workspace), leads, false);
    }

    @Override
    public void urgent(WorkspaceId workspace, Collection<LeadId> leads) {
        mark(workspace, connections(workspace), leads, true);
    }

    @Override
    public void everybody(WorkspaceId workspace) {
        database.sql("update crm_connections set wish = 'all' where workspace_id = :workspace and wish is null")
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    /** Asked for by every transaction that changes a lead, and so read once. */
    private List<ConnectionId> connections(WorkspaceId workspace) {
        return settings.get(workspace, Ids.class, () -> new Ids(read(workspace)))
                .connections();
    }

    private List<ConnectionId> read(WorkspaceId workspace) {
        return database.sql("select id from crm_connections where workspace_id = :workspace order by id")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new ConnectionId(Columns.id(row, "id")))
                .list();
    }

    @Override
    public void mark(ConnectionId connection, Collection<LeadId> leads) {
        database.sql("select workspace_id from crm_connections where id = :id")
                .param("id", Columns.bytes(connection.value()))
                .query((row, n) -> new WorkspaceId(Columns.id(row, "workspace_id")))
                .optional()
                .ifPresent(workspace -> mark(workspace, List.of(connection), leads, false));
    }

    /** A mark that stands is held, too: whoever takes it now would not see the change. */
    private void mark(WorkspaceId workspace, List<ConnectionId> connections, Collection<LeadId> leads, boolean urgent) {
        if (connections.isEmpty() || leads.isEmpty()) {
            return;
        }
        for (var connection : connections) {
            var fresh = new TreeMap<String, LeadId>();
            leads.forEach(lead -> fresh.put(lead.value().toString(), lead));
            database.byKeys(
                            """
                            select lead_id from crm_marks where (connection_id, urgent, lead_id) in (:keys)
                            order by lead_id for update
                            """,
                            Map.of(),
                            keys(fresh.values(), Columns.bytes(connection.value()), urgent),
                            (row, n) -> Columns.id(row, "lead_id").toString())
                    .forEach(fresh::remove);
            database.batch(
                    """
                    insert into crm_marks (connection_id, urgent, lead_id, workspace_id) values (?, ?, ?, ?)
                    on duplicate key update workspace_id = values(workspace_id)
                    """,
                    fresh.values().stream()
                            .map(lead -> new @Nullable Object[] {
                                Columns.bytes(connection.value()),
                                urgent,
                                Columns.bytes(lead.value()),
                                Columns.bytes(workspace.value())
                            })
                            .toList());
        }
    }

    @Override
    public List<LeadId> take(ConnectionId connection, boolean urgent, int limit) {
        var taken = database.sql("""
                        select lead_id from crm_marks where connection_id = :connection and urgent = :urgent
                        order by lead_id limit :limit for update skip locked
                        """)
                .param("connection", Columns.bytes(connection.value()))
                .param("urgent", urgent)
                .param("limit", limit)
                .query((row, n) -> new LeadId(Columns.id(row, "lead_id")))
                .list();
        deleteMarks(connection, urgent, taken);
        return taken;
    }

    private void deleteMarks(ConnectionId connection, boolean urgent, Collection<LeadId> leads) {
        database.updateByKeys(
                "delete from crm_marks where (connection_id, urgent, lead_id) in (:keys)",
                Map.of(),
                keys(leads, Columns.bytes(connection.value()), urgent));
    }

    /** Whole keys: by a list for the last column alone H2 would read, and hold, all rows of the connection. */
    private static List<Object[]> keys(Collection<LeadId> leads, Object... before) {
        return leads.stream()
                .map(lead -> {
                    var key = Arrays.copyOf(before, before.length + 1);
                    key[before.length] = Columns.bytes(lead.value());
                    return key;
                })
                .toList();
    }

    @Override
    public List<LeadId> peek(ConnectionId connection, int limit) {
        return database.sql("""
                        select distinct lead_id from crm_marks where connection_id = :connection
                        order by lead_id limit :limit
                        """)
                .param("connection", Columns.bytes(connection.value()))
                .param("limit", limit)
                .query((row, n) -> new LeadId(Columns.id(row, "lead_id")))
                .list();
    }

    @Override
    public long waiting(ConnectionId connection) {
        return database.sql("select count(*) from crm_marks where connection_id = :connection")
                .param("connection", Columns.bytes(connection.value()))
                .query(Long.class)
                .single();
    }

    @Override
    public @Nullable LeadId markAll(
            WorkspaceId workspace, ConnectionId connection, @Nullable LeadId after, boolean anew, int limit) {
        var from = after == null ? new byte[16] : Columns.bytes(after.value());
        var next = database.sql("""
                        select id, merged_into from leads where workspace_id = :workspace and id > :after
                        order by id limit :limit
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("after", from)
                .param("limit", limit)
                .query((row, n) ->
                        new Walked(new LeadId(Columns.id(row, "id")), Columns.idOrNull(row, "merged_into") == null))
                .list();
        var living = next.stream().filter(Walked::lives).map(Walked::lead).toList();
        mark(workspace, List.of(connection), living, false);
        if (anew) {
            database.updateByKeys(
                    "update crm_links set anew = true where (connection_id, lead_id) in (:keys)",
                    Map.of(),
                    keys(living, Columns.bytes(connection.value())));
        }
        return next.isEmpty() ? null : next.getLast().lead();
    }

    @Override
    public Map<LeadId, Link> of(ConnectionId connection, Set<LeadId> leads) {
        return links(connection, leads, "");
    }

    private Map<LeadId, Link> links(ConnectionId connection, Set<LeadId> leads, String how) {
        var links = new HashMap<LeadId, Link>();
        database.byKeys(
                        LINK + "where (k.connection_id, k.lead_id) in (:keys)" + how,
                        Map.of(),
                        keys(leads, Columns.bytes(connection.value())),
                        (row, n) -> link(row))
                .forEach(link -> links.put(link.lead(), link));
        return links;
    }

    @Override
    public Map<LeadId, Link> inherited(ConnectionId connection, Set<LeadId> survivors) {
        var inherited = new HashMap<LeadId, Link>();
        database
                .byKeys(
                        """
                        select k.lead_id, k.record_key, k.external_id, k.agreed, k.pushed_at, k.refused, k.anew,
                            l.merged_into
                        from leads l join crm_links k on k.lead_id = l.id and k.connection_id = :connection
                        where l.merged_into in (:keys) and k.external_id is not null
                        """,
                        Map.of("connection", Columns.bytes(connection.value())),
                        bytes(survivors),
                        (row, n) -> Map.entry(new LeadId(Columns.id(row, "merged_into")), link(row)))
                .stream()
                // Ids are made in the order of time.
                .sorted(Comparator.comparing(entry -> entry.getValue().lead().value()))
                .forEach(entry -> inherited.putIfAbsent(entry.getKey(), entry.getValue()));
        return inherited;
    }

    @Override
    public void unmark(ConnectionId connection, Collection<LeadId> leads) {
        for (var urgent : List.of(false, true)) {
            deleteMarks(connection, urgent, leads);
        }
    }

    @Override
    public Map<LeadId, Link> hold(ConnectionId connection, Set<LeadId> leads) {
        return links(connection, leads, " order by k.lead_id for update");
    }

    @Override
    public Map<String, Link> byExternal(ConnectionId connection, Set<String> externals) {
        return by(connection, "external_id", externals, link -> Objects.requireNonNull(link.external()));
    }

    @Override
    public Map<String, Link> byKey(ConnectionId connection, Set<String> keys) {
        return by(connection, "record_key", keys, Link::key);
    }

    private Map<String, Link> by(
            ConnectionId connection, String column, Set<String> values, Function<Link, String> value) {
        return database
                .byKeys(
                        LINK + "where (k.connection_id, k." + column + ") in (:keys)",
                        Map.of(),
                        values.stream()
                                .map(one -> new Object[] {Columns.bytes(connection.value()), one})
                                .toList(),
                        (row, n) -> link(row))
                .stream()
                .collect(Collectors.toMap(value, link -> link, (one, other) -> one));
    }

    @Override
    public void save(WorkspaceId workspace, ConnectionId connection, Collection<Link> links, boolean sending) {
        var standing = new HashSet<>(database.byKeys(
                "select lead_id from crm_links where (connection_id, lead_id) in (:keys)",
                Map.of(),
                keys(links.stream().map(Link::lead).toList(), Columns.bytes(connection.value())),
                (row, n) -> new LeadId(Columns.id(row, "lead_id"))));
        var rows = new Rows();
        for (var link : links) {
            rows.add(standing.contains(link.lead()), new @Nullable Object[] {
                Columns.bytes(workspace.value()),
                link.key(),
                link.external(),
                Json.text(link.agreed()),
                Columns.utcOrNull(link.pushedAt()),
                Answers.kept(link.refused()),
                link.anew(),
                sending,
                Columns.bytes(connection.value()),
                Columns.bytes(link.lead().value())
            });
        }
        database.write(LINKS, rows);
    }

    @Override
    public void handOn(ConnectionId connection, LeadId from, LeadId to) {
        database.sql("update crm_links set lead_id = :to where connection_id = :connection and lead_id = :from")
                .param("to", Columns.bytes(to.value()))
                .param("connection", Columns.bytes(connection.value()))
                .param("from", Columns.bytes(from.value()))
                .update();
    }

    @Override
    public void unsettled(ConnectionId connection) {
        var leads = database.sql("""
                        select lead_id from crm_links where connection_id = :connection and sending = true order by lead_id
                        """)
                .param("connection", Columns.bytes(connection.value()))
                .query((row, n) -> new LeadId(Columns.id(row, "lead_id")))
                .list();
        mark(connection, leads);
        database.updateByKeys(
                "update crm_links set sending = false where (connection_id, lead_id) in (:keys)",
                Map.of(),
                keys(leads, Columns.bytes(connection.value())));
    }

    @Override
    public Counts counts(ConnectionId connection, int most) {
        return new Counts(
                count(connection, "external_id is not null", most), count(connection, "refused is not null", most));
    }

    private long count(ConnectionId connection, String condition, int most) {
        return database.sql("select count(*) from (select lead_id from crm_links where connection_id = :connection and "
                        + condition + " limit :most) counted")
                .param("connection", Columns.bytes(connection.value()))
                .param("most", most)
                .query(Long.class)
                .single();
    }

    @Override
    public List<Link> refused(ConnectionId connection, int limit) {
        return database.sql(LINK + """
                        where k.connection_id = :connection and k.refused is not null
                        order by k.refused, k.lead_id limit :limit
                        """)
                .param("connection", Columns.bytes(connection.value()))
                .param("limit", limit)
                .query((row, n) -> link(row))
                .list();
    }

    @Override
    public Map<ConnectionId, Link> ofLead(WorkspaceId workspace, LeadId lead) {
        var links = new HashMap<ConnectionId, Link>();
        database.sql("""
                        select connection_id, lead_id, record_key, external_id, agreed, pushed_at, refused, anew
                        from crm_links where lead_id = :lead and workspace_id = :workspace
                        """)
                .param("lead", Columns.bytes(lead.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query(row -> {
                    links.put(new ConnectionId(Columns.id(row, "connection_id")), link(row));
                });
        return links;
    }

    @Override
    public void record(WorkspaceId workspace, ConnectionId connection, Collection<Clash> clashes) {
        this.clashes.record(workspace, connection, clashes);
    }

    @Override
    public List<Clash> clashes(ConnectionId connection, int limit) {
        return clashes.latest(connection, limit);
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                new LeadId(Columns.id(row, "lead_id")),
                row.getString("record_key"),
                row.getString("external_id"),
                Json.texts(row.getString("agreed")),
                Columns.instantOrNull(row, "pushed_at"),
                row.getString("refused"),
                row.getBoolean("anew"));
    }

    private static List<byte[]> bytes(Collection<LeadId> leads) {
        var bytes = new ArrayList<byte[]>();
        leads.forEach(lead -> bytes.add(Columns.bytes(lead.value())));
        return bytes;
    }

    private record Ids(List<ConnectionId> connections) {}

    private record Walked(LeadId lead, boolean lives) {}
}

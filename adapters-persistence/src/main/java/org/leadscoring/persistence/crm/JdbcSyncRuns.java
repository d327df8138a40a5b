package org.leadscoring.persistence.crm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.SyncRun;
import org.leadscoring.application.crm.SyncRun.Kind;
import org.leadscoring.application.crm.SyncRun.Phase;
import org.leadscoring.application.crm.SyncRun.Tally;
import org.leadscoring.application.crm.SyncRuns;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Answers;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Runs in the table {@code crm_runs}, of which a connection has one open at most. */
public final class JdbcSyncRuns implements SyncRuns {

    private static final String SELECT = """
            select id, connection_id, kind, phase, begun_at, ended_at, place, since, up_to, total, examined, created, updated,
                refused, pulled, conflicts, requests, erased, trouble
            from crm_runs
            """;

    private final Database database;

    public JdbcSyncRuns(Database database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, SyncRun run) {
        database.sql("""
                        insert into crm_runs (id, connection_id, workspace_id, kind, phase, begun_at, ended_at, is_open, place,
                            since, up_to, total, examined, created, updated, refused, pulled, conflicts, requests,
                            erased, trouble)
                        values (:id, :connection, :workspace, :kind, :phase, :begun, :ended, :open, :place,
                            :since, :upto, :total, :examined, :created, :updated, :refused, :pulled, :conflicts, :requests,
                            :erased, :trouble)
                        """)
                .params(columns(run))
                .param("connection", Columns.bytes(run.connection().value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("kind", Columns.key(run.kind()))
                .param("begun", Columns.utc(run.begunAt()))
                .update();
    }

    @Override
    public void save(SyncRun run) {
        database.sql("""
                        update crm_runs set phase = :phase, ended_at = :ended, is_open = :open, place = :place,
                            since = :since, up_to = :upto,
                            total = :total, examined = :examined, created = :created, updated = :updated,
                            refused = :refused, pulled = :pulled, conflicts = :conflicts, requests = :requests, erased = :erased,
                            trouble = :trouble
                        where id = :id
                        """).params(columns(run)).update();
    }

    private static Map<String, @Nullable Object> columns(SyncRun run) {
        var columns = new HashMap<String, @Nullable Object>();
        var tally = run.tally();
        columns.put("id", Columns.bytes(run.id()));
        columns.put("phase", Columns.key(run.phase()));
        columns.put("ended", Columns.utcOrNull(run.endedAt()));
        columns.put("open", run.endedAt() == null ? true : null);
        columns.put("place", run.position());
        columns.put("since", Columns.utc(run.since()));
        columns.put("upto", Columns.utcOrNull(run.upTo()));
        columns.put("total", tally.total());
        columns.put("examined", tally.examined());
        columns.put("created", tally.created());
        columns.put("updated", tally.updated());
        columns.put("refused", tally.refused());
        columns.put("pulled", tally.pulled());
        columns.put("conflicts", tally.conflicts());
        columns.put("requests", tally.requests());
        columns.put("erased", tally.erased());
        columns.put("trouble", Answers.kept(run.trouble()));
        return columns;
    }

    @Override
    public Optional<SyncRun> open(ConnectionId connection) {
        return database.sql(SELECT + "where connection_id = :connection and is_open = true")
                .param("connection", Columns.bytes(connection.value()))
                .query((row, n) -> run(row))
                .optional();
    }

    @Override
    public List<SyncRun> latest(ConnectionId connection, int limit) {
        return database.sql(SELECT + "where connection_id = :connection order by begun_at desc, id desc limit :limit")
                .param("connection", Columns.bytes(connection.value()))
                .param("limit", limit)
                .query((row, n) -> run(row))
                .list();
    }

    @Override
    public int forget(Instant before, int limit) {
        var old = database.sql("select id from crm_runs where ended_at < :before order by ended_at limit :limit")
                .param("before", Columns.utc(before))
                .param("limit", limit)
                .query((row, n) -> row.getBytes("id"))
                .list();
        database.updateByKeys("delete from crm_runs where id in (:keys)", Map.of(), old);
        return old.size();
    }

    private static SyncRun run(ResultSet row) throws SQLException {
        return new SyncRun(
                Columns.id(row, "id"),
                new ConnectionId(Columns.id(row, "connection_id")),
                Columns.constant(Kind.class, row, "kind"),
                Columns.constant(Phase.class, row, "phase"),
                Columns.instant(row, "begun_at"),
                Columns.instantOrNull(row, "ended_at"),
                row.getString("place"),
                Columns.instant(row, "since"),
                Columns.instantOrNull(row, "up_to"),
                new Tally(
                        row.getLong("total"),
                        row.getLong("examined"),
                        row.getLong("created"),
                        row.getLong("updated"),
                        row.getLong("refused"),
                        row.getLong("pulled"),
                        row.getLong("conflicts"),
                        row.getLong("requests"),
                        row.getLong("erased")),
                row.getString("trouble"));
    }
}

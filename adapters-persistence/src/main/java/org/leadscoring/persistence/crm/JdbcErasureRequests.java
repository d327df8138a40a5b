package org.leadscoring.persistence.crm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.CrmClient.Doomed;
import org.leadscoring.application.crm.ErasureRequest;
import org.leadscoring.application.crm.ErasureRequest.State;
import org.leadscoring.application.crm.ErasureRequests;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Answers;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** What CRMs are to erase in the table {@code crm_erasures}: see docs/adr/0047. */
public final class JdbcErasureRequests implements ErasureRequests {

    private static final String SELECT = """
            select id, connection_id, connection_name, erasure_id, asked_at, state, record_key, external_id, at_time, tries, why
            from crm_erasures
            """;
    private static final String OPEN = "state in ('refused', 'waiting')";

    private final Database database;

    public JdbcErasureRequests(Database database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, Collection<ErasureRequest> requests) {
        database.batch(
                """
                insert into crm_erasures (id, connection_id, workspace_id, connection_name, erasure_id, asked_at, state,
                    record_key, external_id, at_time, tries, why)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                requests.stream()
                        .map(request -> new @Nullable Object[] {
                            Columns.bytes(request.id()),
                            Columns.bytes(request.connection().value()),
                            Columns.bytes(workspace.value()),
                            request.name(),
                            Columns.bytes(request.erasure()),
                            Columns.utc(request.askedAt()),
                            Columns.key(request.state()),
                            key(request.doomed()),
                            external(request.doomed()),
                            Columns.utc(request.at()),
                            request.tries(),
                            Answers.kept(request.why())
                        })
                        .toList());
    }

    @Override
    public void save(Collection<ErasureRequest> requests) {
        database.batch(
                """
                update crm_erasures set state = ?, record_key = ?, external_id = ?, at_time = ?, tries = ?, why = ?
                where id = ?
                """,
                requests.stream()
                        .map(request -> new @Nullable Object[] {
                            Columns.key(request.state()),
                            key(request.doomed()),
                            external(request.doomed()),
                            Columns.utc(request.at()),
                            request.tries(),
                            Answers.kept(request.why()),
                            Columns.bytes(request.id())
                        })
                        .toList());
    }

    private static @Nullable String key(@Nullable Doomed doomed) {
        return doomed == null ? null : doomed.key();
    }

    private static @Nullable String external(@Nullable Doomed doomed) {
        return doomed == null ? null : doomed.external();
    }

    @Override
    public Optional<ErasureRequest> next(ConnectionId connection, Instant now) {
        return database.sql(SELECT + """
                        where connection_id = :connection and state = 'waiting' and at_time <= :now
                        order by at_time, id limit 1
                        """)
                .param("connection", Columns.bytes(connection.value()))
                .param("now", Columns.utc(now))
                .query((row, n) -> request(row))
                .optional();
    }

    @Override
    public Optional<ErasureRequest> byId(ConnectionId connection, UUID id) {
        return database.sql(SELECT + "where id = :id and connection_id = :connection")
                .param("id", Columns.bytes(id))
                .param("connection", Columns.bytes(connection.value()))
                .query((row, n) -> request(row))
                .optional();
    }

    /** Refused comes before waiting, by the alphabet. */
    @Override
    public List<ErasureRequest> open(ConnectionId connection, int limit) {
        return database.sql(SELECT + "where connection_id = :connection and " + OPEN
                        + " order by state, tries desc, asked_at, id limit :limit")
                .param("connection", Columns.bytes(connection.value()))
                .param("limit", limit)
                .query((row, n) -> request(row))
                .list();
    }

    @Override
    public Counts counts(ConnectionId connection, int most) {
        return new Counts(count(connection, State.WAITING, most), count(connection, State.REFUSED, most));
    }

    private long count(ConnectionId connection, State state, int most) {
        return database.sql("""
                        select count(*) from
                            (select id from crm_erasures where connection_id = :connection and state = :state limit :most)
                            counted
                        """)
                .param("connection", Columns.bytes(connection.value()))
                .param("state", Columns.key(state))
                .param("most", most)
                .query(Long.class)
                .single();
    }

    /** Those that are over have no record. */
    @Override
    public Set<String> doomed(ConnectionId connection, Set<String> externals) {
        return new HashSet<>(database.byKeys(
                "select external_id from crm_erasures where (connection_id, external_id) in (:keys)",
                Map.of(),
                externals.stream()
                        .map(external -> new Object[] {Columns.bytes(connection.value()), external})
                        .toList(),
                (row, n) -> row.getString("external_id")));
    }

    @Override
    public List<ErasureRequest> of(WorkspaceId workspace, UUID erasure) {
        return database.sql(SELECT + """
                        where erasure_id = :erasure and workspace_id = :workspace order by connection_name, id
                        """)
                .param("erasure", Columns.bytes(erasure))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> request(row))
                .list();
    }

    @Override
    public void dropOrphans(Instant at) {
        database.sql("update crm_erasures set state = 'dropped', record_key = null, external_id = null, why = null,"
                        + " at_time = :at where " + OPEN
                        + " and not exists (select 1 from crm_connections c where c.id = crm_erasures.connection_id)")
                .param("at", Columns.utc(at))
                .update();
    }

    private static ErasureRequest request(ResultSet row) throws SQLException {
        var key = row.getString("record_key");
        return new ErasureRequest(
                Columns.id(row, "id"),
                new ConnectionId(Columns.id(row, "connection_id")),
                row.getString("connection_name"),
                Columns.id(row, "erasure_id"),
                Columns.instant(row, "asked_at"),
                Columns.constant(State.class, row, "state"),
                key == null ? null : new Doomed(key, row.getString("external_id")),
                Columns.instant(row, "at_time"),
                row.getInt("tries"),
                row.getString("why"));
    }
}

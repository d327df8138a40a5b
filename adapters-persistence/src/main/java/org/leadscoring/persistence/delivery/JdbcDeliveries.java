package org.leadscoring.persistence.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.delivery.Deliveries;
import org.leadscoring.application.delivery.Outbox;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Delivery.State;
import org.leadscoring.domain.delivery.DeliveryId;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Answers;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deliveries in the table {@code deliveries}, the attempts to send them in {@code delivery_attempts}. Those that were decided
 * many at a time wait in {@link Bundles} until it is their turn.
 */
public final class JdbcDeliveries implements Outbox, Deliveries {

    private static final String COLUMNS = """
            id, workspace_id, destination_id, user_id, topic, lead_id, happened_at, stage, score, due_at, detail, notice,
            state, attempts, next_at, answer, created_at, ended_at
            """;

    private static final String SELECT = "select " + COLUMNS + " from deliveries ";

    private final Database database;
    private final Bundles bundles;

    public JdbcDeliveries(Database database) {
        this.database = database;
        this.bundles = new Bundles(database);
    }

    @Override
    public void add(WorkspaceId workspace, Collection<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        var fresh = new LinkedHashMap<DeliveryId, Delivery>();
        deliveries.forEach(delivery -> fresh.putIfAbsent(delivery.id(), delivery));
        insert(bundles.add(workspace, fresh.values()));
    }

    private void insert(List<Delivery> deliveries) {
        database.insertAbsent(
                "deliveries", """
                insert into deliveries (id, workspace_id, destination_id, user_id, topic, lead_id, happened_at, stage, score,
                    due_at, detail, notice, state, attempts, next_at, answer, created_at, ended_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, deliveries.stream().map(JdbcDeliveries::row).toList());
    }

    private static @Nullable Object[] row(Delivery delivery) {
        var fact = delivery.fact();
        var to = delivery.to();
        var lead = fact.lead();
        return new @Nullable Object[] {
            Columns.bytes(delivery.id().value()),
            Columns.bytes(delivery.workspace().value()),
            Columns.bytes(delivery.destination().value()),
            Columns.bytesOrNull(to == null ? null : to.value()),
            Columns.key(fact.topic()),
            Columns.bytesOrNull(lead == null ? null : lead.value()),
            Columns.utc(fact.at()),
            fact.stage(),
            fact.score(),
            Columns.utcOrNull(fact.dueAt()),
            fact.detail(),
            notice(delivery),
            Columns.key(delivery.state()),
            delivery.attempts(),
            Columns.utcOrNull(delivery.nextAt()),
            Answers.kept(delivery.answer()),
            Columns.utc(delivery.createdAt()),
            Columns.utcOrNull(delivery.endedAt())
        };
    }

    private static @Nullable String notice(Delivery delivery) {
        var notice = delivery.notice();
        return notice == null ? null : Json.text(NoticeDocument.of(notice));
    }

    /** One probe of the indexes {@code deliveries_due} and {@code delivery_bundles_due} for each destination. */
    @Override
    public List<Lane> lanes(Instant now) {
        return database.sql("""
                        select d.id, d.workspace_id from destinations d
                        where d.enabled = true and (d.rests_until is null or d.rests_until <= :now)
                            and (exists (select 1 from deliveries w where w.destination_id = d.id and w.next_at <= :now)
                                or exists (select 1 from delivery_bundles b
                                    where b.destination_id = d.id and b.created_at <= :now))
                        """)
                .param("now", Columns.utc(now))
                .query((row, n) -> new Lane(
                        new WorkspaceId(Columns.id(row, "workspace_id")), new DestinationId(Columns.id(row, "id"))))
                .list();
    }

    @Override
    public List<Delivery> claim(WorkspaceId workspace, DestinationId destination, Instant now, int limit) {
        List<Delivery> due;
        int opened;
        do {
            opened = bundles.open(workspace, destination, now, limit, this::insert);
            due = due(workspace, destination, now, limit);
            // All that was in a bundle may have been told before.
        } while (due.isEmpty() && opened > 0);
        return due;
    }

    private List<Delivery> due(WorkspaceId workspace, DestinationId destination, Instant now, int limit) {
        return database.sql(SELECT + """
                        where destination_id = :destination and next_at <= :now and workspace_id = :workspace
                        order by next_at limit :limit for update skip locked
                        """)
                .param("destination", Columns.bytes(destination.value()))
                .param("now", Columns.utc(now))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("limit", limit)
                .query((row, n) -> delivery(row))
                .list();
    }

    @Override
    public List<Delivery> lock(WorkspaceId workspace, Set<DeliveryId> deliveries) {
        return database.byKeys(
                SELECT + "where id in (:keys) and workspace_id = :workspace order by id for update",
                Map.of("workspace", Columns.bytes(workspace.value())),
                keys(deliveries),
                (row, n) -> delivery(row));
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Delivery> deliveries) {
        database.batch(
                """
                update deliveries set notice = ?, state = ?, attempts = ?, next_at = ?, answer = ?, ended_at = ?
                where id = ? and workspace_id = ?
                """,
                deliveries.stream()
                        .map(delivery -> new @Nullable Object[] {
                            notice(delivery),
                            Columns.key(delivery.state()),
                            delivery.attempts(),
                            Columns.utcOrNull(delivery.nextAt()),
                            Answers.kept(delivery.answer()),
                            Columns.utcOrNull(delivery.endedAt()),
                            Columns.bytes(delivery.id().value()),
                            Columns.bytes(workspace.value())
                        })
                        .toList());
    }

    @Override
    public void record(WorkspaceId workspace, Collection<Attempt> attempts) {
        database.batch(
                """
                insert into delivery_attempts (delivery_id, workspace_id, begun_at, millis, accepted, request, answer)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                attempts.stream()
                        .map(attempt -> new @Nullable Object[] {
                            Columns.bytes(attempt.delivery().value()),
                            Columns.bytes(workspace.value()),
                            Columns.utc(attempt.at()),
                            attempt.millis(),
                            attempt.accepted(),
                            attempt.request(),
                            Answers.kept(attempt.answer())
                        })
                        .toList());
    }

    @Override
    public Optional<Delivery> byId(WorkspaceId workspace, DeliveryId delivery) {
        return database.sql(SELECT + "where id = :id and workspace_id = :workspace")
                .param("id", Columns.bytes(delivery.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> delivery(row))
                .optional();
    }

    @Override
    public List<Attempt> attempts(WorkspaceId workspace, DeliveryId delivery) {
        return database.sql("""
                        select begun_at, millis, accepted, request, answer from delivery_attempts
                        where delivery_id = :id and workspace_id = :workspace order by id
                        """)
                .param("id", Columns.bytes(delivery.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new Attempt(
                        delivery,
                        Columns.instant(row, "begun_at"),
                        row.getLong("millis"),
                        row.getBoolean("accepted"),
                        row.getString("request"),
                        row.getString("answer")))
                .list();
    }

    /** By one of the indexes {@code deliveries_latest}, {@code deliveries_of_state} and {@code deliveries_state}. */
    @Override
    public List<Delivery> list(WorkspaceId workspace, Filter filter, @Nullable Position after, int limit) {
        var where = new StringBuilder("where workspace_id = :workspace");
        var state = filter.state();
        var destination = filter.destination();
        where.append(destination == null ? "" : " and destination_id = :destination");
        where.append(state == null ? "" : " and state = :state");
        where.append(after == null ? "" : " and (created_at, id) < (:at, :id)");
        var query = database.sql(SELECT + where + " order by created_at desc, id desc limit :limit")
                .param("workspace", Columns.bytes(workspace.value()))
                .param("limit", limit);
        query = destination == null ? query : query.param("destination", Columns.bytes(destination.value()));
        query = state == null ? query : query.param("state", Columns.key(state));
        query = after == null
                ? query
                : query.param("at", Columns.utc(after.createdAt()))
                        .param("id", Columns.bytes(after.delivery().value()));
        return query.query((row, n) -> delivery(row)).list();
    }

    @Override
    public List<Delivery> of(WorkspaceId workspace, Set<LeadId> leads, int limit) {
        return database
                .byKeys(
                        SELECT + """
                        where lead_id in (:keys) and workspace_id = :workspace order by created_at desc limit :limit
                        """,
                        Map.of("workspace", Columns.bytes(workspace.value()), "limit", limit),
                        leads.stream().map(lead -> Columns.bytes(lead.value())).toList(),
                        (row, n) -> delivery(row))
                .stream()
                .sorted((one, other) -> other.createdAt().compareTo(one.createdAt()))
                .limit(limit)
                .toList();
    }

    @Override
    public Map<DestinationId, Counts> counts(WorkspaceId workspace, int most) {
        var counts = new HashMap<DestinationId, Counts>();
        var destinations = database.sql("select id from destinations where workspace_id = :workspace")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new DestinationId(Columns.id(row, "id")))
                .list();
        for (var destination : destinations) {
            var pending = count(destination, State.PENDING, most);
            var failed = count(destination, State.FAILED, most);
            var unlisted = bundles.count(destination, most);
            counts.put(
                    destination,
                    new Counts(pending + failed + unlisted, failed, count(destination, State.DEAD, most), unlisted));
        }
        return counts;
    }

    /** One probe of the indexes {@code deliveries_due} and {@code delivery_bundles_due} for each destination. */
    @Override
    public Map<DestinationId, Instant> longestDue(WorkspaceId workspace, Instant now) {
        var due = new HashMap<DestinationId, Instant>();
        database.sql("""
                        select d.id, (select w.next_at from deliveries w
                            where w.destination_id = d.id and w.next_at <= :now order by w.next_at limit 1) as first_due,
                            (select b.created_at from delivery_bundles b
                            where b.destination_id = d.id and b.created_at <= :now
                            order by b.destination_id, b.created_at limit 1) as first_bundle
                        from destinations d where d.workspace_id = :workspace
                        """)
                .param("now", Columns.utc(now))
                .param("workspace", Columns.bytes(workspace.value()))
                .query(row -> {
                    var destination = new DestinationId(Columns.id(row, "id"));
                    Stream.of(
                                    Optional.ofNullable(Columns.instantOrNull(row, "first_due")),
                                    Optional.ofNullable(Columns.instantOrNull(row, "first_bundle")))
                            .flatMap(Optional::stream)
                            .min(Comparator.naturalOrder())
                            .ifPresent(first -> due.put(destination, first));
                });
        return due;
    }

    private long count(DestinationId destination, State state, int most) {
        return database.sql("""
                        select count(*) from (select id from deliveries
                            where destination_id = :destination and state = :state limit :most) counted
                        """)
                .param("destination", Columns.bytes(destination.value()))
                .param("state", Columns.key(state))
                .param("most", most)
                .query(Long.class)
                .single();
    }

    @Override
    public List<Delivery> claimDead(WorkspaceId workspace, @Nullable DestinationId destination, int limit) {
        var of = destination == null ? "" : " and destination_id = :destination";
        JdbcClient.StatementSpec query = database.sql(
                        SELECT + """
                        where workspace_id = :workspace and state = 'dead'
                        """ + of + " order by created_at, id limit :limit for update skip locked")
                .param("workspace", Columns.bytes(workspace.value()))
                .param("limit", limit);
        query = destination == null ? query : query.param("destination", Columns.bytes(destination.value()));
        return query.query((row, n) -> delivery(row)).list();
    }

    @Override
    public int forget(Instant before, int limit) {
        var old = database.sql("select id from deliveries where ended_at < :before order by ended_at limit :limit")
                .param("before", Columns.utc(before))
                .param("limit", limit)
                .query((row, n) -> row.getBytes("id"))
                .list();
        database.updateByKeys("delete from delivery_attempts where delivery_id in (:keys)", Map.of(), old);
        database.updateByKeys("delete from deliveries where id in (:keys) and ended_at is not null", Map.of(), old);
        return Math.max(old.size(), bundles.forget(limit));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        var to = Columns.idOrNull(row, "user_id");
        var lead = Columns.idOrNull(row, "lead_id");
        var fact = new Fact(
                Columns.constant(Topic.class, row, "topic"),
                lead == null ? null : new LeadId(lead),
                Columns.instant(row, "happened_at"),
                row.getString("stage"),
                row.getInt("score"),
                Columns.instantOrNull(row, "due_at"),
                row.getString("detail"));
        var notice = row.getString("notice");
        return new Delivery(
                new DeliveryId(Columns.id(row, "id")),
                new WorkspaceId(Columns.id(row, "workspace_id")),
                new DestinationId(Columns.id(row, "destination_id")),
                to == null ? null : new UserId(to),
                fact,
                notice == null
                        ? null
                        : Json.document(notice, NoticeDocument.class).notice(fact),
                Columns.constant(State.class, row, "state"),
                row.getInt("attempts"),
                Columns.instantOrNull(row, "next_at"),
                row.getString("answer"),
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "ended_at"));
    }

    private static List<byte[]> keys(Set<DeliveryId> deliveries) {
        return deliveries.stream()
                .map(delivery -> Columns.bytes(delivery.value()))
                .toList();
    }
}

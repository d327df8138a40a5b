package org.leadscoring.persistence.dashboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.dashboard.LiveCounts;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/**
 * Counts in the tables {@code scores}, {@code crossings} and {@code sla_clocks}. None has an index for it that an event
 * would have to write: entries are found by the leads that were active, for whose list there is an index anyway.
 */
public final class JdbcLiveCounts implements LiveCounts {

    private static final Duration SLACK = Duration.ofHours(3);

    private static final String ENTRIES_OF_ACTIVE_LEADS = """
            from leads l join crossings c on c.lead_id = l.id and c.model_id = :model
            where l.workspace_id = :workspace and l.active_at >= :active
                and c.direction = 'up' and c.occurred_at >= :from
            """;

    private final Database database;

    public JdbcLiveCounts(Database database) {
        this.database = database;
    }

    /**
     * By the index {@code scores_model} alone, where the score says which stage it is. Only where hysteresis or a cool-down
     * leaves that open are the rows themselves read.
     */
    @Override
    public Map<String, Long> stages(WorkspaceId workspace, ScoringModel model) {
        var counts = new HashMap<String, Long>();
        for (var range : ScoreRange.all(model.ladder())) {
            if (range.stage() == null) {
                byStage(model.id(), range).forEach((stage, leads) -> counts.merge(stage, leads, Long::sum));
            } else {
                counts.merge(range.stage(), inRange(model.id(), range), Long::sum);
            }
        }
        return counts;
    }

    private long inRange(ModelId model, ScoreRange range) {
        return database.sql("""
                        select count(*) from scores where model_id = :model and total >= :from and total <= :to
                        """)
                .param("model", Columns.bytes(model.value()))
                .param("from", range.from())
                .param("to", range.to())
                .query(Long.class)
                .single();
    }

    private Map<String, Long> byStage(ModelId model, ScoreRange range) {
        var counts = new HashMap<String, Long>();
        database.sql("""
                        select stage, count(*) as leads from scores
                        where model_id = :model and total >= :from and total <= :to group by stage
                        """)
                .param("model", Columns.bytes(model.value()))
                .param("from", range.from())
                .param("to", range.to())
                .query(row -> {
                    counts.put(row.getString("stage"), row.getLong("leads"));
                });
        return counts;
    }

    @Override
    public Map<String, Long> entered(WorkspaceId workspace, ModelId model, Instant from, Instant until) {
        var counts = new HashMap<String, Long>();
        database.sql("select c.stage, count(*) as entered " + ENTRIES_OF_ACTIVE_LEADS
                        + " and c.occurred_at < :until group by c.stage")
                .param("model", Columns.bytes(model.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("active", Columns.utc(from.minus(SLACK).truncatedTo(ChronoUnit.MINUTES)))
                .param("from", Columns.utc(from))
                .param("until", Columns.utc(until))
                .query(row -> {
                    counts.put(row.getString("stage"), row.getLong("entered"));
                });
        return counts;
    }

    @Override
    public long leadsThatEntered(WorkspaceId workspace, ModelId model, String stage, Instant since) {
        return database.sql("select count(distinct c.lead_id) " + ENTRIES_OF_ACTIVE_LEADS + " and c.stage = :stage")
                .param("model", Columns.bytes(model.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("active", Columns.utc(since.minus(SLACK).truncatedTo(ChronoUnit.MINUTES)))
                .param("from", Columns.utc(since))
                .param("stage", stage)
                .query(Long.class)
                .single();
    }

    /**
     * Leads by the index {@code leads_unmerged}, those of erased persons as well, for what was counted of them stays; the
     * crossings of each by their primary key.
     */
    @Override
    public @Nullable LeadId pass(
            WorkspaceId workspace,
            ModelId model,
            @Nullable LeadId after,
            int leads,
            Instant since,
            Consumer<Entry> consumer) {
        var range = "select id from leads where workspace_id = :workspace and merged_into %s"
                + (after == null ? "" : " and id > :after") + " order by id limit :limit";
        var chunk = database.sql("select id from ((" + range.formatted("is null") + ") union all ("
                        + range.formatted("= :nobody") + ")) l order by id limit :limit")
                .param("workspace", Columns.bytes(workspace.value()))
                .param("nobody", Columns.bytes(LeadId.NOBODY.value()))
                .param("after", after == null ? null : Columns.bytes(after.value()))
                .param("limit", leads)
                .query((row, n) -> row.getBytes("id"))
                .list();
        database.byKeys(
                        """
                        select stage, occurred_at from crossings
                        where lead_id in (:keys) and model_id = :model and direction = 'up' and occurred_at >= :since
                        """,
                        Map.of("model", Columns.bytes(model.value()), "since", Columns.utc(since)),
                        chunk,
                        (row, n) -> new Entry(row.getString("stage"), Columns.instant(row, "occurred_at")))
                .forEach(consumer);
        return chunk.size() < leads ? null : new LeadId(Columns.id(chunk.getLast()));
    }

    /** A range of the index {@code sla_clocks_closed}. What older releases answered has no working time. */
    @Override
    public void answered(WorkspaceId workspace, Instant from, Instant until, Consumer<Answered> consumer) {
        database.sql("""
                        select band_from, owner_id, breached_at,
                            coalesce(answered_micros, timestampdiff(microsecond, opened_at, closed_at)) as micros
                        from sla_clocks
                        where workspace_id = :workspace and state = 'met' and closed_at >= :from and closed_at < :until
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("from", Columns.utc(from))
                .param("until", Columns.utc(until))
                .query(row -> {
                    consumer.accept(new Answered(
                            row.getInt("band_from"),
                            owner(row),
                            row.getObject("breached_at") != null,
                            Duration.of(row.getLong("micros"), ChronoUnit.MICROS)));
                });
    }

    /** In the index {@code sla_clocks_band} alone. */
    @Override
    public Map<Integer, Long> overdueByBand(WorkspaceId workspace, Instant now) {
        var counts = new HashMap<Integer, Long>();
        database.sql("""
                        select band_from, count(*) as promises from sla_clocks
                        where workspace_id = :workspace and state = 'open' and due_at <= :now group by band_from
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("now", Columns.utc(now))
                .query(row -> {
                    counts.put(row.getInt("band_from"), row.getLong("promises"));
                });
        return counts;
    }

    /** In the index {@code sla_clocks_owner} alone. */
    @Override
    public List<Overdue> overdueByOwner(WorkspaceId workspace, Instant now) {
        return database.sql("""
                        select owner_id, count(*) as promises from sla_clocks
                        where workspace_id = :workspace and state = 'open' and due_at <= :now group by owner_id
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("now", Columns.utc(now))
                .query((row, n) -> new Overdue(owner(row), row.getLong("promises")))
                .list();
    }

    private static @Nullable UserId owner(ResultSet row) throws SQLException {
        var id = Columns.idOrNull(row, "owner_id");
        return id == null ? null : new UserId(id);
    }
}

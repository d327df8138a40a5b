package org.leadscoring.persistence.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.leadscoring.application.scoring.LeadSamples;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/**
 * Samples of leads. Who was active in a span of time are the first rows of a range of the index {@code leads_active}; what a
 * model made of somebody stands together in the primary keys of {@code ledger_entries} and {@code scores}, which begin with
 * the lead. So it costs as much as there are leads in the sample, however many there are in all.
 */
public final class JdbcLeadSamples implements LeadSamples {

    private final Database database;

    public JdbcLeadSamples(Database database) {
        this.database = database;
    }

    @Override
    public List<LeadId> activeIn(WorkspaceId workspace, Instant until, Duration span, int spans, int each) {
        var sql = IntStream.range(0, spans)
                .mapToObj(i -> """
                        (select id from leads
                        where workspace_id = :workspace and active_at > :at%2$d and active_at <= :at%1$d
                            and merged_into is null
                        order by active_at desc, id limit :each)
                        """.formatted(i, i + 1))
                .collect(Collectors.joining(" union all "));
        var statement = database.sql(sql)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("each", each);
        for (int i = 0; i <= spans; i++) {
            statement = statement.param("at" + i, Columns.utc(until.minus(span.multipliedBy(i))));
        }
        return statement.query((row, n) -> new LeadId(Columns.id(row, "id"))).list();
    }

    @Override
    public Map<String, Touched> touched(WorkspaceId workspace, ModelId model, Collection<LeadId> leads, Instant since) {
        var touched = new HashMap<String, Touched>();
        database.byKeys(
                        """
                        select rule_id, sum(recent) as recent, sum(held) as held from (
                            select rule_id, lead_id,
                                max(case when occurred_at >= :since then 1 else 0 end) as recent,
                                case when sum(points) <> 0 then 1 else 0 end as held
                            from ledger_entries
                            where lead_id in (:keys) and model_id = :model and workspace_id = :workspace
                                and rule_id is not null
                            group by rule_id, lead_id) of_lead
                        group by rule_id
                        """,
                        Map.of(
                                "model", Columns.bytes(model.value()),
                                "workspace", Columns.bytes(workspace.value()),
                                "since", Columns.utc(since)),
                        keys(leads),
                        (row, n) -> Map.entry(
                                row.getString("rule_id"), new Touched(row.getInt("recent"), row.getInt("held"))))
                .forEach(rule -> touched.merge(
                        rule.getKey(),
                        rule.getValue(),
                        (one, other) ->
                                new Touched(one.recently() + other.recently(), one.holding() + other.holding())));
        return touched;
    }

    @Override
    public Map<LeadId, Stood> standings(WorkspaceId workspace, ModelId model, Collection<LeadId> leads) {
        var standings = new HashMap<LeadId, Stood>();
        database.byKeys(
                        """
                        select lead_id, total, stage from scores
                        where lead_id in (:keys) and model_id = :model and workspace_id = :workspace
                        """,
                        Map.of(
                                "model", Columns.bytes(model.value()),
                                "workspace", Columns.bytes(workspace.value())),
                        keys(leads),
                        (row, n) -> Map.entry(
                                new LeadId(Columns.id(row, "lead_id")),
                                new Stood(row.getInt("total"), row.getString("stage"))))
                .forEach(entry -> standings.put(entry.getKey(), entry.getValue()));
        return standings;
    }

    private static List<byte[]> keys(Collection<LeadId> leads) {
        return leads.stream().map(lead -> Columns.bytes(lead.value())).toList();
    }
}

package org.leadscoring.persistence.scoring;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.Ledgers;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Waterfall;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Parts of ledgers, by the primary keys of {@code ledger_entries} and {@code crossings}: lead, version and place. */
public final class JdbcLedgers implements Ledgers {

    private static final String OF_LEAD = " where lead_id = :lead and model_id = :model and workspace_id = :workspace ";

    private final Database database;

    public JdbcLedgers(Database database) {
        this.database = database;
    }

    @Override
    public int size(WorkspaceId workspace, LeadId lead, ModelId model) {
        return ofLead(
                        "select seq + 1 from ledger_entries" + OF_LEAD + "order by seq desc limit 1",
                        workspace,
                        lead,
                        model)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    @Override
    public List<LedgerEntry> at(WorkspaceId workspace, LeadId lead, ModelId model, Collection<Integer> places) {
        return database.byKeys(
                "select " + JdbcScoreBook.ENTRY + " from ledger_entries" + OF_LEAD + "and seq in (:keys) order by seq",
                Map.of(
                        "lead", Columns.bytes(lead.value()),
                        "model", Columns.bytes(model.value()),
                        "workspace", Columns.bytes(workspace.value())),
                new TreeSet<>(places),
                (row, n) -> JdbcScoreBook.entry(row));
    }

    @Override
    public List<LedgerEntry> between(WorkspaceId workspace, LeadId lead, ModelId model, int from, int to) {
        return ofLead(
                        "select " + JdbcScoreBook.ENTRY + " from ledger_entries" + OF_LEAD
                                + "and seq >= :from and seq < :to order by seq",
                        workspace,
                        lead,
                        model)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> JdbcScoreBook.entry(row))
                .list();
    }

    @Override
    public List<Waterfall.Line> sums(WorkspaceId workspace, LeadId lead, ModelId model) {
        return ofLead(
                        "select cause, rule_id, category, count(*) as entries, sum(points) as points from ledger_entries"
                                + OF_LEAD + "group by cause, rule_id, category",
                        workspace,
                        lead,
                        model)
                .query((row, n) -> new Waterfall.Line(
                        Columns.constant(Cause.class, row, "cause"),
                        row.getString("rule_id"),
                        Columns.constant(Category.class, row, "category"),
                        row.getInt("entries"),
                        row.getLong("points"),
                        0))
                .list();
    }

    @Override
    public List<Crossing> crossings(
            WorkspaceId workspace, LeadId lead, ModelId model, @Nullable Instant before, int limit) {
        var statement = ofLead(
                        "select " + JdbcScoreBook.CROSSING + " from crossings" + OF_LEAD
                                + (before == null ? "" : "and occurred_at < :before ")
                                + "order by seq desc limit :limit",
                        workspace,
                        lead,
                        model)
                .param("limit", limit);
        return (before == null ? statement : statement.param("before", Columns.utc(before)))
                .query((row, n) -> JdbcScoreBook.crossing(row))
                .list();
    }

    private JdbcClient.StatementSpec ofLead(String sql, WorkspaceId workspace, LeadId lead, ModelId model) {
        return database.sql(sql)
                .param("lead", Columns.bytes(lead.value()))
                .param("model", Columns.bytes(model.value()))
                .param("workspace", Columns.bytes(workspace.value()));
    }
}

package org.leadscoring.persistence.scoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Json;

/** Scores, ledgers and crossings in the tables {@code scores}, {@code ledger_entries} and {@code crossings}. */
public final class JdbcScoreBook implements ScoreBook {

    private static final int LEAD_OF_SCORE = 11;

    private final Database database;
    private final LedgerProof proof;

    public JdbcScoreBook(Database database) {
        this.database = database;
        this.proof = new LedgerProof(database);
    }

    @Override
    public Map<LeadId, ScoreState> states(WorkspaceId workspace, ModelId model, Set<LeadId> leads) {
        var states = new HashMap<LeadId, ScoreState>();
        database.byKeys(
                        """
                        select lead_id, engagement, fit, intent, uses, entries, crossings, upto_at, upto_message, upto_source
                        from scores where lead_id in (:keys) and model_id = :model and workspace_id = :workspace
                        """,
                        Map.of(
                                "model", Columns.bytes(model.value()),
                                "workspace", Columns.bytes(workspace.value())),
                        keys(leads),
                        (row, n) -> Map.entry(new LeadId(Columns.id(row, "lead_id")), state(row)))
                .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
        return states;
    }

    private static ScoreState state(ResultSet row) throws SQLException {
        return new ScoreState(
                row.getInt("engagement"),
                row.getInt("fit"),
                row.getInt("intent"),
                Json.counts(row.getString("uses")),
                row.getInt("entries"),
                row.getInt("crossings"),
                upTo(row));
    }

    private static @Nullable EventKey upTo(ResultSet row) throws SQLException {
        var at = Columns.instantOrNull(row, "upto_at");
        return at == null
                ? null
                : new EventKey(at, row.getString("upto_message"), new SourceId(Columns.id(row, "upto_source")));
    }

    @Override
    public void write(WorkspaceId workspace, ModelId model, Collection<Change> changes) {
        var replaced = changes.stream()
                .filter(Change::replaces)
                .map(change -> new Object[] {
                    Columns.bytes(change.lead().value()), Columns.bytes(model.value()), Columns.bytes(workspace.value())
                })
                .toList();
        database.batch("delete from ledger_entries where lead_id = ? and model_id = ? and workspace_id = ?", replaced);
        database.batch("delete from crossings where lead_id = ? and model_id = ? and workspace_id = ?", replaced);
        writeScores(workspace, model, changes);
        var entries = new ArrayList<Object[]>();
        var crossings = new ArrayList<Object[]>();
        for (var change : changes) {
            addEntries(entries, workspace, model, change);
            addCrossings(crossings, workspace, model, change);
        }
        database.batch("""
                insert into ledger_entries (lead_id, model_id, seq, workspace_id, cause, rule_id, category, event_id,
                    points, score_before, score_after, occurred_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, entries);
        database.batch("""
                insert into crossings (lead_id, model_id, seq, workspace_id, stage, direction, score, event_id, occurred_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, crossings);
    }

    private void writeScores(WorkspaceId workspace, ModelId model, Collection<Change> changes) {
        var leads = changes.stream()
                .map(change -> Columns.bytes(change.lead().value()))
                .toList();
        var standing = Set.copyOf(database.byKeys(
                "select lead_id from scores where lead_id in (:keys) and model_id = :model",
                Map.of("model", Columns.bytes(model.value())),
                leads,
                (row, n) -> Columns.id(row, "lead_id")));
        database.write(
                """
                insert into scores (total, engagement, fit, intent, stage, uses, entries, crossings, upto_at, upto_message,
                    upto_source, lead_id, model_id, workspace_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                """
                update scores set total = ?, engagement = ?, fit = ?, intent = ?, stage = ?, uses = ?, entries = ?,
                    crossings = ?, upto_at = ?, upto_message = ?, upto_source = ?
                where lead_id = ? and model_id = ? and workspace_id = ?
                """,
                changes.stream().map(change -> score(workspace, model, change)).toList(),
                row -> standing.contains(Columns.id((byte[]) row[LEAD_OF_SCORE])));
    }

    private static Object[] score(WorkspaceId workspace, ModelId model, Change change) {
        var state = change.scored().state();
        var row = new ArrayList<@Nullable Object>(List.of(
                state.total(),
                state.engagement(),
                state.fit(),
                state.intent(),
                change.stage(),
                Json.text(state.uses()),
                state.entries(),
                state.crossings()));
        var upTo = state.upTo();
        row.add(upTo == null ? null : Columns.utc(upTo.occurredAt()));
        row.add(upTo == null ? null : upTo.messageId());
        row.add(upTo == null ? null : Columns.bytes(upTo.source().value()));
        row.add(Columns.bytes(change.lead().value()));
        row.add(Columns.bytes(model.value()));
        row.add(Columns.bytes(workspace.value()));
        return row.toArray();
    }

    private static void addEntries(List<Object[]> rows, WorkspaceId workspace, ModelId model, Change change) {
        var seq = change.scored().state().entries() - change.scored().entries().size();
        for (var entry : change.scored().entries()) {
            rows.add(new @Nullable Object[] {
                Columns.bytes(change.lead().value()),
                Columns.bytes(model.value()),
                seq++,
                Columns.bytes(workspace.value()),
                Columns.key(entry.cause()),
                entry.rule(),
                Columns.key(entry.category()),
                Columns.bytes(entry.event().value()),
                entry.points(),
                entry.before(),
                entry.after(),
                Columns.utc(entry.at())
            });
        }
    }

    private static void addCrossings(List<Object[]> rows, WorkspaceId workspace, ModelId model, Change change) {
        var seq = change.scored().state().crossings()
                - change.scored().crossings().size();
        for (var crossing : change.scored().crossings()) {
            rows.add(new Object[] {
                Columns.bytes(change.lead().value()),
                Columns.bytes(model.value()),
                seq++,
                Columns.bytes(workspace.value()),
                crossing.stage(),
                Columns.key(crossing.direction()),
                crossing.score(),
                Columns.bytes(crossing.event().value()),
                Columns.utc(crossing.at())
            });
        }
    }

    @Override
    public void remove(WorkspaceId workspace, Set<LeadId> leads) {
        var scope = Map.<String, Object>of("workspace", Columns.bytes(workspace.value()));
        for (var table : List.of("ledger_entries", "crossings", "scores")) {
            database.updateByKeys(
                    "delete from " + table + " where lead_id in (:keys) and workspace_id = :workspace",
                    scope,
                    keys(leads));
        }
    }

    @Override
    public List<LedgerEntry> ledger(WorkspaceId workspace, LeadId lead, ModelId model) {
        return database.sql("""
                        select cause, rule_id, category, event_id, points, score_before, score_after, occurred_at
                        from ledger_entries
                        where lead_id = :lead and model_id = :model and workspace_id = :workspace order by seq
                        """)
                .param("lead", Columns.bytes(lead.value()))
                .param("model", Columns.bytes(model.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new LedgerEntry(
                        Columns.constant(Cause.class, row, "cause"),
                        row.getString("rule_id"),
                        Columns.constant(Category.class, row, "category"),
                        new EventId(Columns.id(row, "event_id")),
                        row.getInt("points"),
                        row.getInt("score_before"),
                        row.getInt("score_after"),
                        Columns.instant(row, "occurred_at")))
                .list();
    }

    @Override
    public List<Crossing> crossings(WorkspaceId workspace, LeadId lead, ModelId model) {
        return database.sql("""
                        select stage, direction, score, event_id, occurred_at from crossings
                        where lead_id = :lead and model_id = :model and workspace_id = :workspace order by seq
                        """)
                .param("lead", Columns.bytes(lead.value()))
                .param("model", Columns.bytes(model.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new Crossing(
                        row.getString("stage"),
                        Columns.constant(Direction.class, row, "direction"),
                        row.getInt("score"),
                        Columns.instant(row, "occurred_at"),
                        new EventId(Columns.id(row, "event_id"))))
                .list();
    }

    @Override
    public Proof prove() {
        return proof.prove();
    }

    private static List<byte[]> keys(Set<LeadId> leads) {
        return leads.stream().map(lead -> Columns.bytes(lead.value())).toList();
    }
}

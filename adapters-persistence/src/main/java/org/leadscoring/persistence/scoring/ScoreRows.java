package org.leadscoring.persistence.scoring;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Json;
import org.leadscoring.persistence.sql.Table;

/** Changes of scores as rows of the tables that keep them. */
final class ScoreRows {

    static final Table SCORES = new Table(
            "scores",
            List.of(
                    "total",
                    "engagement",
                    "fit",
                    "intent",
                    "stage",
                    "entries",
                    "crossings",
                    "change_rule",
                    "change_points",
                    "change_at",
                    "due_at",
                    "state"),
            List.of("lead_id", "model_id", "workspace_id"));
    private static final int LEAD_OF_SCORE = 12;

    static final String INSERT_ENTRY = """
            insert into ledger_entries (lead_id, model_id, seq, workspace_id, cause, rule_id, category, event_id,
                points, score_before, score_after, occurred_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    static final String INSERT_CROSSING = """
            insert into crossings (lead_id, model_id, seq, workspace_id, stage, direction, score, event_id, occurred_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    static final String INSERT_CHECKPOINT = """
            insert into score_checkpoints (lead_id, model_id, events, workspace_id, reached_at, state)
            values (?, ?, ?, ?, ?, ?)
            """;

    final List<Object[]> scores = new ArrayList<>();
    final List<Object[]> entries = new ArrayList<>();
    final List<Object[]> crossings = new ArrayList<>();
    final List<Object[]> checkpoints = new ArrayList<>();

    /** The lead in a row of {@link #scores}. */
    static LeadId leadOf(Object[] score) {
        return new LeadId(Columns.id((byte[]) score[LEAD_OF_SCORE]));
    }

    void add(WorkspaceId workspace, ModelId model, Change change) {
        addScore(scores, workspace, model, change);
        addEntries(entries, workspace, model, change);
        addCrossings(crossings, workspace, model, change);
        addCheckpoints(checkpoints, workspace, model, change);
    }

    private static void addScore(List<Object[]> rows, WorkspaceId workspace, ModelId model, Change change) {
        var state = change.scored().state();
        var last = state.lastChange();
        rows.add(new @Nullable Object[] {
            state.total(),
            state.of(Category.ENGAGEMENT),
            state.of(Category.FIT),
            state.of(Category.INTENT),
            change.stage(),
            state.entries(),
            state.crossings(),
            last == null ? null : last.rule(),
            last == null ? null : last.points(),
            last == null ? null : Columns.utc(last.at()),
            Columns.utcOrNull(change.dueAt()),
            Json.text(StateDocument.of(state)),
            Columns.bytes(change.lead().value()),
            Columns.bytes(model.value()),
            Columns.bytes(workspace.value())
        });
    }

    private static void addCheckpoints(List<Object[]> rows, WorkspaceId workspace, ModelId model, Change change) {
        for (var state : change.scored().checkpoints()) {
            rows.add(new Object[] {
                Columns.bytes(change.lead().value()),
                Columns.bytes(model.value()),
                state.events(),
                Columns.bytes(workspace.value()),
                Columns.utc(state.reached()),
                Json.text(StateDocument.of(state))
            });
        }
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
}

package org.leadscoring.persistence.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.scoring.JdbcScoreBook.Kept;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Json;
import org.leadscoring.persistence.sql.Rows;
import org.leadscoring.persistence.sql.Table;

/** Changes of scores by one model as rows of the tables that keep them. */
final class ScoreRows {

    private static final Table SCORES = new Table(
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
                    "last_activity_at",
                    "due_at",
                    "cools_at",
                    "events",
                    "stepped_at",
                    "version"),
            List.of("lead_id", "model_id", "workspace_id"));
    private static final Table ENTRIES = new Table(
            "ledger_entries",
            List.of("cause", "rule_id", "category", "event_id", "points", "score_before", "score_after", "occurred_at"),
            List.of("lead_id", "model_id", "seq", "workspace_id"));
    private static final Table CROSSINGS = new Table(
            "crossings",
            List.of("stage", "direction", "score", "event_id", "occurred_at"),
            List.of("lead_id", "model_id", "seq", "workspace_id"));
    private static final Table STATES =
            new Table("score_states", List.of("state"), List.of("lead_id", "model_id", "workspace_id"));
    private static final Table CHECKPOINTS = new Table(
            "score_checkpoints",
            List.of("reached_at", "state"),
            List.of("lead_id", "model_id", "events", "workspace_id"));

    private final byte[] workspace;
    private final byte[] model;
    private final Rows scores = new Rows();
    private final Rows entries = new Rows();
    private final Rows crossings = new Rows();
    private final Rows states = new Rows();
    private final Rows checkpoints = new Rows();
    private final List<Object[]> entriesLeft = new ArrayList<>();
    private final List<Object[]> crossingsLeft = new ArrayList<>();
    private final List<Object[]> checkpointsLeft = new ArrayList<>();

    ScoreRows(WorkspaceId workspace, ModelId model) {
        this.workspace = Columns.bytes(workspace.value());
        this.model = Columns.bytes(model.value());
    }

    /**
     * Adds a change.
     *
     * @param stored what stands of the score
     * @param dueAt when it is to be looked at next, null if never
     * @param coolsAt when the lead may leave its stage downwards, null if it does not
     * @param version the lead's from now on
     */
    void add(Change change, Kept stored, @Nullable Instant dueAt, @Nullable Instant coolsAt, long version) {
        var lead = Columns.bytes(change.lead().value());
        var state = change.scored().state();
        addScore(lead, change, stored, dueAt, coolsAt, version);
        addEntries(lead, change, stored);
        addCrossings(lead, change, stored);
        addCheckpoints(lead, change);
        leave(entriesLeft, lead, state.entries(), stored.entries());
        leave(crossingsLeft, lead, state.crossings(), stored.crossings());
        if (change.replaces() && stored.mayHaveCheckpoints()) {
            checkpointsLeft.add(new Object[] {change.from().events(), lead, model, workspace});
        }
    }

    private void leave(List<Object[]> left, byte[] lead, int count, int before) {
        if (before > count) {
            left.add(new Object[] {count, lead, model, workspace});
        }
    }

    /** Writes all that was added: what makes room is written over, and what is left of it goes. */
    void write(Database database) {
        database.write(SCORES, scores);
        database.write(STATES, states);
        database.write(ENTRIES, entries);
        database.write(CROSSINGS, crossings);
        database.batch(deleteFrom("ledger_entries where seq >= ?"), entriesLeft);
        database.batch(deleteFrom("crossings where seq >= ?"), crossingsLeft);
        database.batch(deleteFrom("score_checkpoints where events > ?"), checkpointsLeft);
        database.write(CHECKPOINTS, checkpoints);
    }

    private static String deleteFrom(String what) {
        return "delete from " + what + " and lead_id = ? and model_id = ? and workspace_id = ?";
    }

    private void addScore(
            byte[] lead, Change change, Kept stored, @Nullable Instant dueAt, @Nullable Instant coolsAt, long version) {
        var state = change.scored().state();
        var last = state.lastChange();
        scores.add(stored.stands(), new @Nullable Object[] {
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
            Columns.utcOrNull(state.lastActivityAt()),
            Columns.utcOrNull(dueAt),
            Columns.utcOrNull(coolsAt),
            state.events(),
            Columns.utcOrNull(state.steppedAt()),
            version,
            lead,
            model,
            workspace
        });
        if (change.keeps()) {
            states.add(stored.keepsState(), new Object[] {Json.text(StateDocument.of(state)), lead, model, workspace});
        }
    }

    private void addEntries(byte[] lead, Change change, Kept stored) {
        var scored = change.scored();
        var seq = scored.state().entries() - scored.entries().size();
        for (var entry : scored.entries()) {
            entries.add(seq < stored.entries(), new @Nullable Object[] {
                Columns.key(entry.cause()),
                entry.rule(),
                Columns.key(entry.category()),
                Columns.bytes(entry.event().value()),
                entry.points(),
                entry.before(),
                entry.after(),
                Columns.utc(entry.at()),
                lead,
                model,
                seq++,
                workspace
            });
        }
    }

    private void addCrossings(byte[] lead, Change change, Kept stored) {
        var scored = change.scored();
        var seq = scored.state().crossings() - scored.crossings().size();
        for (var crossing : scored.crossings()) {
            crossings.add(seq < stored.crossings(), new Object[] {
                crossing.stage(),
                Columns.key(crossing.direction()),
                crossing.score(),
                Columns.bytes(crossing.event().value()),
                Columns.utc(crossing.at()),
                lead,
                model,
                seq++,
                workspace
            });
        }
    }

    private void addCheckpoints(byte[] lead, Change change) {
        for (var state : change.scored().checkpoints()) {
            checkpoints.add(false, new Object[] {
                Columns.utc(state.reached()), Json.text(StateDocument.of(state)), lead, model, state.events(), workspace
            });
        }
    }
}

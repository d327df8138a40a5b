package org.leadscoring.persistence.scoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.Lead.LastChange;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.Figures;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.lead.HeldLeads;
import org.leadscoring.persistence.lead.HeldLeads.Fact;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Json;

/**
 * Scores, ledgers and crossings in the tables {@code scores}, {@code ledger_entries} and {@code crossings}; states in {@code
 * score_states}, the one that was kept last, and {@code score_checkpoints}.
 */
public final class JdbcScoreBook implements ScoreBook {

    /** The columns of an entry. */
    static final String ENTRY = "cause, rule_id, category, event_id, points, score_before, score_after, occurred_at";

    /** The columns of a crossing. */
    static final String CROSSING = "stage, direction, score, event_id, occurred_at";

    private static final List<String> TABLES =
            List.of("ledger_entries", "crossings", "score_checkpoints", "score_states", "scores");

    private final Database database;
    private final HeldLeads held;
    private final LedgerProof proof;

    public JdbcScoreBook(Database database, HeldLeads held) {
        this.database = database;
        this.held = held;
        this.proof = new LedgerProof(database);
    }

    @Override
    public Map<LeadId, Score> scores(WorkspaceId workspace, ModelId model, Set<LeadId> leads) {
        var scores = new HashMap<LeadId, Score>();
        held.all(leads, score(model), Kept.NONE, missing -> read(workspace, model, missing))
                .forEach((lead, kept) -> {
                    if (kept.score() != null) {
                        scores.put(lead, kept.score());
                    }
                });
        return scores;
    }

    private static Fact<Kept> score(ModelId model) {
        return new Fact<>(Kept.class, model, true);
    }

    private Map<LeadId, Kept> read(WorkspaceId workspace, ModelId model, Set<LeadId> leads) {
        var kept = new HashMap<LeadId, Kept>();
        database.byKeys(
                        """
                        select s.lead_id, s.engagement, s.fit, s.intent, s.stage, s.events, s.entries, s.crossings,
                            s.change_rule, s.change_points, s.change_at, s.last_activity_at, s.stepped_at, s.due_at,
                            s.cools_at, s.version, k.state
                        from scores s
                        left join score_states k on k.lead_id = s.lead_id and k.model_id = s.model_id
                        where s.lead_id in (:keys) and s.model_id = :model and s.workspace_id = :workspace
                        """,
                        Map.of(
                                "model", Columns.bytes(model.value()),
                                "workspace", Columns.bytes(workspace.value())),
                        keys(leads),
                        (row, n) -> Map.entry(new LeadId(Columns.id(row, "lead_id")), kept(row)))
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return kept;
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                true,
                row.getString("state") != null,
                score(row),
                Columns.instantOrNull(row, "due_at"),
                Columns.instantOrNull(row, "cools_at"),
                row.getInt("entries"),
                row.getInt("crossings"),
                row.getLong("version"));
    }

    /** What an older release wrote does not say how many events it was made of; then the state that it kept is all of it. */
    private static @Nullable Score score(ResultSet row) throws SQLException {
        var state = row.getString("state") == null ? null : state(row);
        var stage = row.getString("stage");
        if (row.getObject("events") == null) {
            return state == null ? null : Score.of(Figures.of(state), stage, state);
        }
        var rule = row.getString("change_rule");
        var figures = new Figures(
                row.getInt("engagement"),
                row.getInt("fit"),
                row.getInt("intent"),
                row.getInt("events"),
                row.getInt("entries"),
                row.getInt("crossings"),
                rule == null
                        ? null
                        : new LastChange(rule, row.getInt("change_points"), Columns.instant(row, "change_at")),
                Columns.instantOrNull(row, "last_activity_at"),
                Columns.instantOrNull(row, "stepped_at"));
        return Score.of(figures, stage, state == null ? ScoreState.START : state);
    }

    /** The few checkpoints of a lead, by the primary key from the last to the first. */
    @Override
    public Optional<ScoreState> checkpoint(WorkspaceId workspace, LeadId lead, ModelId model, EventKey before) {
        return database
                .sql("""
                        select state from score_checkpoints
                        where lead_id = :lead and model_id = :model and workspace_id = :workspace and reached_at <= :at
                        order by events desc
                        """)
                .param("lead", Columns.bytes(lead.value()))
                .param("model", Columns.bytes(model.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("at", Columns.utc(before.occurredAt()))
                .query((row, n) -> state(row))
                .list()
                .stream()
                .filter(state -> state.isBefore(before))
                .findFirst();
    }

    private static ScoreState state(ResultSet row) throws SQLException {
        return Json.document(row.getString("state"), StateDocument.class).state();
    }

    @Override
    public void write(WorkspaceId workspace, ModelId model, Collection<Change> changes) {
        var leads = changes.stream().map(Change::lead).toList();
        var before = held.all(leads, score(model), Kept.NONE, missing -> read(workspace, model, missing));
        var rows = new ScoreRows(workspace, model);
        for (var change : changes) {
            var stored = before.getOrDefault(change.lead(), Kept.NONE);
            var due = change.dueAfter(stored.dueAt());
            var cools = change.coolsAfter(stored.coolsAt());
            var version = held.versionOfScore(change.lead(), stored.version());
            rows.add(change, stored, due, cools, version);
            held.keep(change.lead(), score(model), stored.after(change, due, cools, version));
        }
        rows.write(database);
    }

    @Override
    public void remove(WorkspaceId workspace, Set<LeadId> leads) {
        var scope = Map.<String, Object>of("workspace", Columns.bytes(workspace.value()));
        leads.forEach(held::forget);
        for (var table : TABLES) {
            database.updateByKeys(
                    "delete from " + table + " where lead_id in (:keys) and workspace_id = :workspace",
                    scope,
                    keys(leads));
        }
    }

    @Override
    public int forget(WorkspaceId workspace, ModelId model, int limit) {
        var leads = Set.copyOf(database.sql("""
                        select lead_id from scores where model_id = :model and workspace_id = :workspace limit :limit
                        """)
                .param("model", Columns.bytes(model.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("limit", limit)
                .query((row, n) -> new LeadId(Columns.id(row, "lead_id")))
                .list());
        // Whoever knows what is removed is told by the versions of the leads. They are raised once nobody else can
        // write
        // scores any more, above those of the scores that go.
        database.byKeys(
                "select id from leads where id in (:keys) order by id for update",
                Map.of(),
                keys(new TreeSet<>(leads)),
                (row, n) -> row.getBytes("id"));
        database.updateByKeys("""
                update leads set version = 1 + greatest(version,
                    coalesce((select max(s.version) from scores s where s.lead_id = leads.id), 0))
                where id in (:keys)
                """, Map.of(), keys(leads));
        for (var table : TABLES) {
            database.updateByKeys(
                    "delete from " + table + " where lead_id in (:keys) and model_id = :model",
                    Map.of("model", Columns.bytes(model.value())),
                    keys(leads));
        }
        return leads.size();
    }

    /**
     * One question for each model in use, answered in the order of the index {@code scores_due}: however many are due, and
     * however many retired versions there are, no more than the limit are read.
     */
    @Override
    public List<Waiting> due(Instant now, int limit) {
        return inOrder(now, limit).map(Map.Entry::getValue).toList();
    }

    @Override
    public Optional<Instant> longestDue(Instant now) {
        return inOrder(now, 1).map(Map.Entry::getKey).findFirst();
    }

    private Stream<Map.Entry<Instant, Waiting>> inOrder(Instant now, int limit) {
        return database
                .sql("select id from scoring_models where state in ('live', 'publishing')")
                .query((row, n) -> row.getBytes("id"))
                .list()
                .stream()
                .flatMap(model -> due(model, now, limit).stream())
                .sorted(Map.Entry.comparingByKey())
                .limit(limit);
    }

    private List<Map.Entry<Instant, Waiting>> due(byte[] model, Instant now, int limit) {
        return database.sql("""
                        select due_at, workspace_id, lead_id from scores
                        where model_id = :model and due_at <= :now order by due_at limit :limit
                        """)
                .param("model", model)
                .param("now", Columns.utc(now))
                .param("limit", limit)
                .query((row, n) -> Map.entry(
                        Columns.instant(row, "due_at"),
                        new Waiting(
                                new WorkspaceId(Columns.id(row, "workspace_id")),
                                new LeadId(Columns.id(row, "lead_id")))))
                .list();
    }

    @Override
    public List<LedgerEntry> ledger(WorkspaceId workspace, LeadId lead, ModelId model) {
        return database.sql("select " + ENTRY + """
                         from ledger_entries
                        where lead_id = :lead and model_id = :model and workspace_id = :workspace order by seq
                        """)
                .param("lead", Columns.bytes(lead.value()))
                .param("model", Columns.bytes(model.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> entry(row))
                .list();
    }

    @Override
    public List<LedgerEntry> entries(WorkspaceId workspace, ModelId model, Set<LeadId> leads, Set<EventId> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        // By lead, which the key begins with; an index on events would cost every entry.
        var scope = Map.<String, Object>of(
                "workspace", Columns.bytes(workspace.value()),
                "model", Columns.bytes(model.value()),
                "events",
                        events.stream()
                                .map(event -> Columns.bytes(event.value()))
                                .toList());
        return database.byKeys("select " + ENTRY + """
                 from ledger_entries
                where lead_id in (:keys) and model_id = :model and workspace_id = :workspace and event_id in (:events)
                order by lead_id, seq
                """, scope, keys(leads), (row, n) -> entry(row));
    }

    static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(
                Columns.constant(Cause.class, row, "cause"),
                row.getString("rule_id"),
                Columns.constant(Category.class, row, "category"),
                new EventId(Columns.id(row, "event_id")),
                row.getInt("points"),
                row.getInt("score_before"),
                row.getInt("score_after"),
                Columns.instant(row, "occurred_at"));
    }

    @Override
    public List<Crossing> crossings(WorkspaceId workspace, LeadId lead, ModelId model) {
        return database.sql("select " + CROSSING + """
                         from crossings
                        where lead_id = :lead and model_id = :model and workspace_id = :workspace order by seq
                        """)
                .param("lead", Columns.bytes(lead.value()))
                .param("model", Columns.bytes(model.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> crossing(row))
                .list();
    }

    static Crossing crossing(ResultSet row) throws SQLException {
        return new Crossing(
                row.getString("stage"),
                Columns.constant(Direction.class, row, "direction"),
                row.getInt("score"),
                Columns.instant(row, "occurred_at"),
                new EventId(Columns.id(row, "event_id")));
    }

    @Override
    public Proof prove() {
        return proof.prove();
    }

    private static List<byte[]> keys(Set<LeadId> leads) {
        return leads.stream().map(lead -> Columns.bytes(lead.value())).toList();
    }

    /**
     * What is known of a score.
     *
     * @param stands whether it has a row
     * @param keepsState whether a state of it is kept
     * @param score null if it has none, or if an older release scored it
     * @param dueAt when it is to be looked at, null if never
     * @param coolsAt when the lead may leave its stage downwards, null if it does not
     * @param entries how many ledger entries it has
     * @param crossings how many crossings it has
     * @param version the lead's, when this was written
     */
    record Kept(
            boolean stands,
            boolean keepsState,
            @Nullable Score score,
            @Nullable Instant dueAt,
            @Nullable Instant coolsAt,
            int entries,
            int crossings,
            long version) {

        static final Kept NONE = new Kept(false, false, null, null, null, 0, 0, 0);

        /** After fewer events there is none; of an older release nobody knows. */
        boolean mayHaveCheckpoints() {
            return score == null || score.figures().events() >= Scorer.CHECKPOINT_EVERY;
        }

        private Kept after(Change change, @Nullable Instant due, @Nullable Instant cools, long version) {
            var state = change.scored().state();
            var last = change.keeps() ? state : score == null ? ScoreState.START : score.kept();
            var now = new Score(Figures.of(state), change.stage(), last, state);
            return new Kept(
                    true, keepsState || change.keeps(), now, due, cools, state.entries(), state.crossings(), version);
        }
    }
}

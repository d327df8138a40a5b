package org.leadscoring.persistence.scoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.domain.scoring.Division;
import org.leadscoring.domain.scoring.Drivers;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.WorkspaceSettings;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Models in the table {@code scoring_models}. A live version never changes, so it is read from its text once. */
public final class JdbcScoringModels implements ScoringModels {

    private static final String COLUMNS = "id, name, version, state, is_primary, definition, created_at";

    private final Database database;
    private final WorkspaceSettings settings;
    private final ConcurrentMap<ModelId, ScoringModel> published = new ConcurrentHashMap<>();

    public JdbcScoringModels(Database database, WorkspaceSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public void hold(WorkspaceId workspace) {
        database.sql("select id from workspaces where id = :workspace for update")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> row.getBytes("id"))
                .list();
    }

    @Override
    public void add(WorkspaceId workspace, ScoringModel model, boolean primary, Instant at) {
        settings.changed(workspace);
        insert(workspace, model, ModelState.LIVE, primary, at);
    }

    @Override
    public void addDraft(WorkspaceId workspace, ScoringModel draft, Instant at) {
        insert(workspace, draft, ModelState.DRAFT, false, at);
    }

    private void insert(WorkspaceId workspace, ScoringModel model, ModelState state, boolean primary, Instant at) {
        scoped(workspace, model.id(), """
                        insert into scoring_models (id, workspace_id, name, version, state, is_primary, definition, created_at)
                        values (:id, :workspace, :name, :version, :state, :primary, :definition, :at)
                        """)
                .param("name", model.name())
                .param("version", model.version())
                .param("state", state.key())
                .param("primary", primary)
                .param("definition", ModelDocument.json(model.definition()))
                .param("at", Columns.utc(at))
                .update();
    }

    @Override
    public void saveDraft(WorkspaceId workspace, ScoringModel draft) {
        scoped(workspace, draft.id(), """
                        update scoring_models set definition = :definition
                        where id = :id and workspace_id = :workspace and state = 'draft'
                        """)
                .param("definition", ModelDocument.json(draft.definition()))
                .update();
    }

    @Override
    public void removeDraft(WorkspaceId workspace, ModelId draft) {
        scoped(
                        workspace,
                        draft,
                        "delete from scoring_models where id = :id and workspace_id = :workspace and state = 'draft'")
                .update();
    }

    @Override
    public void move(WorkspaceId workspace, ModelId model, ModelState to) {
        settings.changed(workspace);
        scoped(
                        workspace,
                        model,
                        "update scoring_models set state = :state where id = :id and workspace_id = :workspace")
                .param("state", to.key())
                .update();
    }

    @Override
    public void goLive(WorkspaceId workspace, ModelId model, @Nullable ModelId replaced) {
        settings.changed(workspace);
        var primary = replaced != null
                && byId(workspace, replaced).map(Version::primary).orElse(false);
        if (replaced != null) {
            scoped(workspace, replaced, """
                            update scoring_models set state = 'retired', is_primary = false
                            where id = :id and workspace_id = :workspace
                            """).update();
        }
        scoped(workspace, model, """
                        update scoring_models set state = 'live', is_primary = :primary
                        where id = :id and workspace_id = :workspace
                        """).param("primary", primary).update();
    }

    @Override
    public void makePrimary(WorkspaceId workspace, ModelId model) {
        settings.changed(workspace);
        scoped(workspace, model, """
                        update scoring_models set is_primary = case when id = :id then true else false end
                        where workspace_id = :workspace and state = 'live'
                        """).update();
    }

    @Override
    public List<ScoringModel> live(WorkspaceId workspace) {
        return settings.get(workspace, Live.class, () -> new Live(inUse(workspace, "('live')")))
                .models();
    }

    @Override
    public List<ScoringModel> scoring(WorkspaceId workspace) {
        return settings.get(workspace, Scoring.class, () -> new Scoring(inUse(workspace, "('live', 'publishing')")))
                .models();
    }

    @Override
    public Drivers drivers(WorkspaceId workspace) {
        return settings.get(workspace, Drivers.class, () -> readDrivers(workspace));
    }

    private Drivers readDrivers(WorkspaceId workspace) {
        var live = live(workspace);
        return database.sql("""
                        select challenger, factor, shift_by, below from experiments
                        where workspace_id = :workspace and ended_at is null
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> Map.entry(
                        row.getString("challenger"),
                        new Division(row.getLong("factor"), row.getLong("shift_by"), row.getLong("below"))))
                .optional()
                .map(experiment -> Drivers.of(live, experiment.getKey(), experiment.getValue()))
                .orElseGet(() -> new Drivers(live.getFirst(), null));
    }

    private List<ScoringModel> inUse(WorkspaceId workspace, String states) {
        var ids = database.sql("""
                        select id, is_primary, state from scoring_models
                        where workspace_id = :workspace and state in %s order by is_primary desc, id
                        """.formatted(states))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new InUse(
                        new ModelId(Columns.id(row, "id")),
                        row.getBoolean("is_primary"),
                        Columns.constant(ModelState.class, row, "state")))
                .list();
        if (ids.isEmpty() || !ids.getFirst().primary()) {
            throw new IllegalStateException("workspace " + workspace.value() + " has no primary scoring model");
        }
        return ids.stream().map(this::inUse).toList();
    }

    /** Kept only once it is live: what is being published may be called off, changed and published again. */
    private ScoringModel inUse(InUse used) {
        return used.state() == ModelState.LIVE ? published.computeIfAbsent(used.id(), this::read) : read(used.id());
    }

    private ScoringModel read(ModelId id) {
        return database.sql("select name, version, definition from scoring_models where id = :id")
                .param("id", Columns.bytes(id.value()))
                .query((row, n) -> model(id, row))
                .single();
    }

    private static ScoringModel model(ModelId id, ResultSet row) throws SQLException {
        var definition = ModelDocument.ofJson(row.getString("definition"));
        return new ScoringModel(id, row.getString("name"), row.getInt("version"), definition);
    }

    @Override
    public List<Version> versions(WorkspaceId workspace) {
        return database.sql("select " + COLUMNS
                        + " from scoring_models where workspace_id = :workspace order by name, version desc")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> version(row))
                .list();
    }

    @Override
    public Optional<Version> lock(WorkspaceId workspace, ModelId model) {
        return one(workspace, model, " for update");
    }

    @Override
    public Optional<Version> byId(WorkspaceId workspace, ModelId model) {
        return one(workspace, model, "");
    }

    private Optional<Version> one(WorkspaceId workspace, ModelId model, String end) {
        return scoped(
                        workspace,
                        model,
                        "select " + COLUMNS + " from scoring_models where id = :id and workspace_id = :workspace" + end)
                .query((row, n) -> version(row))
                .optional();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                model(new ModelId(Columns.id(row, "id")), row),
                Columns.constant(ModelState.class, row, "state"),
                row.getBoolean("is_primary"),
                Columns.instant(row, "created_at"));
    }

    private StatementSpec scoped(WorkspaceId workspace, ModelId model, String sql) {
        return database.sql(sql)
                .param("id", Columns.bytes(model.value()))
                .param("workspace", Columns.bytes(workspace.value()));
    }

    /** The models that are live. */
    private record Live(List<ScoringModel> models) {}

    /** The models that score: those that are live, and those being published. */
    private record Scoring(List<ScoringModel> models) {}

    private record InUse(ModelId id, boolean primary, ModelState state) {}
}

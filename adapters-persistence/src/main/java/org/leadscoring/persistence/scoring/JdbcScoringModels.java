package org.leadscoring.persistence.scoring;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Json;

/** Models in the table {@code scoring_models}. A published version never changes, so it is read from its text once. */
public final class JdbcScoringModels implements ScoringModels {

    private final Database database;
    private final ConcurrentMap<ModelId, ScoringModel> published = new ConcurrentHashMap<>();

    public JdbcScoringModels(Database database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, ScoringModel model, boolean primary, Instant at) {
        database.sql("""
                        insert into scoring_models (id, workspace_id, name, version, state, is_primary, definition, created_at)
                        values (:id, :workspace, :name, :version, 'live', :primary, :definition, :at)
                        """)
                .param("id", Columns.bytes(model.id().value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("name", model.name())
                .param("version", model.version())
                .param("primary", primary)
                .param("definition", Json.text(ModelDocument.of(model)))
                .param("at", Columns.utc(at))
                .update();
    }

    @Override
    public List<ScoringModel> live(WorkspaceId workspace) {
        var ids = database.sql("""
                        select id, is_primary from scoring_models
                        where workspace_id = :workspace and state = 'live' order by is_primary desc, id
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new LiveModel(new ModelId(Columns.id(row, "id")), row.getBoolean("is_primary")))
                .list();
        if (ids.isEmpty() || !ids.getFirst().primary()) {
            throw new IllegalStateException("workspace " + workspace.value() + " has no primary scoring model");
        }
        return ids.stream()
                .map(live -> published.computeIfAbsent(live.id(), this::read))
                .toList();
    }

    private ScoringModel read(ModelId id) {
        return database.sql("select name, version, definition from scoring_models where id = :id")
                .param("id", Columns.bytes(id.value()))
                .query((row, n) -> Json.document(row.getString("definition"), ModelDocument.class)
                        .model(id, row.getString("name"), row.getInt("version")))
                .single();
    }

    private record LiveModel(ModelId id, boolean primary) {}
}

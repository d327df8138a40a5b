package org.leadscoring.application.scoring;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.StoredModel;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Scoring models in memory. */
public final class InMemoryScoringModels implements ScoringModels {

    private final InMemoryDatabase database;

    public InMemoryScoringModels(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, ScoringModel model, boolean primary, Instant at) {
        database.models.put(workspace, model.id(), new StoredModel(model, primary));
    }

    @Override
    public List<ScoringModel> live(WorkspaceId workspace) {
        var rows = database.models.rows(workspace).values();
        if (rows.stream().noneMatch(StoredModel::primary)) {
            throw new IllegalStateException("workspace " + workspace.value() + " has no primary model");
        }
        return rows.stream()
                .sorted(Comparator.comparing(StoredModel::primary).reversed())
                .map(StoredModel::model)
                .toList();
    }
}

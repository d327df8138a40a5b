package org.leadscoring.application.stage;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.stage.Action.Qualification;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Actions and marks in memory. */
public final class InMemoryActionBook implements ActionBook {

    private final InMemoryDatabase database;

    public InMemoryActionBook(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public StageActions of(WorkspaceId workspace) {
        return database.stageActions.find(workspace, workspace).orElse(StageActions.NONE);
    }

    @Override
    public void save(WorkspaceId workspace, StageActions actions) {
        database.stageActions.put(workspace, workspace, actions);
    }

    @Override
    public void mark(WorkspaceId workspace, Qualification as, Map<LeadId, Instant> leads) {
        leads.forEach((lead, at) -> {
            var marks = new EnumMap<Qualification, Instant>(Qualification.class);
            marks.putAll(database.leadMarks.find(workspace, lead).orElse(Map.of()));
            marks.putIfAbsent(as, at);
            database.leadMarks.put(workspace, lead, Map.copyOf(marks));
        });
    }

    @Override
    public Map<Qualification, Instant> marks(WorkspaceId workspace, LeadId lead) {
        var marks = new EnumMap<Qualification, Instant>(Qualification.class);
        database.leads.rows(workspace).forEach((id, stored) -> {
            if (id.equals(lead) || lead.equals(stored.lead().mergedInto())) {
                database.leadMarks
                        .find(workspace, id)
                        .orElse(Map.of())
                        .forEach((as, at) -> marks.merge(as, at, (one, other) -> one.isBefore(other) ? one : other));
            }
        });
        return marks;
    }
}

package org.leadscoring.application.assignment;

import java.util.ArrayList;
import java.util.List;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Assignments in memory. */
public final class InMemoryAssignments implements Assignments {

    private final InMemoryDatabase database;

    public InMemoryAssignments(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void record(WorkspaceId workspace, List<Recorded> assignments) {
        for (var one : assignments) {
            var all = new ArrayList<>(of(workspace, one.lead()));
            all.add(one);
            database.assignments.put(workspace, one.lead(), List.copyOf(all));
        }
    }

    @Override
    public List<Recorded> of(WorkspaceId workspace, LeadId lead) {
        return database.assignments.find(workspace, lead).orElse(List.of());
    }
}

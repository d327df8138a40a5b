package org.leadscoring.application.lead;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.lead.Cut;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The log of merges in memory. */
public final class InMemoryMerges implements Merges {

    private final InMemoryDatabase database;

    public InMemoryMerges(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<Merge> of(WorkspaceId workspace, LeadId lead) {
        var livingOn = new HashSet<LeadId>();
        database.leads.rows(workspace).forEach((id, stored) -> {
            if (lead.equals(stored.lead().mergedInto())) {
                livingOn.add(id);
            }
        });
        return database.merges.rows(workspace).values().stream()
                .filter(merge ->
                        merge.survivor().equals(lead) || merge.ended().equals(lead) || livingOn.contains(merge.ended()))
                .sorted(Comparator.comparing(Merge::id))
                .toList();
    }

    @Override
    public Optional<Merge> byId(WorkspaceId workspace, MergeId merge) {
        return database.merges.find(workspace, merge);
    }

    @Override
    public void undo(WorkspaceId workspace, MergeId id, Set<Cut> cuts, Step step) {
        byId(workspace, id).ifPresent(merge -> {
            put(workspace, merge, step, null);
            database.cuts.put(workspace, id, Set.copyOf(cuts));
        });
    }

    @Override
    public void redo(WorkspaceId workspace, MergeId id, Step step) {
        byId(workspace, id).ifPresent(merge -> {
            put(workspace, merge, merge.undone(), step);
            database.cuts.remove(workspace, id);
        });
    }

    private void put(WorkspaceId workspace, Merge merge, Step undone, Step redone) {
        database.merges.put(
                workspace,
                merge.id(),
                new Merge(merge.id(), merge.ended(), merge.survivor(), merge.at(), merge.sides(), undone, redone));
    }

    @Override
    public Set<Cut> cuts(WorkspaceId workspace, MergeId merge) {
        return database.cuts.find(workspace, merge).orElse(Set.of());
    }
}

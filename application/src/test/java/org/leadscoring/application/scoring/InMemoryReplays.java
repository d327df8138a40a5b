package org.leadscoring.application.scoring;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.scoring.ScoreBook.Waiting;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Leads that wait for a replay, in memory. */
public final class InMemoryReplays implements Replays {

    private final InMemoryDatabase database;

    public InMemoryReplays(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void request(WorkspaceId workspace, Collection<LeadId> leads) {
        leads.forEach(lead -> database.replays.put(workspace, lead, true));
    }

    @Override
    public void requestAll(WorkspaceId workspace) {
        request(
                workspace,
                database.leads.rows(workspace).values().stream()
                        .filter(stored -> stored.lead().mergedInto() == null)
                        .map(stored -> stored.lead().id())
                        .toList());
    }

    @Override
    public void requestSource(WorkspaceId workspace, SourceId source) {
        request(
                workspace,
                database.events.rows(workspace).values().stream()
                        .filter(event -> event.event().key().source().equals(source))
                        .map(event -> event.lead())
                        .collect(Collectors.toSet()));
    }

    @Override
    public List<Waiting> next(int limit) {
        return database.replays.everything().entrySet().stream()
                .flatMap(rows -> rows.getValue().keySet().stream().map(lead -> new Waiting(rows.getKey(), lead)))
                .sorted(Comparator.comparing(Waiting::lead))
                .limit(limit)
                .toList();
    }

    @Override
    public void done(WorkspaceId workspace, Collection<LeadId> leads) {
        leads.forEach(lead -> database.replays.remove(workspace, lead));
    }

    @Override
    public long waiting(WorkspaceId workspace) {
        return database.replays.rows(workspace).size();
    }
}

package org.leadscoring.application.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.ReplayNote;
import org.leadscoring.application.InMemoryDatabase.StoredLead;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.scoring.ScoreBook.Waiting;
import org.leadscoring.domain.lead.Lead;
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
    public void requestAll(WorkspaceId workspace, Instant at) {
        note(workspace, new ReplayNote(null, at, false));
    }

    @Override
    public void requestSource(WorkspaceId workspace, SourceId source, Instant at) {
        note(workspace, new ReplayNote(source, at, false));
    }

    private void note(WorkspaceId workspace, ReplayNote note) {
        var notes = new ArrayList<>(notes(workspace));
        notes.add(note);
        database.replayNotes.put(workspace, workspace, List.copyOf(notes));
    }

    private List<ReplayNote> notes(WorkspaceId workspace) {
        return database.replayNotes.find(workspace, workspace).orElse(List.of());
    }

    @Override
    public void expand(Instant settled) {
        for (var workspace : database.replayNotes.everything().keySet()) {
            var left = new ArrayList<ReplayNote>();
            for (var note : notes(workspace)) {
                if (!note.expanded()) {
                    request(
                            workspace,
                            note.source() == null ? all(workspace, Instant.MIN) : of(workspace, note.source()));
                }
                if (note.at().isBefore(settled)) {
                    request(workspace, all(workspace, note.at()));
                } else {
                    left.add(new ReplayNote(note.source(), note.at(), true));
                }
            }
            database.replayNotes.put(workspace, workspace, List.copyOf(left));
        }
    }

    private List<LeadId> all(WorkspaceId workspace, Instant since) {
        return database.leads.rows(workspace).values().stream()
                .map(StoredLead::lead)
                .filter(lead -> lead.mergedInto() == null && !lead.createdAt().isBefore(since))
                .map(Lead::id)
                .toList();
    }

    private Set<LeadId> of(WorkspaceId workspace, SourceId source) {
        return database.events.rows(workspace).values().stream()
                .filter(event -> event.event().key().source().equals(source))
                .map(Attributed::lead)
                .collect(Collectors.toSet());
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
        return database.replays.rows(workspace).size()
                + notes(workspace).stream().filter(note -> !note.expanded()).count();
    }
}

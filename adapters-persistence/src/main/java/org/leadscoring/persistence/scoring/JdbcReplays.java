package org.leadscoring.persistence.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.scoring.ScoreBook.Waiting;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Leads that wait for a replay, in the table {@code replays}; notes of many of them in {@code replay_notes}. */
public final class JdbcReplays implements Replays {

    /**
     * Who asks again for a lead that is just being replayed waits for that: either the replay sees what was changed, or
     * the lead waits once more. Asking first what waits would see a row that is about to go.
     */
    private static final String AGAIN = " on duplicate key update workspace_id = values(workspace_id)";

    /** A lead is as old as the event that made it was received; the transaction that adds it may take so long. */
    private static final Duration SLOWEST = Duration.ofMinutes(2);

    private final Database database;

    public JdbcReplays(Database database) {
        this.database = database;
    }

    @Override
    public void request(WorkspaceId workspace, Collection<LeadId> leads) {
        database.batch(
                "insert into replays (lead_id, workspace_id) values (?, ?)" + AGAIN,
                new TreeSet<>(leads)
                        .stream()
                                .map(lead ->
                                        new Object[] {Columns.bytes(lead.value()), Columns.bytes(workspace.value())})
                                .toList());
    }

    @Override
    public void requestAll(WorkspaceId workspace, Instant at) {
        note(workspace, null, at);
    }

    @Override
    public void requestSource(WorkspaceId workspace, SourceId source, Instant at) {
        note(workspace, source, at);
    }

    private void note(WorkspaceId workspace, @Nullable SourceId source, Instant at) {
        database.sql("""
                        insert into replay_notes (workspace_id, source_id, asked_at, expanded)
                        values (:workspace, :source, :at, false)
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("source", Columns.bytesOrNull(source == null ? null : source.value()))
                .param("at", Columns.utc(at))
                .update();
    }

    @Override
    public void expand(Instant settled) {
        var notes = database.sql("""
                        select id, workspace_id, source_id, asked_at, expanded from replay_notes
                        where expanded = false or asked_at < :settled order by id for update skip locked
                        """)
                .param("settled", Columns.utc(settled))
                .query((row, n) -> new Note(
                        row.getLong("id"),
                        Columns.id(row, "workspace_id"),
                        Columns.idOrNull(row, "source_id"),
                        Columns.instant(row, "asked_at"),
                        row.getBoolean("expanded")))
                .list();
        for (var note : notes) {
            if (!note.expanded()) {
                expand(note);
                database.sql("update replay_notes set expanded = true where id = :id")
                        .param("id", note.id())
                        .update();
            }
            if (note.at().isBefore(settled)) {
                expandNew(note);
                database.sql("delete from replay_notes where id = :id")
                        .param("id", note.id())
                        .update();
            }
        }
    }

    private void expand(Note note) {
        if (note.source() == null) {
            database.sql("""
                            insert into replays (lead_id, workspace_id)
                            select id, workspace_id from leads where workspace_id = :workspace and merged_into is null
                            """ + AGAIN)
                    .param("workspace", Columns.bytes(note.workspace()))
                    .update();
        } else {
            database.sql("""
                            insert into replays (lead_id, workspace_id)
                            select distinct lead_id, workspace_id from events
                            where source_id = :source and workspace_id = :workspace
                            """ + AGAIN)
                    .param("source", Columns.bytes(note.source()))
                    .param("workspace", Columns.bytes(note.workspace()))
                    .update();
        }
    }

    private void expandNew(Note note) {
        database.sql("""
                        insert into replays (lead_id, workspace_id)
                        select id, workspace_id from leads
                        where workspace_id = :workspace and merged_into is null and created_at >= :since
                        """ + AGAIN)
                .param("workspace", Columns.bytes(note.workspace()))
                .param("since", Columns.utc(note.at().minus(SLOWEST)))
                .update();
    }

    @Override
    public List<Waiting> next(int limit) {
        return database.sql("select workspace_id, lead_id from replays order by lead_id limit :limit")
                .param("limit", limit)
                .query((row, n) -> new Waiting(
                        new WorkspaceId(Columns.id(row, "workspace_id")), new LeadId(Columns.id(row, "lead_id"))))
                .list();
    }

    @Override
    public void done(WorkspaceId workspace, Collection<LeadId> leads) {
        database.updateByKeys(
                "delete from replays where lead_id in (:keys) and workspace_id = :workspace",
                Map.of("workspace", Columns.bytes(workspace.value())),
                leads.stream().map(lead -> Columns.bytes(lead.value())).toList());
    }

    @Override
    public long waiting(WorkspaceId workspace) {
        return database.sql("""
                        select (select count(*) from replays where workspace_id = :workspace)
                            + (select count(*) from replay_notes where workspace_id = :workspace and expanded = false)
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .query(Long.class)
                .single();
    }

    private record Note(long id, UUID workspace, @Nullable UUID source, Instant at, boolean expanded) {}
}

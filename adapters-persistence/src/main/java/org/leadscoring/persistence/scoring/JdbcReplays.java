package org.leadscoring.persistence.scoring;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.scoring.ScoreBook.Waiting;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Leads that wait for a replay, in the table {@code replays}. */
public final class JdbcReplays implements Replays {

    /**
     * Who asks again for a lead that is just being replayed waits for that: either the replay sees what was changed, or
     * the lead waits once more. Asking first what waits would see a row that is about to go.
     */
    private static final String AGAIN = " on duplicate key update workspace_id = values(workspace_id)";

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
    public void requestAll(WorkspaceId workspace) {
        database.sql("""
                        insert into replays (lead_id, workspace_id)
                        select id, workspace_id from leads where workspace_id = :workspace and merged_into is null
                        """ + AGAIN)
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    @Override
    public void requestSource(WorkspaceId workspace, SourceId source) {
        database.sql("""
                        insert into replays (lead_id, workspace_id)
                        select distinct lead_id, workspace_id from events
                        where source_id = :source and workspace_id = :workspace
                        """ + AGAIN)
                .param("source", Columns.bytes(source.value()))
                .param("workspace", Columns.bytes(workspace.value()))
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
        return database.sql("select count(*) from replays where workspace_id = :workspace")
                .param("workspace", Columns.bytes(workspace.value()))
                .query(Long.class)
                .single();
    }
}

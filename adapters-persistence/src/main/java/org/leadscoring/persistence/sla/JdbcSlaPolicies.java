package org.leadscoring.persistence.sla;

import java.time.Duration;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.domain.sla.SlaBand;
import org.leadscoring.domain.sla.SlaBand.OpensFor;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.WorkspaceSettings;

/** Policies in the tables {@code sla_policies} and {@code sla_bands}. */
public final class JdbcSlaPolicies implements SlaPolicies {

    private final Database database;
    private final WorkspaceSettings settings;

    public JdbcSlaPolicies(Database database, WorkspaceSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public SlaPolicy of(WorkspaceId workspace) {
        return settings.get(workspace, SlaPolicy.class, () -> read(workspace));
    }

    private SlaPolicy read(WorkspaceId workspace) {
        var id = Columns.bytes(workspace.value());
        var warnPercent = database.sql("select warn_percent from sla_policies where workspace_id = :workspace")
                .param("workspace", id)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("workspace " + workspace.value() + " has no SLA policy"));
        var bands = database.sql("""
                        select from_score, target_seconds, opens_for from sla_bands
                        where workspace_id = :workspace order by from_score desc
                        """)
                .param("workspace", id)
                .query((row, n) -> new SlaBand(
                        row.getInt("from_score"),
                        Duration.ofSeconds(row.getLong("target_seconds")),
                        Columns.constant(OpensFor.class, row, "opens_for")))
                .list();
        return new SlaPolicy(bands, warnPercent);
    }

    @Override
    public void save(WorkspaceId workspace, SlaPolicy policy) {
        settings.changed(workspace);
        var id = Columns.bytes(workspace.value());
        database.sql("""
                        insert into sla_policies (workspace_id, warn_percent) values (:workspace, :warn)
                        on duplicate key update warn_percent = values(warn_percent)
                        """)
                .param("workspace", id)
                .param("warn", policy.warnPercent())
                .update();
        database.sql("delete from sla_bands where workspace_id = :workspace")
                .param("workspace", id)
                .update();
        database.batch(
                "insert into sla_bands (workspace_id, from_score, target_seconds, opens_for) values (?, ?, ?, ?)",
                policy.bands().stream()
                        .map(band ->
                                new Object[] {id, band.from(), band.target().toSeconds(), Columns.key(band.opensFor())})
                        .toList());
    }
}

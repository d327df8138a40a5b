package org.leadscoring.persistence.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.WorkspaceSettings;

/** Workspaces in the table {@code workspaces}. */
public final class JdbcWorkspaces implements Workspaces {

    private final Database database;
    private final WorkspaceSettings settings;

    public JdbcWorkspaces(Database database, WorkspaceSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public void add(Workspace workspace, Instant at) {
        database.sql("insert into workspaces (id, name, zone, created_at) values (:id, :name, :zone, :at)")
                .param("id", Columns.bytes(workspace.id().value()))
                .param("name", workspace.name())
                .param("zone", workspace.zone().getId())
                .param("at", Columns.utc(at))
                .update();
    }

    @Override
    public void save(Workspace workspace) {
        settings.changed(workspace.id());
        database.sql("update workspaces set name = :name, zone = :zone where id = :id")
                .param("name", workspace.name())
                .param("zone", workspace.zone().getId())
                .param("id", Columns.bytes(workspace.id().value()))
                .update();
    }

    @Override
    public List<Workspace> all() {
        return database.sql("select id, name, zone from workspaces order by id")
                .query((row, n) -> workspace(row))
                .list();
    }

    @Override
    public Optional<Workspace> byId(WorkspaceId id) {
        return database.sql("select id, name, zone from workspaces where id = :id")
                .param("id", Columns.bytes(id.value()))
                .query((row, n) -> workspace(row))
                .optional();
    }

    private static Workspace workspace(ResultSet row) throws SQLException {
        return new Workspace(
                new WorkspaceId(Columns.id(row, "id")), row.getString("name"), ZoneId.of(row.getString("zone")));
    }
}

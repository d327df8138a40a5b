package org.leadscoring.persistence.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Users in the table {@code users}. */
public final class JdbcUsers implements Users {

    private static final String ACCOUNT = "id, workspace_id, username, name, role, enabled, password_hash, admission";

    private final Database database;

    public JdbcUsers(Database database) {
        this.database = database;
    }

    @Override
    public void add(User user, String passwordHash, Instant at) {
        database.sql("""
                        insert into users (id, workspace_id, username, name, role, password_hash, enabled, created_at)
                        values (:id, :workspace, :username, :name, :role, :hash, :enabled, :at)
                        """)
                .param("id", Columns.bytes(user.id().value()))
                .param("workspace", Columns.bytes(user.workspace().value()))
                .param("username", user.username().toLowerCase(Locale.ROOT))
                .param("name", user.name())
                .param("role", Columns.key(user.role()))
                .param("hash", passwordHash)
                .param("enabled", user.enabled())
                .param("at", Columns.utc(at))
                .update();
    }

    @Override
    public void save(User user) {
        database.sql("""
                        update users set name = :name, role = :role, enabled = :enabled
                        where id = :id and workspace_id = :workspace
                        """)
                .param("name", user.name())
                .param("role", Columns.key(user.role()))
                .param("enabled", user.enabled())
                .param("id", Columns.bytes(user.id().value()))
                .param("workspace", Columns.bytes(user.workspace().value()))
                .update();
    }

    @Override
    public Optional<Account> byUsername(String username) {
        return database.sql("select " + ACCOUNT + " from users where username = :username")
                .param("username", username.toLowerCase(Locale.ROOT))
                .query((row, n) -> account(row))
                .optional();
    }

    @Override
    public Optional<Account> byId(WorkspaceId workspace, UserId user) {
        return database.sql("select " + ACCOUNT + " from users where id = :id and workspace_id = :workspace")
                .param("id", Columns.bytes(user.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> account(row))
                .optional();
    }

    @Override
    public List<User> all(WorkspaceId workspace) {
        return database.sql("""
                        select id, workspace_id, username, name, role, enabled
                        from users where workspace_id = :workspace order by name, id
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> user(row))
                .list();
    }

    @Override
    public Map<UserId, Account> hold(WorkspaceId workspace) {
        return database
                .sql("select " + ACCOUNT + " from users where workspace_id = :workspace order by id for update")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> account(row))
                .list()
                .stream()
                .collect(Collectors.toMap(account -> account.user().id(), account -> account));
    }

    @Override
    public void changePassword(User user, String passwordHash) {
        database.sql("update users set password_hash = :hash where id = :id and workspace_id = :workspace")
                .param("hash", passwordHash)
                .param("id", Columns.bytes(user.id().value()))
                .param("workspace", Columns.bytes(user.workspace().value()))
                .update();
    }

    @Override
    public void readmit(User user) {
        database.sql("update users set admission = admission + 1 where id = :id and workspace_id = :workspace")
                .param("id", Columns.bytes(user.id().value()))
                .param("workspace", Columns.bytes(user.workspace().value()))
                .update();
    }

    @Override
    public void signedIn(User user, Instant at) {
        database.sql("update users set signed_in_at = :at where id = :id and workspace_id = :workspace")
                .param("at", Columns.utc(at))
                .param("id", Columns.bytes(user.id().value()))
                .param("workspace", Columns.bytes(user.workspace().value()))
                .update();
    }

    @Override
    public Map<UserId, Instant> lastSignIns(WorkspaceId workspace) {
        return database
                .sql("select id, signed_in_at from users where workspace_id = :workspace and signed_in_at is not null")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> Map.entry(new UserId(Columns.id(row, "id")), Columns.instant(row, "signed_in_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(user(row), row.getString("password_hash"), row.getLong("admission"));
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                new UserId(Columns.id(row, "id")),
                new WorkspaceId(Columns.id(row, "workspace_id")),
                row.getString("username"),
                row.getString("name"),
                Columns.constant(Role.class, row, "role"),
                row.getBoolean("enabled"));
    }
}

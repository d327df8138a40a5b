package org.leadscoring.persistence.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadscoring.application.workspace.ApiTokens;
import org.leadscoring.domain.workspace.ApiToken;
import org.leadscoring.domain.workspace.ApiTokenId;
import org.leadscoring.domain.workspace.Scope;
import org.leadscoring.domain.workspace.TokenSecret;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens in the table {@code api_tokens}, found by the hashes of their secrets. */
public final class JdbcApiTokens implements ApiTokens {

    private static final String COLUMNS =
            "id, workspace_id, user_id, name, scopes, hint, created_at, expires_at, last_used_at";

    private final Database database;

    public JdbcApiTokens(Database database) {
        this.database = database;
    }

    @Override
    public void add(ApiToken token, TokenSecret secret) {
        database.sql("""
                        insert into api_tokens (id, workspace_id, user_id, name, scopes, token_hash, hint, created_at,
                            expires_at)
                        values (:id, :workspace, :user, :name, :scopes, :hash, :hint, :created, :expires)
                        """)
                .param("id", Columns.bytes(token.id().value()))
                .param("workspace", Columns.bytes(token.workspace().value()))
                .param("user", Columns.bytes(token.user().value()))
                .param("name", token.name())
                .param("scopes", token.scopes().stream().map(Scope::key).collect(Collectors.joining(" ")))
                .param("hash", secret.hash())
                .param("hint", token.hint())
                .param("created", Columns.utc(token.createdAt()))
                .param("expires", Columns.utc(token.expiresAt()))
                .update();
    }

    @Override
    public Optional<Stored> bySecret(TokenSecret secret) {
        return database.sql("select " + COLUMNS + ", token_hash from api_tokens where token_hash = :hash")
                .param("hash", secret.hash())
                .query((row, n) ->
                        secret.fits(row.getBytes("token_hash")) ? Optional.of(stored(row)) : Optional.<Stored>empty())
                .optional()
                .flatMap(found -> found);
    }

    @Override
    public Optional<ApiToken> lock(WorkspaceId workspace, ApiTokenId token) {
        return of(
                        "select " + COLUMNS
                                + " from api_tokens where id = :id and workspace_id = :workspace for update",
                        workspace,
                        token)
                .query((row, n) -> stored(row).token())
                .optional();
    }

    @Override
    public List<Stored> all(WorkspaceId workspace) {
        return database.sql("select " + COLUMNS + """
                         from api_tokens where workspace_id = :workspace order by created_at desc, id desc
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> stored(row))
                .list();
    }

    @Override
    public void remove(WorkspaceId workspace, ApiTokenId token) {
        of("delete from api_tokens where id = :id and workspace_id = :workspace", workspace, token)
                .update();
    }

    @Override
    public void used(ApiToken token, Instant at) {
        of(
                        "update api_tokens set last_used_at = :at where id = :id and workspace_id = :workspace",
                        token.workspace(),
                        token.id())
                .param("at", Columns.utc(at))
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, WorkspaceId workspace, ApiTokenId token) {
        return database.sql(sql)
                .param("id", Columns.bytes(token.value()))
                .param("workspace", Columns.bytes(workspace.value()));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        var token = new ApiToken(
                new ApiTokenId(Columns.id(row, "id")),
                new WorkspaceId(Columns.id(row, "workspace_id")),
                new UserId(Columns.id(row, "user_id")),
                row.getString("name"),
                Arrays.stream(row.getString("scopes").split(" "))
                        .map(scope -> Columns.constant(Scope.class, scope))
                        .collect(Collectors.toSet()),
                row.getString("hint"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "expires_at"));
        return new Stored(token, Columns.instantOrNull(row, "last_used_at"));
    }
}

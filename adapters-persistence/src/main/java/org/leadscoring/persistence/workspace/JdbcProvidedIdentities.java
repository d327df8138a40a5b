package org.leadscoring.persistence.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leadscoring.application.workspace.ProvidedIdentities;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/** Accounts of identity providers in the table {@code provided_identities}. */
public final class JdbcProvidedIdentities implements ProvidedIdentities {

    private static final int LONGEST_ISSUER = 500;

    private final Database database;

    public JdbcProvidedIdentities(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Owner> owner(String issuer, String subject) {
        return database.sql("select workspace_id, user_id from provided_identities where digest = :digest")
                .param("digest", digest(issuer, subject))
                .query((row, n) -> new Owner(
                        new WorkspaceId(Columns.id(row, "workspace_id")), new UserId(Columns.id(row, "user_id"))))
                .optional();
    }

    @Override
    public void add(String issuer, String subject, User user, Instant at) {
        database.sql("""
                        insert into provided_identities (digest, workspace_id, user_id, issuer, created_at)
                        values (:digest, :workspace, :user, :issuer, :at)
                        """)
                .param("digest", digest(issuer, subject))
                .param("workspace", Columns.bytes(user.workspace().value()))
                .param("user", Columns.bytes(user.id().value()))
                .param("issuer", issuer.substring(0, Math.min(issuer.length(), LONGEST_ISSUER)))
                .param("at", Columns.utc(at))
                .update();
    }

    @Override
    public List<String> issuers(WorkspaceId workspace, UserId user) {
        return database.sql("""
                        select issuer from provided_identities
                        where user_id = :user and workspace_id = :workspace order by issuer
                        """)
                .param("user", Columns.bytes(user.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> row.getString("issuer"))
                .list();
    }

    @Override
    public void forget(WorkspaceId workspace, UserId user) {
        database.sql("delete from provided_identities where user_id = :user and workspace_id = :workspace")
                .param("user", Columns.bytes(user.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .update();
    }

    private static byte[] digest(String issuer, String subject) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(issuer.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            return sha256.digest(subject.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

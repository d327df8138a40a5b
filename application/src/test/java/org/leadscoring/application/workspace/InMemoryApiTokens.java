package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.workspace.ApiToken;
import org.leadscoring.domain.workspace.ApiTokenId;
import org.leadscoring.domain.workspace.TokenSecret;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Tokens in memory. */
public final class InMemoryApiTokens implements ApiTokens {

    private final InMemoryDatabase database;

    public InMemoryApiTokens(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(ApiToken token, TokenSecret secret) {
        if (bySecret(secret).isPresent()) {
            throw new IllegalStateException("there is a token with this secret");
        }
        database.tokens.put(token.workspace(), token.id(), new Stored(token, null));
        database.tokenHashes.put(token.workspace(), hash(secret), token.id());
    }

    @Override
    public Optional<Stored> bySecret(TokenSecret secret) {
        return database.tokenHashes.everything().entrySet().stream()
                .filter(rows -> rows.getValue().containsKey(hash(secret)))
                .flatMap(rows ->
                        database.tokens.find(rows.getKey(), rows.getValue().get(hash(secret))).stream())
                .findFirst();
    }

    @Override
    public Optional<ApiToken> lock(WorkspaceId workspace, ApiTokenId token) {
        return database.tokens.find(workspace, token).map(Stored::token);
    }

    @Override
    public List<Stored> all(WorkspaceId workspace) {
        return database.tokens.rows(workspace).values().stream()
                .sorted(Comparator.comparing((Stored stored) -> stored.token().createdAt())
                        .thenComparing(stored -> stored.token().id().value())
                        .reversed())
                .toList();
    }

    @Override
    public void remove(WorkspaceId workspace, ApiTokenId token) {
        database.tokens.remove(workspace, token);
        database.tokenHashes.rows(workspace).entrySet().stream()
                .filter(row -> row.getValue().equals(token))
                .findFirst()
                .ifPresent(row -> database.tokenHashes.remove(workspace, row.getKey()));
    }

    @Override
    public void used(ApiToken token, Instant at) {
        database.tokens
                .find(token.workspace(), token.id())
                .ifPresent(
                        stored -> database.tokens.put(token.workspace(), token.id(), new Stored(stored.token(), at)));
    }

    private static String hash(TokenSecret secret) {
        return HexFormat.of().formatHex(secret.hash());
    }
}

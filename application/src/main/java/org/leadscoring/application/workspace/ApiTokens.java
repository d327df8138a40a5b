package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.workspace.ApiToken;
import org.leadscoring.domain.workspace.ApiTokenId;
import org.leadscoring.domain.workspace.TokenSecret;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Tokens of the API. Of their secrets only the hash is kept. */
public interface ApiTokens {

    void add(ApiToken token, TokenSecret secret);

    /** The token with this secret, also if it has ended. */
    Optional<Stored> bySecret(TokenSecret secret);

    /** The token with this id, held until the transaction ends. */
    Optional<ApiToken> lock(WorkspaceId workspace, ApiTokenId token);

    /** The tokens of a workspace, the latest made first. */
    List<Stored> all(WorkspaceId workspace);

    /** From now on nobody knows it any more. */
    void remove(WorkspaceId workspace, ApiTokenId token);

    /** It was used at this instant, UTC. */
    void used(ApiToken token, Instant at);

    /** @param lastUsedAt UTC, to the minute; null if it never was */
    record Stored(ApiToken token, @Nullable Instant lastUsedAt) {}
}

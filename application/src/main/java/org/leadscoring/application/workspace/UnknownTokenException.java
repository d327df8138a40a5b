package org.leadscoring.application.workspace;

import org.leadscoring.domain.workspace.ApiTokenId;

/** The workspace has no such token: it was revoked, or never made. */
public final class UnknownTokenException extends RuntimeException {

    private final ApiTokenId token;

    public UnknownTokenException(ApiTokenId token) {
        super("there is no token " + token.value() + " in this workspace");
        this.token = token;
    }

    public ApiTokenId token() {
        return token;
    }
}

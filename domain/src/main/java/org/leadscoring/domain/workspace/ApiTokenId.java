package org.leadscoring.domain.workspace;

import java.util.Objects;
import java.util.UUID;

/** Identity of a token of the API. */
public record ApiTokenId(UUID value) {

    public ApiTokenId {
        Objects.requireNonNull(value);
    }
}

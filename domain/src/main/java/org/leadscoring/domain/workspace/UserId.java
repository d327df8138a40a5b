package org.leadscoring.domain.workspace;

import java.util.Objects;
import java.util.UUID;

/** Identity of a person who signs in: admin, marketing, sales manager, sales rep or viewer. */
public record UserId(UUID value) {

    public UserId {
        Objects.requireNonNull(value);
    }
}

package org.leadscoring.domain.workspace;

import java.util.Objects;
import java.util.UUID;

/** Identity of a workspace (tenant); every row of the system belongs to exactly one. */
public record WorkspaceId(UUID value) {

    public WorkspaceId {
        Objects.requireNonNull(value);
    }
}

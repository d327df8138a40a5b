package org.leadscoring.domain.crm;

import java.util.Objects;
import java.util.UUID;

/** Identity of a connection to a CRM. */
public record ConnectionId(UUID value) {

    public ConnectionId {
        Objects.requireNonNull(value);
    }
}

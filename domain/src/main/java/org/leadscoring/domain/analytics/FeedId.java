package org.leadscoring.domain.analytics;

import java.util.Objects;
import java.util.UUID;

/** Identity of a feed. */
public record FeedId(UUID value) {

    public FeedId {
        Objects.requireNonNull(value);
    }
}

package org.leadscoring.domain.scoring;

import java.util.Objects;
import java.util.UUID;

/** Identity of one version of a scoring model. */
public record ModelId(UUID value) {

    public ModelId {
        Objects.requireNonNull(value);
    }
}

package org.leadscoring.domain.experiment;

import java.util.Objects;
import java.util.UUID;

/** Identifies an experiment. */
public record ExperimentId(UUID value) {

    public ExperimentId {
        Objects.requireNonNull(value);
    }
}

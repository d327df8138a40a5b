package org.leadscoring.domain.importing;

import java.util.Objects;
import java.util.UUID;

/** Identity of an import: one file, read once. */
public record ImportId(UUID value) {

    public ImportId {
        Objects.requireNonNull(value);
    }
}

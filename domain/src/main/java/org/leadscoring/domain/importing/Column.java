package org.leadscoring.domain.importing;

import java.util.Objects;

/**
 * A column of a file and what it means.
 *
 * @param name as the {@link Header} has it
 */
public record Column(String name, Target target) {

    public Column {
        Objects.requireNonNull(name);
        Objects.requireNonNull(target);
    }
}

package org.leadscoring.application.importing;

import java.time.Duration;

/**
 * What the operator allows.
 *
 * @param mostBytes the largest file
 * @param keepFor so long after an import ended its file and its refused rows stay
 */
public record ImportLimits(long mostBytes, Duration keepFor) {

    /** @throws IllegalArgumentException if nothing would be allowed */
    public ImportLimits {
        if (mostBytes < 1) {
            throw new IllegalArgumentException("leadscoring.imports.max-size must be at least one byte");
        }
        if (keepFor.isNegative()) {
            throw new IllegalArgumentException("leadscoring.imports.keep-for must not be negative");
        }
    }
}

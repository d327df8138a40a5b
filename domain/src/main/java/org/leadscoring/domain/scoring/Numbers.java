package org.leadscoring.domain.scoring;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers that came as text. */
public final class Numbers {

    /** As people write them; no exponents, a few bytes of which could stand for a gigabyte of digits. */
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,50}(\\.\\d{1,50})?");

    private Numbers() {}

    /** The number that a value is, or is written as. */
    public static Optional<BigDecimal> of(Object value) {
        return switch (value) {
            case BigDecimal number -> Optional.of(number);
            case String text -> parse(text);
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> parse(String text) {
        var stripped = text.strip();
        return PLAIN.matcher(stripped).matches() ? Optional.of(new BigDecimal(stripped)) : Optional.empty();
    }
}

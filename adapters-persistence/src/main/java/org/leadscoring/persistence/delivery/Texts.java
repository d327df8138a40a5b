package org.leadscoring.persistence.delivery;

import org.jspecify.annotations.Nullable;

/** What others answered, as far as it has room. */
final class Texts {

    private static final int LONGEST = 600;

    private Texts() {}

    static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}

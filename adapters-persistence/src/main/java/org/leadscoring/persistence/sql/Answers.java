package org.leadscoring.persistence.sql;

import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Texts;

/** What others answered, as far as its columns have room. */
public final class Answers {

    private static final int LONGEST = 600;

    private Answers() {}

    /** The beginning of it if it is longer than there is room. */
    public static @Nullable String kept(@Nullable String answer) {
        return answer == null ? null : Texts.shortened(answer, LONGEST);
    }
}

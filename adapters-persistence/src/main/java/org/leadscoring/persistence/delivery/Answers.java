package org.leadscoring.persistence.delivery;

import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Texts;

/** What others answered, as far as its columns have room. */
final class Answers {

    private static final int LONGEST = 600;

    private Answers() {}

    static @Nullable String kept(@Nullable String answer) {
        return answer == null ? null : Texts.shortened(answer, LONGEST);
    }
}

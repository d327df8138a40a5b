package org.leadscoring.domain.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of sending something. Each says what the other side answered, in words, for people to read. */
public sealed interface Outcome {

    /** For example {@code HTTP 200: ok}. */
    String answer();

    /** It was taken. */
    record Accepted(String answer) implements Outcome {}

    /**
     * Not now: it may be taken later.
     *
     * @param retryAfter how long the other side asks us to wait before anything else is sent, null if it does not
     */
    record Failed(String answer, @Nullable Duration retryAfter) implements Outcome {}

    /** This one will never be taken; others may. */
    record Refused(String answer) implements Outcome {}

    /** Nothing will be taken until somebody mends it: the channel is gone, or we are not let in. */
    record Gone(String answer) implements Outcome {}
}

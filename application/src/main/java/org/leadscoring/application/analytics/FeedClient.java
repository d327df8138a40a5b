package org.leadscoring.application.analytics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.analytics.Message;
import org.leadscoring.domain.analytics.Sink;

/** Talks to a kind of tool. Waits for its answer, for a minute or two at most. */
public interface FeedClient {

    /**
     * Tells a tool.
     *
     * @param messages of the kind the tool takes, at least one, and of GA4 of one client
     */
    Reply send(Sink sink, List<Message> messages);

    /** Asks a tool what it would say to a made-up event, or tells it one where it cannot be asked. */
    Tried test(Sink sink);

    /** What came of it. Each says what the tool answered, in words, without secrets. */
    sealed interface Reply {

        String answer();

        /**
         * It was taken.
         *
         * @param refused the messages that were not, and why not
         */
        record Taken(String answer, Map<UUID, String> refused) implements Reply {

            public Taken {
                refused = Map.copyOf(refused);
            }
        }

        /**
         * It was not taken, and may be later.
         *
         * @param retryAfter how long the tool asks us to wait, null if it does not
         */
        record Later(String answer, @Nullable Duration retryAfter) implements Reply {}

        /** Nobody knows whether it was taken. */
        record Unknown(String answer) implements Reply {}

        /** These messages will never be taken together: there are too many of them, or one of them is not as it should be. */
        record Refused(String answer) implements Reply {}

        /** Nothing will be taken until somebody mends it. */
        record Gone(String answer) implements Reply {}
    }

    /**
     * What came of a test.
     *
     * @param well whether the tool had nothing to say against it
     * @param request what was sent, without secrets
     * @param answer what came back
     */
    record Tried(boolean well, String request, String answer) {}
}

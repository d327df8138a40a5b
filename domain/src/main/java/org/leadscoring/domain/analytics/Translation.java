package org.leadscoring.domain.analytics;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.leadscoring.domain.event.Mark;

/** What a feed says of an event, or why it says nothing. */
public sealed interface Translation {

    /** It says this: at least one message. */
    record Said(List<Message> messages) implements Translation {

        public Said {
            messages = List.copyOf(messages);
            if (messages.isEmpty()) {
                throw new IllegalArgumentException("what says nothing is passed over");
            }
        }
    }

    /** It says nothing. */
    record Silent(Passed because) implements Translation {}

    /**
     * What a feed says of an event.
     *
     * @param now the current instant, UTC: tools do not take what is too old
     */
    static Translation of(Feed feed, Happening happening, Instant now) {
        var event = happening.event();
        if (event.isErased()) {
            return new Silent(Passed.ERASED);
        }
        if (!(event.mark() instanceof Mark.Clear)) {
            return new Silent(event.mark() instanceof Mark.Voided ? Passed.VOID : Passed.SUSPECT);
        }
        var content = feed.content();
        if (happening.imported() && !content.imported()) {
            return new Silent(Passed.IMPORTED);
        }
        var stages = happening.entered().stream()
                .anyMatch(crossing -> content.nameOf(crossing.stage()).isPresent());
        if (!content.has(event.type()) && !stages) {
            return new Silent(Passed.NOT_CHOSEN);
        }
        return switch (feed.sink()) {
            case Sink.PostHog postHog -> PostHogWords.of(content, happening);
            case Sink.Ga4 ga4 -> Ga4Words.of(content, happening, now);
            case Sink.GoogleAds ads -> Conversions.of(content, happening, now);
        };
    }

    /** What messages were found to say. */
    static Translation of(List<Message> messages) {
        return messages.isEmpty() ? new Silent(Passed.NOTHING_TO_SAY) : new Said(messages);
    }

    /** An id that follows from these words. */
    static UUID id(String words) {
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
    }
}

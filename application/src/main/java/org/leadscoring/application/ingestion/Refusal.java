package org.leadscoring.application.ingestion;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.workspace.SourceId;

/**
 * Something a source sent that was not taken. What is too long is cut.
 *
 * @param id a UUIDv7, so that refusals are in order
 * @param at when it arrived, UTC, to the microsecond
 * @param endpoint where it was sent to: method and path, at most 100 characters
 * @param messageId as the sender made it, at most 200 characters; null if there was none
 * @param pointer JSON Pointer to what is wrong, at most 255 characters; empty for the whole
 * @param reason what is wrong with it and what to send instead, at most 500 characters
 * @param excerpt the beginning of what was sent, at most 1,000 characters; never with a write key in it
 */
public record Refusal(
        UUID id,
        SourceId source,
        Instant at,
        String endpoint,
        @Nullable String messageId,
        String pointer,
        String reason,
        String excerpt) {

    /** Longest excerpt that is kept. */
    public static final int MAX_EXCERPT = 1_000;

    private static final int MAX_ENDPOINT = 100;
    private static final int MAX_MESSAGE_ID = 200;
    private static final int MAX_POINTER = 255;
    private static final int MAX_REASON = 500;

    public Refusal {
        at = at.truncatedTo(ChronoUnit.MICROS);
        endpoint = cut(endpoint, MAX_ENDPOINT);
        messageId = messageId == null ? null : cut(messageId, MAX_MESSAGE_ID);
        pointer = cut(pointer, MAX_POINTER);
        reason = cut(reason, MAX_REASON);
        excerpt = cut(excerpt, MAX_EXCERPT);
    }

    private static String cut(String text, int most) {
        return Texts.madeWhole(Texts.cut(text, most));
    }
}

package org.leadscoring.domain.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.lead.LeadId;

/**
 * What is to be told, as it was decided: the least from which it can be told later.
 *
 * @param lead whom it is about, null if it is about none
 * @param at when it happened, UTC
 * @param stage the stage entered or left, null if none was
 * @param score the score then, in points
 * @param dueAt by when an answer is promised, UTC; null if none is
 * @param detail more about it in words, at most {@value #LONGEST_DETAIL} characters; null if there is nothing to say
 */
public record Fact(
        Topic topic,
        @Nullable LeadId lead,
        Instant at,
        @Nullable String stage,
        int score,
        @Nullable Instant dueAt,
        @Nullable String detail) {

    /** The longest detail, in characters; a longer one is cut. */
    public static final int LONGEST_DETAIL = 300;

    public Fact {
        detail = detail == null ? null : Texts.shortened(detail, LONGEST_DETAIL);
    }

    /** About no lead. */
    public static Fact of(Topic topic, Instant at, @Nullable String detail) {
        return new Fact(topic, null, at, null, 0, null, detail);
    }
}

package org.leadscoring.domain.scoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.Lead.LastChange;

/**
 * What is seen of a score, without what its scorer must know to go on. Two states of one lead with the same figures are the
 * same state, unless the log was changed between them.
 *
 * @param engagement points of this category
 * @param fit points of this category
 * @param intent points of this category
 * @param events how many events are part of it
 * @param entries how many entries its ledger has
 * @param crossings how many thresholds were passed
 * @param lastChange what a rule last gave or took, null if none has yet
 * @param lastActivityAt when the lead last did something, UTC; null before its first activity
 * @param steppedAt when time alone last changed the score, UTC; null if it never did
 */
public record Figures(
        int engagement,
        int fit,
        int intent,
        int events,
        int entries,
        int crossings,
        @Nullable LastChange lastChange,
        @Nullable Instant lastActivityAt,
        @Nullable Instant steppedAt) {

    /** Before the first event. */
    public static final Figures NONE = of(ScoreState.START);

    /** The figures of a score that stands here. */
    public static Figures of(ScoreState state) {
        return new Figures(
                state.of(Category.ENGAGEMENT),
                state.of(Category.FIT),
                state.of(Category.INTENT),
                state.events(),
                state.entries(),
                state.crossings(),
                state.lastChange(),
                state.lastActivityAt(),
                state.steppedAt());
    }

    /** The score: the sum of the categories, in points. */
    public int total() {
        return engagement + fit + intent;
    }

    /** Points of one category. */
    public int of(Category category) {
        return switch (category) {
            case ENGAGEMENT -> engagement;
            case FIT -> fit;
            case INTENT -> intent;
        };
    }
}

package org.leadscoring.domain.evidence;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.ScoringModel;

/**
 * Points set by outcomes: another definition of a model, and how well it picks among leads that it was not made from.
 *
 * @param definition what a draft would say
 * @param changes what becomes of each rule and why, the weightiest first
 * @param madeFrom leads the points were made from
 * @param now leads that were held out, by the scores of the model as it is
 * @param then the same leads by the scores of the suggestion
 * @param exact how often unrounded weights pick the better of two of them
 * @param gain how much oftener the suggestion picks the better of two of them than the model as it is
 */
public record Suggestion(
        Definition definition,
        List<Change> changes,
        Count madeFrom,
        Scores now,
        Scores then,
        Estimate exact,
        Estimate gain) {

    public Suggestion {
        changes = List.copyOf(changes);
    }

    /** How many rules the definition has. */
    public int rules() {
        return definition.rules().size() + definition.traitRules().size();
    }

    /** Whether a definition gives the points that are suggested, wherever its stages begin. */
    public boolean gives(Definition other) {
        return DraftWriting.with(definition.ladder(), other).equals(definition);
    }

    /**
     * What becomes of a rule.
     *
     * @param rule its id
     * @param today what it gives, in points; null if it is new
     * @param points what it would give; null if it is left out
     * @param with leads it applied to, among those the points were made from
     * @param without the others
     */
    public record Change(
            String rule, @Nullable Integer today, @Nullable Integer points, Count with, Count without, Why why) {

        /** Whether the rule is in the suggestion. */
        public boolean stays() {
            return points != null;
        }
    }

    /** Why a rule has its points. */
    public enum Why {
        /** By how leads ended that had it. */
        OUTCOMES,
        /** Too few leads had it to say much: it stays near what it gives today. */
        FEW,
        /** Other rules say the same, or it says nothing. */
        NOTHING_OWN,
        /** Nobody ever had it. */
        NEVER,
        /** It rests on a trait that is not looked at. */
        NOT_LOOKED_AT,
        /** It foretells the outcome too well to have been known before it. */
        LEAKS
    }

    /** Why there is no suggestion. */
    public enum Refusal {
        /** Of one kind of outcome there are fewer than {@value #FEWEST}. */
        TOO_FEW,
        /** The model does not add up points. */
        NO_POINTS,
        /** Nothing that is known of the leads tells won from lost. */
        NOTHING_TELLS
    }

    /** Won leads, and lost ones, that points can be made from at the least. */
    public static final int FEWEST = 50;

    /**
     * Why no points can be suggested for a model.
     *
     * @param outcomes leads that points would be made from
     * @return empty if nothing speaks against it
     */
    public static Optional<Refusal> refusal(ScoringModel model, Count outcomes) {
        if (!(model.definition().method() instanceof Method.Points)) {
            return Optional.of(Refusal.NO_POINTS);
        }
        return Math.min(outcomes.won(), outcomes.lost()) < FEWEST ? Optional.of(Refusal.TOO_FEW) : Optional.empty();
    }
}

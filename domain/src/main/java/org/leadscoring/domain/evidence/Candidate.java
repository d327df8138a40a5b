package org.leadscoring.domain.evidence;

import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.TraitRule;

/** A rule that may be worth points. */
sealed interface Candidate {

    /** The rule's id. */
    String id();

    /** What it gives in the model there is, in points; null if the model does not have it. */
    @Nullable
    Integer today();

    /** A rule for events. */
    record OfEvent(Rule rule, @Nullable Integer today) implements Candidate {

        @Override
        public String id() {
            return rule.id();
        }
    }

    /** A rule about traits. */
    record OfTrait(TraitRule rule, @Nullable Integer today) implements Candidate {

        @Override
        public String id() {
            return rule.id();
        }
    }

    /**
     * A new rule about one value of a trait: it may be put together with others.
     *
     * @param rule that the trait has this value
     */
    record OfValue(TraitRule rule, String trait, Object value) implements Candidate {

        @Override
        public String id() {
            return rule.id();
        }

        @Override
        public @Nullable Integer today() {
            return null;
        }
    }
}

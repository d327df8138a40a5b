package org.leadscoring.domain.stage;

import org.leadscoring.domain.delivery.DestinationId;

/** What is done when a lead enters or leaves a stage (spec ST-3). */
public sealed interface Action {

    /** Whether it can be done when a stage is left, too. */
    default boolean whenLeft() {
        return false;
    }

    /** Tells a destination. */
    record Tell(DestinationId destination) implements Action {

        @Override
        public boolean whenLeft() {
            return true;
        }
    }

    /** Marks the lead as qualified, for ever: the first time is kept. */
    record Mark(Qualification as) implements Action {}

    /** Gives the lead to somebody, if nobody has it. */
    record Assign() implements Action {}

    /** What a lead can be marked as. */
    enum Qualification {
        /** Marketing qualified lead. */
        MQL,
        /** Sales qualified lead. */
        SQL
    }
}

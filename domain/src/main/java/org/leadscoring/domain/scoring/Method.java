package org.leadscoring.domain.scoring;

/** How a model makes a score of events (spec SC-4). Rules about traits are added to it in each. */
public sealed interface Method {

    /** The sum of all rules' points. */
    record Points() implements Method {}

    /** The highest level reached: a rule's points are a level, and lower ones than the highest give nothing. */
    record Milestone() implements Method {}

    /** The average score of the lead's ended visits, rounded half up; there are no rules for events. */
    record Sessions(SessionScoring scoring) implements Method {}
}

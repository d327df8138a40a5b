package org.leadscoring.domain.event;

/** Whether an event may score (spec ID-3, ID-4). Marked events stay in the log and on the timeline. */
public sealed interface Mark {

    /** An ordinary event: it scores. */
    record Clear() implements Mark {}

    /**
     * Probably no person did it: scores nothing unless the model, or a person, allows it.
     *
     * @param reason what gave it away
     */
    record Suspect(Suspicion reason) implements Mark {}

    /** Its source or its lead was voided by a person: scores nothing, whatever is allowed. */
    record Voided() implements Mark {}
}

package org.leadscoring.notify.crm;

import java.io.Serial;
import org.leadscoring.domain.delivery.Outcome;

/** A {@link Dialogue} is over before its end: the CRM gave no answer, or one that there is no going on from. */
final class EndedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    /** @param outcome {@link Outcome.Failed} or {@link Outcome.Gone} */
    EndedException(Outcome outcome) {
        super(outcome.answer());
        this.outcome = outcome;
    }

    /** What it comes to. */
    Outcome outcome() {
        return outcome;
    }
}

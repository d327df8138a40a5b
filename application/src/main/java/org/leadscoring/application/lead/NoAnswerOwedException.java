package org.leadscoring.application.lead;

import org.leadscoring.domain.lead.LeadId;

/** A lead to whom no answer is owed has no promise that could be put off. */
public final class NoAnswerOwedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param lead the lead that was meant */
    public NoAnswerOwedException(LeadId lead) {
        super("no answer is owed to lead " + lead.value());
    }
}

package org.leadscoring.application.lead;

import org.leadscoring.domain.lead.LeadStatus;

/** A status that a lead cannot be moved to from where it is (spec SL-1). */
public final class StatusNotPossibleException extends RuntimeException {

    private final LeadStatus from;
    private final LeadStatus to;

    public StatusNotPossibleException(LeadStatus from, LeadStatus to) {
        super("a lead that is " + from.key() + " cannot become " + to.key() + "; possible are "
                + from.next().stream().map(LeadStatus::key).toList());
        this.from = from;
        this.to = to;
    }

    public LeadStatus from() {
        return from;
    }

    public LeadStatus to() {
        return to;
    }
}

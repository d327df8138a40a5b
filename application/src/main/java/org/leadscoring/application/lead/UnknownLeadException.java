package org.leadscoring.application.lead;

import org.leadscoring.domain.lead.LeadId;

/** There is no such lead in the workspace. */
public final class UnknownLeadException extends RuntimeException {

    private final LeadId lead;

    public UnknownLeadException(LeadId lead) {
        super("there is no lead " + lead.value() + " in this workspace");
        this.lead = lead;
    }

    public LeadId lead() {
        return lead;
    }
}

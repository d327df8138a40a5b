package org.leadscoring.domain.crm;

import org.leadscoring.domain.lead.LeadStatus;

/**
 * What the CRM calls a status.
 *
 * @param theirs 1 to 100 characters
 */
public record StatusWord(LeadStatus ours, String theirs) {

    /** @throws IllegalArgumentException if theirs is empty or too long */
    public StatusWord {
        if (theirs.isBlank() || theirs.length() > 100) {
            throw new IllegalArgumentException("what the CRM calls a status has 1 to 100 characters");
        }
    }
}

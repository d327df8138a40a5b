package org.leadscoring.domain.simulation;

import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadId;

/**
 * A lead under both versions.
 *
 * @param before by the version in force
 * @param after by the draft
 * @param known whether it has an identifier of a person
 * @param act what would become of its clock if the draft were published and acted; null if nothing
 */
public record Compared(
        LeadId lead,
        Reckoned before,
        Reckoned after,
        boolean known,
        @Nullable Act act) {

    /**
     * What becomes of a clock.
     *
     * @param opens true if the lead gets one, false if its deadline is pulled in
     * @param bandFrom the lowest score of the band that promises it, in points
     */
    public record Act(boolean opens, int bandFrom) {}
}

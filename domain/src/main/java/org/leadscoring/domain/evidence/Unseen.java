package org.leadscoring.domain.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadId;

/**
 * Which outcomes a version cannot have been made from. Whoever sets points after leads ended may go by how they ended, and
 * points that were made from them pick well among them by chance alone; only the others can prove them.
 *
 * @param since the version says what it says since then, UTC: outcomes from then on nobody knew
 * @param madeFrom what was asked when outcomes suggested its points; the leads that were held out then were not used. Null if
 *     its points were set by hand
 */
public record Unseen(Instant since, @Nullable Question madeFrom) {

    /** Whether the version cannot have been made from a lead that ended at this instant, UTC. */
    public boolean includes(LeadId lead, Instant decidedAt) {
        return !decidedAt.isBefore(since)
                || madeFrom != null
                        && madeFrom.includes(decidedAt)
                        && Split.of(madeFrom).isHeldOut(lead);
    }
}

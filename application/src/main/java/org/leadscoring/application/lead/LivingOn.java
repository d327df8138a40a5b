package org.leadscoring.application.lead;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.domain.lead.Identities.Resolution;
import org.leadscoring.domain.lead.LeadId;

/**
 * Where ended leads live on once the lead that they were part of is parted: a lead is where its person is. Leads that
 * ended before it was written down who their person was go where the lead went that they became part of.
 */
final class LivingOn {

    private final Map<LeadId, Merge> last = new HashMap<>();
    private final LeadId parted;
    private final Resolution resolution;

    /**
     * @param merges those that made the lead what it was
     * @param undone the one of them that is undone
     * @param parted the lead that was parted
     */
    LivingOn(List<Merge> merges, Merge undone, LeadId parted, Resolution resolution) {
        merges.stream()
                .filter(merge -> merge.undone() == null || merge.id().equals(undone.id()))
                .forEach(merge -> last.put(merge.ended(), merge));
        this.parted = parted;
        this.resolution = resolution;
    }

    /** The ended leads that live on in another lead than before, with that lead. */
    Map<LeadId, LeadId> changed() {
        var changed = new HashMap<LeadId, LeadId>();
        last.keySet().stream()
                .filter(ended -> !resolution.leads().containsValue(ended))
                .forEach(ended ->
                        home(ended).filter(home -> !home.equals(parted)).ifPresent(home -> changed.put(ended, home)));
        return changed;
    }

    /** The lead that this one lives on in; empty if its person was not part of the parted lead any more. */
    private Optional<LeadId> home(LeadId lead) {
        var merge = last.get(lead);
        if (merge == null || resolution.leads().containsValue(lead)) {
            return Optional.of(lead);
        }
        var sides = merge.sides();
        if (sides == null) {
            return home(merge.survivor());
        }
        return Optional.ofNullable(resolution.moved().get(sides.person()));
    }
}

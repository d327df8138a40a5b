package org.leadscoring.application.lead;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.lead.FindLeads.Row;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Leads as they are kept. */
abstract class StoredLeads extends PortContract {

    Lead full(Lead lead) {
        var traits = new Attributes(Map.of(
                AWKWARD, AWKWARD, "n", new BigDecimal("1.50"), "nested", Map.of("a", List.of(true, Map.of("b", "c")))));
        return lead.seen(
                        traits,
                        new Profile(AWKWARD, "o'brien@example.com", "+4930123456", "<Müller & Söhne> 🚀", true),
                        UNSCORED,
                        Instant.parse("2026-03-01T23:59:59.999999Z"))
                .with(LeadStatus.PROPOSAL)
                .ownedBy(newUserId());
    }

    void save(Lead lead) {
        commit(() -> ports.leads().save(workspace, List.of(new Findable(lead, Set.of()))));
    }

    void merge(Map<LeadId, LeadId> merged) {
        commit(() -> ports.leads().merge(workspace, merged));
    }

    LeadId mergedInto(Lead lead) {
        return ports.leads().byId(workspace, lead.id()).orElseThrow().mergedInto();
    }

    List<LeadId> found(String prefix) {
        return found(workspace, prefix);
    }

    List<LeadId> found(WorkspaceId where, String prefix) {
        return ports.listed(where, prefix).stream().map(Row::lead).map(Lead::id).toList();
    }
}

package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.workspace.OwnedLeads.Load;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.User;

/** What everybody may expect of {@link OwnedLeads}. */
public abstract class OwnedLeadsContract extends PortContract {

    @Test
    void the_leads_of_a_user_are_counted_and_those_that_are_owed_an_answer() {
        var ann = savedUser("Ann");
        var bob = savedUser("Bob");
        waiting(owned(ann));
        waiting(owned(ann));
        owned(ann);
        waiting(owned(bob));
        waiting(saved(someLead()));

        assertThat(ports.ownedLeads().of(workspace, ann.id())).isEqualTo(new Load(3, 2));
        assertThat(ports.ownedLeads().of(workspace, bob.id())).isEqualTo(new Load(1, 1));
        assertThat(ports.ownedLeads().of(elsewhere, ann.id())).isEqualTo(new Load(0, 0));
    }

    @Test
    void a_lead_that_lives_on_in_another_is_not_counted() {
        var ann = savedUser("Ann");
        var ended = owned(ann);
        var survivor = owned(ann);

        commit(() -> ports.leads().merge(workspace, Map.of(ended.id(), survivor.id())));

        assertThat(ports.ownedLeads().of(workspace, ann.id())).isEqualTo(new Load(1, 0));
    }

    private Lead owned(User owner) {
        return saved(someLead().ownedBy(owner.id()));
    }

    private void waiting(Lead lead) {
        var opened = SlaClock.open(SlaPolicy.STANDARD, 90, true, NOW).orElseThrow();
        commit(() -> {
            ports.leads().lock(workspace, Set.of(lead.id()));
            ports.slaClocks().write(workspace, Map.of(lead.id(), opened), NOW);
        });
    }
}

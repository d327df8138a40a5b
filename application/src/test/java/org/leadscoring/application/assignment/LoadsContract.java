package org.leadscoring.application.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.UserId;

/** What everybody may expect of {@link Loads}. */
public abstract class LoadsContract extends PortContract {

    private UserId ann;
    private UserId bob;

    @Test
    void open_leads_are_those_that_are_neither_won_nor_lost() {
        people();
        for (var status : LeadStatus.values()) {
            owned(ann, status);
        }
        owned(bob, LeadStatus.NEW);
        owned(bob, LeadStatus.WON);
        owned(newUserId(), LeadStatus.NEW);
        saved(someLead());

        assertThat(ports.loads().of(workspace, List.of(ann, bob))).isEqualTo(Map.of(ann, 4L, bob, 1L));
        assertThat(ports.loads().of(workspace, List.of(bob))).isEqualTo(Map.of(bob, 1L));
        assertThat(ports.loads().of(elsewhere, List.of(ann, bob))).isEmpty();
        assertThat(ports.loads().of(workspace, List.of())).isEmpty();
    }

    @Test
    void whoever_has_none_is_missing() {
        people();
        owned(ann, LeadStatus.LOST);

        assertThat(ports.loads().of(workspace, List.of(ann, bob))).isEmpty();
    }

    @Test
    void a_lead_that_lives_on_in_another_is_nobodys_load() {
        people();
        var ended = owned(ann, LeadStatus.NEW);
        var survivor = owned(ann, LeadStatus.NEW);

        commit(() -> {
            ports.leads().lock(workspace, Set.of(ended.id(), survivor.id()));
            ports.leads().merge(workspace, Map.of(ended.id(), survivor.id()));
        });

        assertThat(ports.loads().of(workspace, List.of(ann))).isEqualTo(Map.of(ann, 1L));
    }

    @Test
    void what_the_transaction_gave_away_itself_counts() {
        people();
        var lead = saved(someLead());

        commit(() -> {
            var locked = ports.leads().lock(workspace, Set.of(lead.id())).get(lead.id());
            assertThat(locked).isNotNull();
            ports.leads().saveWork(workspace, lead.ownedBy(ann));
            assertThat(ports.loads().of(workspace, List.of(ann))).isEqualTo(Map.of(ann, 1L));
        });
    }

    private void people() {
        ann = newUserId();
        bob = newUserId();
    }

    private Lead owned(UserId owner, LeadStatus status) {
        var lead = someLead().ownedBy(owner);
        return saved(status == LeadStatus.NEW ? lead : lead.with(status));
    }
}

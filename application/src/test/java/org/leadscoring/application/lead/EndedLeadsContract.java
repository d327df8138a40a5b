package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.StatusChange;

/** What everybody may expect of leads that live on in another. */
public abstract class EndedLeadsContract extends StoredLeads {

    @Test
    void a_merged_lead_says_where_it_lives_on_and_the_survivor_stays_as_it_is() {
        var ended = saved(full(someLead()));
        var survivor = saved(full(someLead()));
        var bystander = saved(someLead());

        merge(Map.of(ended.id(), survivor.id()));

        assertThat(ports.leads().byId(workspace, ended.id())).contains(ended.mergedInto(survivor.id()));
        assertThat(ports.leads().byId(workspace, survivor.id())).contains(survivor);
        assertThat(ports.leads().byId(workspace, bystander.id())).contains(bystander);
    }

    @Test
    void what_was_merged_into_an_ended_lead_lives_on_in_the_survivor() {
        var a = saved(someLead());
        var b = saved(someLead());
        var c = saved(someLead());
        var d = saved(someLead());

        merge(Map.of(a.id(), b.id()));
        merge(Map.of(b.id(), c.id()));
        merge(Map.of(c.id(), d.id()));

        for (var ended : List.of(a, b, c)) {
            assertThat(mergedInto(ended)).isEqualTo(d.id());
        }
        assertThat(mergedInto(d)).isNull();
    }

    @Test
    void several_leads_may_end_at_once() {
        var before = saved(someLead());
        var a = saved(someLead());
        var b = saved(someLead());
        var c = saved(someLead());
        var d = saved(someLead());
        var survivor = saved(someLead());
        var other = saved(someLead());
        merge(Map.of(before.id(), a.id()));

        merge(Map.of(a.id(), survivor.id(), b.id(), survivor.id(), c.id(), other.id()));

        assertThat(mergedInto(before)).isEqualTo(survivor.id());
        assertThat(mergedInto(a)).isEqualTo(survivor.id());
        assertThat(mergedInto(b)).isEqualTo(survivor.id());
        assertThat(mergedInto(c)).isEqualTo(other.id());
        assertThat(mergedInto(d)).isNull();
    }

    @Test
    void the_steps_of_a_merged_leads_status_come_along() {
        var first = saved(someLead());
        var second = saved(someLead());
        var third = saved(someLead());
        var user = newUserId();
        var ofFirst = new StatusChange(LeadStatus.NEW, LeadStatus.CONTACTED, NOW, user);
        var ofSecond = new StatusChange(LeadStatus.NEW, LeadStatus.QUALIFIED, NOW.plusSeconds(1), user);
        var ofFirstAgain = new StatusChange(LeadStatus.CONTACTED, LeadStatus.LOST, NOW.plusSeconds(2), user);
        var ofThird = new StatusChange(LeadStatus.NEW, LeadStatus.CONTACTED, NOW.plusSeconds(3), user);
        commit(() -> {
            ports.leads().record(workspace, first.id(), ofFirst);
            ports.leads().record(workspace, second.id(), ofSecond);
            ports.leads().record(workspace, first.id(), ofFirstAgain);
            ports.leads().record(workspace, third.id(), ofThird);
        });

        merge(Map.of(first.id(), second.id()));
        merge(Map.of(second.id(), third.id()));

        assertThat(ports.leads().statusHistory(workspace, third.id()))
                .containsExactly(ofFirst, ofSecond, ofFirstAgain, ofThird);
        assertThat(ports.leads().statusHistory(workspace, first.id())).isEmpty();
        assertThat(ports.leads().statusHistory(workspace, second.id())).isEmpty();
    }

    @Test
    void a_merged_lead_is_not_listed_and_not_found_any_more() {
        var ended = saved(workspace, someLead(), Set.of("ada"));
        var survivor = saved(workspace, someLead(), Set.of("bob"));

        merge(Map.of(ended.id(), survivor.id()));

        assertThat(found("")).containsExactly(survivor.id());
        assertThat(found("ada")).isEmpty();
        assertThat(found("bob")).containsExactly(survivor.id());
    }
}

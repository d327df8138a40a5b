package org.leadscoring.application.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.evidence.Outcomes.Arrived;
import org.leadscoring.application.evidence.Outcomes.Outcome;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.scoring.Division;

/** What everybody may expect of {@link Outcomes}. */
public abstract class OutcomesContract extends PortContract {

    private static final Instant LATER = NOW.plus(Duration.ofDays(3));

    @Test
    void won_and_lost_leads_come_with_the_instant_they_were_moved_there() {
        var won = moved(LeadStatus.WON, NOW.plusSeconds(5));
        var lost = moved(LeadStatus.LOST, NOW.plusSeconds(9));
        moved(LeadStatus.PROPOSAL, NOW);
        saved(someLead());

        assertThat(all(100))
                .containsExactlyInAnyOrder(
                        new Outcome(won, true, NOW.plusSeconds(5)), new Outcome(lost, false, NOW.plusSeconds(9)));
        assertThat(ports.outcomes().count(workspace)).isEqualTo(2);
        assertThat(ports.outcomes().count(elsewhere)).isZero();
        assertThat(ports.outcomes().after(elsewhere, null, 10)).isEmpty();
    }

    @Test
    void one_that_was_reopened_has_no_outcome_until_it_ends_again_and_then_the_last_one_counts() {
        var lead = moved(LeadStatus.LOST, NOW);
        move(lead, LeadStatus.LOST, LeadStatus.CONTACTED, NOW.plusSeconds(60));
        assertThat(all(100)).isEmpty();

        move(lead, LeadStatus.CONTACTED, LeadStatus.LOST, LATER);
        assertThat(all(100)).containsExactly(new Outcome(lead, false, LATER));

        move(lead, LeadStatus.LOST, LeadStatus.CONTACTED, LATER.plusSeconds(1));
        move(lead, LeadStatus.CONTACTED, LeadStatus.WON, LATER.plusSeconds(2));
        assertThat(all(100)).containsExactly(new Outcome(lead, true, LATER.plusSeconds(2)));
    }

    @Test
    void pages_hold_each_once_in_the_order_of_their_ids() {
        var leads = new ArrayList<LeadId>();
        for (int i = 0; i < 7; i++) {
            leads.add(moved(i % 2 == 0 ? LeadStatus.WON : LeadStatus.LOST, NOW.plusSeconds(i)));
            moved(LeadStatus.CONTACTED, NOW);
        }

        assertThat(all(3)).extracting(Outcome::lead).containsExactlyInAnyOrderElementsOf(leads);
        assertThat(all(3)).isEqualTo(all(100));
    }

    @Test
    void leads_that_arrived_are_counted_by_when_they_were_first_heard_of() {
        saved(someLead());
        saved(Lead.heardOf(newLeadId(), LATER, someLead().standing()));

        assertThat(ports.outcomes().arrived(workspace, NOW, LATER)).isEqualTo(1);
        assertThat(ports.outcomes().arrived(workspace, NOW, LATER.plusSeconds(1)))
                .isEqualTo(2);
        assertThat(ports.outcomes().arrived(elsewhere, NOW, LATER.plusSeconds(1)))
                .isZero();
    }

    @Test
    void some_of_those_that_arrived_are_those_on_one_side_of_a_division() {
        var all = new ArrayList<Arrived>();
        for (int i = 0; i < 40; i++) {
            var lead = saved(
                    Lead.heardOf(newLeadId(), NOW.plusSeconds(i), someLead().standing()));
            all.add(new Arrived(lead.id(), lead.createdAt()));
        }
        saved(Lead.heardOf(newLeadId(), LATER, someLead().standing()));
        var whole = Division.of(new UUID(0, 0), 100);
        var some = Division.of(new UUID(0, 0), 30);

        assertThat(ports.outcomes().arrived(workspace, NOW, LATER, whole)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(ports.outcomes().arrived(workspace, NOW, LATER, some))
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(arrived -> some.first(arrived.lead()))
                        .toList());
        assertThat(ports.outcomes().arrived(elsewhere, NOW, LATER, whole)).isEmpty();
    }

    @Test
    void leads_that_ended_between_two_instants_are_counted_once_whatever_became_of_them() {
        var lead = moved(LeadStatus.LOST, NOW);
        move(lead, LeadStatus.LOST, LeadStatus.CONTACTED, NOW.plusSeconds(1));
        move(lead, LeadStatus.CONTACTED, LeadStatus.WON, NOW.plusSeconds(2));
        moved(LeadStatus.WON, LATER);
        moved(LeadStatus.CONTACTED, NOW);

        assertThat(ports.outcomes().count(workspace, NOW, LATER)).isEqualTo(1);
        assertThat(ports.outcomes().count(workspace, NOW, LATER.plusSeconds(1))).isEqualTo(2);
        assertThat(ports.outcomes().count(workspace, NOW.plusSeconds(3), LATER)).isZero();
        assertThat(ports.outcomes().count(elsewhere, NOW, LATER.plusSeconds(1))).isZero();
    }

    private List<Outcome> all(int page) {
        var all = new ArrayList<Outcome>();
        LeadId after = null;
        for (var some = ports.outcomes().after(workspace, after, page);
                !some.isEmpty();
                some = ports.outcomes().after(workspace, after, page)) {
            assertThat(some).hasSizeLessThanOrEqualTo(page);
            all.addAll(some);
            after = some.getLast().lead();
        }
        return all;
    }

    private LeadId moved(LeadStatus to, Instant at) {
        var lead = saved(someLead()).id();
        move(lead, LeadStatus.NEW, to, at);
        return lead;
    }

    private void move(LeadId id, LeadStatus from, LeadStatus to, Instant at) {
        commit(() -> {
            var lead = ports.leads().byId(workspace, id).orElseThrow();
            ports.leads().save(workspace, Set.of(new Findable(lead.with(to), Set.of())));
            ports.leads().record(workspace, id, new StatusChange(from, to, at, newUserId()));
        });
    }
}

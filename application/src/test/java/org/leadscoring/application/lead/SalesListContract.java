package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.Standings;
import org.leadscoring.application.lead.FindLeads.LeadList;
import org.leadscoring.application.lead.FindLeads.Place;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.FindLeads.Walk;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.SourceId;

/** What everybody may expect of a {@link LeadList} for the lists of sales, and by segment and source. */
public abstract class SalesListContract extends PortContract {

    @Test
    void a_lead_keeps_what_it_was_first_heard_of_through() {
        var site = newSourceId();
        var lead = saved(heard(NOW, site));

        assertThat(ports.leads().byId(workspace, lead.id()).orElseThrow().source())
                .isEqualTo(site);
        commit(() -> {
            var held = ports.leads().lock(workspace, Set.of(lead.id())).get(lead.id());
            ports.leads().save(workspace, List.of(new Leads.Findable(held.with(LeadStatus.CONTACTED), Set.of())));
        });
        assertThat(ports.leads().byId(workspace, lead.id()).orElseThrow().source())
                .isEqualTo(site);
    }

    @Test
    void leads_are_found_by_what_they_were_first_heard_of_through_the_latest_first() {
        var site = newSourceId();
        var early = saved(heard(NOW, site));
        var late = saved(heard(NOW.plusSeconds(1), site));
        saved(heard(NOW, newSourceId()));
        saved(someLead());
        var filter = LeadFilter.ALL.heardThrough(site);

        assertThat(filter.orders()).containsExactly(LeadOrder.CREATED);
        for (var length : List.of(1, 2, 50)) {
            assertThat(paged(filter, LeadOrder.CREATED, length)).containsExactly(late.id(), early.id());
        }
        assertThat(paged(LeadFilter.ALL.heardThrough(newSourceId()), LeadOrder.CREATED, 50))
                .isEmpty();
    }

    @Test
    void leads_of_several_stages_are_found_together_and_of_none_nobody() {
        var warm = saved(someLead(30, "warm"));
        var hot = saved(someLead(60, "hot"));
        saved(someLead(10, "cold"));

        assertThat(paged(LeadFilter.ALL.inStages(Set.of("warm", "hot")), LeadOrder.SCORE, 2))
                .containsExactly(hot.id(), warm.id());
        assertThat(paged(LeadFilter.ALL.inStages(Set.of()), LeadOrder.SCORE, 2)).isEmpty();
    }

    @Test
    void leads_of_several_statuses_that_were_heard_of_before_an_instant_are_found_together() {
        var plain = saved(at(NOW, 10, LeadStatus.NEW));
        var contacted = saved(at(NOW, 20, LeadStatus.CONTACTED));
        saved(at(NOW, 30, LeadStatus.WON));
        saved(at(NOW.plusSeconds(60), 40, LeadStatus.NEW));
        var filter = new LeadFilter(
                "",
                Set.of(LeadStatus.NEW, LeadStatus.CONTACTED),
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                NOW.plusSeconds(60),
                null,
                null);

        for (var order : filter.orders()) {
            assertThat(paged(filter, order, 1)).containsExactlyInAnyOrder(contacted.id(), plain.id());
        }
        assertThat(paged(filter, LeadOrder.SCORE, 3)).containsExactly(contacted.id(), plain.id());
    }

    @Test
    void leads_come_in_the_order_in_which_they_may_cool_down_and_others_do_not_come() {
        var third = cooling(NOW.plusSeconds(30), false);
        var first = cooling(NOW.plusSeconds(10), false);
        var second = cooling(NOW.plusSeconds(20), false);
        cooling(null, false);
        saved(someLead());
        var before = coolingBefore(NOW.plusSeconds(30));

        assertThat(paged(before, LeadOrder.COOLING, 1)).containsExactly(first, second);
        assertThat(paged(coolingBefore(NOW.plusSeconds(31)), LeadOrder.COOLING, 2))
                .containsExactly(first, second, third);
        assertThat(ports.leadList()
                        .walk(workspace, new Walk(before, LeadOrder.COOLING, null, 1))
                        .last())
                .isEqualTo(new Position(new Place.At(NOW.plusSeconds(10)), first));
        assertThat(ports.leadList()
                        .walk(elsewhere, new Walk(before, LeadOrder.COOLING, null, 1))
                        .rows())
                .isEmpty();
    }

    @Test
    void an_event_that_only_puts_off_when_a_lead_cools_down_leaves_that_as_it_is() {
        var lead = cooling(NOW.plusSeconds(10), false);
        var before = coolingBefore(NOW.plusSeconds(11));

        write(lead, NOW.plusSeconds(90), true);
        assertThat(paged(before, LeadOrder.COOLING, 9)).containsExactly(lead);
        write(lead, null, true);
        assertThat(paged(before, LeadOrder.COOLING, 9)).containsExactly(lead);

        write(lead, NOW.plusSeconds(90), false);
        assertThat(paged(before, LeadOrder.COOLING, 9)).isEmpty();
        write(lead, NOW.plusSeconds(5), true);
        assertThat(paged(before, LeadOrder.COOLING, 9)).containsExactly(lead);
        write(lead, null, false);
        assertThat(paged(before, LeadOrder.COOLING, 9)).isEmpty();
    }

    private Lead heard(Instant at, SourceId source) {
        return Lead.heardOf(newLeadId(), at, source, UNSCORED);
    }

    private Lead at(Instant heard, int score, LeadStatus status) {
        return Lead.heardOf(newLeadId(), heard, new Standing(score, "cold", null))
                .with(status);
    }

    private LeadId cooling(@Nullable Instant at, boolean early) {
        var lead = saved(someLead(40, "warm")).id();
        write(lead, at, early);
        return lead;
    }

    private void write(LeadId lead, @Nullable Instant coolsAt, boolean early) {
        commit(() -> {
            var held = ports.leads().lock(workspace, Set.of(lead)).get(lead);
            var stands = held.scored(new Standing(40, "warm", null), null);
            var change = Standings.change(stands, new EventId(ports.ids().next()), NOW);
            var model = ports.scoringModels().versions(workspace).stream()
                    .filter(Version::primary)
                    .map(version -> version.model().id())
                    .findFirst()
                    .orElseThrow();
            ports.scoreBook()
                    .write(
                            workspace,
                            model,
                            List.of(new Change(
                                    lead, change.from(), true, change.scored(), "warm", null, coolsAt, early, true)));
        });
    }

    private static LeadFilter coolingBefore(Instant before) {
        return new LeadFilter("", Set.of(), null, false, null, null, null, null, null, null, null, before);
    }

    private List<LeadId> paged(LeadFilter filter, LeadOrder order, int length) {
        var ids = new ArrayList<LeadId>();
        Position after = null;
        do {
            var stretch = ports.leadList().walk(workspace, new Walk(filter, order, after, length));
            stretch.rows().forEach(row -> ids.add(row.lead().id()));
            after = stretch.last();
        } while (after != null);
        return ids;
    }
}

package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.application.lead.FindLeads.MOST_EXAMINED;
import static org.leadscoring.application.lead.FindLeads.PAGE_SIZE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.FindLeads.Stretch;
import org.leadscoring.application.lead.FindLeads.Walk;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class FindLeadsTest {

    private final InMemoryApplication application = new InMemoryApplication();
    private final WorkspaceId workspace = application.setUp();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PAGE_SIZE - 1, PAGE_SIZE, PAGE_SIZE + 1, 2 * PAGE_SIZE, 2 * PAGE_SIZE + 3})
    void pages_show_every_lead_once_and_the_last_page_has_no_next(int leads) {
        var expected = new ArrayList<LeadId>();
        for (int i = 0; i < leads; i++) {
            expected.add(lead(LeadStatus.NEW));
        }

        for (var filter : List.of(LeadFilter.ALL, LeadFilter.foundBy(" ADA Love"))) {
            var shown = new ArrayList<LeadId>();
            var pages = 0;
            Position after = null;
            do {
                var page = application.findLeads.page(workspace, filter, null, after);
                assertThat(page.rows()).hasSizeLessThanOrEqualTo(PAGE_SIZE);
                assertThat(page.stopped()).isFalse();
                page.rows().forEach(row -> shown.add(row.lead().id()));
                pages++;
                after = page.next();
            } while (after != null);

            assertThat(shown).containsExactlyElementsOf(expected);
            assertThat(pages).isEqualTo(Math.max(1, (leads + PAGE_SIZE - 1) / PAGE_SIZE));
        }
    }

    @Test
    void a_search_that_finds_little_stops_and_goes_on_from_there() {
        var owner = new UserId(application.ports.ids().next());
        var first = lead(LeadStatus.WON, owner);
        for (int i = 1; i < MOST_EXAMINED + 10; i++) {
            lead(LeadStatus.NEW, owner);
        }
        var last = lead(LeadStatus.WON, owner);
        var filter = new LeadFilter("", LeadStatus.WON, owner, false, null, null, null, null, null);

        var page = application.findLeads.page(workspace, filter, null, null);
        var rest = application.findLeads.page(workspace, filter, null, page.next());

        assertThat(page.stopped()).isTrue();
        assertThat(page.rows()).extracting(row -> row.lead().id()).containsExactly(first);
        assertThat(rest.stopped()).isFalse();
        assertThat(rest.next()).isNull();
        assertThat(rest.rows()).extracting(row -> row.lead().id()).containsExactly(last);
    }

    @Test
    void no_page_looks_at_more_leads_than_it_may() {
        var walked = new ArrayList<Integer>();
        var endless = new FindLeads(
                (where, walk) -> {
                    walked.add(walk.length());
                    return new Stretch(List.of(), position(walk));
                },
                application.ports.scoringModels(),
                application.clock);

        var page = endless.page(workspace, LeadFilter.ALL, null, null);

        assertThat(page.stopped()).isTrue();
        assertThat(walked.stream().mapToInt(Integer::intValue).sum()).isEqualTo(MOST_EXAMINED);
    }

    @Test
    void where_looking_takes_long_a_page_looks_at_fewer() {
        var walks = new ArrayList<Walk>();
        var slow = new FindLeads(
                (where, walk) -> {
                    walks.add(walk);
                    application.clock.advance(Duration.ofMillis(80));
                    return new Stretch(List.of(), position(walk));
                },
                application.ports.scoringModels(),
                application.clock);

        assertThat(slow.page(workspace, LeadFilter.ALL, null, null).stopped()).isTrue();
        assertThat(walks).hasSize(2);
    }

    @Test
    void a_stage_nobody_knows_has_no_leads() {
        lead(LeadStatus.NEW);
        var filter = new LeadFilter("", null, null, false, "lukewarm", null, null, null, null);

        assertThat(application.findLeads.page(workspace, filter, null, null).rows())
                .isEmpty();
    }

    @Test
    void an_order_that_these_leads_cannot_be_had_in_is_their_usual_one() {
        var won = new LeadFilter("", LeadStatus.WON, null, false, null, null, null, null, null);

        assertThat(application
                        .findLeads
                        .page(workspace, won, LeadOrder.NAME, null)
                        .order())
                .isEqualTo(LeadOrder.CREATED);
        assertThat(application
                        .findLeads
                        .page(workspace, LeadFilter.ALL, LeadOrder.NAME, null)
                        .order())
                .isEqualTo(LeadOrder.NAME);
    }

    @Test
    void each_takes_every_lead_once_however_many() {
        var expected = new ArrayList<LeadId>();
        for (int i = 0; i < 1_203; i++) {
            expected.add(lead(i % 7 == 0 ? LeadStatus.WON : LeadStatus.NEW));
        }
        var taken = new ArrayList<LeadId>();

        application.findLeads.each(
                workspace, LeadFilter.ALL, null, row -> taken.add(row.lead().id()));

        assertThat(taken).containsExactlyElementsOf(expected);
    }

    private static Position position(Walk walk) {
        return new Position(
                new FindLeads.Place.Points(0),
                walk.after() == null ? new LeadId(new UUID(0, 0)) : walk.after().lead());
    }

    private LeadId lead(LeadStatus status, UserId owner) {
        var lead = application.ports.leads().byId(workspace, lead(status)).orElseThrow();
        application.ports.leads().saveWork(workspace, lead.ownedBy(owner));
        return lead.id();
    }

    private LeadId lead(LeadStatus status) {
        var id = new LeadId(application.ports.ids().next());
        var lead = Lead.heardOf(id, InMemoryApplication.START, new Standing(0, "cold", null))
                .with(status);
        application.ports.leads().add(workspace, List.of(lead));
        application.ports.leads().save(workspace, List.of(new Findable(lead, Set.of("ada lovelace"))));
        return id;
    }
}

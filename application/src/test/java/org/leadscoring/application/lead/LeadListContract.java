package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.lead.FindLeads.LeadList;
import org.leadscoring.application.lead.FindLeads.Place;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.FindLeads.Row;
import org.leadscoring.application.lead.FindLeads.Walk;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.Profile;

/** What everybody may expect of a {@link LeadList}. */
public abstract class LeadListContract extends LeadLists {

    @Test
    void an_empty_workspace_has_an_empty_list() {
        assertThat(walked(LeadFilter.ALL, LeadOrder.ACTIVE, null, 10)).isEmpty();
        assertThat(walked(LeadFilter.foundBy("a"), LeadOrder.MATCH, null, 10)).isEmpty();
    }

    @Test
    void a_row_shows_the_lead_as_it_is_and_the_name_of_its_owner() {
        var bob = savedUser("Bob ‘Ünï’ 🚀");
        var owned = saved(activeAt(NOW).ownedBy(bob.id()));
        var unowned = saved(activeAt(NOW.minusSeconds(61)));

        assertThat(ports.leadList()
                        .walk(workspace, new Walk(LeadFilter.ALL, LeadOrder.ACTIVE, null, 10))
                        .rows())
                .containsExactly(
                        new Row(owned, "Bob ‘Ünï’ 🚀", new Position(new Place.At(minute(NOW)), owned.id())),
                        new Row(unowned, null, new Position(new Place.At(minute(NOW.minusSeconds(61))), unowned.id())));
    }

    @Test
    void the_latest_active_come_first_and_those_never_active_by_when_they_were_heard_of() {
        var old = saved(activeAt(NOW.minusSeconds(60)));
        var never = saved(someLead());
        var latest = saved(activeAt(NOW.plusSeconds(60)));

        assertThat(walked(LeadFilter.ALL, LeadOrder.ACTIVE, null, 10))
                .containsExactly(latest.id(), never.id(), old.id());
    }

    @Test
    void leads_active_in_one_minute_come_in_the_order_of_their_ids() {
        var first = activeAt(NOW);
        var second = activeAt(NOW.plusSeconds(2));
        var third = activeAt(NOW.plusSeconds(1));
        List.of(second, third, first).forEach(this::saved);

        assertThat(walked(LeadFilter.ALL, LeadOrder.ACTIVE, null, 10))
                .containsExactly(first.id(), second.id(), third.id());
    }

    @Test
    void on_a_page_they_come_in_the_order_of_their_activity() {
        var first = saved(activeAt(NOW.plusSeconds(1)));
        var second = saved(activeAt(NOW.plusSeconds(2)));
        var third = saved(activeAt(NOW.plusSeconds(1)));

        assertThat(searched("")).containsExactly(second.id(), first.id(), third.id());
    }

    @Test
    void by_name_capitals_do_not_matter_and_the_nameless_come_last() {
        var nameless = saved(someLead());
        var zoe = saved(called("Zoë", null));
        var bob = saved(called(null, "bob@acme.example"));
        var ann = saved(called("ann Lee", "z@acme.example"));
        var anna = saved(called("Anna", null));

        assertThat(walked(LeadFilter.ALL, LeadOrder.NAME, null, 10))
                .containsExactly(ann.id(), anna.id(), bob.id(), zoe.id(), nameless.id());
    }

    @Test
    void a_lead_that_is_renamed_stands_where_its_name_belongs() {
        var ann = saved(called("Ann", null));
        var bob = saved(called("Bob", null));

        saved(ann.seen(Attributes.NONE, called("Zoe", null).profile(), ann.standing(), null));

        assertThat(walked(LeadFilter.ALL, LeadOrder.NAME, null, 10)).containsExactly(bob.id(), ann.id());
    }

    @Test
    void by_score_the_highest_comes_first_and_those_without_a_score_do_not_come() {
        saved(someLead());
        var low = saved(someLead(-5, "cold"));
        var one = saved(someLead(70, "hot"));
        var two = saved(someLead(70, "hot"));

        assertThat(walked(LeadFilter.ALL, LeadOrder.SCORE, null, 10)).containsExactly(one.id(), two.id(), low.id());
    }

    @Test
    void those_heard_of_last_come_first() {
        var old = saved(heardOf(NOW.minusSeconds(60)));
        var recent = saved(heardOf(NOW.plusSeconds(60)));
        var between = saved(heardOf(NOW));

        assertThat(walked(LeadFilter.ALL, LeadOrder.CREATED, null, 10))
                .containsExactly(recent.id(), between.id(), old.id());
    }

    @Test
    void a_walk_is_no_longer_than_wanted_and_says_where_it_ended_unless_the_list_did() {
        var leads = List.of(activeAt(NOW), activeAt(NOW), activeAt(NOW));
        leads.forEach(this::saved);

        var part = ports.leadList().walk(workspace, new Walk(LeadFilter.ALL, LeadOrder.ACTIVE, null, 2));
        var whole = ports.leadList().walk(workspace, new Walk(LeadFilter.ALL, LeadOrder.ACTIVE, null, 4));

        assertThat(part.rows()).hasSize(2);
        assertThat(part.last())
                .isEqualTo(new Position(new Place.At(minute(NOW)), leads.get(1).id()));
        assertThat(whole.rows()).hasSize(3);
        assertThat(whole.last()).isNull();
    }

    @Test
    void who_is_looked_at_but_not_wanted_is_passed_on_the_way() {
        var cold = saved(someLead(40, "cold"));
        var warm = saved(someLead(30, "warm"));
        var walk = new Walk(filter(f -> f.stage = "warm"), LeadOrder.SCORE, null, 1);

        var first = ports.leadList().walk(workspace, walk);

        assertThat(first.rows()).isEmpty();
        assertThat(first.last()).isEqualTo(new Position(new Place.Points(40), cold.id()));
        assertThat(walked(walk.filter(), LeadOrder.SCORE, first.last(), 1)).containsExactly(warm.id());
    }

    @Test
    void each_condition_alone_finds_exactly_its_leads() {
        var priya = savedUser("Priya");
        var plain = saved(someLead(10, "cold"));
        var won = saved(someLead(20, "cold").with(LeadStatus.WON));
        var owned = saved(someLead(30, "warm").ownedBy(priya.id()));
        var hot = saved(someLead(60, "hot"));
        var early = someLead(5, "cold");
        var recent = saved(early.scored(early.standing(), NOW.plus(1, ChronoUnit.DAYS)));
        var all = List.of(plain, won, owned, hot, recent);

        expect(f -> f.status = LeadStatus.WON, won);
        expect(f -> f.status = LeadStatus.LOST);
        expect(f -> f.owner = priya.id(), owned);
        expect(
                f -> f.unassigned = true,
                all.stream().filter(lead -> lead != owned).toArray(Lead[]::new));
        expect(f -> f.stage = "hot", hot);
        expect(f -> f.scoreFrom = 30, owned, hot);
        expect(f -> f.scoreTo = 10, plain, recent);
        expect(f -> f.activeFrom = NOW.plus(1, ChronoUnit.DAYS), recent);
        expect(f -> f.activeBefore = NOW.plusSeconds(60), plain, won, owned, hot);
    }

    @Test
    void conditions_together_hold_together_in_every_order_they_can_be_had_in() {
        var priya = savedUser("Priya");
        var wanted = saved(someLead(65, "hot").ownedBy(priya.id()));
        saved(someLead(65, "hot"));
        saved(someLead(20, "cold").ownedBy(priya.id()));
        saved(someLead(65, "hot").ownedBy(priya.id()).with(LeadStatus.LOST));

        expect(
                f -> {
                    f.owner = priya.id();
                    f.stage = "hot";
                    f.status = LeadStatus.NEW;
                    f.activeBefore = NOW.plusSeconds(60);
                },
                wanted);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40})
    void paging_shows_every_lead_once_in_every_order(int pageSize) {
        var random = new Random(pageSize);
        for (int i = 0; i < 30; i++) {
            var lead = someLead(random.nextInt(3) * 10, "cold");
            var profile = new Profile(random.nextInt(4) == 0 ? null : "N" + random.nextInt(3), null, null, null, true);
            var active = random.nextInt(5) == 0 ? null : NOW.plusSeconds(random.nextInt(4) * 40L);
            saved(
                    workspace,
                    lead.seen(Attributes.NONE, profile, lead.standing(), active),
                    Set.of("ada", "adam", "ada lovelace"));
        }
        var all = walked(LeadFilter.ALL, LeadOrder.ACTIVE, null, 100);

        assertThat(all).hasSize(30).doesNotHaveDuplicates();
        for (var order : LeadFilter.ALL.orders()) {
            assertThat(paged(LeadFilter.ALL, order, pageSize))
                    .as(order.name())
                    .isEqualTo(walked(LeadFilter.ALL, order, null, 100));
        }
        assertThat(paged(LeadFilter.foundBy("ada"), LeadOrder.MATCH, pageSize))
                .containsExactlyInAnyOrderElementsOf(all)
                .doesNotHaveDuplicates();
        assertThat(paged(LeadFilter.foundBy("b"), LeadOrder.MATCH, pageSize)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = LeadOrder.class,
            names = {"ACTIVE", "SCORE", "NAME", "CREATED"})
    void leads_that_keep_their_place_come_once_however_others_move_in_between(LeadOrder order) {
        for (var seed = 0; seed < 4; seed++) {
            var random = new Random(seed);
            workspace = ports.newWorkspace();
            var standing = new ArrayList<LeadId>();
            var moving = new ArrayList<Lead>();
            for (int i = 0; i < 16; i++) {
                var lead = saved(anywhere(someLead(), random));
                if (random.nextInt(3) == 0) {
                    moving.add(lead);
                } else {
                    standing.add(lead.id());
                }
            }

            var seen = new ArrayList<LeadId>();
            Position after = null;
            do {
                var stretch = ports.leadList().walk(workspace, new Walk(LeadFilter.ALL, order, after, 3));
                stretch.rows().forEach(row -> seen.add(row.lead().id()));
                after = stretch.last();
                moving.forEach(lead -> saved(anywhere(lead, random)));
            } while (after != null);

            seen.retainAll(standing);
            assertThat(seen).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(standing);
        }
    }

    @Test
    void a_page_begins_after_its_position_even_if_that_lead_has_moved_on_since() {
        var first = saved(activeAt(NOW));
        var second = saved(activeAt(NOW.minusSeconds(60)));
        var third = saved(activeAt(NOW.minusSeconds(120)));
        var position = new Position(new Place.At(minute(NOW.minusSeconds(60))), second.id());

        commit(() -> ports.leads().merge(workspace, Map.of(second.id(), first.id())));

        assertThat(walked(LeadFilter.ALL, LeadOrder.ACTIVE, position, 10)).containsExactly(third.id());
    }

    @Test
    void a_lead_that_was_merged_is_in_no_list() {
        var ended = saved(someLead(50, "warm"));
        var survivor = saved(someLead(20, "cold"));

        commit(() -> {
            ports.leads().merge(workspace, Map.of(ended.id(), survivor.id()));
            ports.scoreBook().remove(workspace, Set.of(ended.id()));
        });

        for (var order : LeadFilter.ALL.orders()) {
            assertThat(walked(LeadFilter.ALL, order, null, 10)).as(order.name()).containsExactly(survivor.id());
        }
    }

    @Test
    void another_workspace_lists_and_finds_nothing() {
        find(new Profile("Ada", null, null, null, true));

        for (var order : LeadFilter.ALL.orders()) {
            assertThat(ports.leadList()
                            .walk(elsewhere, new Walk(LeadFilter.ALL, order, null, 10))
                            .rows())
                    .isEmpty();
        }
        assertThat(ports.leadList()
                        .walk(elsewhere, new Walk(LeadFilter.foundBy("ada"), LeadOrder.MATCH, null, 10))
                        .rows())
                .isEmpty();
    }
}

package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.Contact.Way;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.lead.StatusChange;

/** What everybody may expect of {@link Leads}. */
public abstract class LeadsContract extends StoredLeads {

    @Test
    void a_lead_that_was_expected_is_made_when_it_is_saved_and_may_be_changed_in_the_same_transaction() {
        var lead = someLead();
        var answered = lead.with(LeadStatus.CONTACTED);

        commit(() -> {
            ports.leads().expect(List.of(lead.id()));
            ports.leads().save(workspace, List.of(new Findable(lead, Set.of("ada"))));
            ports.leads().save(workspace, List.of(new Findable(answered, Set.of("ada"))));
        });

        assertThat(ports.leads().byId(workspace, lead.id())).map(Lead::status).contains(LeadStatus.CONTACTED);
        assertThat(committed(() -> ports.leads().lock(workspace, Set.of(lead.id()))))
                .containsOnlyKeys(lead.id());
    }

    @Test
    void a_lead_that_was_added_comes_back_exactly_as_it_was_put_in() {
        var lead = someLead();

        commit(() -> ports.leads().add(workspace, List.of(lead)));

        assertThat(ports.leads().byId(workspace, lead.id())).contains(lead);
    }

    @Test
    void a_lead_that_was_saved_comes_back_exactly_as_it_was_put_in() {
        var added = saved(someLead());
        var lead = full(added);

        save(lead);

        assertThat(ports.leads().byId(workspace, lead.id())).contains(lead.unscored());
    }

    @Test
    void what_a_lead_has_no_more_is_gone() {
        var lead = saved(full(someLead()));
        var empty = Lead.heardOf(lead.id(), lead.createdAt(), UNSCORED);

        save(empty);

        assertThat(ports.leads().byId(workspace, lead.id()).map(Lead::unscored)).contains(empty);
    }

    @Test
    void traits_are_kept_in_their_order_though_nothing_else_has_changed() {
        var lead = saved(someLead());

        for (var names : List.of(List.of("plan", "city"), List.of("city", "plan"))) {
            var traits = new LinkedHashMap<String, Object>();
            names.forEach(name -> traits.put(name, "x"));
            commit(() -> {
                ports.leads().lock(workspace, Set.of(lead.id()));
                save(lead.seen(new Attributes(traits), lead.profile(), UNSCORED, null));
            });

            var stored = ports.leads().byId(workspace, lead.id()).orElseThrow();
            assertThat(stored.traits().values().keySet()).containsExactlyElementsOf(names);
        }
    }

    @Test
    void leads_that_nobody_holds_may_be_locked_and_read() {
        var one = saved(someLead(30, "warm"));
        var two = saved(someLead());
        saved(someLead());

        var locked = committed(() -> ports.leads().lockFree(workspace, Set.of(two.id(), one.id(), newLeadId())));

        assertThat(locked).isEqualTo(Map.of(one.id(), one.unscored(), two.id(), two));
        assertThat(committed(() -> ports.leads().lockFree(workspace, Set.of()))).isEmpty();
        assertThat(committed(() -> ports.leads().lockFree(elsewhere, Set.of(one.id()))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(LeadStatus.class)
    void every_status_can_be_kept(LeadStatus status) {
        var lead = saved(someLead().with(status));

        assertThat(ports.leads().byId(workspace, lead.id())).contains(lead);
    }

    @Test
    void a_score_may_be_below_zero() {
        var lead = saved(someLead(-1_000_000_000, "cold"));

        assertThat(ports.leads().byId(workspace, lead.id())).contains(lead);
    }

    @Test
    void names_as_long_as_they_may_be_are_kept_whole() {
        var longest = "🚀".repeat(100);
        var profile = new Profile(longest, "é".repeat(200), "1".repeat(200), longest, true);
        var lead = someLead().seen(Attributes.NONE, profile, new Standing(0, "s".repeat(40), null), NOW);

        saved(workspace, lead, profile.searchTerms(List.of()));

        assertThat(ports.leads().byId(workspace, lead.id())).contains(lead);
    }

    @Test
    void an_unknown_lead_is_not_found() {
        assertThat(ports.leads().byId(workspace, newLeadId())).isEmpty();
    }

    @Test
    void leads_may_be_locked_and_read_those_that_exist() {
        var one = saved(someLead());
        var two = saved(full(someLead()));
        saved(someLead());

        var locked = committed(() -> ports.leads().lock(workspace, Set.of(two.id(), one.id(), newLeadId())));

        assertThat(locked).isEqualTo(Map.of(one.id(), one, two.id(), two.unscored()));
        assertThat(committed(() -> ports.leads().lock(workspace, Set.of()))).isEmpty();
    }

    @Test
    void a_lead_locked_twice_in_one_transaction_is_read_as_it_is_by_then() {
        var lead = saved(someLead());
        var changed = full(lead);

        var again = committed(() -> {
            ports.leads().lock(workspace, Set.of(lead.id()));
            save(changed);
            return ports.leads().lock(workspace, Set.of(lead.id()));
        });

        assertThat(again).isEqualTo(Map.of(lead.id(), changed.unscored()));
    }

    @Test
    void thousands_of_leads_may_be_added_saved_and_locked_at_once() {
        var leads = IntStream.range(0, 2_500).mapToObj(n -> someLead()).toList();
        var ids = leads.stream().map(Lead::id).collect(Collectors.toSet());

        commit(() -> {
            ports.leads().add(workspace, leads);
            ports.leads()
                    .save(
                            workspace,
                            leads.stream()
                                    .map(lead -> new Findable(lead, Set.of("a", "b")))
                                    .toList());
        });

        assertThat(committed(() -> ports.leads().lock(workspace, ids)).values())
                .containsExactlyInAnyOrderElementsOf(leads);
    }

    @Test
    void transactions_that_lock_a_lead_wait_for_one_another() throws InterruptedException, ExecutionException {
        var lead = saved(someLead());

        try (var executor = Executors.newFixedThreadPool(4)) {
            var runs = new ArrayList<Future<?>>();
            for (int i = 0; i < 20; i++) {
                runs.add(executor.submit(() -> addPoint(lead.id())));
            }
            for (var run : runs) {
                run.get();
            }
        }

        assertThat(ports.leads().byId(workspace, lead.id()).orElseThrow().traits())
                .isEqualTo(new Attributes(Map.of("n", "+".repeat(20))));
    }

    private void addPoint(LeadId id) {
        commit(() -> {
            var lead = ports.leads().lock(workspace, Set.of(id)).get(id);
            var marks = lead.traits().text("n").orElse("") + "+";
            save(lead.seen(new Attributes(Map.of("n", marks)), lead.profile(), UNSCORED, null));
        });
    }

    @Test
    void saving_the_work_writes_only_status_and_owner() {
        var lead = saved(full(someLead()));
        var stale = Lead.heardOf(lead.id(), NOW.plusSeconds(5), new Standing(1, "warm", null));
        var owner = savedUser("Bob").id();

        commit(() ->
                ports.leads().saveWork(workspace, stale.with(LeadStatus.WON).ownedBy(owner)));

        assertThat(ports.leads().byId(workspace, lead.id()))
                .contains(lead.with(LeadStatus.WON).ownedBy(owner));
    }

    @Test
    void saving_the_work_keeps_what_a_lead_can_be_found_by() {
        var lead = saved(workspace, someLead(), Set.of("ada"));

        commit(() -> ports.leads().saveWork(workspace, lead.with(LeadStatus.WON)));

        assertThat(found("ada")).containsExactly(lead.id());
    }

    @Test
    void an_owner_may_be_taken_from_a_lead() {
        var lead = saved(full(someLead()));

        commit(() -> ports.leads().saveWork(workspace, lead.ownedBy(null)));

        assertThat(ports.leads().byId(workspace, lead.id())).contains(lead.ownedBy(null));
    }

    @Test
    void the_steps_of_a_status_come_in_order() {
        var lead = saved(someLead());
        var ada = savedUser("Ada").id();
        var bob = newUserId();
        var steps = List.of(
                new StatusChange(LeadStatus.NEW, LeadStatus.CONTACTED, NOW, ada),
                new StatusChange(LeadStatus.CONTACTED, LeadStatus.LOST, NOW, bob),
                new StatusChange(LeadStatus.LOST, LeadStatus.CONTACTED, NOW.plusNanos(1_000), ada));

        steps.forEach(step -> commit(() -> ports.leads().record(workspace, lead.id(), step)));

        assertThat(ports.leads().statusHistory(workspace, lead.id())).containsExactlyElementsOf(steps);
        assertThat(ports.leads().statusHistory(workspace, newLeadId())).isEmpty();
    }

    @Test
    void the_histories_of_many_leads_are_written_and_read_at_once() {
        var one = saved(someLead()).id();
        var other = saved(someLead()).id();
        var untouched = saved(someLead()).id();
        var ada = newUserId();
        var contacted = new StatusChange(LeadStatus.NEW, LeadStatus.CONTACTED, NOW, ada);
        var reopened = new StatusChange(LeadStatus.LOST, LeadStatus.CONTACTED, NOW.minusSeconds(60), ada);
        var won = new StatusChange(LeadStatus.CONTACTED, LeadStatus.WON, NOW.minusSeconds(60), ada);
        var lost = new StatusChange(LeadStatus.NEW, LeadStatus.LOST, NOW, ada);
        commit(() -> ports.leads().record(workspace, one, contacted));

        commit(() -> ports.leads().record(workspace, Map.of(one, List.of(reopened, won), other, List.of(lost))));
        commit(() -> ports.leads().record(workspace, Map.of(untouched, List.of())));

        assertThat(ports.leads().statusHistories(workspace, Set.of(one, other, untouched)))
                .isEqualTo(Map.of(one, List.of(reopened, won, contacted), other, List.of(lost)));
        assertThat(ports.leads().statusHistories(workspace, Set.of(other))).containsOnlyKeys(other);
        assertThat(ports.leads().statusHistories(elsewhere, Set.of(one, other))).isEmpty();
        assertThat(ports.leads().statusHistories(workspace, Set.of())).isEmpty();
    }

    @Test
    void contacts_come_in_order_and_along_with_a_merged_lead() {
        var ended = saved(someLead());
        var survivor = saved(someLead());
        var ada = savedUser("Ada").id();
        var later = new Contact(Way.MEETING, "Signs on Monday; “really” 🚀", NOW.plusSeconds(1), ada);
        var call = new Contact(Way.CALL, "", NOW, newUserId());
        commit(() -> {
            ports.leads().record(workspace, ended.id(), later);
            ports.leads().record(workspace, survivor.id(), call);
        });
        assertThat(ports.leads().contacts(workspace, ended.id())).containsExactly(later);

        merge(Map.of(ended.id(), survivor.id()));

        assertThat(ports.leads().contacts(workspace, survivor.id())).containsExactly(call, later);
        assertThat(ports.leads().contacts(workspace, ended.id())).isEmpty();
        assertThat(ports.leads().contacts(elsewhere, survivor.id())).isEmpty();
    }

    @Test
    void nothing_to_add_save_or_merge_does_nothing() {
        var lead = saved(someLead());

        commit(() -> {
            ports.leads().add(workspace, List.of());
            ports.leads().save(workspace, List.of());
            ports.leads().merge(workspace, Map.of());
        });

        assertThat(ports.leads().byId(workspace, lead.id())).contains(lead);
    }

    @Test
    void another_workspace_sees_and_changes_nothing() {
        var lead = saved(workspace, someLead(), Set.of("ada"));
        var survivor = saved(elsewhere, someLead(), Set.of());
        var step = new StatusChange(LeadStatus.NEW, LeadStatus.CONTACTED, NOW, newUserId());
        commit(() -> ports.leads().record(workspace, lead.id(), step));

        commit(() -> {
            ports.leads().saveWork(elsewhere, lead.with(LeadStatus.LOST));
            ports.leads().merge(elsewhere, Map.of(lead.id(), survivor.id()));
        });

        assertThat(ports.leads().byId(elsewhere, lead.id())).isEmpty();
        assertThat(committed(() -> ports.leads().lock(elsewhere, Set.of(lead.id()))))
                .isEmpty();
        assertThat(ports.leads().statusHistory(elsewhere, lead.id())).isEmpty();
        assertThat(ports.leads().byId(workspace, lead.id())).contains(lead);
        assertThat(ports.leads().statusHistory(workspace, lead.id())).containsExactly(step);
        assertThat(found(elsewhere, "")).containsExactly(survivor.id());
    }
}

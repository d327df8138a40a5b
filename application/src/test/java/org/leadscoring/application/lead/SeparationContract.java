package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.lead.Merges.Step;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.Claim;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.SourceId;

/** What merges undone and done again leave in any store, all ports together; and that two who press at once do no harm. */
public abstract class SeparationContract extends PortContract {

    private Separation separation;
    private Step step;

    @BeforeEach
    void separation() {
        separation = new Separation(ports.identityBook(), ports.merges(), ports.leads(), ports.eventLog(), ports.ids());
        step = new Step(NOW.plusSeconds(60), newUserId());
    }

    @Test
    void a_merge_undone_and_done_again_moves_leads_identifiers_and_events() {
        var visitor = told("m1", anonymousId("x"));
        var ada = told("m2", userId("ada"));
        told("m3", userId("ada"), anonymousId("x"));
        var merge = endOf(visitor, ada);

        var undone = committed(() -> separation.undo(workspace, merge.id(), step));

        assertThat(undone.changed()).containsOnlyKeys(visitor, ada);
        assertThat(undone.changed().get(visitor).mergedInto()).isNull();
        assertThat(undone.identifiers())
                .isEqualTo(Map.of(visitor, List.of(anonymousId("x")), ada, List.of(userId("ada"))));
        assertThat(messages(visitor)).containsExactly("m1");
        assertThat(messages(ada)).containsExactly("m2", "m3");
        assertThat(mergedInto(visitor)).isNull();
        assertThat(told("m4", anonymousId("x"), userId("ada"))).isEqualTo(visitor);

        var redone = committed(() -> separation.redo(workspace, merge.id(), step));

        assertThat(redone.merged()).isEqualTo(Map.of(visitor, ada));
        assertThat(redone.changed()).containsOnlyKeys(ada);
        assertThat(messages(ada)).containsExactly("m1", "m2", "m3", "m4");
        assertThat(mergedInto(visitor)).isEqualTo(ada);
        assertThat(ports.merges().of(workspace, ada)).hasSize(2);
    }

    @Test
    void of_many_who_undo_a_merge_at_once_one_does() throws InterruptedException, ExecutionException {
        var visitor = told("m1", anonymousId("x"));
        var ada = told("m2", userId("ada"));
        told("m3", userId("ada"), anonymousId("x"));
        var merge = endOf(visitor, ada);

        var done = 0;
        try (var executor = Executors.newFixedThreadPool(4)) {
            var runs = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < 12; i++) {
                runs.add(executor.submit(() -> undone(merge)));
            }
            for (var run : runs) {
                done += run.get() ? 1 : 0;
            }
        }

        assertThat(done).isEqualTo(1);
        assertThat(mergedInto(visitor)).isNull();
        assertThat(ports.merges().cuts(workspace, merge.id())).hasSize(1);
    }

    @Test
    void a_lead_that_is_revived_is_listed_again_with_the_status_and_the_owner_it_had() {
        var ended = saved(someLead(30, "warm").with(LeadStatus.QUALIFIED).ownedBy(newUserId()));
        var survivor = saved(someLead());
        commit(() -> ports.leads().merge(workspace, Map.of(ended.id(), survivor.id())));

        commit(() -> ports.leads().revive(workspace, ended.id()));

        assertThat(ports.leads().byId(workspace, ended.id())).contains(ended);
        assertThat(ports.leads().byId(workspace, survivor.id())).contains(survivor);
        assertThat(ports.listed(workspace, ""))
                .extracting(row -> row.lead().id())
                .containsExactlyInAnyOrder(ended.id(), survivor.id());
    }

    @Test
    void an_ended_lead_may_live_on_in_another_than_before() {
        var first = saved(someLead()).id();
        var second = saved(someLead()).id();
        var survivor = saved(someLead()).id();
        var other = saved(someLead()).id();
        commit(() -> ports.leads().merge(workspace, Map.of(first, survivor, second, survivor)));

        commit(() -> ports.leads().liveOn(workspace, Map.of(first, other)));

        assertThat(mergedInto(first)).isEqualTo(other);
        assertThat(mergedInto(second)).isEqualTo(survivor);
    }

    @Test
    void another_workspace_revives_and_moves_nothing() {
        var ended = saved(someLead()).id();
        var survivor = saved(someLead()).id();
        commit(() -> ports.leads().merge(workspace, Map.of(ended, survivor)));

        commit(() -> {
            ports.leads().revive(elsewhere, ended);
            ports.leads().liveOn(elsewhere, Map.of(ended, newLeadId()));
            ports.leads().liveOn(workspace, Map.of());
        });

        assertThat(mergedInto(ended)).isEqualTo(survivor);
    }

    private boolean undone(Merge merge) {
        try {
            commit(() -> separation.undo(workspace, merge.id(), step));
            return true;
        } catch (SeparationNotPossibleException e) {
            assertThat(e.reason()).isEqualTo(SeparationNotPossibleException.Reason.ALREADY_UNDONE);
            return false;
        }
    }

    private Merge endOf(LeadId ended, LeadId survivor) {
        return ports.merges().of(workspace, survivor).stream()
                .filter(merge -> merge.ended().equals(ended))
                .findFirst()
                .orElseThrow();
    }

    private LeadId mergedInto(LeadId lead) {
        return ports.leads().byId(workspace, lead).orElseThrow().mergedInto();
    }

    private List<String> messages(LeadId lead) {
        return ports.eventLog().history(workspace, lead).stream()
                .map(Event::key)
                .map(EventKey::messageId)
                .toList();
    }

    /** An event with these identifiers, filed under the strongest: the lead of the first. */
    private LeadId told(String messageId, Identifier... identifiers) {
        var all = Set.of(identifiers);
        var by = all.stream().sorted().findFirst().orElseThrow();
        var event = event(new EventKey(NOW, messageId, new SourceId(workspace.value())));
        return committed(() -> {
            var book = ports.identityBook();
            book.reserve(workspace, all);
            var leads = book.leadsOf(workspace, all);
            ports.leads().lock(workspace, leads);
            var before = book.load(workspace, leads);
            var resolution = before.after(all, Claim.of(all, event.key()), this::newLeadId);
            ports.leads()
                    .add(
                            workspace,
                            resolution.created().stream()
                                    .map(id -> Lead.heardOf(id, NOW, new Standing(0, "cold", null)))
                                    .toList());
            book.save(workspace, before, resolution, NOW);
            resolution
                    .moved()
                    .forEach((moved, to) -> ports.eventLog()
                            .move(workspace, moved, before.leads().get(moved), to));
            ports.eventLog().append(workspace, List.of(new Attributed(event, resolution.leadOf(by), by)));
            ports.leads().merge(workspace, resolution.merged());
            return resolution.leadOf(identifiers[0]);
        });
    }
}

package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.lead.Claim;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Replays;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.WriteKey;

/** What everybody may expect of {@link Transactions}. */
public abstract class TransactionsContract extends PortContract {

    @Test
    void what_was_written_is_there_afterwards() {
        var lead = someLead();

        var result = ports.transactions().run(() -> {
            ports.leads().add(workspace, List.of(lead));
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(ports.leads().byId(workspace, lead.id())).contains(lead);
    }

    @Test
    void work_sees_what_it_has_written_itself() {
        var lead = someLead();

        var seen = committed(() -> {
            ports.leads().add(workspace, List.of(lead));
            return ports.leads().byId(workspace, lead.id());
        });

        assertThat(seen).contains(lead);
    }

    @Test
    void the_exception_of_the_work_comes_out_as_it_is() {
        var failure = new IllegalStateException("on purpose");

        assertThatThrownBy(() -> commit(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void work_that_fails_leaves_nothing_in_any_port() {
        var lead = someLead();
        var survivor = someLead();
        var event = event("m1", NOW);
        var key = new WriteKey(unique("key"));
        var model = WebsitePoints.model(new ModelId(ports.ids().next()));
        var username = unique("user");

        undone(() -> {
            var source = new Source(event.key().source(), workspace, "Website");
            ports.sources().add(source, key, NOW);
            ports.scoringModels().add(workspace, model, true, NOW);
            ports.slaPolicies().save(workspace, SlaPolicy.STANDARD);
            ports.leads().add(workspace, List.of(lead, survivor));
            write(lead, event, model.id());
            ports.leads().merge(workspace, Map.of(lead.id(), survivor.id()));
            return savedUser(username);
        });

        assertThat(ports.sources().byKey(key, NOW)).isEmpty();
        assertThat(ports.sources().all(workspace)).isEmpty();
        assertThat(ports.users().all(workspace)).isEmpty();
        assertThat(ports.leads().byId(workspace, lead.id())).isEmpty();
        assertThat(ports.leads().statusHistory(workspace, survivor.id())).isEmpty();
        assertThat(ports.listed(workspace, "")).isEmpty();
        assertThat(ports.listed(workspace, "ada")).isEmpty();
        assertThat(ports.identityBook().leadsOf(workspace, Set.of(userId("u"), anonymousId("a"))))
                .isEmpty();
        assertThat(ports.eventLog().history(workspace, lead.id())).isEmpty();
        assertThat(ports.scoreBook().scores(workspace, model.id(), Set.of(lead.id())))
                .isEmpty();
        assertThat(ports.scoreBook().ledger(workspace, lead.id(), model.id())).isEmpty();
        assertThat(ports.slaClocks().of(workspace, Set.of(lead.id()))).isEmpty();
        assertThat(ports.slaClocks().ledger(workspace, lead.id())).isEmpty();
        assertThatThrownBy(() -> ports.scoringModels().live(workspace)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports.slaPolicies().of(workspace)).isInstanceOf(IllegalStateException.class);
    }

    private void write(Lead lead, Event event, ModelId model) {
        ports.leads().save(workspace, List.of(new Findable(lead, Set.of("ada"))));
        ports.leads()
                .record(workspace, lead.id(), new StatusChange(LeadStatus.NEW, LeadStatus.CONTACTED, NOW, newUserId()));
        var identifiers = Set.of(userId("u"), anonymousId("a"));
        ports.identityBook().reserve(workspace, identifiers);
        var before = ports.identityBook().load(workspace, Set.of(lead.id()));
        ports.identityBook()
                .save(workspace, before, before.after(identifiers, Claim.of(identifiers, event.key()), lead::id), NOW);
        ports.eventLog().append(workspace, List.of(new Attributed(event, lead.id(), userId("u"))));
        var scored = Replays.replay(Replays.scorer(WebsitePoints.model(model)), List.of(event));
        ports.scoreBook()
                .write(
                        workspace,
                        model,
                        List.of(new Change(lead.id(), ScoreState.START, false, scored, "cold", null, false, true)));
        var clock = SlaClock.open(SlaPolicy.STANDARD, 90, true, NOW).orElseThrow();
        ports.slaClocks().write(workspace, Map.of(lead.id(), clock), NOW);
    }

    @Test
    void what_was_changed_by_work_that_fails_is_as_it_was_before() {
        var lead = saved(someLead());

        undone(() -> {
            ports.leads().saveWork(workspace, lead.with(LeadStatus.LOST));
            ports.leads().saveWork(workspace, lead.with(LeadStatus.WON));
            return true;
        });

        assertThat(ports.leads().byId(workspace, lead.id())).contains(lead);
    }

    @Test
    void a_transaction_within_another_is_part_of_it() {
        var inner = someLead();
        var outer = someLead();

        undone(() -> {
            commit(() -> ports.leads().add(workspace, List.of(inner)));
            ports.leads().add(workspace, List.of(outer));
            return true;
        });

        assertThat(ports.leads().byId(workspace, inner.id())).isEmpty();
        assertThat(ports.leads().byId(workspace, outer.id())).isEmpty();
    }

    @Test
    void a_transaction_after_one_that_failed_is_a_new_one() {
        var lead = someLead();
        undone(() -> saved(someLead()));

        commit(() -> ports.leads().add(workspace, List.of(lead)));

        assertThat(ports.listed(workspace, ""))
                .singleElement()
                .satisfies(row -> assertThat(row.lead()).isEqualTo(lead));
    }
}

package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.crm.Connections.Wish;
import org.leadscoring.application.crm.CrmClient.Doomed;
import org.leadscoring.application.crm.ErasureRequest;
import org.leadscoring.application.crm.ErasureRequest.State;
import org.leadscoring.application.crm.FakeCrm.Trouble;

/** Spec OP-3: who is erased here is erased in CRMs, too, whatever happens in between. */
class EraseInCrmsTest extends ErasingInCrms {

    @Test
    void a_crm_that_keeps_is_asked_nothing() {
        keeps();
        var ann = sent("ann");

        var certificate = erase(ann);
        application.crm.work();

        assertThat(crm.erased).isEmpty();
        assertThat(crm.records).hasSize(1);
        assertThat(requests(certificate)).isEmpty();
        assertThat(link(ann)).isEmpty();
    }

    @Test
    void a_crm_that_erases_is_asked_at_once_and_nothing_is_kept_of_the_person_then() {
        var ann = sent("ann");
        var bob = sent("bob");
        var doomed = doomed(ann);

        var certificate = erase(ann);
        assertThat(requests(certificate)).singleElement().satisfies(request -> {
            assertThat(request.state()).isEqualTo(State.WAITING);
            assertThat(request.name()).isEqualTo("CRM");
            assertThat(request.askedAt()).isEqualTo(application.clock.instant());
            assertThat(request.doomed()).isEqualTo(doomed);
        });
        application.clock.advance(Duration.ofSeconds(5));
        application.crm.work();

        assertThat(crm.erased).containsExactly(doomed);
        assertThat(crm.records).hasSize(1).containsKey(external(bob));
        assertThat(requests(certificate)).singleElement().satisfies(request -> {
            assertThat(request.state()).isEqualTo(State.DONE);
            assertThat(request.at()).isEqualTo(application.clock.instant());
            assertThat(request.doomed()).isNull();
            assertThat(request.why()).isNull();
        });
        assertThat(ports.syncRuns().latest(connection, 1).getFirst().tally().erased())
                .isEqualTo(1);
        assertThat(application.crm.measured.numbers).containsEntry("erased", 1L);
    }

    @Test
    void records_of_leads_that_were_merged_are_erased_with_them() {
        var ann = sent("ann");
        var bob = sent("bob");
        application.mergeLeads.merge(workspace, ann, bob, ADMIN);
        application.crm.work();
        assertThat(crm.records).hasSize(2);

        erase(ann);
        application.crm.work();

        assertThat(crm.records).isEmpty();
    }

    @Test
    void what_is_to_be_erased_goes_before_all_other_work() {
        var ann = sent("ann");
        comes("bob");
        erase(ann);
        application.crm.editConnections.runNow(workspace, connection, Wish.ALL);
        var others = new ArrayList<Integer>();
        crm.meanwhile("erase", () -> others.add(crm.written.size()));

        application.crm.work();

        assertThat(others).containsExactly(1);
        assertThat(crm.erased).hasSize(1);
        assertThat(crm.written).hasSize(2);
    }

    @Test
    void a_crm_that_still_reports_a_record_brings_nobody_back() {
        var ann = sent("ann");
        var record = external(ann);
        crm.keeping("HTTP 403");
        erase(ann);
        application.crm.work();
        crm.changed(record, "hs_lead_status", "customer");

        for (int run = 0; run < 3; run++) {
            application.clock.advance(Duration.ofMinutes(6));
            application.crm.editConnections.runNow(workspace, connection, Wish.ALL_ANEW);
            application.crm.work();
        }

        assertThat(living()).isEmpty();
        assertThat(link(ann)).isEmpty();
        assertThat(crm.written).hasSize(1);
        assertThat(ports.syncRuns().open(connection)).isEmpty();
    }

    @Test
    void who_is_erased_while_a_change_of_theirs_is_taken_is_gone() {
        var ann = sent("ann");
        crm.changed(external(ann), "hs_lead_status", "customer");
        application.clock.advance(Duration.ofMinutes(6));
        crm.meanwhile("changes", () -> erase(ann));

        application.crm.work();
        application.crm.work();

        assertThat(living()).isEmpty();
        assertThat(link(ann)).isEmpty();
        assertThat(crm.records).isEmpty();
    }

    @Test
    void who_is_erased_while_they_are_sent_for_the_first_time_is_found_there_by_our_key() {
        var ann = comes("ann");
        crm.meanwhile("upsert", () -> erase(ann));

        application.crm.work();
        application.crm.work();

        assertThat(crm.written).hasSize(1);
        assertThat(crm.erased).containsExactly(new Doomed(ann.value().toString(), null));
        assertThat(crm.records).isEmpty();
        assertThat(link(ann)).isEmpty();
    }

    @Test
    void a_crash_between_asking_and_noting_asks_twice_and_does_no_harm() {
        for (var trouble : List.of(Trouble.DEAD_AFTER, Trouble.DEAD_BEFORE, Trouble.UNHEARD)) {
            var ann = sent("ann " + trouble);
            var certificate = erase(ann);
            crm.erased.clear();
            crm.troubled(trouble);
            application.crm.work();
            assertThat(requests(certificate)).extracting(ErasureRequest::state).containsExactly(State.WAITING);

            application.clock.advance(Duration.ofMinutes(6));
            application.crm.work();

            assertThat(crm.erased).hasSize(trouble == Trouble.DEAD_BEFORE ? 1 : 2);
            assertThat(crm.records).isEmpty();
            assertThat(requests(certificate)).extracting(ErasureRequest::state).containsExactly(State.DONE);
        }
    }

    @Test
    void leads_that_are_erased_together_share_a_certificate() {
        var leads = Set.of(sent("ann"), sent("bob"));

        var erased = application.eraseLead.erase(workspace, leads, all -> all, ADMIN);
        application.crm.work();

        assertThat(erased).isEqualTo(2);
        assertThat(crm.records).isEmpty();
        var certificates = ports.transactions().erasureRequests.rows(workspace).values().stream()
                .map(ErasureRequest::erasure)
                .distinct()
                .toList();
        assertThat(certificates).hasSize(1);
        assertThat(application.eraseLead.certificate(workspace, certificates.getFirst()))
                .isPresent();
    }

    @Test
    void a_request_tells_its_record_as_long_as_it_is_open_and_no_longer() {
        var request = requests(erase(sent("ann"))).getFirst();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErasureRequest(
                        request.id(),
                        connection,
                        "CRM",
                        request.erasure(),
                        request.askedAt(),
                        State.DONE,
                        request.doomed(),
                        request.at(),
                        0,
                        null));
    }
}

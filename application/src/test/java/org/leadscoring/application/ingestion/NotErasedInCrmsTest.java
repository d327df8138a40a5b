package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.crm.ErasureRequest;
import org.leadscoring.application.crm.ErasureRequest.State;
import org.leadscoring.application.crm.ErasureRequests.Counts;
import org.leadscoring.application.crm.FakeCrm;
import org.leadscoring.application.crm.FakeCrm.Trouble;
import org.leadscoring.application.crm.UnknownConnectionException;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.domain.crm.ConnectionId;

/** Spec OP-3: what becomes of persons who were erased here and whom a CRM does not erase. */
class NotErasedInCrmsTest extends ErasingInCrms {

    @Test
    void one_that_gets_no_answer_is_tried_again_and_holds_up_no_other_work() {
        var ann = sent("ann");
        var certificate = erase(ann);
        comes("bob");
        crm.troubled(Trouble.REFUSED);
        application.crm.work();
        application.crm.work();
        assertThat(requests(certificate)).singleElement().satisfies(request -> {
            assertThat(request.tries()).isEqualTo(1);
            assertThat(request.at()).isAfter(application.clock.instant());
            assertThat(request.doomed()).isNotNull();
        });
        application.clock.advance(Duration.ofMinutes(5));
        crm.troubled(Trouble.REFUSED);
        application.crm.work();
        application.crm.work();
        assertThat(crm.written).as("Bob is sent meanwhile").hasSize(2);
        assertThat(requests(certificate).getFirst().tries()).isEqualTo(2);
        assertThat(Duration.between(
                        application.clock.instant(),
                        requests(certificate).getFirst().at()))
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));

        application.clock.advance(Duration.ofMinutes(6));
        application.crm.work();

        assertThat(requests(certificate)).extracting(ErasureRequest::state).containsExactly(State.DONE);
    }

    @Test
    void what_a_crm_refuses_is_listed_and_tried_again_or_noted_as_done_by_hand_and_both_is_audited() {
        var both = List.of(sent("ann"), sent("bob"));
        crm.keeping("HTTP 403 – let us");
        var ann = erase(both.getFirst());
        var bob = erase(both.getLast());
        application.crm.work();

        var follow = application.crm.followErasures;
        var open = follow.open(workspace, connection);
        assertThat(open.counts()).isEqualTo(new Counts(0, 2));
        assertThat(open.counts().open()).isEqualTo(2);
        assertThat(open.first()).hasSize(2).allSatisfy(request -> {
            assertThat(request.state()).isEqualTo(State.REFUSED);
            assertThat(request.why()).isEqualTo("HTTP 403 – let us");
            assertThat(request.doomed()).isNotNull();
        });
        application.clock.advance(Duration.ofDays(2));
        application.crm.work();
        assertThat(crm.erased).as("it is not asked again by itself").hasSize(2);

        follow.erasedByHand(workspace, connection, requests(ann).getFirst().id(), ADMIN);
        crm.keeping("");
        follow.tryAgain(workspace, connection, requests(bob).getFirst().id(), ADMIN);
        application.crm.work();

        assertThat(requests(ann).getFirst().state()).isEqualTo(State.BY_HAND);
        assertThat(requests(ann).getFirst().doomed()).isNull();
        assertThat(requests(bob).getFirst().state()).isEqualTo(State.DONE);
        assertThat(follow.open(workspace, connection).first()).isEmpty();
        assertThat(audited()).extracting(Change::action).contains("erase_again", "erase_by_hand");
        assertThat(audited())
                .extracting(Change::toString)
                .anySatisfy(change -> assertThat(change).contains(ann.toString()));

        // What is over stays so.
        follow.tryAgain(workspace, connection, requests(ann).getFirst().id(), ADMIN);
        follow.erasedByHand(workspace, connection, requests(bob).getFirst().id(), ADMIN);
        assertThat(requests(ann).getFirst().state()).isEqualTo(State.BY_HAND);
        assertThat(requests(bob).getFirst().state()).isEqualTo(State.DONE);
        assertThat(follow.tryAllAgain(workspace, connection, ADMIN)).isZero();
        var nowhere = new ConnectionId(new UUID(4, 4));
        assertThatThrownBy(() -> follow.open(workspace, nowhere)).isInstanceOf(UnknownConnectionException.class);
        assertThatThrownBy(() -> follow.tryAllAgain(workspace, nowhere, ADMIN))
                .isInstanceOf(UnknownConnectionException.class);
    }

    @Test
    void all_that_was_refused_is_tried_again_by_one_word() {
        var both = List.of(sent("ann"), sent("bob"));
        crm.keeping("HTTP 403");
        both.forEach(this::erase);
        application.crm.work();

        crm.keeping("");
        assertThat(application.crm.followErasures.tryAllAgain(workspace, connection, ADMIN))
                .isEqualTo(2);
        application.crm.work();

        assertThat(crm.records).isEmpty();
        assertThat(audited())
                .filteredOn(change -> change.action().equals("erase_again"))
                .hasSize(1);
    }

    @Test
    void somebody_erased_it_by_hand_while_the_crm_was_asked() {
        var certificate = erase(sent("ann"));
        crm.keeping("HTTP 403");
        crm.meanwhile(
                "erase",
                () -> application.crm.followErasures.erasedByHand(
                        workspace, connection, requests(certificate).getFirst().id(), ADMIN));

        application.crm.work();

        assertThat(requests(certificate)).extracting(ErasureRequest::state).containsExactly(State.BY_HAND);
    }

    @Test
    void a_record_that_is_still_to_be_erased_becomes_nobody_elses() {
        var ann = sent("ann");
        var record = external(ann);
        crm.keeping("HTTP 403");
        erase(ann);
        application.crm.work();
        // Somebody there empties the field of our key: the record looks like nobody's.
        var stored = Objects.requireNonNull(crm.records.get(record));
        crm.records.put(record, new FakeCrm.Stored("", stored.fields(), stored.changedAt()));

        var again = sent("ann");

        assertThat(again).isNotEqualTo(ann);
        assertThat(external(again)).isNotEqualTo(record);
        crm.keeping("");
        application.crm.followErasures.tryAllAgain(workspace, connection, ADMIN);
        application.crm.work();
        assertThat(crm.records).containsOnlyKeys(external(again));
    }

    @Test
    void a_crm_that_does_not_let_us_in_is_switched_off_and_asked_once_it_is_switched_on() {
        var certificate = erase(sent("ann"));
        crm.troubled(Trouble.GONE);
        application.crm.work();
        application.clock.advance(Duration.ofDays(1));
        application.crm.work();
        assertThat(requests(certificate)).extracting(ErasureRequest::state).containsExactly(State.WAITING);
        assertThat(crm.records).hasSize(1);

        application.crm.editConnections.turn(workspace, connection, true, ADMIN);
        application.crm.work();

        assertThat(requests(certificate)).extracting(ErasureRequest::state).containsExactly(State.DONE);
    }

    @Test
    void whoever_removes_a_connection_has_it_noted_that_nobody_is_asked_any_more() {
        var certificate = erase(sent("ann"));
        crm.keeping("HTTP 403");

        application.crm.editConnections.remove(workspace, connection, ADMIN);

        assertThat(requests(certificate)).singleElement().satisfies(request -> {
            assertThat(request.state()).isEqualTo(State.DROPPED);
            assertThat(request.doomed()).isNull();
            assertThat(request.name()).isEqualTo("CRM");
        });
    }

    @Test
    void what_was_asked_stays_asked_if_the_crm_keeps_from_then_on() {
        erase(sent("ann"));
        keeps();

        application.crm.work();

        assertThat(crm.records).isEmpty();
        assertThat(audited()).anySatisfy(change -> {
            assertThat(change.before().values()).isEqualTo(Map.of("on_erasure", "erase"));
            assertThat(change.after().values()).isEqualTo(Map.of("on_erasure", "keep"));
        });
    }
}

package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.leadscoring.application.ingestion.Message.device;
import static org.leadscoring.application.ingestion.Message.email;
import static org.leadscoring.application.ingestion.Message.message;
import static org.leadscoring.application.ingestion.Message.minute;
import static org.leadscoring.application.ingestion.Message.user;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.lead.Merges.MergeId;
import org.leadscoring.application.lead.SeparationNotPossibleException;
import org.leadscoring.application.lead.SeparationNotPossibleException.Reason;
import org.leadscoring.application.lead.UnknownMergeException;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.sla.SlaClock.State;
import org.leadscoring.domain.sla.SlaClock.Transition;

/** Spec ID-2: a merge is undone to the exact earlier scores, and stays undone. */
class UndoMergesTest {

    private final Deliveries deliveries = new Deliveries();
    private final Undoing undoing = new Undoing(deliveries);

    @Test
    void both_leads_are_back_with_their_events_and_scores() {
        deliveries.deliverOneByOne(
                message("m1", "demo_requested").at(1).from(user("ada")),
                message("m2", "page_view_pricing").at(2).from(device("x")),
                message("m3", "demo_requested").at(3).from(device("x")));
        var ada = deliveries.person(user("ada"));
        var visitor = deliveries.person(device("x"));
        var ended = deliveries.leadOf(device("x"));
        deliveries.deliver(message("m4", "juggled").at(4).from(user("ada"), device("x")));

        var separated = undoing.undo(undoing.endOf(ended).id());

        assertThat(separated.changed()).containsOnlyKeys(ended, deliveries.leadOf(user("ada")));
        assertThat(separated.created()).isEmpty();
        assertThat(separated.merged()).isEmpty();
        assertThat(deliveries.leadOf(device("x"))).isEqualTo(ended);
        assertThat(deliveries.lead(ended).mergedInto()).isNull();
        assertThat(deliveries.person(device("x"))).isEqualTo(visitor);
        assertThat(deliveries.person(user("ada")).messages()).containsExactly("m1", "m4");
        assertThat(deliveries.person(user("ada")).ledger()).isEqualTo(ada.ledger());
        assertThat(deliveries.application.checkLedgers.check().holds()).isTrue();
    }

    @Test
    void it_is_logged_when_and_by_whom() {
        var merge = visitorMergedIntoAda();
        deliveries.application.clock.set(minute(60));

        undoing.undo(merge.id());

        var undone = undoing.endOf(merge.ended()).undone();
        assertThat(undone.at()).isEqualTo(minute(60));
        assertThat(undoing.merges()).hasSize(1);
    }

    @Test
    void events_that_claim_the_same_again_do_not_merge_them_again() {
        var merge = visitorMergedIntoAda();
        undoing.undo(merge.id());

        deliveries.deliverOneByOne(
                message("late", "page_view").at(0).from(user("ada"), device("x")),
                message("new", "page_view").at(50).from(user("ada"), device("x")),
                message("visit", "email_opened").at(51).from(device("x")));

        assertThat(deliveries.leadOf(device("x"))).isEqualTo(merge.ended());
        assertThat(deliveries.person(user("ada")).messages()).containsExactly("late", "m1", "m3", "new");
        assertThat(deliveries.person(device("x")).messages()).containsExactly("m2", "visit");
    }

    @Test
    void a_stronger_identifier_heard_of_later_may_join_both() {
        var merge = visitorMergedIntoAda();
        undoing.undo(merge.id());

        deliveries.deliver(
                message("alias", "alias").at(60).alias(user("countess"), user("ada")),
                message("m9", "page_view").at(61).from(user("countess"), device("x")));

        assertThat(deliveries.leadOf(device("x"))).isEqualTo(deliveries.leadOf(user("ada")));
        assertThat(deliveries.everything()).hasSize(1);
    }

    @Test
    void what_joined_since_goes_with_the_side_it_belongs_to() {
        var merge = visitorMergedIntoAda();
        deliveries.deliverOneByOne(
                message("m5", "page_view").at(5).from(email("ada@example.com"), device("x")),
                message("m6", "page_view").at(6).from(user("ada"), email("ada@example.com"), device("y")),
                message("m7", "page_view").at(7).from(user("ada"), device("z")));

        undoing.undo(merge.id());

        assertThat(deliveries.leadOf(device("x"))).isEqualTo(merge.ended());
        assertThat(deliveries.person(device("x")).messages()).containsExactly("m2");
        assertThat(deliveries.person(user("ada")).identifiers())
                .containsExactlyInAnyOrder(user("ada"), email("ada@example.com"), device("y"), device("z"));
    }

    @Test
    void a_device_that_somebody_else_used_next_is_theirs() {
        var merge = visitorMergedIntoAda();
        deliveries.deliver(message("m5", "email_opened").at(5).from(user("bob"), device("x")));
        var bob = deliveries.leadOf(user("bob"));

        var separated = undoing.undo(merge.id());

        assertThat(deliveries.leadOf(device("x"))).isEqualTo(bob);
        assertThat(separated.changed()).containsOnlyKeys(bob, deliveries.leadOf(user("ada")));
        assertThat(deliveries.lead(merge.ended()).mergedInto()).isEqualTo(bob);
        assertThat(deliveries.person(user("bob")).messages()).containsExactly("m2", "m5");
    }

    @Test
    void what_was_merged_into_the_ended_lead_before_comes_along() {
        deliveries.deliverOneByOne(
                message("m1", "page_view_pricing").at(1).from(device("x")),
                message("m2", "page_view_demo").at(2).from(email("ada@example.com")),
                message("m3", "email_opened").at(3).from(user("ada")));
        var visitor = deliveries.leadOf(device("x"));
        var address = deliveries.leadOf(email("ada@example.com"));
        deliveries.deliver(message("m4", "page_view").at(4).from(device("x"), email("ada@example.com")));
        var before = deliveries.person(device("x"));
        deliveries.deliver(message("m5", "page_view").at(5).from(user("ada"), email("ada@example.com")));

        undoing.undo(undoing.endOf(address).id());

        assertThat(deliveries.leadOf(device("x"))).isEqualTo(address);
        assertThat(deliveries.lead(visitor).mergedInto()).isEqualTo(address);
        assertThat(deliveries.person(device("x"))).isEqualTo(before);
        assertThat(deliveries.person(user("ada")).messages()).containsExactly("m3", "m5");
    }

    @Test
    void an_earlier_merge_may_be_undone_while_a_later_one_stands() {
        var merge = visitorMergedIntoAda();
        deliveries.deliverOneByOne(
                message("m5", "email_opened").at(5).from(user("countess")),
                message("m6", "alias").at(6).alias(user("countess"), user("ada")));
        var ada = merge.survivor();
        var countess = deliveries.leadOf(user("countess"));

        undoing.undo(merge.id());

        assertThat(deliveries.leadOf(device("x"))).isEqualTo(merge.ended());
        assertThat(deliveries.leadOf(user("ada"))).isEqualTo(countess);
        assertThat(deliveries.lead(ada).mergedInto()).isEqualTo(countess);
        undoing.undo(undoing.endOf(ada).id());
        assertThat(deliveries.leadOf(user("ada"))).isEqualTo(ada);
        assertThat(deliveries.person(user("ada")).messages()).containsExactly("m1", "m3");
    }

    @Test
    void a_merge_done_again_is_as_if_it_had_never_been_undone() {
        var merge = visitorMergedIntoAda();
        var before = deliveries.person(user("ada"));
        undoing.undo(merge.id());

        var separated = undoing.redo(merge.id());

        assertThat(separated.merged()).containsOnlyKeys(merge.ended());
        assertThat(deliveries.person(user("ada"))).isEqualTo(before);
        assertThat(deliveries.lead(merge.ended()).mergedInto()).isEqualTo(merge.survivor());
        assertThat(undoing.endOf(merge.ended()).id()).isNotEqualTo(merge.id());
        undoing.undo(undoing.endOf(merge.ended()).id());
        assertThat(deliveries.leadOf(device("x"))).isEqualTo(merge.ended());
    }

    @Test
    void a_lead_that_comes_back_has_the_status_and_the_owner_it_had_and_can_be_found() {
        deliveries.deliver(message("m1", "page_view").at(1).from(user("ada")));
        deliveries.deliver(message("m2", "page_view").at(2).from(email("eve@example.com")));
        var worker = deliveries
                .application
                .ports
                .users()
                .all(deliveries.workspace)
                .getFirst()
                .id();
        var ended = deliveries.leadOf(email("eve@example.com"));
        deliveries.application.workOnLead.assign(deliveries.workspace, ended, worker, worker);
        deliveries.application.workOnLead.moveTo(deliveries.workspace, ended, LeadStatus.QUALIFIED, worker);
        deliveries.deliver(message("m3", "page_view").at(3).from(user("ada"), email("eve@example.com")));

        undoing.undo(undoing.endOf(ended).id());

        assertThat(deliveries.lead(ended).status()).isEqualTo(LeadStatus.QUALIFIED);
        assertThat(deliveries.lead(ended).owner()).isEqualTo(worker);
        assertThat(deliveries.application.ports.listed(deliveries.workspace, "eve"))
                .extracting(row -> row.lead().id())
                .containsExactly(ended);
    }

    @Test
    void a_lead_that_comes_back_unanswered_is_promised_an_answer_anew() {
        deliveries.deliver(message("m1", "page_view").at(1).from(user("ada")));
        deliveries.deliver(message("m2", "demo_requested").at(2).from(email("eve@example.com")));
        var ended = deliveries.leadOf(email("eve@example.com"));
        deliveries.deliver(message("m3", "page_view").at(3).from(user("ada"), email("eve@example.com")));
        assertThat(deliveries.clock(ended).state()).isEqualTo(State.CANCELLED);
        deliveries.application.clock.set(minute(90));

        undoing.undo(undoing.endOf(ended).id());

        var clock = deliveries.clock(ended);
        assertThat(clock.state()).isEqualTo(State.OPEN);
        assertThat(clock.openedAt()).isEqualTo(minute(90));
        assertThat(clock.dueAt()).isEqualTo(minute(90 + 24 * 60));
        assertThat(clock.closedAt()).isNull();
        assertThat(deliveries.clockLedger(ended))
                .containsExactly(Transition.OPENED, Transition.CANCELLED, Transition.OPENED);
    }

    @Test
    void a_lead_that_comes_back_answered_is_promised_nothing() {
        deliveries.deliver(message("m1", "page_view").at(1).from(user("ada")));
        deliveries.deliver(message("m2", "demo_requested").at(2).from(email("eve@example.com")));
        var ended = deliveries.leadOf(email("eve@example.com"));
        var worker = deliveries
                .application
                .ports
                .users()
                .all(deliveries.workspace)
                .getFirst()
                .id();
        deliveries.application.workOnLead.moveTo(deliveries.workspace, ended, LeadStatus.CONTACTED, worker);
        deliveries.deliver(message("m3", "page_view").at(3).from(user("ada"), email("eve@example.com")));

        undoing.undo(undoing.endOf(ended).id());

        assertThat(deliveries.clock(ended).state()).isEqualTo(State.MET);
    }

    @Test
    void a_merge_cannot_be_undone_twice() {
        var merge = visitorMergedIntoAda();
        undoing.undo(merge.id());

        assertRefused(() -> undoing.undo(merge.id()), Reason.ALREADY_UNDONE);
    }

    @Test
    void a_merge_that_was_not_undone_cannot_be_done_again_nor_twice() {
        var merge = visitorMergedIntoAda();

        assertRefused(() -> undoing.redo(merge.id()), Reason.NOT_UNDONE);
        undoing.undo(merge.id());
        undoing.redo(merge.id());
        assertRefused(() -> undoing.redo(merge.id()), Reason.NOT_UNDONE);
    }

    @Test
    void nothing_is_undone_once_the_identifiers_belong_to_others() {
        var merge = visitorMergedIntoAda();
        deliveries.deliver(message("m0", "page_view").at(0).from(user("bob"), device("x")));
        assertThat(deliveries.leadOf(device("x"))).isEqualTo(deliveries.leadOf(user("bob")));
        var before = deliveries.everything();

        assertRefused(() -> undoing.undo(merge.id()), Reason.NOTHING_LEFT);

        assertThat(deliveries.everything()).isEqualTo(before);
    }

    @Test
    void a_merge_of_which_the_sides_were_not_written_down_cannot_be_undone() {
        var merge = visitorMergedIntoAda();
        deliveries
                .application
                .ports
                .transactions()
                .merges
                .put(
                        deliveries.workspace,
                        merge.id(),
                        new Merge(merge.id(), merge.ended(), merge.survivor(), merge.at(), null, null, null));

        assertRefused(() -> undoing.undo(merge.id()), Reason.NOT_WRITTEN_DOWN);
    }

    @Test
    void a_merge_nobody_knows_cannot_be_undone() {
        assertThatExceptionOfType(UnknownMergeException.class)
                .isThrownBy(() -> undoing.undo(new MergeId(7)))
                .withMessageContaining("7")
                .satisfies(e -> assertThat(e.merge()).isEqualTo(new MergeId(7)));
        assertThatExceptionOfType(UnknownMergeException.class).isThrownBy(() -> undoing.redo(new MergeId(7)));
    }

    /** The visitor of device x, with message m2, and ada, with m1 and m3. */
    private Merge visitorMergedIntoAda() {
        deliveries.deliverOneByOne(
                message("m1", "demo_requested").at(1).from(user("ada")),
                message("m2", "page_view_pricing").at(2).from(device("x")));
        LeadId ended = deliveries.leadOf(device("x"));
        deliveries.deliver(message("m3", "juggled").at(3).from(user("ada"), device("x")));
        assertThat(Set.of(deliveries.leadOf(device("x")))).containsExactly(deliveries.leadOf(user("ada")));
        return undoing.endOf(ended);
    }

    private static void assertRefused(Runnable work, Reason reason) {
        assertThatExceptionOfType(SeparationNotPossibleException.class)
                .isThrownBy(work::run)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }
}

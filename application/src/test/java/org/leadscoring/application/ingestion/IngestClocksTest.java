package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.application.ingestion.Message.device;
import static org.leadscoring.application.ingestion.Message.email;
import static org.leadscoring.application.ingestion.Message.message;
import static org.leadscoring.application.ingestion.Message.minute;
import static org.leadscoring.application.ingestion.Message.user;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.sla.SlaClock.State;
import org.leadscoring.domain.sla.SlaClock.Transition;

/** Spec SL-3: the clock opens when a lead becomes workable, and a hotter band pulls it in. */
class IngestClocksTest {

    private static final int HOUR = 60;

    private final Deliveries deliveries = new Deliveries();

    @Test
    void a_known_lead_has_a_clock_from_when_it_is_heard_of() {
        receiveAt(7, message("m1", "page_view").at(1).from(email("ada@example.com")));

        var clock = deliveries.clock(email("ada@example.com"));
        assertThat(clock.state()).isEqualTo(State.OPEN);
        assertThat(clock.openedAt()).isEqualTo(minute(7));
        assertThat(clock.dueAt()).isEqualTo(minute(7 + 48 * HOUR));
        assertThat(clock.warnAt()).isEqualTo(minute(7 + 36 * HOUR));
        assertThat(ledger(deliveries.leadOf(email("ada@example.com")))).containsExactly(Transition.OPENED);
    }

    @Test
    void an_anonymous_visitor_below_40_has_no_clock() {
        receiveAt(1, message("m1", "pricing_calculator_used").at(1).from(device("x")));
        receiveAt(2, message("m2", "email_opened").at(2).from(device("x")));

        assertThat(deliveries.score(device("x"))).isEqualTo(35);
        assertThat(deliveries.clock(device("x"))).isNull();
        assertThat(queue()).isEmpty();
    }

    @Test
    void an_anonymous_visitor_gets_a_clock_on_reaching_40() {
        receiveAt(1, message("m1", "pricing_calculator_used").at(1).from(device("x")));
        receiveAt(5, message("m2", "email_clicked").at(2).from(device("x")));

        assertThat(deliveries.clock(device("x")).openedAt()).isEqualTo(minute(5));
        assertThat(deliveries.clock(device("x")).dueAt()).isEqualTo(minute(5 + 24 * HOUR));
    }

    @Test
    void a_visitor_gets_a_clock_on_becoming_known() {
        receiveAt(1, message("m1", "page_view").at(1).from(device("x")));
        receiveAt(9, message("m2", "identify").at(2).from(user("ada"), device("x")));

        assertThat(deliveries.clock(user("ada")).openedAt()).isEqualTo(minute(9));
        assertThat(deliveries.clock(user("ada")).dueAt()).isEqualTo(minute(9 + 48 * HOUR));
    }

    @Test
    void a_hotter_band_pulls_the_deadline_in_counted_from_entering_it() {
        receiveAt(0, message("m1", "page_view").at(0).from(user("ada")));
        receiveAt(10, message("m2", "demo_requested").at(1).from(user("ada")));
        receiveAt(20, message("m3", "free_trial_started").at(2).from(user("ada")));

        var clock = deliveries.clock(user("ada"));
        assertThat(clock.openedAt()).isEqualTo(minute(0));
        assertThat(clock.dueAt()).isEqualTo(minute(20 + HOUR));
        assertThat(clock.bandFrom()).isEqualTo(85);
        assertThat(ledger(deliveries.leadOf(user("ada"))))
                .containsExactly(Transition.OPENED, Transition.PULLED_IN, Transition.PULLED_IN);
    }

    @Test
    void a_jump_over_several_bands_pulls_the_deadline_in_once() {
        receiveAt(0, message("m1", "page_view").at(0).from(user("ada")));
        receiveAt(
                10,
                message("m2", "demo_requested").at(1).from(user("ada")),
                message("m3", "free_trial_started").at(2).from(user("ada")));

        assertThat(deliveries.clock(user("ada")).dueAt()).isEqualTo(minute(10 + HOUR));
        assertThat(ledger(deliveries.leadOf(user("ada")))).containsExactly(Transition.OPENED, Transition.PULLED_IN);
    }

    @Test
    void a_cooler_band_never_pushes_the_deadline_out() {
        receiveAt(0, message("m1", "demo_requested").at(0).from(user("ada")));
        receiveAt(1, message("m2", "page_view_pricing").at(1).from(user("ada")));
        var due = deliveries.clock(user("ada")).dueAt();

        receiveAt(2, message("m3", "student_email_domain").at(2).from(user("ada")));
        receiveAt(3, message("m4", "unsubscribed").at(3).from(user("ada")));
        receiveAt(4, message("m5", "free_trial_started").at(4).from(user("ada")));

        assertThat(deliveries.score(user("ada"))).isEqualTo(60);
        assertThat(deliveries.clock(user("ada")).dueAt()).isEqualTo(due).isEqualTo(minute(1 + 4 * HOUR));
    }

    @Test
    void a_late_event_cannot_open_a_clock_in_the_past() {
        receiveAt(300, message("m1", "demo_requested").at(1).from(user("ada")));

        assertThat(deliveries.clock(user("ada")).openedAt()).isEqualTo(minute(300));
    }

    @Test
    void a_lead_that_was_answered_gets_no_second_clock() {
        receiveAt(0, message("m1", "demo_requested").at(0).from(user("ada")));
        contact(deliveries.leadOf(user("ada")), 30);

        receiveAt(40, message("m2", "free_trial_started").at(1).from(user("ada")));

        assertThat(deliveries.clock(user("ada")).state()).isEqualTo(State.MET);
        assertThat(deliveries.clock(user("ada")).closedAt()).isEqualTo(minute(30));
        assertThat(ledger(deliveries.leadOf(user("ada")))).containsExactly(Transition.OPENED, Transition.MET);
        assertThat(queue()).isEmpty();
    }

    @Test
    void a_visitor_who_was_answered_before_being_workable_gets_no_clock() {
        receiveAt(0, message("m1", "page_view").at(0).from(device("x")));
        contact(deliveries.leadOf(device("x")), 5);

        receiveAt(10, message("m2", "demo_requested").at(1).from(device("x")));

        assertThat(deliveries.clock(device("x"))).isNull();
    }

    @Test
    void a_merge_hands_the_clock_over_to_a_survivor_without_one() {
        receiveAt(0, message("m1", "page_view").at(0).from(device("x")));
        receiveAt(1, message("m2", "demo_requested").at(1).from(device("y")));
        var y = deliveries.leadOf(device("y"));
        var x = deliveries.leadOf(device("x"));

        receiveAt(2, message("m3", "identify").at(2).from(user("ada"), device("x"), device("y")));

        assertThat(deliveries.leadOf(user("ada"))).isEqualTo(x);
        assertThat(deliveries.clock(x).openedAt()).isEqualTo(minute(1));
        assertThat(deliveries.clock(x).dueAt()).isEqualTo(minute(1 + 24 * HOUR));
        assertThat(deliveries.clock(y).state()).isEqualTo(State.CANCELLED);
        assertThat(ledger(y)).containsExactly(Transition.OPENED, Transition.CANCELLED);
        assertThat(queue()).containsExactly(x);
    }

    @Test
    void of_two_clocks_the_earlier_deadline_holds_after_a_merge() {
        receiveAt(0, message("m1", "page_view").at(0).from(user("ada")));
        receiveAt(5, message("m2", "demo_requested").at(1).from(device("x")));
        var visitor = deliveries.leadOf(device("x"));

        receiveAt(10, message("m3", "identify").at(2).from(user("ada"), device("x")));

        var clock = deliveries.clock(user("ada"));
        assertThat(clock.openedAt()).isEqualTo(minute(0));
        assertThat(clock.dueAt()).isEqualTo(minute(5 + 24 * HOUR));
        assertThat(deliveries.clock(visitor).state()).isEqualTo(State.CANCELLED);
        assertThat(queue()).containsExactly(deliveries.leadOf(user("ada")));
    }

    @Test
    void a_merge_that_makes_the_lead_hotter_pulls_the_deadline_in_from_then() {
        receiveAt(0, message("m1", "demo_requested").at(0).from(user("ada")));
        receiveAt(5, message("m2", "free_trial_started").at(1).from(device("x")));

        receiveAt(10, message("m3", "identify").at(2).from(user("ada"), device("x")));

        assertThat(deliveries.clock(user("ada")).dueAt()).isEqualTo(minute(10 + HOUR));
    }

    @Test
    void an_answer_to_either_of_two_merged_leads_meets_the_promise() {
        receiveAt(0, message("m1", "demo_requested").at(0).from(user("ada")));
        receiveAt(1, message("m2", "demo_requested").at(1).from(device("x")));
        contact(deliveries.leadOf(device("x")), 30);

        receiveAt(40, message("m3", "identify").at(2).from(user("ada"), device("x")));

        assertThat(deliveries.lead(user("ada")).status()).isEqualTo(LeadStatus.CONTACTED);
        assertThat(deliveries.clock(user("ada")).state()).isEqualTo(State.MET);
        assertThat(queue()).isEmpty();
    }

    @Test
    void an_answer_to_a_visitor_without_a_clock_meets_the_promise_made_to_the_lead_it_turns_out_to_be() {
        receiveAt(0, message("m1", "demo_requested").at(0).from(user("ada")));
        receiveAt(1, message("m2", "page_view").at(1).from(device("x")));
        contact(deliveries.leadOf(device("x")), 30);

        receiveAt(40, message("m3", "identify").at(2).from(user("ada"), device("x")));

        assertThat(deliveries.lead(user("ada")).status()).isEqualTo(LeadStatus.CONTACTED);
        assertThat(deliveries.clock(user("ada")).state()).isEqualTo(State.MET);
        assertThat(queue()).isEmpty();
    }

    @Test
    void a_promise_made_to_a_visitor_is_met_by_the_answer_to_the_lead_it_turns_out_to_be() {
        receiveAt(0, message("m1", "page_view").at(0).from(device("x")));
        receiveAt(1, message("m2", "demo_requested").at(1).from(device("y")));
        contact(deliveries.leadOf(device("x")), 30);

        receiveAt(40, message("m3", "identify").at(2).from(user("ada"), device("x"), device("y")));

        assertThat(deliveries.clock(user("ada")).state()).isEqualTo(State.MET);
        assertThat(queue()).isEmpty();
    }

    @Test
    void a_duplicate_does_not_touch_the_clock() {
        var demo = message("m1", "demo_requested").at(0).from(user("ada"));
        receiveAt(0, demo);
        var clock = deliveries.clock(user("ada"));

        receiveAt(100, demo);

        assertThat(deliveries.clock(user("ada"))).isEqualTo(clock);
        assertThat(ledger(deliveries.leadOf(user("ada")))).containsExactly(Transition.OPENED);
    }

    private void receiveAt(int minute, Message... messages) {
        deliveries.application.clock.set(minute(minute));
        deliveries.deliver(messages);
    }

    private void contact(LeadId lead, int minute) {
        deliveries.application.clock.set(minute(minute));
        var user = deliveries
                .application
                .ports
                .users()
                .all(deliveries.workspace)
                .getFirst()
                .id();
        deliveries.application.workOnLead.moveTo(deliveries.workspace, lead, LeadStatus.CONTACTED, user);
    }

    private List<Transition> ledger(LeadId lead) {
        return deliveries.clockLedger(lead);
    }

    private List<LeadId> queue() {
        return deliveries.application.workQueue.page(deliveries.workspace, Filter.ALL, null).rows().stream()
                .map(row -> row.lead().id())
                .toList();
    }
}

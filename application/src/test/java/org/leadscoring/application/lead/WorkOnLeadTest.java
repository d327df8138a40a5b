package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.assignment.Assignments.Recorded;
import org.leadscoring.application.sla.SlaClocks.Doing;
import org.leadscoring.application.sla.SlaClocks.Happened;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.Contact.Way;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.sla.BusinessHours;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaClock.State;
import org.leadscoring.domain.sla.SlaClock.Transition;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class WorkOnLeadTest {

    private static final Instant START = InMemoryApplication.START;

    private final InMemoryApplication application = new InMemoryApplication();
    private final WorkOnLead work = application.workOnLead;
    private WorkspaceId workspace;
    private UserId bob;
    private UserId carol;

    @BeforeEach
    void team() {
        workspace = application.setUp();
        bob = user(workspace, "bob", true);
        carol = user(workspace, "carol", true);
    }

    @Test
    void a_contact_meets_the_clock_and_is_recorded_with_who_and_when() {
        var lead = leadWithClock();
        application.clock.advance(Duration.ofMinutes(40));

        var moved = work.moveTo(workspace, lead, LeadStatus.CONTACTED, bob);

        var now = START.plus(Duration.ofMinutes(40));
        assertThat(moved.status()).isEqualTo(LeadStatus.CONTACTED);
        assertThat(stored(lead)).isEqualTo(moved);
        assertThat(history(lead)).containsExactly(new StatusChange(LeadStatus.NEW, LeadStatus.CONTACTED, now, bob));
        assertThat(clock(lead).state()).isEqualTo(State.MET);
        assertThat(clock(lead).closedAt()).isEqualTo(now);
        assertThat(clockLedger(lead))
                .extracting(Happened::transition)
                .containsExactly(Transition.OPENED, Transition.MET);
    }

    @Test
    void a_late_contact_breaches_the_promise_first() {
        var lead = leadWithClock();
        application.clock.advance(Duration.ofHours(2));

        work.moveTo(workspace, lead, LeadStatus.CONTACTED, bob);

        assertThat(clock(lead).state()).isEqualTo(State.MET);
        assertThat(clock(lead).breachedAt()).isEqualTo(START.plus(Duration.ofHours(2)));
        assertThat(clockLedger(lead))
                .extracting(Happened::transition)
                .containsExactly(Transition.OPENED, Transition.BREACHED, Transition.MET);
    }

    @ParameterizedTest
    @EnumSource(value = LeadStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "NEW")
    void leaving_new_for_anything_meets_the_clock(LeadStatus status) {
        var lead = leadWithClock();

        work.moveTo(workspace, lead, status, bob);

        assertThat(clock(lead).state()).isEqualTo(State.MET);
    }

    @Test
    void two_who_press_at_once_do_no_harm() {
        var lead = leadWithClock();
        work.moveTo(workspace, lead, LeadStatus.CONTACTED, bob);
        application.clock.advance(Duration.ofSeconds(1));

        var again = work.moveTo(workspace, lead, LeadStatus.CONTACTED, carol);

        assertThat(again.status()).isEqualTo(LeadStatus.CONTACTED);
        assertThat(history(lead)).extracting(StatusChange::by).containsExactly(bob);
        assertThat(clock(lead).closedAt()).isEqualTo(START);
        assertThat(clockLedger(lead)).hasSize(2);
    }

    @Test
    void further_steps_are_recorded_and_leave_the_clock_alone() {
        var lead = leadWithClock();
        work.moveTo(workspace, lead, LeadStatus.CONTACTED, bob);
        application.clock.advance(Duration.ofDays(3));

        work.moveTo(workspace, lead, LeadStatus.LOST, bob);
        work.moveTo(workspace, lead, LeadStatus.CONTACTED, carol);

        assertThat(history(lead))
                .extracting(StatusChange::to)
                .containsExactly(LeadStatus.CONTACTED, LeadStatus.LOST, LeadStatus.CONTACTED);
        assertThat(clock(lead).closedAt()).isEqualTo(START);
        assertThat(clockLedger(lead)).hasSize(2);
    }

    @Test
    void a_lead_without_a_clock_can_be_worked_on_too() {
        var lead = lead();

        work.moveTo(workspace, lead, LeadStatus.CONTACTED, bob);

        assertThat(stored(lead).status()).isEqualTo(LeadStatus.CONTACTED);
        assertThat(application.ports.slaClocks().of(workspace, Set.of(lead))).isEmpty();
    }

    @Test
    void a_status_that_cannot_be_reached_is_refused_and_changes_nothing() {
        var lead = lead();
        work.moveTo(workspace, lead, LeadStatus.WON, bob);

        assertThatExceptionOfType(StatusNotPossibleException.class)
                .isThrownBy(() -> work.moveTo(workspace, lead, LeadStatus.PROPOSAL, bob))
                .satisfies(refusal -> {
                    assertThat(refusal.from()).isEqualTo(LeadStatus.WON);
                    assertThat(refusal.to()).isEqualTo(LeadStatus.PROPOSAL);
                    assertThat(refusal).hasMessageContaining("won").hasMessageContaining("contacted");
                });
        assertThat(stored(lead).status()).isEqualTo(LeadStatus.WON);
        assertThat(history(lead)).hasSize(1);
    }

    @Test
    void nothing_goes_back_to_new() {
        var lead = lead();
        work.moveTo(workspace, lead, LeadStatus.CONTACTED, bob);

        assertThatThrownBy(() -> work.moveTo(workspace, lead, LeadStatus.NEW, bob))
                .isInstanceOf(StatusNotPossibleException.class);
    }

    @Test
    void an_unknown_lead_is_refused() {
        var unknown = new LeadId(application.ports.ids().next());

        assertThatExceptionOfType(UnknownLeadException.class)
                .isThrownBy(() -> work.moveTo(workspace, unknown, LeadStatus.CONTACTED, bob))
                .satisfies(refusal -> assertThat(refusal.lead()).isEqualTo(unknown));
        assertThatExceptionOfType(UnknownLeadException.class)
                .isThrownBy(() -> work.assign(workspace, unknown, bob, bob));
    }

    @Test
    void a_lead_of_another_workspace_is_unknown_here() {
        var elsewhere = application.ports.newWorkspace();
        var lead = lead();

        assertThatExceptionOfType(UnknownLeadException.class)
                .isThrownBy(() -> work.moveTo(elsewhere, lead, LeadStatus.CONTACTED, bob));
        assertThat(stored(lead).status()).isEqualTo(LeadStatus.NEW);
    }

    @Test
    void work_on_a_merged_lead_is_work_on_the_one_it_lives_on_in() {
        var ended = lead();
        var survivor = leadWithClock();
        application.ports.leads().merge(workspace, Map.of(ended, survivor));

        var moved = work.moveTo(workspace, ended, LeadStatus.CONTACTED, bob);
        work.assign(workspace, ended, carol, bob);

        assertThat(moved.id()).isEqualTo(survivor);
        assertThat(stored(survivor).status()).isEqualTo(LeadStatus.CONTACTED);
        assertThat(stored(survivor).owner()).isEqualTo(carol);
        assertThat(clock(survivor).state()).isEqualTo(State.MET);
        assertThat(stored(ended).status()).isEqualTo(LeadStatus.NEW);
        assertThat(history(survivor)).hasSize(1);
    }

    @Test
    void a_lead_may_be_given_to_a_user_and_to_another_and_to_nobody() {
        var lead = lead();

        assertThat(work.assign(workspace, lead, bob, bob).owner()).isEqualTo(bob);
        assertThat(stored(lead).owner()).isEqualTo(bob);
        assertThat(work.assign(workspace, lead, carol, bob).owner()).isEqualTo(carol);
        assertThat(stored(lead).owner()).isEqualTo(carol);
        assertThat(work.assign(workspace, lead, null, bob).owner()).isNull();
        assertThat(stored(lead).owner()).isNull();
    }

    @Test
    void it_is_recorded_who_gave_a_lead_to_whom_and_nothing_where_nothing_changed() {
        var lead = lead();

        work.assign(workspace, lead, bob, carol);
        application.clock.advance(Duration.ofMinutes(1));
        work.assign(workspace, lead, bob, bob);
        work.assign(workspace, lead, null, bob);

        assertThat(application.ports.assignments().of(workspace, lead))
                .containsExactly(
                        Recorded.byHand(lead, bob, START, carol),
                        Recorded.byHand(lead, null, START.plus(Duration.ofMinutes(1)), bob));
    }

    @Test
    void giving_a_lead_to_somebody_is_no_answer() {
        var lead = leadWithClock();

        work.assign(workspace, lead, bob, bob);

        assertThat(clock(lead).state()).isEqualTo(State.OPEN);
        assertThat(stored(lead).status()).isEqualTo(LeadStatus.NEW);
    }

    @Test
    void a_user_who_is_unknown_here_or_may_not_sign_in_cannot_own_a_lead() {
        var lead = lead();
        work.assign(workspace, lead, bob, bob);
        var unknown = new UserId(application.ports.ids().next());
        var stranger = user(application.ports.newWorkspace(), "stranger", true);
        var gone = user(workspace, "gone", false);

        for (var user : List.of(unknown, stranger, gone)) {
            assertThatExceptionOfType(UnknownUserException.class)
                    .isThrownBy(() -> work.assign(workspace, lead, user, bob))
                    .satisfies(refusal -> assertThat(refusal.user()).isEqualTo(user));
        }
        assertThat(stored(lead).owner()).isEqualTo(bob);
    }

    @Test
    void a_call_is_an_answer_and_a_new_lead_that_was_reached_is_contacted() {
        var lead = leadWithClock();
        application.clock.advance(Duration.ofMinutes(10));

        var called = work.logContact(workspace, lead, Way.CALL, " Calls back on Friday ", true, bob);

        var now = START.plus(Duration.ofMinutes(10));
        assertThat(called.status()).isEqualTo(LeadStatus.CONTACTED);
        assertThat(stored(lead).status()).isEqualTo(LeadStatus.CONTACTED);
        assertThat(application.ports.leads().contacts(workspace, lead))
                .containsExactly(new Contact(Way.CALL, "Calls back on Friday", now, bob));
        assertThat(clock(lead).state()).isEqualTo(State.MET);
        assertThat(clock(lead).answeredAfter()).isEqualTo(Duration.ofMinutes(10));
        assertThat(clockLedger(lead))
                .extracting(Happened::transition, happened -> happened.doing().by())
                .containsExactly(tuple(Transition.OPENED, null), tuple(Transition.MET, bob));
    }

    @Test
    void a_try_is_an_answer_too_but_the_lead_stays_new() {
        var lead = leadWithClock();

        work.logContact(workspace, lead, Way.EMAIL, "", false, bob);
        work.logContact(workspace, lead, Way.MESSAGE, "", false, carol);

        assertThat(stored(lead).status()).isEqualTo(LeadStatus.NEW);
        assertThat(clock(lead).state()).isEqualTo(State.MET);
        assertThat(application.ports.leads().contacts(workspace, lead))
                .extracting(Contact::by)
                .containsExactly(bob, carol);
        assertThat(history(lead)).isEmpty();
    }

    @Test
    void a_snoozed_lead_rests_until_then_with_who_and_why() {
        var lead = leadWithClock();
        var monday = START.plus(Duration.ofDays(3));

        work.snooze(workspace, lead, monday, " On holiday ", bob);

        assertThat(clock(lead).state()).isEqualTo(State.PAUSED);
        assertThat(clock(lead).nextAt()).isEqualTo(monday);
        assertThat(clockLedger(lead))
                .last()
                .isEqualTo(new Happened(
                        Transition.PAUSED, START, START.plus(Duration.ofHours(1)), new Doing(bob, "On holiday")));
    }

    @Test
    void whoever_wakes_a_lead_early_has_the_time_that_was_left() {
        var lead = leadWithClock();
        application.clock.advance(Duration.ofMinutes(20));
        work.snooze(workspace, lead, START.plus(Duration.ofDays(3)), "busy", bob);
        application.clock.advance(Duration.ofHours(5));

        work.wake(workspace, lead, carol);
        work.wake(workspace, lead, carol);

        assertThat(clock(lead).dueAt()).isEqualTo(START.plus(Duration.ofHours(6)));
        assertThat(clockLedger(lead))
                .extracting(Happened::transition)
                .containsExactly(Transition.OPENED, Transition.PAUSED, Transition.RESUMED);
    }

    @Test
    void a_lead_cannot_be_put_off_into_the_past_for_ever_or_without_a_reason() {
        var lead = leadWithClock();
        var longest = START.plus(WorkOnLead.LONGEST_SNOOZE);

        for (var until : List.of(START, START.minusSeconds(1), longest.plusSeconds(1))) {
            assertThatExceptionOfType(SnoozeNotPossibleException.class)
                    .isThrownBy(() -> work.snooze(workspace, lead, until, "busy", bob))
                    .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("until"));
        }
        for (var why : List.of("", "  ", "x".repeat(201))) {
            assertThatExceptionOfType(SnoozeNotPossibleException.class)
                    .isThrownBy(() -> work.snooze(workspace, lead, longest, why, bob))
                    .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("why"));
        }
        assertThat(clock(lead).state()).isEqualTo(State.OPEN);
    }

    @Test
    void in_a_status_that_pauses_the_promise_rests_until_a_real_answer() {
        var lead = leadWithClock();
        application
                .ports
                .slaPolicies()
                .save(
                        workspace,
                        new SlaPolicy(
                                SlaPolicy.STANDARD.bands(),
                                25,
                                BusinessHours.ROUND_THE_CLOCK,
                                Set.of(LeadStatus.QUALIFIED, LeadStatus.PROPOSAL)));
        application.clock.advance(Duration.ofMinutes(10));
        work.moveTo(workspace, lead, LeadStatus.QUALIFIED, bob);
        work.moveTo(workspace, lead, LeadStatus.PROPOSAL, bob);
        assertThat(clock(lead).state()).isEqualTo(State.PAUSED);
        assertThat(clock(lead).nextAt()).isNull();
        application.clock.advance(Duration.ofDays(30));

        work.moveTo(workspace, lead, LeadStatus.CONTACTED, bob);

        assertThat(clockLedger(lead))
                .extracting(Happened::transition)
                .containsExactly(Transition.OPENED, Transition.PAUSED, Transition.MET);
        assertThat(clock(lead).answeredAfter()).isEqualTo(Duration.ofMinutes(10));
    }

    private UserId user(WorkspaceId where, String name, boolean enabled) {
        var user = new User(new UserId(application.ports.ids().next()), where, name, name, Role.SALES_REP, enabled);
        application.ports.users().add(user, "hash", START);
        return user.id();
    }

    private LeadId lead() {
        var lead = Lead.heardOf(new LeadId(application.ports.ids().next()), START, new Standing(90, "mql", null));
        application.ports.leads().add(workspace, List.of(lead));
        return lead.id();
    }

    /** A lead to be answered within the hour. */
    private LeadId leadWithClock() {
        var lead = lead();
        var opened = SlaClock.open(SlaPolicy.STANDARD, 90, true, START).orElseThrow();
        application.ports.slaClocks().write(workspace, Map.of(lead, opened), START);
        return lead;
    }

    private Lead stored(LeadId lead) {
        return application.ports.leads().byId(workspace, lead).orElseThrow();
    }

    private List<StatusChange> history(LeadId lead) {
        return application.ports.leads().statusHistory(workspace, lead);
    }

    private SlaClock clock(LeadId lead) {
        return application.ports.slaClocks().of(workspace, Set.of(lead)).get(lead);
    }

    private List<Happened> clockLedger(LeadId lead) {
        return application.ports.slaClocks().ledger(workspace, lead);
    }
}

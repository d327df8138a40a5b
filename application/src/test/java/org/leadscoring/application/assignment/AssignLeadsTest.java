package org.leadscoring.application.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.domain.assignment.AssignmentMethod;
import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.assignment.Reason;
import org.leadscoring.domain.assignment.Reason.AtCapacity;
import org.leadscoring.domain.assignment.Reason.Disabled;
import org.leadscoring.domain.assignment.Reason.NextByTurn;
import org.leadscoring.domain.assignment.Reason.NobodyAvailable;
import org.leadscoring.domain.assignment.Reason.OutsideHours;
import org.leadscoring.domain.assignment.Reason.Skipped;
import org.leadscoring.domain.assignment.Seat;
import org.leadscoring.domain.assignment.Turn;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.BusinessHours;
import org.leadscoring.domain.sla.BusinessHours.Period;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class AssignLeadsTest {

    private final InMemoryApplication application = new InMemoryApplication();
    private final WorkspaceId workspace = application.setUp();
    private final Instant now = application.clock.instant();
    private final UserId priya = user("priya", Role.SALES_MANAGER, true);
    private final UserId tom = user("tom", Role.SALES_REP, true);

    @Test
    void leads_of_one_call_are_given_one_after_the_other() {
        inForce(AssignmentMethod.ROUND_ROBIN, seat(priya, 2, null), seat(tom, 1, null));
        var leads = leads(4);

        var given = assign(leads);

        assertThat(given.keySet()).containsExactlyElementsOf(leads);
        assertThat(given.values()).extracting(Assignment::owner).containsExactly(priya, tom, priya, priya);
        assertThat(given.get(leads.getFirst()).reason()).isEqualTo(new Reason(new NextByTurn(2, 3), List.of()));
    }

    @Test
    void the_next_call_goes_on_where_the_last_one_ended() {
        inForce(AssignmentMethod.ROUND_ROBIN, seat(priya, 1, null), seat(tom, 1, null));

        assertThat(owners(assign(leads(1)))).containsExactly(priya);
        assertThat(owners(assign(leads(1)))).containsExactly(tom);
        assertThat(owners(assign(leads(1)))).containsExactly(priya);
    }

    @Test
    void a_transaction_that_is_undone_has_taken_no_turn() {
        inForce(AssignmentMethod.ROUND_ROBIN, seat(priya, 1, null), seat(tom, 1, null));

        try {
            application.ports.transactions().run(() -> {
                application.assignLeads.assign(workspace, leads(1), now);
                throw new IllegalArgumentException("something else went wrong");
            });
        } catch (IllegalArgumentException expected) {
            assertThat(application.ports.turns().of(workspace)).isEqualTo(Turn.START);
        }

        assertThat(owners(assign(leads(1)))).containsExactly(priya);
    }

    @Test
    void nobody_gets_more_open_leads_than_they_have_room_for() {
        inForce(AssignmentMethod.ROUND_ROBIN, seat(priya, 5, 2), seat(tom, 1, 4));
        owned(tom);
        owned(tom);

        var given = assign(leads(6));

        assertThat(owners(given)).containsExactly(priya, priya, tom, tom, null, null);
        assertThat(List.copyOf(given.values()).getLast().reason())
                .isEqualTo(new Reason(
                        new NobodyAvailable(),
                        List.of(new Skipped(priya, new AtCapacity(2, 2)), new Skipped(tom, new AtCapacity(4, 4)))));
    }

    @Test
    void whoever_may_only_look_or_is_shut_out_gets_none() {
        var viewer = user("vera", Role.VIEWER, true);
        var gone = user("gus", Role.SALES_REP, false);
        inForce(AssignmentMethod.RANDOM, Seat.of(viewer), Seat.of(gone), Seat.of(tom));

        var given = assign(leads(1)).values().iterator().next();

        assertThat(given.owner()).isEqualTo(tom);
        assertThat(given.reason().skipped())
                .containsExactly(new Skipped(viewer, new Disabled()), new Skipped(gone, new Disabled()));
    }

    @Test
    void who_works_in_business_hours_gets_none_when_the_office_is_closed() {
        var afternoons =
                new BusinessHours(ZoneOffset.UTC, Map.of(DayOfWeek.MONDAY, List.of(new Period(780, 1_020))), Map.of());
        application
                .ports
                .slaPolicies()
                .save(workspace, new SlaPolicy(SlaPolicy.STANDARD.bands(), 25, afternoons, Set.of()));
        inForce(AssignmentMethod.ROUND_ROBIN, new Seat(priya, 9, null, true, List.of()), Seat.of(tom));

        assertThat(assign(leads(1)).values()).singleElement().satisfies(given -> {
            assertThat(given.owner()).isEqualTo(tom);
            assertThat(given.reason().skipped()).containsExactly(new Skipped(priya, new OutsideHours()));
        });
    }

    @Test
    void the_dice_that_were_handed_in_decide_lots() {
        inForce(AssignmentMethod.RANDOM, seat(priya, 1, null), seat(tom, 1, null));

        application.dice.set(7);
        assertThat(owners(assign(leads(2)))).containsExactly(tom, tom);
        application.dice.set(8);
        assertThat(owners(assign(leads(1)))).containsExactly(priya);
    }

    @Test
    void each_is_written_down_with_why_whoever_got_it_or_nobody() {
        var leads = leads(1);
        assign(leads);
        inForce(AssignmentMethod.LEAST_LOADED, Seat.of(tom));
        var given = assign(leads).get(leads.getFirst());

        var recorded = application.ports.assignments().of(workspace, leads.getFirst());

        assertThat(recorded).extracting(one -> one.assignment().owner()).containsExactly(null, tom);
        assertThat(recorded.getFirst().assignment().reason()).isEqualTo(new Reason(new NobodyAvailable(), List.of()));
        assertThat(recorded.getLast().assignment()).isEqualTo(given);
        assertThat(recorded.getLast().method()).isEqualTo(AssignmentMethod.LEAST_LOADED);
        assertThat(recorded.getLast().at()).isEqualTo(now);
        assertThat(recorded.getLast().by()).isNull();
    }

    @Test
    void a_preview_tells_what_happens_next_and_takes_no_turn() {
        inForce(AssignmentMethod.ROUND_ROBIN, seat(priya, 2, null), seat(tom, 1, null));
        var policy = application.editAssignment.policy(workspace);

        var foretold = application.previewAssignment.next(workspace, policy, 3);

        assertThat(foretold).extracting(choice -> choice.user()).containsExactly(priya, tom, priya);
        assertThat(application.ports.turns().of(workspace)).isEqualTo(Turn.START);
        assertThat(owners(assign(leads(3)))).containsExactly(priya, tom, priya);
    }

    @Test
    void a_preview_ends_where_nobody_is_left_and_foretells_no_lots() {
        var full = new AssignmentPolicy(AssignmentMethod.ROUND_ROBIN, List.of(seat(priya, 1, 1)));
        var lots = new AssignmentPolicy(AssignmentMethod.RANDOM, List.of(Seat.of(priya), Seat.of(tom)));

        assertThat(application.previewAssignment.next(workspace, full, 5))
                .extracting(choice -> choice.user())
                .containsExactly(priya, null);
        assertThat(application.previewAssignment.next(workspace, lots, 5)).hasSize(1);
        assertThat(application.previewAssignment.next(workspace, lots, 0)).isEmpty();
    }

    private static Seat seat(UserId user, int weight, Integer capacity) {
        return new Seat(user, weight, capacity, false, List.of());
    }

    private void inForce(AssignmentMethod method, Seat... seats) {
        var to = new AssignmentPolicy(method, Arrays.asList(seats));
        application.editAssignment.change(workspace, application.editAssignment.policy(workspace), to, priya);
    }

    private Map<LeadId, Assignment> assign(List<LeadId> leads) {
        return application.ports.transactions().run(() -> {
            var given = application.assignLeads.assign(workspace, leads, now);
            given.forEach((id, assignment) -> {
                var lead = application.ports.leads().byId(workspace, id).orElseThrow();
                application.ports.leads().saveWork(workspace, lead.ownedBy(assignment.owner()));
            });
            return given;
        });
    }

    private static List<UserId> owners(Map<LeadId, Assignment> given) {
        return given.values().stream().map(Assignment::owner).toList();
    }

    private List<LeadId> leads(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> {
                    var lead = Lead.heardOf(
                            new LeadId(application.ports.ids().next()), now, new Standing(0, "cold", null));
                    application.ports.leads().add(workspace, List.of(lead));
                    return lead.id();
                })
                .toList();
    }

    private void owned(UserId owner) {
        var lead = leads(1).getFirst();
        var found = application.ports.leads().byId(workspace, lead).orElseThrow();
        application.ports.leads().saveWork(workspace, found.ownedBy(owner));
    }

    private UserId user(String name, Role role, boolean enabled) {
        var user = new User(new UserId(application.ports.ids().next()), workspace, name, name, role, enabled);
        application.ports.users().add(user, "hash", now);
        return user.id();
    }
}

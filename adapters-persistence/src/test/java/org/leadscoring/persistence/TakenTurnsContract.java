package org.leadscoring.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.assignment.AssignLeads;
import org.leadscoring.application.assignment.EditAssignment;
import org.leadscoring.domain.assignment.Absence;
import org.leadscoring.domain.assignment.AssignmentMethod;
import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.assignment.Seat;
import org.leadscoring.domain.assignment.Turn;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What happens when leads are given away by several nodes at once (spec ST-5): what one node would have done. */
abstract class TakenTurnsContract {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final int GIVERS = 6;
    private static final int CALLS = 20;
    private static final int LEADS_OF_A_CALL = 2;
    private static final int LEADS = GIVERS * CALLS * LEADS_OF_A_CALL;

    private JdbcPorts ports;
    private WorkspaceId workspace;
    private List<JdbcPorts> nodes;
    private UserId ann;
    private UserId bob;
    private UserId cat;

    protected abstract JdbcPorts ports();

    @BeforeEach
    void start() {
        ports = ports();
        workspace = ports.newWorkspace();
        nodes = List.of(ports, ports.anotherNode());
        ann = user("Ann");
        bob = user("Bob");
        cat = user("Cat");
    }

    @Test
    void of_all_leads_that_two_nodes_give_away_at_once_each_seat_gets_its_share_to_the_lead() throws Exception {
        inForce(new AssignmentPolicy(
                AssignmentMethod.ROUND_ROBIN, List.of(seat(ann, 3, null), seat(bob, 2, null), seat(cat, 1, null))));

        var owners = givenAtOnce();

        assertThat(count(owners, ann)).isEqualTo(LEADS / 2);
        assertThat(count(owners, bob)).isEqualTo(LEADS / 3);
        assertThat(count(owners, cat)).isEqualTo(LEADS / 6);
        assertThat(ports.turns().of(workspace).deficits().values()).containsOnly(0L);
    }

    @Test
    void nobody_is_given_more_than_they_have_room_for_however_many_give_at_once() throws Exception {
        inForce(new AssignmentPolicy(
                AssignmentMethod.LEAST_LOADED, List.of(seat(ann, 1, 50), seat(bob, 1, 20), seat(cat, 1, 7))));

        var owners = givenAtOnce();

        assertThat(count(owners, ann)).isEqualTo(50);
        assertThat(count(owners, bob)).isEqualTo(20);
        assertThat(count(owners, cat)).isEqualTo(7);
        assertThat(owners).filteredOn(List::isEmpty).hasSize(LEADS - 77);
    }

    @Test
    void whoever_wants_a_turn_that_is_taken_waits_and_sees_what_became_of_it() throws Exception {
        inForce(new AssignmentPolicy(AssignmentMethod.ROUND_ROBIN, List.of(seat(ann, 1, null), seat(bob, 1, null))));
        var taken = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        var before = ports.turns().of(workspace);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> nodes.getFirst().transactions().run(() -> {
                var turn = nodes.getFirst().turns().take(workspace);
                taken.countDown();
                await(asked);
                // The other is on its way to the row, or waits for it; in both cases it has not got it.
                nodes.getFirst().turns().put(workspace, new Turn(1_000, Map.of(ann, 7L)));
                return turn;
            }));
            var second = threads.submit(() -> nodes.getLast().transactions().run(() -> {
                await(taken);
                asked.countDown();
                return nodes.getLast().turns().take(workspace);
            }));

            assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(before);
            assertThat(second.get(30, TimeUnit.SECONDS).deficits()).containsEntry(ann, 7L);
        }
    }

    @Test
    void a_policy_can_be_changed_while_leads_are_given_away_and_no_absence_is_lost() throws Exception {
        inForce(new AssignmentPolicy(AssignmentMethod.ROUND_ROBIN, List.of(seat(ann, 1, null), seat(bob, 1, null))));
        var away = new Absence(NOW.plusSeconds(60), NOW.plusSeconds(120), "");
        try (var threads = Executors.newFixedThreadPool(3)) {
            var giving = threads.submit(() -> give(nodes.getFirst(), 10));
            var sent = new ArrayList<Future<?>>();
            for (var user : List.of(ann, bob)) {
                sent.add(threads.submit(() -> edit(user.equals(ann) ? nodes.getFirst() : nodes.getLast())
                        .setAbsences(workspace, user, List.of(away), user)));
            }
            for (var one : sent) {
                one.get(60, TimeUnit.SECONDS);
            }
            assertThat(giving.get(60, TimeUnit.SECONDS)).hasSize(10 * LEADS_OF_A_CALL);
        }

        assertThat(ports.assignmentPolicies().of(workspace).seats())
                .allSatisfy(seat -> assertThat(seat.absences()).containsExactly(away));
    }

    private List<List<UserId>> givenAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(GIVERS)) {
            var sent = IntStream.range(0, GIVERS)
                    .mapToObj(giver -> {
                        Callable<List<List<UserId>>> work = () -> give(nodes.get(giver % nodes.size()), CALLS);
                        return threads.submit(work);
                    })
                    .toList();
            var owners = new ArrayList<List<UserId>>();
            for (var one : sent) {
                owners.addAll(one.get(120, TimeUnit.SECONDS));
            }
            return owners;
        }
    }

    /** Gives leads away as a caller does: locks them, asks who gets them, and writes that down. */
    private List<List<UserId>> give(JdbcPorts node, int calls) {
        var assign = new AssignLeads(
                node.assignmentPolicies(),
                node.turns(),
                node.loads(),
                node.assignments(),
                node.users(),
                node.slaPolicies(),
                () -> 0);
        var owners = new ArrayList<List<UserId>>();
        for (int call = 0; call < calls; call++) {
            var leads =
                    IntStream.range(0, LEADS_OF_A_CALL).mapToObj(i -> lead()).toList();
            var given = node.transactions().run(() -> {
                var locked = node.leads()
                        .lock(workspace, leads.stream().map(Lead::id).collect(Collectors.toSet()));
                var result =
                        assign.assign(workspace, leads.stream().map(Lead::id).toList(), NOW);
                result.forEach((id, assignment) ->
                        node.leads().saveWork(workspace, locked.get(id).ownedBy(assignment.owner())));
                return result;
            });
            given.values()
                    .forEach(assignment ->
                            owners.add(assignment.owner() == null ? List.of() : List.of(assignment.owner())));
        }
        return owners;
    }

    private EditAssignment edit(JdbcPorts node) {
        return new EditAssignment(
                node.transactions(),
                node.assignmentPolicies(),
                node.auditLog(),
                node.ids(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void inForce(AssignmentPolicy policy) {
        ports.transactions().run(() -> {
            ports.assignmentPolicies().save(workspace, policy);
            return true;
        });
    }

    private static long count(List<List<UserId>> owners, UserId user) {
        return owners.stream().filter(List.of(user)::equals).count();
    }

    private Lead lead() {
        var lead = Lead.heardOf(new LeadId(ports.ids().next()), NOW, new Standing(0, "cold", null));
        ports.transactions().run(() -> {
            ports.leads().add(workspace, Set.of(lead));
            return true;
        });
        return lead;
    }

    private static Seat seat(UserId user, int weight, Integer capacity) {
        return new Seat(user, weight, capacity, false, List.of());
    }

    private UserId user(String name) {
        var id = new UserId(ports.ids().next());
        ports.users().add(new User(id, workspace, "u" + id.value(), name, Role.SALES_REP, true), "hash", NOW);
        return id;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

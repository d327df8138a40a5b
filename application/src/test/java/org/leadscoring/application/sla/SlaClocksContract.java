package org.leadscoring.application.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.sla.SlaClocks.Doing;
import org.leadscoring.application.sla.SlaClocks.Due;
import org.leadscoring.application.sla.SlaClocks.Happened;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaClock.Change;
import org.leadscoring.domain.sla.SlaClock.State;
import org.leadscoring.domain.sla.SlaClock.Transition;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What everybody may expect of {@link SlaClocks}. */
public abstract class SlaClocksContract extends PortContract {

    /** Long before any clock of other tests is due: {@link SlaClocks#due} looks at all workspaces. */
    private static final Instant LONG_AGO = Instant.parse("2001-09-09T01:46:40Z");

    @Test
    void a_lead_that_was_never_workable_has_no_clock() {
        assertThat(clock(newLeadId())).isNull();
        assertThat(ports.slaClocks().of(workspace, Set.of())).isEmpty();
        assertThat(ports.slaClocks().ledger(workspace, newLeadId())).isEmpty();
    }

    @Test
    void an_open_clock_comes_back_exactly_as_it_was_put_in() {
        var lead = newLeadId();
        var clock = new SlaClock(
                Integer.MIN_VALUE, NOW, NOW.plusNanos(3_000), NOW.plusNanos(2_000), null, null, State.OPEN, null);

        write(lead, clock, Transition.OPENED);

        assertThat(clock(lead)).isEqualTo(clock);
    }

    @Test
    void a_closed_clock_comes_back_exactly_as_it_was_put_in() {
        var met = newLeadId();
        var cancelled = newLeadId();
        var warnedAt = NOW.plusSeconds(45);
        var breachedAt = NOW.plusSeconds(61);
        var closedAt = NOW.plusSeconds(70);
        var due = NOW.plusSeconds(60);
        var metClock = new SlaClock(85, NOW, due, NOW.plusSeconds(40), warnedAt, breachedAt, State.MET, closedAt);
        var cancelledClock = new SlaClock(40, NOW, due, NOW.plusSeconds(40), null, null, State.CANCELLED, closedAt);

        write(met, metClock, Transition.MET);
        write(cancelled, cancelledClock, Transition.CANCELLED);

        assertThat(ports.slaClocks().of(workspace, Set.of(met, cancelled, newLeadId())))
                .isEqualTo(Map.of(met, metClock, cancelled, cancelledClock));
    }

    @Test
    void a_resting_clock_comes_back_exactly_as_it_was_put_in() {
        var asleep = newLeadId();
        var resting = newLeadId();
        var clock =
                open(NOW, 60).paused(NOW.plusNanos(1_000), NOW.plusSeconds(600)).clock();
        var twice = clock.tick(SlaPolicy.STANDARD, NOW.plusSeconds(600))
                .clock()
                .paused(NOW.plusSeconds(601), null)
                .clock();

        write(asleep, clock, Transition.PAUSED);
        write(resting, twice, Transition.PAUSED);

        assertThat(clock(asleep)).isEqualTo(clock);
        assertThat(clock(resting)).isEqualTo(twice);
        var answered = twice.met(SlaPolicy.STANDARD, NOW.plusSeconds(700)).clock();
        write(resting, answered, Transition.MET);
        assertThat(clock(resting)).isEqualTo(answered);
    }

    @Test
    void the_ledger_says_who_did_it_and_why() {
        var lead = newLeadId();
        var doing = new Doing(newUserId(), "“On holiday” until Monday, says O'Brien 🚀");
        var asleep = open(NOW, 60).paused(NOW, NOW.plusSeconds(600));

        commit(() -> ports.slaClocks().write(workspace, Map.of(lead, asleep), NOW, doing));

        assertThat(ports.slaClocks().ledger(workspace, lead))
                .containsExactly(new Happened(Transition.PAUSED, NOW, NOW.plusSeconds(60), doing));
    }

    @Test
    void a_sleeping_clock_is_due_when_it_wakes() {
        var lead = newLeadId();
        var asleep =
                open(LONG_AGO, 60).paused(LONG_AGO, LONG_AGO.plusSeconds(20)).clock();

        var due = whenStored(
                Map.of(
                        lead,
                        asleep,
                        newLeadId(),
                        open(LONG_AGO, 60).paused(LONG_AGO, null).clock()),
                () -> List.of(due(LONG_AGO.plusSeconds(19)), due(LONG_AGO.plusSeconds(20))));

        assertThat(due).containsExactly(List.of(), List.of(lead));
    }

    @Test
    void a_clock_takes_the_place_of_the_one_before() {
        var lead = newLeadId();
        write(lead, open(NOW, 60), Transition.OPENED);
        var warned = open(NOW, 60).tick(NOW.plusSeconds(50)).clock();
        write(lead, warned, Transition.WARNED);

        write(lead, open(NOW, 30), Transition.PULLED_IN);

        assertThat(clock(lead)).isEqualTo(open(NOW, 30));
    }

    @Test
    void a_clock_is_written_even_if_nothing_happened_to_it() {
        var lead = newLeadId();
        write(lead, open(NOW, 60), Transition.OPENED);
        var hotter = new SlaClock(85, NOW, NOW.plusSeconds(60), NOW.plusSeconds(45), null, null, State.OPEN, null);

        write(lead, hotter);

        assertThat(clock(lead)).isEqualTo(hotter);
        assertThat(ports.slaClocks().ledger(workspace, lead)).hasSize(1);
    }

    @Test
    void what_happened_is_a_row_each_in_order_with_the_deadline_from_then_on() {
        var lead = newLeadId();
        var then = NOW.plusSeconds(1);

        write(lead, open(NOW, 60), Transition.OPENED);
        commit(() -> ports.slaClocks()
                .write(
                        workspace,
                        Map.of(
                                lead,
                                new Change(
                                        open(NOW, 30),
                                        List.of(
                                                Transition.PULLED_IN,
                                                Transition.WARNED,
                                                Transition.BREACHED,
                                                Transition.MET,
                                                Transition.CANCELLED))),
                        then));

        var due = NOW.plusSeconds(30);
        assertThat(ports.slaClocks().ledger(workspace, lead))
                .containsExactly(
                        new Happened(Transition.OPENED, NOW, NOW.plusSeconds(60)),
                        new Happened(Transition.PULLED_IN, then, due),
                        new Happened(Transition.WARNED, then, due),
                        new Happened(Transition.BREACHED, then, due),
                        new Happened(Transition.MET, then, due),
                        new Happened(Transition.CANCELLED, then, due));
    }

    @Test
    void thousands_of_clocks_may_be_written_and_read_at_once() {
        var leads = Stream.generate(this::newLeadId).limit(2_500).collect(Collectors.toSet());
        var changes = new HashMap<LeadId, Change>();
        leads.forEach(lead -> changes.put(lead, new Change(open(NOW, 60), List.of(Transition.OPENED))));

        commit(() -> ports.slaClocks().write(workspace, changes, NOW));

        assertThat(ports.slaClocks().of(workspace, leads)).containsOnlyKeys(leads);
        assertThat(ports.slaClocks().ledger(workspace, leads.iterator().next())).hasSize(1);
    }

    @Test
    void nothing_to_write_does_nothing() {
        commit(() -> ports.slaClocks().write(workspace, Map.of(), NOW));

        assertThat(ports.slaClocks().of(workspace, Set.of(newLeadId()))).isEmpty();
    }

    @Test
    void another_workspace_sees_nothing() {
        var lead = newLeadId();
        write(lead, open(NOW, 60), Transition.OPENED);

        assertThat(ports.slaClocks().of(elsewhere, Set.of(lead))).isEmpty();
        assertThat(ports.slaClocks().ledger(elsewhere, lead)).isEmpty();
    }

    @Test
    void a_clock_is_due_from_the_instant_of_its_warning_on() {
        var lead = newLeadId();
        var clock = open(LONG_AGO, 60);

        var due = whenStored(
                Map.of(lead, clock),
                () -> List.of(
                        due(clock.warnAt().minusNanos(1_000)),
                        due(clock.warnAt()),
                        due(clock.dueAt().plusSeconds(600))));

        assertThat(due).containsExactly(List.of(), List.of(lead), List.of(lead));
    }

    @Test
    void a_warned_clock_is_due_again_from_its_deadline_on() {
        var lead = newLeadId();
        var clock = open(LONG_AGO, 60);
        var warned = clock.tick(clock.warnAt()).clock();

        var due = whenStored(
                Map.of(lead, warned),
                () -> List.of(
                        due(clock.dueAt().minusNanos(1_000)),
                        due(clock.dueAt()),
                        due(clock.dueAt().plusSeconds(9))));

        assertThat(due).containsExactly(List.of(), List.of(lead), List.of(lead));
    }

    @Test
    void a_warned_clock_that_was_pulled_in_is_due_at_its_new_warning() {
        var lead = newLeadId();
        var pulledIn = new SlaClock(
                85, LONG_AGO, LONG_AGO.plusSeconds(30), LONG_AGO.plusSeconds(20), null, null, State.OPEN, null);
        var clock = open(LONG_AGO, 60);

        var due = whenStored(Map.of(lead, clock.tick(clock.warnAt()).clock()), () -> {
            ports.slaClocks().write(workspace, Map.of(lead, new Change(pulledIn, List.of())), NOW);
            return List.of(due(pulledIn.warnAt().minusNanos(1_000)), due(pulledIn.warnAt()));
        });

        assertThat(due).containsExactly(List.of(), List.of(lead));
    }

    @Test
    void breached_and_closed_clocks_are_never_due_again() {
        var clock = open(LONG_AGO, 60);
        var late = clock.dueAt().plusSeconds(1);
        var clocks = new HashMap<LeadId, SlaClock>();
        for (var ended : List.of(
                clock.tick(late),
                clock.met(SlaPolicy.STANDARD, LONG_AGO),
                clock.met(SlaPolicy.STANDARD, late),
                clock.cancelled(LONG_AGO))) {
            clocks.put(newLeadId(), ended.clock());
        }

        var due = whenStored(clocks, () -> List.of(due(late.plusSeconds(1_000_000))));

        assertThat(due).containsExactly(List.of());
    }

    @Test
    void a_due_clock_comes_with_its_workspace() {
        var lead = newLeadId();
        var clock = open(LONG_AGO, 60);

        var due = undone(() -> {
            write(elsewhere, lead, clock);
            return List.copyOf(ports.slaClocks().due(clock.dueAt(), 10));
        });

        assertThat(due).containsExactly(new Due(elsewhere, lead));
    }

    @Test
    void the_longest_due_come_first_and_not_more_than_wanted() {
        var first = newLeadId();
        var second = newLeadId();
        var third = newLeadId();
        var warned = open(LONG_AGO, 10).tick(LONG_AGO.plusSeconds(9)).clock();
        var now = LONG_AGO.plusSeconds(100);

        var due = whenStored(
                Map.of(third, open(LONG_AGO, 60), first, open(LONG_AGO, 8), second, warned),
                () -> List.of(due(now, 1), due(now, 2), due(now, 3), due(now, 9)));

        assertThat(due)
                .containsExactly(
                        List.of(first),
                        List.of(first, second),
                        List.of(first, second, third),
                        List.of(first, second, third));
    }

    private <T> T whenStored(Map<LeadId, SlaClock> clocks, Supplier<T> work) {
        return undone(() -> {
            clocks.forEach((lead, clock) -> write(workspace, lead, clock));
            return work.get();
        });
    }

    private List<LeadId> due(Instant now) {
        return due(now, 100);
    }

    private List<LeadId> due(Instant now, int limit) {
        List<Due> due = ports.slaClocks().due(now, limit);
        return due.stream().map(Due::lead).toList();
    }

    private void write(LeadId lead, SlaClock clock, Transition... transitions) {
        write(workspace, lead, clock, transitions);
    }

    private void write(WorkspaceId where, LeadId lead, SlaClock clock, Transition... transitions) {
        commit(() -> ports.slaClocks().write(where, Map.of(lead, new Change(clock, List.of(transitions))), NOW));
    }

    private @Nullable SlaClock clock(LeadId lead) {
        return ports.slaClocks().of(workspace, Set.of(lead)).get(lead);
    }

    /** A clock with a target of so many seconds, to be warned of when a quarter is left. */
    private static SlaClock open(Instant at, int seconds) {
        var target = Duration.ofSeconds(seconds);
        var warn = at.plus(target.multipliedBy(3).dividedBy(4));
        return new SlaClock(40, at, at.plus(target), warn, null, null, State.OPEN, null);
    }
}

package org.leadscoring.application.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.application.sla.WorkQueue.Counts;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.application.sla.WorkQueue.OpenClocks;
import org.leadscoring.application.sla.WorkQueue.Position;
import org.leadscoring.application.sla.WorkQueue.Row;
import org.leadscoring.application.sla.WorkQueue.Total;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.LastChange;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaClock.Change;
import org.leadscoring.domain.sla.SlaClock.State;
import org.leadscoring.domain.sla.SlaClock.Transition;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What everybody may expect of {@link OpenClocks}. */
public abstract class OpenClocksContract extends PortContract {

    private static final Counts NONE = new Counts(0, 0, 0);

    @Test
    void an_empty_workspace_has_an_empty_queue() {
        saved(someLead());

        assertThat(listed(Filter.ALL)).isEmpty();
        assertThat(ports.openClocks().count(workspace, Filter.ALL, NOW, 1_000)).isEqualTo(NONE);
    }

    @Test
    void a_row_shows_lead_and_clock_as_they_are_and_the_name_of_the_owner() {
        var bob = savedUser("Bob ‘Ünï’ 🚀");
        var profile = new Profile(AWKWARD, "o'brien@example.com", "+4930123456", "<Müller>", true);
        var standing = new Standing(95, "mql", new LastChange("demo_requested", 50, NOW));
        var owned = saved(someLead()
                .seen(new Attributes(Map.of("k", AWKWARD)), profile, standing, NOW)
                .ownedBy(bob.id()));
        var unowned = saved(someLead());
        var first = clock(85, NOW.plusSeconds(60)).tick(NOW.plusSeconds(50)).clock();
        var second = clock(Integer.MIN_VALUE, NOW.plusSeconds(61));

        clocked(owned.id(), first);
        clocked(unowned.id(), second);

        assertThat(ports.openClocks()
                        .list(workspace, Filter.ALL, null, 10, 1_000)
                        .rows())
                .containsExactly(new Row(owned, first, "Bob ‘Ünï’ 🚀"), new Row(unowned, second, null));
    }

    @Test
    void the_next_to_fall_due_come_first_and_then_by_id() {
        var a = saved(someLead()).id();
        var b = saved(someLead()).id();
        var c = saved(someLead()).id();
        var d = saved(someLead()).id();
        clocked(d, clock(40, NOW.plusSeconds(10)));
        clocked(c, clock(40, NOW.plusSeconds(20)));
        clocked(a, clock(40, NOW.plusSeconds(20)));
        clocked(b, clock(40, NOW.minusSeconds(9)));

        assertThat(listed(Filter.ALL)).containsExactly(b, d, a, c);
    }

    @Test
    void not_more_are_listed_than_wanted() {
        var first = due(NOW);
        due(NOW.plusSeconds(1));

        assertThat(listed(Filter.ALL, null, 1)).containsExactly(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40})
    void paging_shows_every_clock_once(int pageSize) {
        var random = new Random(pageSize);
        var positions = new ArrayList<Position>();
        for (int i = 0; i < 30; i++) {
            var dueAt = NOW.plusNanos(random.nextInt(4) * 1_000L);
            positions.add(new Position(dueAt, due(dueAt)));
        }
        positions.sort(Comparator.comparing(Position::dueAt).thenComparing(Position::lead));

        var paged = new ArrayList<LeadId>();
        Position after = null;
        for (int pages = 0; pages <= positions.size(); pages++) {
            var rows = ports.openClocks()
                    .list(workspace, Filter.ALL, after, pageSize, 1_000)
                    .rows();
            rows.forEach(row -> paged.add(row.lead().id()));
            after = rows.isEmpty() ? after : rows.getLast().position();
        }

        assertThat(paged)
                .containsExactlyElementsOf(
                        positions.stream().map(Position::lead).toList());
    }

    @Test
    void a_page_begins_after_its_position_even_if_that_clock_has_been_met_since() {
        due(NOW);
        var met = due(NOW.plusSeconds(1));
        var last = due(NOW.plusSeconds(2));

        clocked(met, clock(40, NOW.plusSeconds(1)).met(SlaPolicy.STANDARD, NOW).clock());

        assertThat(listed(Filter.ALL, new Position(NOW.plusSeconds(1), met), 10))
                .containsExactly(last);
    }

    @Test
    void closed_clocks_are_not_in_the_queue() {
        var open = due(NOW.plusSeconds(1));
        clocked(
                saved(someLead()).id(),
                clock(40, NOW).met(SlaPolicy.STANDARD, NOW).clock());
        clocked(saved(someLead()).id(), clock(40, NOW).cancelled(NOW).clock());

        assertThat(listed(Filter.ALL)).containsExactly(open);
        assertThat(ports.openClocks().count(workspace, Filter.ALL, NOW, 1_000)).isEqualTo(new Counts(0, 1, 0));
    }

    @Test
    void clocks_that_rest_are_a_queue_of_their_own() {
        var running = queued(null, "hot", 85);
        var resting = queued(null, "hot", 85);
        clocked(
                resting,
                clock(85, NOW)
                        .paused(NOW.minusSeconds(30), NOW.plusSeconds(3_600))
                        .clock());

        assertThat(listed(Filter.ALL)).containsExactly(running);
        assertFiltered(new Filter(null, true, "hot", 85, true), resting);
        assertFiltered(new Filter(null, false, "hot", 85), running);
    }

    @Test
    void a_clock_follows_its_lead_to_another_owner() {
        var bob = savedUser("Bob").id();
        var carol = savedUser("Carol").id();
        var worked = queued(null, "hot", 85);
        var saved = queued(bob, "hot", 85);

        commit(() -> ports.leads().saveWork(workspace, stored(worked).ownedBy(carol)));
        commit(() -> {
            var locked = ports.leads().lock(workspace, Set.of(saved)).get(saved);
            ports.leads().save(workspace, List.of(new Findable(locked.ownedBy(carol), Set.of())));
        });

        assertFiltered(new Filter(carol, false, null, null), worked, saved);
        assertFiltered(new Filter(bob, false, null, null));
        assertFiltered(new Filter(null, true, null, null));
    }

    @Test
    void of_a_rare_stage_no_more_clocks_are_looked_at_than_wanted_and_the_next_page_goes_on_there() {
        var rare = new Filter(null, false, "sql", null);
        var first = queued(null, "sql", 40);
        for (var i = 0; i < 5; i++) {
            queued(null, "warm", 40);
        }
        var second = queued(null, "sql", 40);

        var begun = ports.openClocks().list(workspace, rare, null, 10, 3);
        assertThat(begun.rows()).extracting(row -> row.lead().id()).containsExactly(first);
        var found = new ArrayList<LeadId>();
        for (var at = begun.goesOnAfter(); at != null; ) {
            var more = ports.openClocks().list(workspace, rare, at, 10, 3);
            more.rows().forEach(row -> found.add(row.lead().id()));
            at = more.goesOnAfter();
        }
        assertThat(found).containsExactly(second);
        assertThat(ports.openClocks().list(workspace, rare, null, 10, 8).goesOnAfter())
                .isNull();
        assertThat(ports.openClocks().list(workspace, rare, null, 1, 8))
                .satisfies(page -> assertThat(page.rows()).hasSize(1))
                .extracting(WorkQueue.Found::goesOnAfter)
                .isNull();
    }

    @Test
    void no_more_are_counted_than_wanted_and_that_is_said() {
        for (var i = 0; i < 4; i++) {
            due(NOW);
            due(NOW.plusSeconds(10));
            due(NOW.plusSeconds(1_000));
        }

        assertThat(ports.openClocks().count(workspace, Filter.ALL, NOW, 3)).isEqualTo(new Counts(3, 3, 0, true, true));
        assertThat(ports.openClocks().count(workspace, Filter.ALL, NOW, 6)).isEqualTo(new Counts(4, 4, 2, false, true));
        assertThat(ports.openClocks().total(workspace, Filter.ALL, 9)).isEqualTo(new Total(9, true));
        assertThat(ports.openClocks().total(workspace, Filter.ALL, 100).more()).isFalse();
        assertThat(ports.openClocks().total(workspace, new Filter(null, false, "none", null), 100))
                .isEqualTo(new Total(0, false));
        assertThat(ports.openClocks().count(workspace, new Filter(null, false, "none", null), NOW, 6))
                .isEqualTo(new Counts(0, 0, 0, false, true));
    }

    @Test
    void another_workspace_has_another_queue() {
        due(NOW);
        var lead = saved(elsewhere, someLead(), Set.of()).id();
        clocked(elsewhere, lead, clock(40, NOW));

        assertThat(ports.openClocks()
                        .list(elsewhere, Filter.ALL, null, 10, 1_000)
                        .rows())
                .extracting(row -> row.lead().id())
                .containsExactly(lead);
        assertThat(ports.openClocks().count(elsewhere, Filter.ALL, NOW, 1_000).all())
                .isEqualTo(1);
        assertThat(ports.openClocks().count(workspace, Filter.ALL, NOW, 1_000).all())
                .isEqualTo(1);
    }

    @Test
    void clocks_are_counted_by_how_urgent_they_are_now() {
        var clock = clock(40, NOW.plusSeconds(40));
        clocked(saved(someLead()).id(), clock);

        assertThat(count(clock.warnAt().minusNanos(1_000))).isEqualTo(new Counts(0, 0, 1));
        assertThat(count(clock.warnAt())).isEqualTo(new Counts(0, 1, 0));
        assertThat(count(clock.dueAt().minusNanos(1_000))).isEqualTo(new Counts(0, 1, 0));
        assertThat(count(clock.dueAt())).isEqualTo(new Counts(1, 0, 0));
        assertThat(count(clock.dueAt().plusSeconds(1_000_000))).isEqualTo(new Counts(1, 0, 0));
    }

    @Test
    void clocks_count_as_breached_by_their_deadline_and_not_by_the_timer_that_marks_them() {
        var clock = clock(40, NOW);
        clocked(saved(someLead()).id(), clock.tick(clock.warnAt()).clock());
        clocked(saved(someLead()).id(), clock.tick(clock.dueAt()).clock());

        assertThat(count(NOW.plusSeconds(1))).isEqualTo(new Counts(2, 0, 0));
    }

    @Test
    void all_clocks_are_counted_and_not_just_those_of_a_page() {
        for (int i = 0; i < 3; i++) {
            due(NOW);
            due(NOW.plusSeconds(10));
            due(NOW.plusSeconds(10));
            due(NOW.plusSeconds(1_000));
        }

        assertThat(count(NOW)).isEqualTo(new Counts(3, 6, 3));
        assertThat(count(NOW).all()).isEqualTo(12);
    }

    @Test
    void the_queue_may_be_narrowed_to_an_owner() {
        var bob = savedUser("Bob").id();
        var carol = savedUser("Carol").id();
        var ofBob = queued(bob, "warm", 40);
        queued(carol, "warm", 40);
        queued(null, "warm", 40);

        assertFiltered(new Filter(bob, false, null, null), ofBob);
        assertFiltered(new Filter(newUserId(), false, null, null));
    }

    @Test
    void the_queue_may_be_narrowed_to_leads_without_an_owner() {
        queued(savedUser("Bob").id(), "warm", 40);
        var unassigned = queued(null, "warm", 40);

        assertFiltered(new Filter(null, true, null, null), unassigned);
    }

    @Test
    void the_queue_may_be_narrowed_to_a_stage() {
        var hot = queued(null, "hot", 40);
        queued(null, "warm", 40);

        assertFiltered(new Filter(null, false, "hot", null), hot);
        assertFiltered(new Filter(null, false, "HOT", null));
        assertFiltered(new Filter(null, false, "' or 1=1 --", null));
    }

    @Test
    void the_queue_may_be_narrowed_to_a_band() {
        var hot = queued(null, "warm", 85);
        var cold = queued(null, "warm", Integer.MIN_VALUE);
        queued(null, "warm", 60);

        assertFiltered(new Filter(null, false, null, 85), hot);
        assertFiltered(new Filter(null, false, null, Integer.MIN_VALUE), cold);
        assertFiltered(new Filter(null, false, null, 70));
    }

    @Test
    void all_that_is_wanted_must_hold_at_once() {
        var bob = savedUser("Bob").id();
        var wanted = queued(bob, "hot", 85);
        queued(bob, "hot", 60);
        queued(bob, "warm", 85);
        queued(null, "hot", 85);
        var unassigned = queued(null, "mql", 85);

        assertFiltered(new Filter(bob, false, "hot", 85), wanted);
        assertFiltered(new Filter(null, true, "mql", 85), unassigned);
        assertFiltered(new Filter(bob, false, "mql", 85));
    }

    @Test
    void pages_of_a_narrowed_queue_are_narrowed_too() {
        var first = queued(null, "hot", 40);
        queued(null, "warm", 40);
        var second = queued(null, "hot", 40);
        var filter = new Filter(null, true, "hot", 40);

        assertThat(listed(filter, null, 1)).containsExactly(first);
        assertThat(listed(filter, new Position(NOW, first), 9)).containsExactly(second);
    }

    private void assertFiltered(Filter filter, LeadId... expected) {
        assertThat(listed(filter)).containsExactly(expected);
        assertThat(ports.openClocks().total(workspace, filter, 1_000).clocks())
                .isEqualTo(
                        ports.openClocks().count(workspace, filter, NOW, 1_000).all());
        assertThat(ports.openClocks().count(workspace, filter, NOW, 1_000))
                .isEqualTo(new Counts(expected.length, 0, 0));
        assertThat(ports.openClocks().count(workspace, filter, NOW.minusSeconds(1), 1_000))
                .isEqualTo(new Counts(0, expected.length, 0));
        assertThat(ports.openClocks().count(workspace, filter, NOW.minusSeconds(100), 1_000))
                .isEqualTo(new Counts(0, 0, expected.length));
    }

    private Counts count(Instant now) {
        return ports.openClocks().count(workspace, Filter.ALL, now, 1_000);
    }

    private List<LeadId> listed(Filter filter) {
        return listed(filter, null, 100);
    }

    private List<LeadId> listed(Filter filter, @Nullable Position after, int limit) {
        return ports.openClocks().list(workspace, filter, after, limit, 1_000).rows().stream()
                .map(row -> row.lead().id())
                .toList();
    }

    private Lead stored(LeadId lead) {
        return ports.leads().byId(workspace, lead).orElseThrow();
    }

    private LeadId queued(@Nullable UserId owner, String stage, int bandFrom) {
        Lead lead = saved(someLead(50, stage).ownedBy(owner));
        clocked(lead.id(), clock(bandFrom, NOW));
        return lead.id();
    }

    private LeadId due(Instant dueAt) {
        var lead = saved(someLead()).id();
        clocked(lead, clock(40, dueAt));
        return lead;
    }

    private void clocked(LeadId lead, SlaClock clock) {
        clocked(workspace, lead, clock);
    }

    private void clocked(WorkspaceId where, LeadId lead, SlaClock clock) {
        var change = new Change(clock, List.of(Transition.OPENED));
        commit(() -> ports.slaClocks().write(where, Map.of(lead, change), NOW));
    }

    /** An open clock, to be warned of 10 seconds before. */
    private static SlaClock clock(int bandFrom, Instant dueAt) {
        return new SlaClock(
                bandFrom, dueAt.minusSeconds(60), dueAt, dueAt.minusSeconds(10), null, null, State.OPEN, null);
    }
}

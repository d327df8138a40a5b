package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.leadscoring.application.recalculation.World.device;
import static org.leadscoring.application.recalculation.World.user;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.scoring.ScoreBook.Waiting;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Spec SC-9 and SC-11: scores that time changes are written when that is due, and never more than once. */
class SweepScoresTest {

    private final World world = new World(new InMemoryApplication(), ZoneId.of("America/New_York"));
    private final SweepScores sweeps = world.application.sweepScores;

    @Test
    void decay_is_written_at_three_at_night_on_the_workspaces_clocks_and_not_before() {
        var model = world.live("Fading", Definitions.fading(80), true);
        world.application.clock.set(Instant.parse("2026-03-02T14:00:00Z"));
        var lead = world.does("click", user("ada"));

        // 30 days later is 1 April, 14:00 UTC, and the next 03:00 in New York, in summer by then, is 07:00 UTC.
        world.application.clock.set(Instant.parse("2026-04-02T06:59:59Z"));
        assertThat(sweeps.passTime()).isZero();
        assertThat(world.score(lead)).isEqualTo(80);

        world.application.clock.set(Instant.parse("2026-04-02T07:00:00Z"));
        assertThat(sweeps.passTime()).isEqualTo(1);
        assertThat(world.score(lead)).isEqualTo(40);
        assertThat(world.stored(lead, model).ledger().getLast())
                .extracting(LedgerEntry::cause, LedgerEntry::points, LedgerEntry::at)
                .containsExactly(Cause.DECAY, -40, Instant.parse("2026-04-01T14:00:00Z"));
        world.assertExact();
    }

    @Test
    void a_lead_that_cannot_be_replayed_is_named_and_holds_up_nobody() {
        world.live("Fading", Definitions.fading(80), true);
        var bad = world.does("click", user("ada"));
        var good = world.does("click", user("bob"));
        var ports = world.application.ports;
        ports.replays().request(world.workspace, List.of(bad, good));
        var failing = new SweepScores(
                ports.transactions(),
                ports.leads(),
                ports.scoreBook(),
                new FailingReplays(ports.replays(), bad),
                world.application.rescoreLeads,
                world.application.clock);

        assertThatThrownBy(failing::replay)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("lead %s of workspace %s cannot be scored", bad.value(), world.workspace.value())
                .hasRootCauseMessage("cannot be replayed");

        assertThat(ports.replays().next(9)).containsExactly(new Waiting(world.workspace, bad));
    }

    /** Replays of which one fails. */
    private record FailingReplays(Replays replays, LeadId failing) implements Replays {

        @Override
        public void done(WorkspaceId workspace, Collection<LeadId> leads) {
            if (leads.contains(failing)) {
                throw new IllegalArgumentException("cannot be replayed");
            }
            replays.done(workspace, leads);
        }

        @Override
        public void request(WorkspaceId workspace, Collection<LeadId> leads) {
            replays.request(workspace, leads);
        }

        @Override
        public void requestAll(WorkspaceId workspace, Instant at) {
            replays.requestAll(workspace, at);
        }

        @Override
        public void requestSource(WorkspaceId workspace, SourceId source, Instant at) {
            replays.requestSource(workspace, source, at);
        }

        @Override
        public void expand(Instant settled) {
            replays.expand(settled);
        }

        @Override
        public List<Waiting> next(int limit) {
            return replays.next(limit);
        }

        @Override
        public long waiting(WorkspaceId workspace) {
            return replays.waiting(workspace);
        }
    }

    @Test
    void a_sweep_that_runs_twice_changes_nothing() {
        world.live("Fading", Definitions.fading(80), true);
        world.does("click", user("ada"));
        world.application.clock.advance(Duration.ofDays(31));
        sweeps.passTime();
        var once = world.everything();

        assertThat(sweeps.passTime()).isZero();

        assertThat(world.everything()).isEqualTo(once);
    }

    @Test
    void a_sweep_that_comes_months_late_makes_what_nightly_ones_would_have_made() {
        var model = world.live("Fading", Definitions.fading(80), true);
        var nightly = new World(new InMemoryApplication(), ZoneId.of("America/New_York"));
        nightly.live("Fading", Definitions.fading(80), true);
        var late = world.does("click", user("ada"));
        var looked = nightly.does("click", user("ada"));

        world.application.clock.advance(Duration.ofDays(100));
        sweeps.passTime();
        for (int day = 0; day < 100; day++) {
            nightly.application.clock.advance(Duration.ofDays(1));
            nightly.application.sweepScores.passTime();
        }

        assertThat(world.score(late)).isEqualTo(10).isEqualTo(nightly.score(looked));
        assertThat(world.stored(late, model).ledger())
                .extracting(LedgerEntry::after, LedgerEntry::at)
                .isEqualTo(nightly.stored(looked, nightly.primary()).ledger().stream()
                        .map(entry -> tuple(entry.after(), entry.at()))
                        .toList());
    }

    @Test
    void a_visit_that_ends_in_silence_scores_at_once_and_opens_a_clock() {
        world.live("Visits", Definitions.sessions(), true);
        var lead = world.does("identify", user("ada"));
        world.does("page_view", user("ada"));
        assertThat(world.score(lead)).isZero();

        world.application.clock.advance(Duration.ofMinutes(31));
        assertThat(sweeps.passTime()).isEqualTo(1);

        assertThat(world.score(lead)).isPositive();
        assertThat(world.clock(lead))
                .isNotNull()
                .satisfies(clock -> assertThat(clock.openedAt()).isNotNull());
        world.assertExact();
    }

    @Test
    void a_lead_that_becomes_hot_by_a_sweep_is_to_be_answered_sooner() {
        world.live("Visits", Definitions.sessions(), true);
        var lead = world.does("identify", user("ada"));
        var before = world.clock(lead);
        for (int page = 0; page < 8; page++) {
            world.application.clock.advance(Duration.ofMinutes(2));
            world.does("page_view", user("ada"));
        }
        world.application.clock.advance(Duration.ofMinutes(31));

        sweeps.passTime();

        assertThat(before).isNotNull();
        assertThat(world.score(lead)).isGreaterThanOrEqualTo(60);
        assertThat(world.clock(lead).dueAt()).isBefore(before.dueAt());
    }

    @Test
    void inactivity_is_noticed_once_for_each_silence() {
        world.live("Silence", Definitions.silence(10), true);
        var lead = world.does("click", user("ada"));

        world.application.clock.advance(Duration.ofDays(30));
        sweeps.passTime();
        assertThat(world.score(lead)).isEqualTo(40);

        world.application.clock.advance(Duration.ofDays(300));
        sweeps.passTime();
        assertThat(world.score(lead)).isEqualTo(40);
        world.assertExact();
    }

    @Test
    void leads_for_which_nothing_is_due_are_not_looked_at() {
        world.live("Clicks", Definitions.clicks(5), true);
        world.does("click", user("ada"));
        world.application.clock.advance(Duration.ofDays(1_000));

        assertThat(sweeps.passTime()).isZero();
        assertThat(sweeps.replay()).isZero();
    }

    @Test
    void a_lead_that_was_merged_while_it_waited_is_left_alone() {
        world.live("Fading", Definitions.fading(80), true);
        world.does("click", device("x"));
        world.does("click", user("ada"));
        var ended = world.leadOf(device("x"));
        world.ports.replays().request(world.workspace, List.of(ended));
        var survivor = world.does("identify", user("ada"), device("x"));

        assertThat(world.lead(ended).mergedInto()).isEqualTo(survivor);
        assertThat(sweeps.replay()).isEqualTo(1);
        world.application.clock.advance(Duration.ofDays(31));
        assertThat(sweeps.passTime()).isEqualTo(1);

        assertThat(world.ports.scoreBook().ledger(world.workspace, ended, world.primary()))
                .isEmpty();
        assertThat(world.ports.replays().waiting(world.workspace)).isZero();
        world.assertExact();
    }

    @Test
    void more_leads_than_one_chunk_holds_are_swept_in_one_go() {
        world.live("Fading", Definitions.fading(80), true);
        for (int i = 0; i < 450; i++) {
            world.does("click", user("u" + i));
        }
        world.application.clock.advance(Duration.ofDays(31));
        world.ports.replays().requestAll(world.workspace, world.now());

        assertThat(sweeps.passTime()).isEqualTo(450);
        assertThat(sweeps.replay()).isEqualTo(450);

        assertThat(world.leads())
                .allSatisfy(lead -> assertThat(world.score(lead)).isEqualTo(40));
    }

    @Test
    void what_a_replay_changes_in_the_past_opens_no_clock() {
        world.live("Returns", Definitions.returns(90), true);
        world.ports.derivations().turn(world.workspace, Derivation.RETURN_VISIT, false);
        var lead = world.does("click", device("x"));
        world.application.clock.advance(Duration.ofDays(2));
        world.does("click", device("x"));
        var before = world.clock(lead);

        world.ports.derivations().turn(world.workspace, Derivation.RETURN_VISIT, true);
        world.ports.replays().requestAll(world.workspace, world.now());
        assertThat(sweeps.replay()).isEqualTo(1);

        assertThat(world.score(lead)).isEqualTo(92);
        assertThat(world.clock(lead)).isEqualTo(before);
        world.assertExact();
    }
}

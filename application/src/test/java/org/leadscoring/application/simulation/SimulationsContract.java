package org.leadscoring.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.simulation.Simulations.Unfinished;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.simulation.Compared;
import org.leadscoring.domain.simulation.Compared.Act;
import org.leadscoring.domain.simulation.Frame;
import org.leadscoring.domain.simulation.Reckoned;
import org.leadscoring.domain.simulation.Simulation;
import org.leadscoring.domain.simulation.Tally;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What everybody may expect of {@link Simulations}. */
public abstract class SimulationsContract extends PortContract {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant LONG_AGO = Instant.parse("1990-01-01T00:00:00Z");

    @Test
    void a_simulation_that_runs_comes_back_exactly_as_it_was_written_last() {
        var begun = begun(draft(), NOW);
        commit(() -> ports.simulations().add(workspace, begun));
        assertThat(ports.simulations().running(workspace, begun.model())).contains(begun);

        var further = begun.upTo(newLeadId(), counted(begun.counted().frame()));
        commit(() -> ports.simulations().save(workspace, further));

        assertThat(ports.simulations().running(workspace, begun.model())).contains(further);
        assertThat(further.counted().movers()).isNotEmpty();
        assertThat(ports.simulations().last(workspace, begun.model())).isEmpty();
        assertThat(ports.simulations().running(elsewhere, begun.model())).isEmpty();
    }

    @Test
    void one_that_begins_anew_takes_its_own_place() {
        var draft = draft();
        var begun = begun(draft, NOW);
        var other = begun(draft, NOW.plusSeconds(9));
        var anew = new SimulationRun(
                draft.id(), other.inForce(), other.definition(), begun.by(), null, 7, other.counted(), List.of(), null);
        commit(() -> ports.simulations().add(workspace, begun));

        commit(() -> ports.simulations().save(workspace, anew));

        assertThat(ports.simulations().running(workspace, begun.model())).contains(anew);
    }

    @Test
    void the_last_result_stays_until_the_next_is_there() {
        var draft = draft();
        var first = begun(draft, NOW).ended(List.of(0L, 90L), NOW.plusSeconds(5));
        finish(first);
        assertThat(ports.simulations().last(workspace, draft.id())).contains(first);
        assertThat(ports.simulations().running(workspace, draft.id())).isEmpty();

        var second = begun(draft, NOW.plusSeconds(60));
        commit(() -> ports.simulations().add(workspace, second));
        assertThat(ports.simulations().last(workspace, draft.id())).contains(first);

        var ended = second.ended(List.of(7L), NOW.plusSeconds(65));
        commit(() -> ports.simulations().finish(workspace, ended));
        assertThat(ports.simulations().last(workspace, draft.id())).contains(ended);
        assertThat(ports.simulations().last(elsewhere, draft.id())).isEmpty();
    }

    @Test
    void one_that_is_called_off_leaves_the_last_result() {
        var draft = draft();
        var first = begun(draft, NOW).ended(List.of(), NOW.plusSeconds(5));
        finish(first);
        commit(() -> ports.simulations().add(workspace, begun(draft, NOW.plusSeconds(60))));

        commit(() -> ports.simulations().remove(elsewhere, draft.id()));
        assertThat(ports.simulations().running(workspace, draft.id())).isPresent();
        commit(() -> ports.simulations().remove(workspace, draft.id()));

        assertThat(ports.simulations().running(workspace, draft.id())).isEmpty();
        assertThat(ports.simulations().last(workspace, draft.id())).contains(first);
    }

    @Test
    void simulations_go_with_the_draft_that_is_thrown_away() {
        var draft = draft();
        finish(begun(draft, LONG_AGO).ended(List.of(), NOW));
        commit(() -> ports.simulations().add(workspace, begun(draft, LONG_AGO)));

        commit(() -> ports.scoringModels().removeDraft(workspace, draft.id()));

        assertThat(ports.simulations().running(workspace, draft.id())).isEmpty();
        assertThat(ports.simulations().last(workspace, draft.id())).isEmpty();
        assertThat(ports.simulations().unfinished()).doesNotContain(draft.id());
    }

    @Test
    void what_runs_in_any_workspace_is_worked_on_the_oldest_first() {
        var later = begun(draft(), LONG_AGO.plusSeconds(1));
        var earlier = begun(draft(elsewhere), LONG_AGO);
        var done = begun(draft(), LONG_AGO);

        var held = undone(() -> {
            ports.simulations().add(workspace, later);
            ports.simulations().add(elsewhere, earlier);
            ports.simulations().add(workspace, done);
            ports.simulations().finish(workspace, done.ended(List.of(), NOW));
            assertThat(ports.simulations().unfinished())
                    .startsWith(earlier.model(), later.model())
                    .doesNotContain(done.model());
            assertThat(ports.simulations().hold(done.model())).isEmpty();
            return ports.simulations().hold(earlier.model());
        });

        assertThat(held).contains(new Unfinished(elsewhere, earlier));
    }

    @Test
    void answers_are_counted_by_the_days_of_a_zone() {
        var sunday = LocalDate.of(2026, 3, 29);
        // The night in which Berlin's clocks go from two to three: that day has 23 hours.
        met("2026-03-28T22:59:59.999999Z");
        met("2026-03-28T23:00:00Z");
        met("2026-03-29T21:59:59.999999Z");
        met("2026-03-29T22:00:00Z");
        open("2026-03-29T12:00:00Z");

        assertThat(ports.simulations().answered(workspace, sunday, 3, BERLIN)).containsExactly(2L, 1L, 0L);
        assertThat(ports.simulations().answered(elsewhere, sunday, 3, BERLIN)).containsExactly(0L, 0L, 0L);
    }

    private void met(String at) {
        var closed = Instant.parse(at);
        write(clock(closed.minus(Duration.ofMinutes(5))).met(SlaPolicy.STANDARD, closed), closed);
    }

    private void open(String at) {
        write(new SlaClock.Change(clock(Instant.parse(at)), List.of()), Instant.parse(at));
    }

    private static SlaClock clock(Instant opened) {
        return SlaClock.open(SlaPolicy.STANDARD, 90, true, opened).orElseThrow().clock();
    }

    private void write(SlaClock.Change change, Instant at) {
        var lead = saved(someLead()).id();
        commit(() -> {
            ports.leads().lock(workspace, Set.of(lead));
            ports.slaClocks().write(workspace, Map.of(lead, change), at);
        });
    }

    private void finish(SimulationRun ended) {
        commit(() -> {
            ports.simulations().add(workspace, ended);
            ports.simulations().finish(workspace, ended);
        });
    }

    private ScoringModel draft() {
        return draft(workspace);
    }

    private ScoringModel draft(WorkspaceId where) {
        var points = WebsitePoints.model(new ModelId(ports.ids().next()));
        var draft = new ScoringModel(points.id(), unique("Draft "), 1, points.definition());
        commit(() -> ports.scoringModels().addDraft(where, draft, NOW));
        return draft;
    }

    private SimulationRun begun(ScoringModel draft, Instant at) {
        return new SimulationRun(
                draft.id(),
                new ModelId(ports.ids().next()),
                draft.definition(),
                newUserId(),
                null,
                5_000_000_000L,
                Simulation.none(Frame.of(draft, draft, SlaPolicy.STANDARD, BERLIN, at)),
                List.of(),
                null);
    }

    /** Somebody who has done nothing yet and would be at 50: every kind of number is there. */
    private Simulation counted(Frame frame) {
        var scorer = new Scorer(WebsitePoints.model(new ModelId(new UUID(0, 1))), Derivation.none(BERLIN));
        var demo = demo();
        var tally = new Tally(frame, SlaPolicy.STANDARD);
        tally.add(new Compared(
                new LeadId(ports.ids().next()),
                Reckoned.of(scorer, List.of(), NOW),
                Reckoned.of(scorer, List.of(demo), NOW),
                true,
                new Act(true, 40)));
        return tally.counted();
    }

    private Event demo() {
        var plain = event("m1", NOW.minus(Duration.ofDays(2)));
        return new Event(
                plain.id(),
                plain.key(),
                new EventType("demo_requested"),
                "Demo",
                plain.receivedAt(),
                plain.properties(),
                plain.traits(),
                plain.context());
    }
}

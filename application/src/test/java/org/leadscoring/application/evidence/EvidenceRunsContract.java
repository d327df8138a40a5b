package org.leadscoring.application.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.evidence.EvidenceRun.State;
import org.leadscoring.application.evidence.GatherEvidence.Step;
import org.leadscoring.domain.evidence.Arrivals;
import org.leadscoring.domain.evidence.Count;
import org.leadscoring.domain.evidence.CutOff;
import org.leadscoring.domain.evidence.Estimate;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.evidence.Evidence.Comparison;
import org.leadscoring.domain.evidence.Evidence.Result;
import org.leadscoring.domain.evidence.Leak;
import org.leadscoring.domain.evidence.Pairs;
import org.leadscoring.domain.evidence.Peaks;
import org.leadscoring.domain.evidence.Question;
import org.leadscoring.domain.evidence.ReportTally;
import org.leadscoring.domain.evidence.Suggestion;
import org.leadscoring.domain.evidence.Suggestion.Change;
import org.leadscoring.domain.evidence.Suggestion.Refusal;
import org.leadscoring.domain.evidence.Suggestion.Why;
import org.leadscoring.domain.evidence.TraitNames;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.WebsitePoints;

/** What everybody may expect of {@link EvidenceRuns}. */
public abstract class EvidenceRunsContract extends PortContract {

    private static final Instant LONG_AGO = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration CLAIM = Duration.ofMinutes(5);

    @Test
    void what_was_asked_and_what_came_of_it_come_back_exactly() {
        var draft = draft();
        var run = begun(draft.id(), draft(), NOW);
        commit(() -> ports.evidenceRuns().add(run));
        assertThat(ports.evidenceRuns().byId(workspace, run.id())).contains(run);
        assertThat(ports.evidenceRuns().running(workspace, draft.id())).contains(run);
        assertThat(ports.evidenceRuns().last(workspace, draft.id())).isEmpty();

        var evidence = evidence(draft);
        finish(run, State.DONE, evidence, null);

        var done = ports.evidenceRuns().last(workspace, draft.id()).orElseThrow();
        assertThat(done.evidence()).isEqualTo(evidence);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.finishedAt()).isEqualTo(NOW.plusSeconds(9));
        assertThat(ports.evidenceRuns().byId(workspace, run.id())).contains(done);
        assertThat(ports.evidenceRuns().running(workspace, draft.id())).isEmpty();
        assertThat(ports.evidenceRuns().byId(elsewhere, run.id())).isEmpty();
        assertThat(ports.evidenceRuns().last(elsewhere, draft.id())).isEmpty();
    }

    @Test
    void a_refusal_and_a_failure_come_back_too() {
        var draft = draft();
        var refused = begun(draft.id(), null, NOW);
        var evidence = Evidence.of(
                new ReportTally(draft).report(), arrivals(), null, List.of(), new Result.Refused(Refusal.TOO_FEW));
        commit(() -> ports.evidenceRuns().add(refused));
        finish(refused, State.DONE, evidence, null);
        assertThat(ports.evidenceRuns()
                        .last(workspace, draft.id())
                        .orElseThrow()
                        .evidence())
                .isEqualTo(evidence);

        var failed = begun(draft.id(), null, NOW.plusSeconds(60));
        commit(() -> ports.evidenceRuns().add(failed));
        finish(failed, State.FAILED, null, "the database was lost");
        var last = ports.evidenceRuns().last(workspace, draft.id()).orElseThrow();
        assertThat(last.state()).isEqualTo(State.FAILED);
        assertThat(last.problem()).isEqualTo("the database was lost");
    }

    @Test
    void one_is_claimed_by_one_node_until_it_is_not_heard_of_any_more() {
        var run = begun(draft().id(), null, LONG_AGO);

        var seen = undone(() -> {
            ports.evidenceRuns().add(run);
            var first = ports.evidenceRuns().claim(NOW, NOW.plus(CLAIM));
            var second = ports.evidenceRuns().claim(NOW.plusSeconds(1), NOW.plus(CLAIM));
            var dead = ports.evidenceRuns().claim(NOW.plus(CLAIM), NOW.plus(CLAIM.multipliedBy(2)));
            return List.of(first, second, dead);
        });

        assertThat(seen.getFirst()).contains(run);
        assertThat(seen.get(1)).isNotEqualTo(seen.getFirst());
        assertThat(seen.get(2)).contains(run);
    }

    @Test
    void how_far_it_has_come_is_noted_as_long_as_it_runs() {
        var run = begun(draft().id(), null, NOW);
        commit(() -> ports.evidenceRuns().add(run));

        assertThat(committed(() -> ports.evidenceRuns().advance(run.id(), Step.LEARNING, 7, 20, NOW.plus(CLAIM))))
                .isTrue();
        var further = ports.evidenceRuns().running(workspace, run.model()).orElseThrow();
        assertThat(further.step()).isEqualTo(Step.LEARNING);
        assertThat(further.done()).isEqualTo(7);
        assertThat(further.total()).isEqualTo(20);

        finish(run, State.CANCELLED, null, null);
        assertThat(committed(() -> ports.evidenceRuns().advance(run.id(), Step.TRYING, 8, 20, NOW.plus(CLAIM))))
                .isFalse();
        finish(run, State.DONE, null, null);
        assertThat(ports.evidenceRuns().byId(workspace, run.id()).orElseThrow().state())
                .isEqualTo(State.CANCELLED);
        assertThat(ports.evidenceRuns().last(workspace, run.model())).isEmpty();
    }

    @Test
    void what_a_draft_was_made_of_is_known_as_long_as_both_are_there() {
        var run = begun(draft().id(), null, NOW);
        commit(() -> ports.evidenceRuns().add(run));
        var made = draft();
        assertThat(ports.evidenceRuns().origin(workspace, made.id())).isEmpty();

        commit(() -> ports.evidenceRuns().drafted(run.id(), made.id()));

        assertThat(ports.evidenceRuns().origin(workspace, made.id())).contains(run);
        assertThat(ports.evidenceRuns().origin(elsewhere, made.id())).isEmpty();
        assertThat(ports.evidenceRuns().origin(workspace, run.model())).isEmpty();
        commit(() -> ports.scoringModels().removeDraft(workspace, run.model()));
        assertThat(ports.evidenceRuns().origin(workspace, made.id())).isEmpty();
    }

    @Test
    void it_goes_with_its_draft() {
        var run = begun(draft().id(), null, NOW);
        commit(() -> ports.evidenceRuns().add(run));
        finish(run, State.CANCELLED, null, null);

        commit(() -> ports.scoringModels().removeDraft(workspace, run.model()));

        assertThat(ports.evidenceRuns().byId(workspace, run.id())).isEmpty();
    }

    private void finish(EvidenceRun run, State state, @Nullable Evidence evidence, @Nullable String problem) {
        commit(() -> ports.evidenceRuns().finish(run.id(), state, evidence, problem, NOW.plusSeconds(9)));
    }

    private ScoringModel draft() {
        var draft = WebsitePoints.model(new ModelId(ports.ids().next()));
        var named = new ScoringModel(draft.id(), unique("model "), 1, draft.definition());
        commit(() -> ports.scoringModels().addDraft(workspace, named, NOW));
        return named;
    }

    private EvidenceRun begun(ModelId model, @Nullable ScoringModel challenger, Instant at) {
        var question = new Question(
                NOW.minus(Duration.ofDays(90)),
                NOW,
                new CutOff.AfterFirst(Duration.ofDays(7)),
                ZoneId.of("Europe/Berlin"),
                30,
                7,
                25,
                TraitNames.FROM_SALES);
        UUID id = ports.ids().next();
        return EvidenceRun.beginning(
                id, workspace, model, challenger == null ? null : challenger.id(), question, newUserId(), at);
    }

    private static Evidence evidence(ScoringModel model) {
        var report = new ReportTally(model);
        var pairs = new Pairs();
        for (int i = 0; i < 40; i++) {
            var won = i % 3 == 0;
            report.add(i - 3, Set.of("demo_requested", "signup_started"), won, YearMonth.of(2026, 1 + i % 3));
            pairs.add(i, i % 7, won);
        }
        report.late();
        report.early();
        report.unseen(7, true);
        var leak = new Leak(Leak.Origin.TRAIT, "plan", "Gold", new Count(70, 0), 0.75);
        var change = new Change("source", null, 12, new Count(3, 4), new Count(5, 6), Why.OUTCOMES);
        var left = new Change("demo_requested", 50, null, Count.NONE, new Count(8, 10), Why.NEVER);
        return Evidence.of(
                report.report(),
                arrivals(),
                Comparison.of(pairs, pairs).orElseThrow(),
                List.of(leak),
                new Result.Found(new Suggestion(
                        model.definition(),
                        List.of(change, left),
                        new Count(100, 200),
                        pairs.first(),
                        pairs.second(),
                        new Estimate(0.5, 0.25, 0.75),
                        new Estimate(-0.125, -0.5, 0.0625))));
    }

    private static Arrivals arrivals() {
        var now = new TreeMap<>(Map.of(0, 90L, 40, 7L));
        var then = new TreeMap<>(Map.of(5, 97L));
        return new Arrivals(NOW.minusSeconds(99), NOW, 123, new Peaks(now), new Peaks(then));
    }
}

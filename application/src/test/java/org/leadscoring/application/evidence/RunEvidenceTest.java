package org.leadscoring.application.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.evidence.EvidenceRun.State;
import org.leadscoring.application.evidence.RunEvidence.Begins;
import org.leadscoring.domain.evidence.Arrivals;
import org.leadscoring.domain.evidence.Count;
import org.leadscoring.domain.evidence.Estimate;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.evidence.Pairs;
import org.leadscoring.domain.evidence.Peaks;
import org.leadscoring.domain.evidence.PlainRegression;
import org.leadscoring.domain.evidence.Question;
import org.leadscoring.domain.evidence.ReportTally;
import org.leadscoring.domain.evidence.Suggestion;
import org.leadscoring.domain.evidence.Unseen;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Division;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class RunEvidenceTest {

    private static final UserId ADA = new UserId(new UUID(0, 5));

    private final InMemoryApplication application = new InMemoryApplication();
    private final WorkspaceId workspace = application.ports.newWorkspace();
    private final RunEvidence running = application.runEvidence;
    private final ScoringModel model = application.editModels.draft(
            workspace,
            "Website",
            WebsitePoints.model(new ModelId(new UUID(0, 7))).definition(),
            ADA);

    @Test
    void a_draft_of_a_suggestion_was_not_made_from_what_was_held_out_as_long_as_its_points_stay() {
        var run = suggested();
        application.clock.advance(Duration.ofDays(1));

        var draft = running.draft(workspace, run.id(), null, ADA);

        assertThat(unseen(draft.id())).isEqualTo(new Unseen(now(), run.question()));
        assertThat(unseen(model.id())).isEqualTo(new Unseen(InMemoryApplication.START, null));
        application.clock.advance(Duration.ofDays(1));
        var stage = draft.ladder().stages().getLast();
        running.begin(workspace, draft.id(), new Begins(stage.name(), stage.threshold() + 3), ADA);
        assertThat(unseen(draft.id()).madeFrom()).as("the same points").isEqualTo(run.question());

        application.editModels.change(workspace, draft.id(), RunEvidenceTest::withoutTraits, ADA);

        assertThat(unseen(draft.id())).as("set by hand by now").isEqualTo(new Unseen(now(), null));
    }

    @Test
    void a_draft_of_a_suggestion_may_have_a_stage_begin_elsewhere() {
        var run = suggested();
        var stage = model.ladder().stages().getFirst();

        var draft = running.draft(workspace, run.id(), new Begins(stage.name(), 2), ADA);

        assertThat(draft.ladder().stages().getFirst().threshold()).isEqualTo(2);
        assertThatThrownBy(() -> running.draft(workspace, run.id(), new Begins(stage.name(), 0), ADA))
                .isInstanceOf(ThresholdNotPossibleException.class);
        assertThatThrownBy(() -> running.begin(workspace, draft.id(), new Begins("nowhere", 9), ADA))
                .isInstanceOf(ThresholdNotPossibleException.class);
    }

    @Test
    void while_one_goes_on_no_other_is_begun() {
        var first = running.start(workspace, model.id(), null, question(), ADA);

        assertThat(first).isPresent();
        assertThat(running.start(workspace, model.id(), null, question(), ADA)).isEmpty();
    }

    @Test
    void where_memory_runs_out_it_has_failed_and_is_not_begun_anew() {
        var failing = new RunEvidence(
                application.ports.transactions(),
                application.ports.scoringModels(),
                application.editModels,
                application.ports.evidenceRuns(),
                new GatherEvidence(
                        application.ports.transactions(),
                        new TooMany(),
                        application.scoreLeads,
                        application.ports.derivations(),
                        new PlainRegression()),
                application.ports.workspaces(),
                application.ports.ids(),
                application.clock);
        failing.start(workspace, model.id(), null, question(), ADA);

        assertThatThrownBy(failing::work).isInstanceOf(OutOfMemoryError.class);

        var last = failing.view(workspace, model.id()).last();
        assertThat(last).isNotNull();
        assertThat(last.state()).isEqualTo(State.FAILED);
        assertThat(last.problem()).contains("OutOfMemoryError");
        application.clock.advance(Duration.ofHours(1));
        assertThat(failing.work()).isZero();
    }

    private EvidenceRun suggested() {
        var run = running.start(workspace, model.id(), null, question(), ADA).orElseThrow();
        var report = new ReportTally(model).report();
        var scores = new Pairs().first();
        var suggestion = new Suggestion(
                model.definition(),
                List.of(),
                Count.NONE,
                scores,
                scores,
                new Estimate(0.5, 0.4, 0.6),
                new Estimate(0, -0.1, 0.1));
        var arrivals = new Arrivals(now(), now(), 0, Peaks.NONE, Peaks.NONE);
        application.ports.transactions().run(() -> {
            application
                    .ports
                    .evidenceRuns()
                    .finish(
                            run.id(),
                            State.DONE,
                            Evidence.of(report, arrivals, null, List.of(), new Evidence.Result.Found(suggestion)),
                            null,
                            now());
            return run;
        });
        return run;
    }

    private Unseen unseen(ModelId version) {
        return running.asked(
                        workspace,
                        application
                                .ports
                                .scoringModels()
                                .byId(workspace, version)
                                .orElseThrow())
                .unseen();
    }

    private Instant now() {
        return application.clock.instant();
    }

    private Question question() {
        return Question.standard(now(), ZoneOffset.UTC);
    }

    private static Definition withoutTraits(Definition was) {
        return new Definition(
                was.method(),
                was.scale(),
                was.rules().subList(0, 1),
                List.of(),
                was.caps(),
                was.recency(),
                was.decay(),
                was.countsSuspects(),
                was.ladder());
    }

    /** More leads than there is room for. */
    private static final class TooMany implements Outcomes {

        @Override
        public long count(WorkspaceId workspace) {
            throw new OutOfMemoryError("heap");
        }

        @Override
        public long count(WorkspaceId workspace, Instant from, Instant until) {
            return 0;
        }

        @Override
        public List<Outcome> after(WorkspaceId workspace, @Nullable LeadId after, int limit) {
            return List.of();
        }

        @Override
        public long arrived(WorkspaceId workspace, Instant from, Instant until) {
            return 0;
        }

        @Override
        public List<Arrived> arrived(WorkspaceId workspace, Instant from, Instant until, Division division) {
            return List.of();
        }
    }
}

package org.leadscoring.application.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.evidence.EvidenceRun.State;
import org.leadscoring.application.evidence.GatherEvidence.Asked;
import org.leadscoring.application.evidence.GatherEvidence.Step;
import org.leadscoring.application.evidence.GatherEvidence.Watch;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.scoring.UnknownModelException;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.evidence.Question;
import org.leadscoring.domain.evidence.Thresholds;
import org.leadscoring.domain.evidence.Unseen;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Evidence for whoever sets points: asked for in the browser, gathered in the background by one node, and looked at until it
 * is gathered again. If the node dies another one begins anew.
 */
public final class RunEvidence {

    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final Duration TELL_EVERY = Duration.ofMillis(500);
    private static final int LONGEST_PROBLEM = 500;

    private final Transactions transactions;
    private final ScoringModels models;
    private final EditModels editing;
    private final EvidenceRuns runs;
    private final GatherEvidence gathering;
    private final Workspaces workspaces;
    private final Ids ids;
    private final Clock time;

    public RunEvidence(
            Transactions transactions,
            ScoringModels models,
            EditModels editing,
            EvidenceRuns runs,
            GatherEvidence gathering,
            Workspaces workspaces,
            Ids ids,
            Clock time) {
        this.transactions = transactions;
        this.models = models;
        this.editing = editing;
        this.runs = runs;
        this.gathering = gathering;
        this.workspaces = workspaces;
        this.ids = ids;
        this.time = time;
    }

    /** What is asked unless somebody asks otherwise: see {@link Question#standard}. */
    public Question standard(WorkspaceId workspace) {
        return workspaces
                .byId(workspace)
                .map(found -> Question.standard(time.instant(), found.zone()))
                .orElseThrow(() -> new IllegalStateException("there is no workspace " + workspace.value()));
    }

    /**
     * Begins to gather evidence of a version; {@link #work} does it.
     *
     * @param challenger another version that is tried on the same leads, or null
     * @return empty if some is being gathered already, which goes on
     * @throws UnknownModelException if the workspace has no such version
     */
    public Optional<EvidenceRun> start(
            WorkspaceId workspace, ModelId model, @Nullable ModelId challenger, Question question, UserId by) {
        return transactions.run(() -> {
            if (models.lock(workspace, model).isEmpty()) {
                throw new UnknownModelException(model);
            }
            if (challenger != null && models.byId(workspace, challenger).isEmpty()) {
                throw new UnknownModelException(challenger);
            }
            if (runs.running(workspace, model).isPresent()) {
                return Optional.empty();
            }
            var run = EvidenceRun.beginning(ids.next(), workspace, model, challenger, question, by, time.instant());
            runs.add(run);
            return Optional.of(run);
        });
    }

    /** Ends what is being gathered of a version, if anything is; what was gathered last stays. */
    public void cancel(WorkspaceId workspace, ModelId model) {
        transactions.run(() -> {
            runs.running(workspace, model)
                    .ifPresent(run -> runs.finish(run.id(), State.CANCELLED, null, null, time.instant()));
            return model;
        });
    }

    /**
     * How it stands with the evidence of a version.
     *
     * @throws UnknownModelException if the workspace has no such version
     */
    public View view(WorkspaceId workspace, ModelId model) {
        return transactions.run(() -> {
            var version = models.byId(workspace, model).orElseThrow(() -> new UnknownModelException(model));
            return new View(
                    version,
                    models.versions(workspace),
                    runs.running(workspace, model).orElse(null),
                    runs.last(workspace, model).orElse(null));
        });
    }

    /**
     * Makes a draft of what was suggested: the next version of the model. Nothing scores by it before it is published.
     *
     * @param begins where a stage is to begin other than suggested, null for nowhere
     * @throws UnknownModelException if the workspace has no such version
     * @throws NothingSuggestedException if the evidence suggests nothing, or is not there any more
     * @throws ThresholdNotPossibleException if no stage can begin there
     */
    public ScoringModel draft(WorkspaceId workspace, UUID run, @Nullable Begins begins, UserId by) {
        return transactions.run(() -> {
            var found = runs.byId(workspace, run).orElseThrow(NothingSuggestedException::new);
            var evidence = found.evidence();
            if (evidence == null || evidence.suggestion() == null) {
                throw new NothingSuggestedException();
            }
            var version =
                    models.byId(workspace, found.model()).orElseThrow(() -> new UnknownModelException(found.model()));
            var suggested = evidence.suggestion().definition();
            var draft = editing.draft(
                    workspace, version.model().name(), begins == null ? suggested : begins.in(suggested), by);
            runs.drafted(run, draft.id());
            return draft;
        });
    }

    /**
     * Has a stage of a draft begin elsewhere; stages that would be in its way move aside.
     *
     * @throws UnknownModelException if the workspace has no such version
     * @throws org.leadscoring.application.scoring.ModelNotDraftException if it is no draft
     * @throws ThresholdNotPossibleException if no stage can begin there
     */
    public void begin(WorkspaceId workspace, ModelId model, Begins begins, UserId by) {
        editing.change(workspace, model, begins::in, by);
    }

    /**
     * Where a stage is to begin.
     *
     * @param stage its name
     * @param threshold in points
     */
    public record Begins(String stage, int threshold) {

        private Definition in(Definition definition) {
            return Thresholds.moved(definition, stage, threshold)
                    .orElseThrow(() -> new ThresholdNotPossibleException(stage, threshold));
        }
    }

    /** A version, with what of its outcomes it cannot have been made from. */
    public Asked asked(WorkspaceId workspace, Version version) {
        return transactions.run(() -> {
            var definition = version.model().definition();
            var origin = runs.origin(workspace, version.model().id())
                    .filter(run -> run.evidence() != null
                            && run.evidence().suggestion() != null
                            && run.evidence().suggestion().gives(definition));
            return new Asked(
                    version.model(),
                    origin.map(run -> new Unseen(version.at(), run.question()))
                            .orElseGet(() -> new Unseen(editing.settledAt(workspace, version), null)));
        });
    }

    /**
     * Works on what is to be gathered until there is nothing left to do for this node.
     *
     * @return how many were worked on
     */
    public int work() {
        var worked = 0;
        for (var next = claim(); next.isPresent(); next = claim()) {
            gather(next.get());
            worked++;
        }
        return worked;
    }

    private Optional<EvidenceRun> claim() {
        var now = time.instant();
        return transactions.run(() -> runs.claim(now, now.plus(CLAIM)));
    }

    private void gather(EvidenceRun run) {
        var model = version(run.workspace(), run.model());
        if (model.isEmpty()) {
            return;
        }
        try {
            var challenger = Optional.ofNullable(run.challenger()).flatMap(other -> version(run.workspace(), other));
            gathering
                    .gather(
                            run.workspace(),
                            asked(run.workspace(), model.get()),
                            challenger
                                    .map(other -> asked(run.workspace(), other))
                                    .orElse(null),
                            run.question(),
                            new Telling(run.id()))
                    .ifPresent(evidence -> finish(run, State.DONE, evidence, null));
        } catch (RuntimeException | Error e) {
            // Whatever it was, memory that ran out too: another node would only fail once more.
            finish(run, State.FAILED, null, problem(e));
            throw e;
        }
    }

    private void finish(EvidenceRun run, State state, @Nullable Evidence evidence, @Nullable String problem) {
        transactions.run(() -> {
            runs.finish(run.id(), state, evidence, problem, time.instant());
            return state;
        });
    }

    private static String problem(Throwable e) {
        var text = e instanceof Error ? e.toString() : String.valueOf(e.getMessage());
        return text.length() <= LONGEST_PROBLEM ? text : text.substring(0, LONGEST_PROBLEM);
    }

    private Optional<Version> version(WorkspaceId workspace, ModelId model) {
        return transactions.run(() -> models.byId(workspace, model));
    }

    /** Notes now and then how far a run has come, and hears whether it was called off. */
    private final class Telling implements Watch {

        private final UUID run;
        private Instant told = Instant.MIN;
        private @Nullable Step last;

        Telling(UUID run) {
            this.run = run;
        }

        @Override
        public boolean goesOn(Step step, long done, long total) {
            var now = time.instant();
            if (step == last && now.isBefore(told.plus(TELL_EVERY))) {
                return true;
            }
            told = now;
            last = step;
            return transactions.run(() -> runs.advance(run, step, done, total, now.plus(CLAIM)));
        }
    }

    /**
     * How it stands with the evidence of a version.
     *
     * @param others all versions of the workspace, which it may be compared with
     * @param running what is being gathered, null if nothing is
     * @param last what was gathered last, null if nothing was
     */
    public record View(
            Version version,
            List<Version> others,
            @Nullable EvidenceRun running,
            @Nullable EvidenceRun last) {

        public View {
            others = List.copyOf(others);
        }
    }
}

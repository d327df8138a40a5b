package org.leadscoring.application.experiment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.leadscoring.application.crm.ChangedLeads;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.experiment.Comparison;
import org.leadscoring.domain.experiment.Experiment;
import org.leadscoring.domain.experiment.ExperimentId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Begins and ends experiments. Both models score all leads anyway, so whose a lead is changes with one row, for all leads at
 * once, and back. Nothing acts on where that puts them (spec ST-4): no stage does anything, no clock opens or is pulled in;
 * what leads do from then on acts by the model that drives them.
 */
public final class RunExperiment {

    /** What experiments are called in the audit log. */
    public static final String SUBJECT = "experiment";

    private final Transactions transactions;
    private final Experiments experiments;
    private final ScoringModels models;
    private final ChangedLeads crms;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock time;

    public RunExperiment(
            Transactions transactions,
            Experiments experiments,
            ScoringModels models,
            ChangedLeads crms,
            AuditLog audit,
            Ids ids,
            Clock time) {
        this.transactions = transactions;
        this.experiments = experiments;
        this.models = models;
        this.crms = crms;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /**
     * Begins one.
     *
     * @param challenger the name of a live model that is not the primary one
     * @param percent the share of leads that it is to drive
     * @param by who asks for it
     * @throws ExperimentNotPossibleException if one runs already, the model is not live or primary, or the share is out of
     *     range
     */
    public Experiment begin(WorkspaceId workspace, String challenger, int percent, UserId by) {
        return transactions.run(() -> {
            models.hold(workspace);
            if (experiments.running(workspace).isPresent()) {
                throw new ExperimentNotPossibleException("an experiment runs already; end it first");
            }
            var live = models.live(workspace).stream().map(ScoringModel::name).toList();
            if (live.indexOf(challenger) < 1) {
                throw new ExperimentNotPossibleException(
                        "the challenger must be a live model that is not the primary one; publish one first");
            }
            if (percent < Experiment.LEAST || percent > Experiment.MOST) {
                throw new ExperimentNotPossibleException("choose a share of 1 to 99 percent");
            }
            var begun =
                    new Experiment(new ExperimentId(ids.next()), live.getFirst(), challenger, percent, now(), by, null);
            experiments.add(workspace, begun);
            crms.everybody(workspace);
            record(workspace, begun, "begin", begun.begunAt(), by);
            return begun;
        });
    }

    /**
     * Ends the one that runs: the primary model drives all leads again.
     *
     * @param by who asks for it
     * @throws ExperimentNotPossibleException if none runs
     */
    public Experiment end(WorkspaceId workspace, UserId by) {
        return transactions.run(() -> {
            models.hold(workspace);
            var running = experiments
                    .running(workspace)
                    .orElseThrow(() -> new ExperimentNotPossibleException("no experiment runs any more"));
            var at = now();
            var ended = running.ended(at, by);
            experiments.end(workspace, ended);
            crms.everybody(workspace);
            record(workspace, ended, "end", at, by);
            return ended;
        });
    }

    /** All experiments, the latest first, each with what became, while it ran, of the leads that entered while it ran. */
    public List<Compared> all(WorkspaceId workspace) {
        return transactions.run(() -> experiments.all(workspace).stream()
                .map(experiment -> {
                    var end = experiment.end();
                    var until = end == null ? now().plus(1, ChronoUnit.MICROS) : end.at();
                    return new Compared(
                            experiment, experiments.compare(workspace, experiment, experiment.begunAt(), until));
                })
                .toList());
    }

    /** The live models that could challenge the primary one, by name. */
    public List<ScoringModel> challengers(WorkspaceId workspace) {
        return models.live(workspace).stream().skip(1).toList();
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(WorkspaceId workspace, Experiment experiment, String action, Instant at, UserId by) {
        var facts = new Attributes(Map.of(
                "champion", experiment.champion(),
                "challenger", experiment.challenger(),
                "percent", experiment.percent()));
        var none = Attributes.NONE;
        audit.record(
                workspace,
                new Change(
                        ids.next(),
                        at,
                        by,
                        action,
                        new Subject(SUBJECT, experiment.id().value()),
                        experiment.running() ? none : facts,
                        experiment.running() ? facts : none));
    }

    /** An experiment and what came of it by now. */
    public record Compared(Experiment experiment, Comparison comparison) {}
}

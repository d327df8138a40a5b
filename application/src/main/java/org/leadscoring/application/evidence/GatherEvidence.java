package org.leadscoring.application.evidence;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.evidence.Outcomes.Outcome;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.evidence.FactTally;
import org.leadscoring.domain.evidence.Known.Observation;
import org.leadscoring.domain.evidence.Pairs;
import org.leadscoring.domain.evidence.PointsFromOutcomes;
import org.leadscoring.domain.evidence.Question;
import org.leadscoring.domain.evidence.Regression;
import org.leadscoring.domain.evidence.Regression.Penalty;
import org.leadscoring.domain.evidence.ReportTally;
import org.leadscoring.domain.evidence.Samples;
import org.leadscoring.domain.evidence.Split;
import org.leadscoring.domain.evidence.Split.Part;
import org.leadscoring.domain.evidence.Suggestion;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Gathers what outcomes say of a version of a model (spec UI-3): goes through all leads that were won or lost, scores each as
 * it stood at its cut-off (spec SC-1 makes that possible), and counts. If points are to be suggested, goes through them once
 * more to learn, and once more to try what was learned on leads that were held out. Holds numbers of at most so many leads,
 * and no event for longer than a chunk.
 */
public final class GatherEvidence {

    private static final int CHUNK = 500;

    private final Transactions transactions;
    private final Outcomes outcomes;
    private final ScoreLeads scoring;
    private final Derivations derivations;
    private final Regression regression;

    public GatherEvidence(
            Transactions transactions,
            Outcomes outcomes,
            ScoreLeads scoring,
            Derivations derivations,
            Regression regression) {
        this.transactions = transactions;
        this.outcomes = outcomes;
        this.scoring = scoring;
        this.derivations = derivations;
        this.regression = regression;
    }

    /**
     * Gathers it.
     *
     * @param challenger another version that is tried on the same leads, or null
     * @param watch is told how far it has come
     * @return empty if the watch did not want it to go on
     */
    public Optional<Evidence> gather(
            WorkspaceId workspace,
            ScoringModel model,
            @Nullable ScoringModel challenger,
            Question question,
            Watch watch) {
        return new Run(workspace, model, challenger, question, watch).gather();
    }

    /** Whoever waits for evidence. */
    @FunctionalInterface
    public interface Watch {

        /**
         * Called after each chunk.
         *
         * @param done leads looked at in this step
         * @param total leads to be looked at in this step
         * @return false to stop
         */
        boolean goesOn(Step step, long done, long total);
    }

    /** What is being done. */
    public enum Step {
        /** Leads are counted for the report. */
        COUNTING,
        /** Leads are learned from. */
        LEARNING,
        /** Weights are fitted. */
        FITTING,
        /** What was learned is tried on leads that were held out. */
        TRYING
    }

    private final class Run {

        private final WorkspaceId workspace;
        private final ScoringModel model;
        private final @Nullable ScoringModel challenger;
        private final Question question;
        private final Watch watch;
        private final long decided;
        private final Split split;
        private final Scorer scorer;
        private boolean stopped;
        private long fits;

        Run(
                WorkspaceId workspace,
                ScoringModel model,
                @Nullable ScoringModel challenger,
                Question question,
                Watch watch) {
            this.workspace = workspace;
            this.model = model;
            this.challenger = challenger;
            this.question = question;
            this.watch = watch;
            this.decided = transactions.run(() -> outcomes.count(workspace));
            this.split = new Split(question.seed(), question.holdOut(), decided);
            this.scorer = new Scorer(model, derivations.of(workspace));
        }

        Optional<Evidence> gather() {
            var report = new ReportTally(model);
            var facts = new FactTally(question);
            var pairs = new Pairs();
            var other = challenger == null ? null : new Scorer(challenger, scorer.derivation());
            go(Step.COUNTING, outcome -> true, (outcome, lead) -> {
                if (lead == null) {
                    report.late();
                    return;
                }
                var scored = scorer.replay(lead.before(), lead.cutOff());
                var total = scored.state().total();
                report.add(total, had(scored), lead.won(), month(lead.decidedAt()));
                if (other != null) {
                    pairs.add(
                            total,
                            other.replay(lead.before(), lead.cutOff()).state().total(),
                            lead.won());
                }
                if (split.part(outcome.lead()) == Part.LEARN) {
                    facts.add(lead.known(), lead.won());
                }
            });
            if (stopped) {
                return Optional.empty();
            }
            var arrived = transactions.run(() -> outcomes.arrived(workspace, question.from(), question.until()));
            var evidence = Evidence.of(report.report(), arrived, pairs, facts.leaks());
            return Suggestion.refusal(model, facts.all())
                    .map(refusal -> Optional.of(evidence.refused(refusal)))
                    .orElseGet(() -> suggest(evidence, facts));
        }

        private Optional<Evidence> suggest(Evidence evidence, FactTally facts) {
            var points = new PointsFromOutcomes(model, scorer.derivation(), question, facts);
            go(Step.LEARNING, outcome -> split.part(outcome.lead()) == Part.LEARN, (outcome, lead) -> {
                if (lead != null) {
                    points.learn(lead);
                }
            });
            if (stopped) {
                return Optional.empty();
            }
            var refusal = points.fit(this::fit);
            if (stopped) {
                return Optional.empty();
            }
            if (refusal.isPresent()) {
                return refusal.map(evidence::refused);
            }
            go(Step.TRYING, outcome -> split.part(outcome.lead()) == Part.TRY, (outcome, lead) -> {
                if (lead != null) {
                    points.tryOn(lead);
                }
            });
            return stopped
                    ? Optional.empty()
                    : Optional.of(points.suggestion()
                            .map(evidence::suggesting)
                            .orElseGet(() -> evidence.refused(Suggestion.Refusal.TOO_FEW)));
        }

        /** Once it is to stop all that follows is of no use: then nothing is fitted any more. */
        private double[] fit(Samples samples, Penalty penalty) {
            tell(Step.FITTING, ++fits, fits);
            return stopped ? new double[samples.width()] : regression.fit(samples, penalty);
        }

        private void go(Step step, Predicate<Outcome> wanted, Reader reader) {
            LeadId after = null;
            var done = 0L;
            tell(step, done, decided);
            while (!stopped) {
                var from = after;
                var seen = transactions.run(() -> read(from, wanted));
                if (seen.last == null) {
                    return;
                }
                seen.leads.forEach(lead -> reader.read(lead.outcome, lead.observation));
                after = seen.last;
                done += seen.count;
                tell(step, done, Math.max(done, decided));
            }
        }

        private void tell(Step step, long done, long total) {
            stopped = stopped || !watch.goesOn(step, done, total);
        }

        private Chunk read(@Nullable LeadId after, Predicate<Outcome> wanted) {
            var next = outcomes.after(workspace, after, CHUNK);
            if (next.isEmpty()) {
                return new Chunk(List.of(), null, 0);
            }
            var some = new HashMap<LeadId, Outcome>();
            next.stream()
                    .filter(outcome -> !outcome.at().isBefore(question.from())
                            && outcome.at().isBefore(question.until()))
                    .filter(wanted)
                    .forEach(outcome -> some.put(outcome.lead(), outcome));
            var leads = new ArrayList<Seen>();
            scoring.read(workspace, new TreeSet<>(some.keySet()), (id, events) -> {
                var outcome = some.get(id);
                if (outcome != null) {
                    leads.add(new Seen(outcome, observation(outcome, events)));
                }
            });
            return new Chunk(leads, next.getLast().lead(), next.size());
        }

        private @Nullable Observation observation(Outcome outcome, List<Event> events) {
            var suspects = model.definition().countsSuspects();
            var counting =
                    events.stream().filter(event -> event.counts(suspects)).toList();
            if (counting.isEmpty()) {
                return null;
            }
            var cutOff = question.cutOff().of(counting.getFirst().occurredAt(), outcome.at());
            var before = counting.stream()
                    .filter(event -> event.occurredAt().isBefore(cutOff))
                    .toList();
            return before.isEmpty() || cutOff.isAfter(outcome.at())
                    ? null
                    : new Observation(outcome.won(), outcome.at(), cutOff, before);
        }

        private YearMonth month(Instant at) {
            return YearMonth.from(at.atZone(question.zone()));
        }

        /** Rules for events that ever gave the lead points, and rules about traits that hold. */
        private static Set<String> had(Scored scored) {
            var had = new HashSet<>(scored.state().holding().keySet());
            scored.entries().stream()
                    .filter(entry -> entry.cause() == Cause.RULE)
                    .map(LedgerEntry::rule)
                    .forEach(had::add);
            return had;
        }
    }

    @FunctionalInterface
    private interface Reader {

        /** @param lead null if nothing was known of it in time */
        void read(Outcome outcome, @Nullable Observation lead);
    }

    private record Seen(Outcome outcome, @Nullable Observation observation) {}

    /**
     * @param last the last lead looked at, null if there was none left
     * @param count how many were looked at
     */
    private record Chunk(List<Seen> leads, @Nullable LeadId last, int count) {}
}

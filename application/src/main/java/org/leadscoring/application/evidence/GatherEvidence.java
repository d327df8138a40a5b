package org.leadscoring.application.evidence;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.evidence.DecidedLeads.Seen;
import org.leadscoring.application.evidence.Outcomes.Outcome;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.evidence.Arrivals;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.evidence.Evidence.Comparison;
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
import org.leadscoring.domain.evidence.Unseen;
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
 * more to learn, and once more to try what was learned on leads that were held out. At last it looks at leads that came in,
 * whether they ended or not. Holds numbers of at most so many leads, and no event for longer than a chunk.
 */
public final class GatherEvidence {

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
     * @param asked the version that is asked about
     * @param challenger another version that is tried on the same leads, or null
     * @param watch is told how far it has come
     * @return empty if the watch did not want it to go on
     */
    public Optional<Evidence> gather(
            WorkspaceId workspace, Asked asked, @Nullable Asked challenger, Question question, Watch watch) {
        return new Run(workspace, asked, challenger, question, watch).gather();
    }

    /**
     * A version that outcomes are to say something of.
     *
     * @param unseen which of them it cannot have been made from
     */
    public record Asked(ScoringModel model, Unseen unseen) {}

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
        TRYING,
        /** Leads that came in are looked at, whether they ended or not. */
        ARRIVING
    }

    private final class Run {

        private final WorkspaceId workspace;
        private final ScoringModel model;
        private final Unseen unseen;
        private final @Nullable Asked challenger;
        private final Question question;
        private final Watch watch;
        private final long decided;
        private final Split split;
        private final Scorer scorer;
        private boolean stopped;
        private long fits;

        Run(WorkspaceId workspace, Asked asked, @Nullable Asked challenger, Question question, Watch watch) {
            this.workspace = workspace;
            this.model = asked.model();
            this.unseen = asked.unseen();
            this.challenger = challenger;
            this.question = question;
            this.watch = watch;
            this.decided = transactions.run(() -> outcomes.count(workspace));
            this.split = new Split(question.seed(), question.holdOut(), inTime());
            this.scorer = new Scorer(model, derivations.of(workspace));
        }

        /** Few are split as they are, so that it need not be known how many of them ended in the time asked about. */
        private long inTime() {
            return Split.isAmple(decided)
                    ? Math.min(
                            decided,
                            transactions.run(() -> outcomes.count(workspace, question.from(), question.until())))
                    : decided;
        }

        Optional<Evidence> gather() {
            var report = new ReportTally(model);
            var facts = new FactTally(question, model.definition());
            var beside = challenger == null ? null : new Beside(challenger);
            go(Step.COUNTING, outcome -> true, seen -> {
                var lead = seen.observation();
                if (lead == null) {
                    if (seen.early()) {
                        report.early();
                    } else {
                        report.late();
                    }
                    return;
                }
                var id = seen.outcome().lead();
                var scored = scorer.replay(lead.before(), lead.cutOff());
                var total = scored.state().total();
                var had = had(scored);
                report.add(total, had, lead.won(), month(lead.decidedAt()));
                var news = unseen.includes(id, lead.decidedAt());
                if (news) {
                    report.unseen(total, lead.won());
                }
                if (beside != null) {
                    beside.add(id, lead, total, news);
                }
                if (split.part(id) == Part.LEARN) {
                    facts.add(lead.known(), had, lead.won());
                }
            });
            if (stopped) {
                return Optional.empty();
            }
            var found = Suggestion.refusal(model, facts.all())
                    .<Evidence.Result>map(Evidence.Result.Refused::new)
                    .orElseGet(() -> suggest(facts));
            if (stopped) {
                return Optional.empty();
            }
            var arrivals = arrivals(found);
            return stopped
                    ? Optional.empty()
                    : Optional.of(Evidence.of(
                            report.report(),
                            arrivals,
                            beside == null ? null : beside.comparison(),
                            facts.leaks(),
                            found));
        }

        /** Once it is stopped what it says is of no use. */
        private Evidence.Result suggest(FactTally facts) {
            var points = new PointsFromOutcomes(model, scorer.derivation(), question, facts);
            go(Step.LEARNING, outcome -> split.part(outcome.lead()) == Part.LEARN, seen -> {
                if (seen.observation() != null) {
                    points.learn(seen.observation());
                }
            });
            var refusal = points.fit(this::fit);
            if (stopped || refusal.isPresent()) {
                return new Evidence.Result.Refused(refusal.orElse(Suggestion.Refusal.TOO_FEW));
            }
            go(Step.TRYING, outcome -> split.part(outcome.lead()) == Part.TRY, seen -> {
                if (seen.observation() != null) {
                    points.tryOn(seen.observation());
                }
            });
            return points.suggestion()
                    .<Evidence.Result>map(Evidence.Result.Found::new)
                    .orElseGet(() -> new Evidence.Result.Refused(Suggestion.Refusal.TOO_FEW));
        }

        /** Once it is to stop all that follows is of no use: then nothing is fitted any more. */
        private double[] fit(Samples samples, Penalty penalty) {
            tell(Step.FITTING, ++fits, fits);
            return stopped ? new double[samples.width()] : regression.fit(samples, penalty);
        }

        private Arrivals arrivals(Evidence.Result found) {
            var then = found instanceof Evidence.Result.Found(var suggestion)
                    ? new Scorer(
                            new ScoringModel(model.id(), model.name(), model.version(), suggestion.definition()),
                            scorer.derivation())
                    : null;
            return new ArrivedLeads(transactions, outcomes, scoring, workspace, question, scorer, then)
                    .count((done, total) -> {
                        tell(Step.ARRIVING, done, total);
                        return !stopped;
                    });
        }

        private void go(Step step, Predicate<Outcome> wanted, Consumer<Seen> reader) {
            if (stopped) {
                return;
            }
            var suspects = model.definition().countsSuspects();
            var leads = new DecidedLeads(transactions, outcomes, scoring, workspace, question, suspects, wanted);
            tell(step, 0, decided);
            while (!stopped) {
                var some = leads.next();
                if (some == null) {
                    return;
                }
                some.forEach(reader);
                tell(step, leads.passed(), Math.max(leads.passed(), decided));
            }
        }

        private void tell(Step step, long done, long total) {
            stopped = stopped || !watch.goesOn(step, done, total);
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

        /** Another version on the same leads. */
        private final class Beside {

            private final Scorer other;
            private final Unseen otherUnseen;
            private final Pairs all = new Pairs();
            private final Pairs news = new Pairs();

            Beside(Asked challenger) {
                this.other = new Scorer(challenger.model(), scorer.derivation());
                this.otherUnseen = challenger.unseen();
            }

            void add(LeadId id, Observation lead, int total, boolean isNews) {
                var theirs = other.replay(lead.before(), lead.cutOff()).state().total();
                all.add(total, theirs, lead.won());
                if (isNews && otherUnseen.includes(id, lead.decidedAt())) {
                    news.add(total, theirs, lead.won());
                }
            }

            @Nullable
            Comparison comparison() {
                return Comparison.of(all, news).orElse(null);
            }
        }
    }
}

package org.leadscoring.domain.evidence;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.leadscoring.domain.evidence.Known.Observation;
import org.leadscoring.domain.evidence.Selection.Chosen;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;

/**
 * Finds points by outcomes, in three steps: leads to {@link #learn} from, then {@link #fit}, then others to {@link #tryOn}.
 * Mutable; for one thread.
 */
public final class PointsFromOutcomes {

    private static final int EXACT = 10_000;
    private static final int MOST_EXACT = 1_000_000_000;

    private final ScoringModel model;
    private final Derivation derivation;
    private final Question question;
    private final List<Leak> leaks;
    private final Barred barred;
    private final List<Candidate> candidates;
    private final Probe probe;
    private final Samples samples;

    private final Pairs tried = new Pairs();
    private final ScoreTally exact = new ScoreTally();
    private final Scorer today;
    private Draft draft;

    /** @param facts what is known of the leads that points will be made from */
    public PointsFromOutcomes(ScoringModel model, Derivation derivation, Question question, FactTally facts) {
        this.model = model;
        this.derivation = derivation;
        this.question = question;
        this.leaks = facts.leaks();
        this.barred = new Barred(question, leaks);
        this.candidates = Candidates.of(model.definition(), facts, barred);
        this.probe = new Probe(model, derivation, candidates);
        this.samples = new Samples(candidates.size());
        this.today = new Scorer(model, derivation);
        this.draft = new Draft(Collections.nCopies(candidates.size(), 0.0), model, today, List.of());
    }

    /** What foretells the outcome too well; nothing is made of it. */
    public List<Leak> leaks() {
        return leaks;
    }

    /** Adds a lead that points are made from. */
    public void learn(Observation lead) {
        samples.add(probe.row(lead), lead.won());
    }

    /**
     * Makes points of what was learned.
     *
     * @return why there are none; empty if there are
     */
    public Optional<Suggestion.Refusal> fit(Regression regression) {
        var refusal = Suggestion.refusal(model, samples.all());
        if (refusal.isPresent()) {
            return refusal;
        }
        var weighing = new Weighing(model.definition(), candidates, samples);
        var chosen = new Selection(regression, samples, weighing, question.mostRules()).choose();
        if (chosen.rules().isEmpty()) {
            return Optional.of(Suggestion.Refusal.NOTHING_TELLS);
        }
        draft = drafted(weighing, chosen);
        return Optional.empty();
    }

    private Draft drafted(Weighing weighing, Chosen chosen) {
        var writing = new DraftWriting(model, candidates, barred, weighing, chosen);
        var definition = writing.definition();
        var asDraft = new ScoringModel(model.id(), model.name(), model.version(), definition);
        return new Draft(chosen.weights(), asDraft, new Scorer(asDraft, derivation), writing.changes());
    }

    /** Adds a lead that was held out: nothing was made from it, so it shows what the points are worth. */
    public void tryOn(Observation lead) {
        var row = probe.row(lead);
        var sum = 0.0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * draft.weights.get(i);
        }
        exact.add(Math.clamp(Math.round(sum * EXACT), -MOST_EXACT, MOST_EXACT), lead.won());
        tried.add(total(today, lead), total(draft.scorer, lead), lead.won());
    }

    private static int total(Scorer scorer, Observation lead) {
        return scorer.replay(lead.before(), lead.cutOff()).state().total();
    }

    /**
     * The points, and what they are worth. Thresholds are set so that of the leads held out as many reach each stage as
     * today, and a few in any case.
     *
     * @return empty if too few leads were held out to tell
     */
    public Optional<Suggestion> suggestion() {
        var gain = tried.difference();
        var exactly = exact.scores().auc();
        if (gain.isEmpty() || exactly.isEmpty()) {
            return Optional.empty();
        }
        var now = tried.first();
        var then = tried.second();
        var definition = draft.model.definition();
        return Optional.of(new Suggestion(
                DraftWriting.with(Thresholds.like(definition, now, then), definition),
                draft.changes,
                samples.all(),
                now,
                then,
                exactly.get(),
                gain.get()));
    }

    private record Draft(List<Double> weights, ScoringModel model, Scorer scorer, List<Suggestion.Change> changes) {}
}

package org.leadscoring.application.lead;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.Ledgers;
import org.leadscoring.application.scoring.RecallScores;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Forecast;
import org.leadscoring.domain.scoring.Forecast.Drop;
import org.leadscoring.domain.scoring.Forecast.Way;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.Waterfall;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Explains the score of a lead by the model that drives it: why it is what it is, what would bring the lead to the next stage with
 * the fewest events, and when it drops if it does nothing.
 */
public final class ExplainScore {

    private final Transactions transactions;
    private final Leads leads;
    private final ScoringModels models;
    private final Derivations derivations;
    private final RecallScores recall;
    private final Ledgers ledgers;
    private final Clock time;

    public ExplainScore(
            Transactions transactions,
            Leads leads,
            ScoringModels models,
            Derivations derivations,
            RecallScores recall,
            Ledgers ledgers,
            Clock time) {
        this.transactions = transactions;
        this.leads = leads;
        this.models = models;
        this.derivations = derivations;
        this.recall = recall;
        this.ledgers = ledgers;
        this.time = time;
    }

    /**
     * Explains.
     *
     * @param lead the lead; if it was merged, the one it lives on in
     * @throws UnknownLeadException if the workspace has no such lead
     */
    public Explanation explain(WorkspaceId workspace, LeadId lead) {
        return transactions.run(() -> {
            var found = leads.livingOn(workspace, lead).orElseThrow(() -> new UnknownLeadException(lead));
            return explained(workspace, found.id());
        });
    }

    private Explanation explained(WorkspaceId workspace, LeadId lead) {
        var model = models.drivers(workspace).of(lead);
        var scorer = new Scorer(model, derivations.of(workspace));
        var state = recall.state(workspace, model, lead);
        var forecast = new Forecast(scorer, state, time.instant());
        return new Explanation(
                model,
                state,
                scorer.stage(state),
                Waterfall.ofSums(ledgers.sums(workspace, lead, model.id())),
                model.ladder().above(state.rung()),
                forecast.missing(),
                forecast.ways(),
                forecast.drop());
    }

    /**
     * A score explained.
     *
     * @param model the one that drives the lead
     * @param state where the score stands
     * @param stage the stage the lead is in
     * @param waterfall why
     * @param next the stage above, if there is one
     * @param missing the points missing to it; empty if there is none, or if only time keeps the lead from it
     * @param ways what would bring the lead there, fewest events first
     * @param drop when the lead leaves its stage downwards if it does nothing; empty if it does not
     */
    public record Explanation(
            ScoringModel model,
            ScoreState state,
            String stage,
            Waterfall waterfall,
            Optional<Stage> next,
            OptionalInt missing,
            List<Way> ways,
            Optional<Drop> drop) {}
}

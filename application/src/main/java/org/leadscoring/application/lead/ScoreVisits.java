package org.leadscoring.application.lead;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.ModelTemplates;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.SessionScoring;
import org.leadscoring.domain.scoring.Visit;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * What visits are worth (spec SC-13), by the live model that scores visits, the primary one first; if none does, by the one
 * that comes with the product. Nothing is written: it follows from the events.
 */
public final class ScoreVisits {

    private static final ModelId NOT_LIVE = new ModelId(new UUID(0, 0));

    private final Transactions transactions;
    private final IdentityBook identities;
    private final EventLog log;
    private final ScoringModels models;
    private final ModelTemplates templates;
    private final Derivations derivations;
    private final Clock clock;

    public ScoreVisits(
            Transactions transactions,
            IdentityBook identities,
            EventLog log,
            ScoringModels models,
            ModelTemplates templates,
            Derivations derivations,
            Clock clock) {
        this.transactions = transactions;
        this.identities = identities;
        this.log = log;
        this.models = models;
        this.templates = templates;
        this.derivations = derivations;
        this.clock = clock;
    }

    /**
     * The visit with this id, the latest if it names several; empty if no event of the workspace names it.
     *
     * @param sessionId as the events say it
     */
    public Optional<Scored> visit(WorkspaceId workspace, String sessionId) {
        return transactions.run(() -> {
            var by = model(workspace);
            var session = new Identifier(IdentifierType.SESSION_ID, sessionId);
            return lead(workspace, List.of(session))
                    .flatMap(lead -> Visit.latest(
                            sessionId,
                            log.history(workspace, lead),
                            by.scoring(),
                            by.model().definition().countsSuspects()))
                    .map(visit ->
                            new Scored(by, visit, by.scoring().score(visit.session()), visit.isOver(clock.instant())));
        });
    }

    /**
     * The score of a person: the average of the visits that are over.
     *
     * @param identifiers what the person may be known by, tried in this order
     * @return empty if the workspace knows none of them
     */
    public Optional<Average> average(WorkspaceId workspace, List<Identifier> identifiers) {
        return transactions.run(() -> lead(workspace, identifiers).map(lead -> {
            var by = model(workspace);
            var scorer = new Scorer(by.model(), derivations.of(workspace));
            var state =
                    scorer.replay(log.history(workspace, lead), clock.instant()).state();
            return new Average(by, state.total(), state.sessions().count());
        }));
    }

    private Optional<LeadId> lead(WorkspaceId workspace, List<Identifier> identifiers) {
        return identifiers.stream()
                .map(identifier -> identities.leadsOf(workspace, List.of(identifier)))
                .flatMap(Collection::stream)
                .findFirst();
    }

    private By model(WorkspaceId workspace) {
        return models.live(workspace).stream()
                .flatMap(model -> By.of(model, true).stream())
                .findFirst()
                .or(() -> templates
                        .named(ModelTemplates.SESSIONS)
                        .flatMap(template -> By.of(template.file().model(NOT_LIVE), false)))
                .orElseThrow(() -> new IllegalStateException("the product comes without its model of visits"));
    }

    /**
     * What visits are scored by.
     *
     * @param live false if it is the one that comes with the product, because no live model scores visits
     */
    public record By(ScoringModel model, SessionScoring scoring, boolean live) {

        static Optional<By> of(ScoringModel model, boolean live) {
            return model.definition().method() instanceof Method.Sessions(var scoring)
                    ? Optional.of(new By(model, scoring, live))
                    : Optional.empty();
        }
    }

    /**
     * A visit and what it is worth.
     *
     * @param over whether it is over, so that it counts for the person's score
     */
    public record Scored(By by, Visit visit, SessionScoring.Breakdown breakdown, boolean over) {}

    /**
     * The score of a person.
     *
     * @param score in points
     * @param visits how many are over
     */
    public record Average(By by, int score, int visits) {}
}

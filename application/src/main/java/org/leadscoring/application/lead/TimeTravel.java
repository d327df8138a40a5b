package org.leadscoring.application.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.scoring.UnknownModelException;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * The score of a lead at any instant under any version of any model (spec UI-4): what happened up to then, as it is known
 * today, scored anew. So an event that arrived late counts from when it happened.
 */
public final class TimeTravel {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Transactions transactions;
    private final Leads leads;
    private final EventLog log;
    private final ScoringModels models;
    private final Derivations derivations;

    public TimeTravel(
            Transactions transactions, Leads leads, EventLog log, ScoringModels models, Derivations derivations) {
        this.transactions = transactions;
        this.leads = leads;
        this.log = log;
        this.models = models;
        this.derivations = derivations;
    }

    /**
     * Travels.
     *
     * @param lead the lead; if it was merged, the one it lives on in
     * @param at UTC; may lie in the future, where nothing happens but time
     * @param model any version, drafts too; null for the one that drives the lead
     * @throws IllegalArgumentException if the instant does not lie between the years 2000 and 9999
     * @throws UnknownLeadException if the workspace has no such lead
     * @throws UnknownModelException if the workspace has no such version
     */
    public Then at(WorkspaceId workspace, LeadId lead, Instant at, @Nullable ModelId model) {
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    "at lies outside the years 2000 to 9999; send an instant such as 2026-03-03T00:00:00Z");
        }
        return transactions.run(() -> {
            var found = leads.livingOn(workspace, lead).orElseThrow(() -> new UnknownLeadException(lead));
            var version = model == null
                    ? models.drivers(workspace).of(found.id())
                    : models.byId(workspace, model)
                            .map(Version::model)
                            .orElseThrow(() -> new UnknownModelException(model));
            var scorer = new Scorer(version, derivations.of(workspace));
            var events = log.upTo(workspace, found.id(), at);
            var scored = scorer.replay(events, at);
            return new Then(version, at, scored, scorer.stage(scored.state()));
        });
    }

    /**
     * How it was, or will be.
     *
     * @param at UTC
     * @param scored score, ledger and crossings up to then
     * @param stage the stage then
     */
    public record Then(ScoringModel model, Instant at, Scored scored, String stage) {}
}

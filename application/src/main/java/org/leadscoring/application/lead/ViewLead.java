package org.leadscoring.application.lead;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaClocks.Happened;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.scoring.Figures;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Everything there is to see of one lead. */
public final class ViewLead {

    /** The latest events shown. */
    public static final int EVENTS_SHOWN = 200;

    private final Transactions transactions;
    private final Leads leads;
    private final IdentityBook identities;
    private final EventLog log;
    private final ScoringModels models;
    private final ScoreBook book;
    private final SlaClocks clocks;

    public ViewLead(
            Transactions transactions,
            Leads leads,
            IdentityBook identities,
            EventLog log,
            ScoringModels models,
            ScoreBook book,
            SlaClocks clocks) {
        this.transactions = transactions;
        this.leads = leads;
        this.identities = identities;
        this.log = log;
        this.models = models;
        this.book = book;
        this.clocks = clocks;
    }

    /**
     * The lead with this id, or the one it lives on in after a merge; empty if the workspace has none.
     */
    public Optional<LeadView> view(WorkspaceId workspace, LeadId id) {
        return transactions.run(() -> leads.livingOn(workspace, id).map(lead -> view(workspace, lead)));
    }

    /** The same without its events and the changes of its score, of which there may be many. */
    public Optional<LeadHead> head(WorkspaceId workspace, LeadId id) {
        return transactions.run(() -> leads.livingOn(workspace, id).map(lead -> {
            var only = Set.of(lead.id());
            var model = models.drivers(workspace).of(lead.id());
            return new LeadHead(
                    lead,
                    identities.identifiersOf(workspace, lead.id()),
                    model,
                    figures(workspace, model, lead),
                    clocks.of(workspace, only).get(lead.id()),
                    clocks.ledger(workspace, lead.id()),
                    leads.statusHistory(workspace, lead.id()));
        }));
    }

    private LeadView view(WorkspaceId workspace, Lead lead) {
        var model = models.drivers(workspace).of(lead.id());
        var only = Set.of(lead.id());
        return new LeadView(
                lead,
                identities.identifiersOf(workspace, lead.id()),
                model,
                figures(workspace, model, lead),
                book.ledger(workspace, lead.id(), model.id()),
                book.crossings(workspace, lead.id(), model.id()),
                log.latest(workspace, lead.id(), null, EVENTS_SHOWN),
                clocks.of(workspace, only).get(lead.id()),
                clocks.ledger(workspace, lead.id()),
                leads.statusHistory(workspace, lead.id()));
    }

    private Figures figures(WorkspaceId workspace, ScoringModel model, Lead lead) {
        var score = book.scores(workspace, model.id(), Set.of(lead.id())).get(lead.id());
        return score == null ? Figures.NONE : score.figures();
    }

    /**
     * A lead as it stands.
     *
     * @param model the one that drives it, by which its score is
     * @param clock null if the lead was never workable
     */
    public record LeadHead(
            Lead lead,
            List<Identifier> identifiers,
            ScoringModel model,
            Figures score,
            @Nullable SlaClock clock,
            List<Happened> clockLedger,
            List<StatusChange> statusHistory) {}

    /**
     * A lead with its past.
     *
     * @param model the one that drives it, by which score, ledger and crossings are
     * @param events the latest, latest first
     * @param clock null if the lead was never workable
     */
    public record LeadView(
            Lead lead,
            List<Identifier> identifiers,
            ScoringModel model,
            Figures score,
            List<LedgerEntry> ledger,
            List<Crossing> crossings,
            List<Event> events,
            @Nullable SlaClock clock,
            List<Happened> clockLedger,
            List<StatusChange> statusHistory) {}
}

package org.leadscoring.application.lead;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.WorkspaceId;

/** How the score of a lead came about, change by change: its ledger by the primary model. */
public final class TraceScore {

    /** As many changes as are told at a time. */
    public static final int MOST = 1_000;

    private final Transactions transactions;
    private final Leads leads;
    private final EventLog log;
    private final ScoringModels models;
    private final ScoreBook book;

    public TraceScore(Transactions transactions, Leads leads, EventLog log, ScoringModels models, ScoreBook book) {
        this.transactions = transactions;
        this.leads = leads;
        this.log = log;
        this.models = models;
        this.book = book;
    }

    /**
     * The latest changes of a score.
     *
     * @param id the lead; if it was merged, the one it lives on in
     * @param limit at most so many changes
     * @throws IllegalArgumentException if the limit is not 1 to {@value #MOST}
     * @throws UnknownLeadException if the workspace has no such lead
     */
    public Trace trace(WorkspaceId workspace, LeadId id, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is " + limit + "; ask for 1 to " + MOST + " changes");
        }
        return transactions.run(() -> {
            var lead = leads.livingOn(workspace, id).orElseThrow(() -> new UnknownLeadException(id));
            var model = models.live(workspace).getFirst();
            var ledger = book.ledger(workspace, lead.id(), model.id());
            var types = log.history(workspace, lead.id()).stream().collect(Collectors.toMap(Event::id, Event::type));
            var latest = ledger.reversed().stream()
                    .limit(limit)
                    .map(entry -> new Change(entry, types.get(entry.event())))
                    .toList();
            return new Trace(lead, model, latest, ledger.size());
        });
    }

    /**
     * The changes of a score.
     *
     * @param model the primary one
     * @param changes the latest first
     * @param total how many there are in all
     */
    public record Trace(Lead lead, ScoringModel model, List<Change> changes, int total) {}

    /**
     * A change.
     *
     * @param type of the event behind it; null if the log does not hold it any more
     */
    public record Change(LedgerEntry entry, @Nullable EventType type) {}
}

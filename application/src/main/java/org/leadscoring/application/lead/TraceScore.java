package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.scoring.Ledgers;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.WorkspaceId;

/** How the score of a lead came about, change by change: its ledger by the model that drives it. */
public final class TraceScore {

    /** As many changes as are told at a time. */
    public static final int MOST = 1_000;

    /** Entries of a part of the ledger. */
    public static final int PART = 200;

    private final Transactions transactions;
    private final Leads leads;
    private final EventLog log;
    private final ScoringModels models;
    private final ScoreBook book;
    private final Ledgers ledgers;

    public TraceScore(
            Transactions transactions,
            Leads leads,
            EventLog log,
            ScoringModels models,
            ScoreBook book,
            Ledgers ledgers) {
        this.transactions = transactions;
        this.leads = leads;
        this.log = log;
        this.models = models;
        this.book = book;
        this.ledgers = ledgers;
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
            var model = models.drivers(workspace).of(lead.id());
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
     * A part of the ledger by the model that drives the lead, without its events: the same for any lead, whatever it did.
     *
     * @param lead one that was not merged
     * @param before the place of the entry that follows, from 0; null for the latest part
     */
    public Part part(WorkspaceId workspace, LeadId lead, @Nullable Integer before) {
        return transactions.run(() -> {
            var model = models.drivers(workspace).of(lead);
            var size = ledgers.size(workspace, lead, model.id());
            var to = before == null ? size : Math.clamp(before, 0, size);
            var from = Math.max(to - PART, 0);
            var entries = ledgers.between(workspace, lead, model.id(), from, to);
            var crossings = entries.isEmpty()
                    ? List.<Crossing>of()
                    : ledgers.crossings(workspace, lead, model.id(), justAfter(entries.getLast()), PART)
                            .reversed();
            return new Part(model, entries, crossings, from, size);
        });
    }

    private static Instant justAfter(LedgerEntry entry) {
        return entry.at().plusNanos(1_000);
    }

    /**
     * A part of a ledger.
     *
     * @param model the one that drives the lead
     * @param entries in order
     * @param crossings thresholds passed meanwhile, and some before, in order
     * @param from the place of the first entry, from 0
     * @param size how many entries there are in all
     */
    public record Part(ScoringModel model, List<LedgerEntry> entries, List<Crossing> crossings, int from, int size) {

        public Part {
            entries = List.copyOf(entries);
            crossings = List.copyOf(crossings);
        }
    }

    /**
     * The changes of a score.
     *
     * @param model the one that drives the lead
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

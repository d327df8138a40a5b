package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.Voids;
import org.leadscoring.application.event.Voids.VoidLead;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.lead.ReadDealings.Dealings;
import org.leadscoring.application.lead.ViewLead.LeadHead;
import org.leadscoring.application.scoring.Ledgers;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Figures;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Everything that is held of a lead, for the person it is about (spec OP-3). What there may be much of is handed out in parts. */
public final class ExportLead {

    private static final int AT_ONCE = 500;
    private static final int MOST_AT_AN_INSTANT = 100_000;

    private final Transactions transactions;
    private final ViewLead view;
    private final Merges merges;
    private final Voids voids;
    private final ScoringModels models;
    private final ScoreBook book;
    private final Ledgers ledgers;
    private final EventLog log;
    private final ReadDealings dealings;

    public ExportLead(
            Transactions transactions,
            ViewLead view,
            Merges merges,
            Voids voids,
            ScoringModels models,
            ScoreBook book,
            Ledgers ledgers,
            EventLog log,
            ReadDealings dealings) {
        this.transactions = transactions;
        this.view = view;
        this.merges = merges;
        this.voids = voids;
        this.models = models;
        this.book = book;
        this.ledgers = ledgers;
        this.log = log;
        this.dealings = dealings;
    }

    /** What is held but for events and ledgers; empty if the workspace has no such lead. */
    public Optional<Held> held(WorkspaceId workspace, LeadId id) {
        return transactions.run(() -> view.head(workspace, id).map(head -> {
            var lead = head.lead().id();
            var scores = new ArrayList<Score>();
            for (var model : models.live(workspace)) {
                var score = book.scores(workspace, model.id(), Set.of(lead)).get(lead);
                if (score != null) {
                    scores.add(new Score(model, score.figures(), book.crossings(workspace, lead, model.id())));
                }
            }
            var merged = merges.of(workspace, lead);
            return new Held(
                    head,
                    scores,
                    merged,
                    voided(workspace, head),
                    dealings.of(workspace, lead, livingOn(lead, merged)));
        }));
    }

    /** The leads that live on in this one: what was taken apart, and not put together again, is another's. */
    private static Set<LeadId> livingOn(LeadId lead, List<Merge> merges) {
        return merges.stream()
                .filter(merge -> merge.undone() == null || merge.redone() != null)
                .map(Merge::ended)
                .filter(ended -> !ended.equals(lead))
                .collect(Collectors.toSet());
    }

    private List<VoidLead> voided(WorkspaceId workspace, LeadHead head) {
        return voids.all(workspace).stream()
                .filter(VoidLead.class::isInstance)
                .map(VoidLead.class::cast)
                .filter(entry -> head.identifiers().stream().anyMatch(entry.identifiers()::contains))
                .toList();
    }

    /** Takes each event of a lead, the latest first. */
    public void events(WorkspaceId workspace, LeadId lead, Consumer<Event> take) {
        Instant before = null;
        do {
            before = some(workspace, lead, before, take);
        } while (before != null);
    }

    /** All events of an instant or none; the instant before which there may be more, null if there are none. */
    private @Nullable Instant some(WorkspaceId workspace, LeadId lead, @Nullable Instant before, Consumer<Event> take) {
        var events = log.latest(workspace, lead, before, AT_ONCE);
        if (events.size() < AT_ONCE) {
            events.forEach(take);
            return null;
        }
        var last = events.getLast().occurredAt();
        events.stream().filter(event -> event.occurredAt().isAfter(last)).forEach(take);
        log.simultaneous(workspace, lead, last, MOST_AT_AN_INSTANT).forEach(take);
        return last;
    }

    /** Takes each entry of a ledger, in order. */
    public void ledger(WorkspaceId workspace, LeadId lead, ModelId model, Consumer<LedgerEntry> take) {
        var size = ledgers.size(workspace, lead, model);
        for (int from = 0; from < size; from += AT_ONCE) {
            ledgers.between(workspace, lead, model, from, from + AT_ONCE).forEach(take);
        }
    }

    /**
     * What is held of a lead.
     *
     * @param scores by every live model that has scored it
     * @param voided decisions by which events of it score nothing
     * @param dealings what was done about it and who was told
     */
    public record Held(
            LeadHead head, List<Score> scores, List<Merge> merges, List<VoidLead> voided, Dealings dealings) {

        public Held {
            scores = List.copyOf(scores);
            merges = List.copyOf(merges);
            voided = List.copyOf(voided);
        }
    }

    /** A score and the thresholds it passed. */
    public record Score(ScoringModel model, Figures figures, List<Crossing> crossings) {}
}

package org.leadscoring.application.ingestion;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.EventLog.Filed;
import org.leadscoring.application.event.EventLog.MessageRef;
import org.leadscoring.application.ingestion.IngestEvents.Acting;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaClocks.Happened;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.UnknownSourceException;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Sends one event by hand and tells what it did. It comes in as any other: it is stored, scores, may climb a stage and open
 * a clock. Its context says that it is a test.
 */
public final class SendTestEvent {

    /** What the message ids of test events begin with. */
    public static final String PREFIX = "test-event-";

    private static final Attributes CONTEXT = new Attributes(Map.of("test_event", true));
    private static final int LATEST = 200;

    private final Transactions transactions;
    private final Sources sources;
    private final IngestEvents ingestion;
    private final SourceActivity activity;
    private final EventLog log;
    private final Leads leads;
    private final ScoringModels models;
    private final ScoreBook book;
    private final SlaClocks clocks;
    private final Ids ids;
    private final Clock time;

    public SendTestEvent(
            Transactions transactions,
            Sources sources,
            IngestEvents ingestion,
            SourceActivity activity,
            EventLog log,
            Leads leads,
            ScoringModels models,
            ScoreBook book,
            SlaClocks clocks,
            Ids ids,
            Clock time) {
        this.transactions = transactions;
        this.sources = sources;
        this.ingestion = ingestion;
        this.activity = activity;
        this.log = log;
        this.leads = leads;
        this.models = models;
        this.book = book;
        this.clocks = clocks;
        this.ids = ids;
        this.time = time;
    }

    /** The sources of a workspace that a test event can be sent as: those that are enabled, oldest first. */
    public List<Source> sources(WorkspaceId workspace) {
        return sources.all(workspace).stream().filter(Source::enabled).toList();
    }

    /**
     * Sends an event that happens now.
     *
     * @param name as a sender would write it, for example {@code Demo Requested}
     * @return its message id
     * @throws UnknownSourceException if the workspace has no such source that is enabled
     */
    public String send(
            WorkspaceId workspace, SourceId source, EventType type, String name, Identifier by, Attributes properties) {
        var from = sources(workspace).stream()
                .filter(enabled -> enabled.id().equals(source))
                .findFirst()
                .orElseThrow(() -> new UnknownSourceException(source));
        var now = time.instant().truncatedTo(ChronoUnit.MICROS);
        var message = PREFIX + ids.next();
        var event = new Event(
                new EventId(ids.next()),
                new EventKey(now, message, source),
                type,
                name,
                now,
                properties,
                Attributes.NONE,
                CONTEXT);
        ingestion
                .ingest(workspace, List.of(IncomingEvent.of(event, Set.of(by))), now, Acting.NOW)
                .getFirst()
                .taken();
        activity.taken(from, List.of(type), now);
        return message;
    }

    /** What a test event did by the model that drives its lead, as it stands now; empty if there is none with this message id. */
    public Optional<Done> done(WorkspaceId workspace, SourceId source, String message) {
        if (!message.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return transactions.run(() -> {
            var reference = new MessageRef(source, message);
            return Optional.ofNullable(log.known(workspace, Set.of(reference)).get(reference))
                    .flatMap(filed -> done(workspace, filed));
        });
    }

    private Optional<Done> done(WorkspaceId workspace, Filed filed) {
        return log.latest(workspace, filed.lead(), null, LATEST).stream()
                .filter(event -> event.id().equals(filed.event()))
                .findFirst()
                .flatMap(event -> leads.byId(workspace, filed.lead()).map(lead -> done(workspace, event, lead)));
    }

    private Done done(WorkspaceId workspace, Event event, Lead lead) {
        var model = models.drivers(workspace).of(lead.id());
        var entries = book.entries(workspace, model.id(), Set.of(lead.id()), Set.of(event.id())).stream()
                .filter(entry -> entry.at().equals(event.occurredAt()))
                .toList();
        return new Done(
                event,
                lead,
                model,
                entries,
                WatchSource.outcome(event, entries, model),
                book.crossings(workspace, lead.id(), model.id()).stream()
                        .filter(crossing -> crossing.event().equals(event.id())
                                && crossing.at().equals(event.occurredAt()))
                        .toList(),
                clocks.ledger(workspace, lead.id()).stream()
                        .filter(happened -> happened.at().equals(event.receivedAt()))
                        .toList(),
                clocks.of(workspace, Set.of(lead.id())).get(lead.id()));
    }

    /**
     * What a test event did.
     *
     * @param model the primary one
     * @param entries what it did to the score, in order; those of events derived from it as well
     * @param outcome why there are no entries, if there are none
     * @param crossings stages entered and left, in order
     * @param happened what happened to the lead's clock, in order
     * @param clock the lead's clock now; null if it has none
     */
    public record Done(
            Event event,
            Lead lead,
            ScoringModel model,
            List<LedgerEntry> entries,
            WatchSource.Outcome outcome,
            List<Crossing> crossings,
            List<Happened> happened,
            @Nullable SlaClock clock) {}
}

package org.leadscoring.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.analytics.Batch;
import org.leadscoring.application.analytics.Feeds;
import org.leadscoring.application.assignment.Assignments.Recorded;
import org.leadscoring.application.crm.Connections;
import org.leadscoring.application.crm.ErasureRequest;
import org.leadscoring.application.crm.InMemoryLinks.Kept;
import org.leadscoring.application.crm.InMemoryLinks.LinkKey;
import org.leadscoring.application.crm.InMemoryLinks.MarkKey;
import org.leadscoring.application.crm.Links.Clash;
import org.leadscoring.application.crm.SyncRun;
import org.leadscoring.application.dashboard.Dashboard;
import org.leadscoring.application.dashboard.Dashboards.Run;
import org.leadscoring.application.dashboard.DayFigures.DayOfAnswers;
import org.leadscoring.application.dashboard.DayFigures.DayOfEntries;
import org.leadscoring.application.dashboard.Period;
import org.leadscoring.application.delivery.Deliveries.Attempt;
import org.leadscoring.application.delivery.Destinations.Health;
import org.leadscoring.application.erasure.Erasure;
import org.leadscoring.application.erasure.Retentions;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.event.EventLog.MessageRef;
import org.leadscoring.application.event.Voids.Decision;
import org.leadscoring.application.evidence.EvidenceRun;
import org.leadscoring.application.importing.Import;
import org.leadscoring.application.importing.RefusedRows.RefusedRow;
import org.leadscoring.application.ingestion.Refusal;
import org.leadscoring.application.ingestion.SourceCounts.OfDay;
import org.leadscoring.application.ingestion.SourceCounts.OfHour;
import org.leadscoring.application.ingestion.SourceCounts.OfType;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.lead.Merges.MergeId;
import org.leadscoring.application.recalculation.Publications.Publication;
import org.leadscoring.application.scoring.Derivations.Making;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.simulation.SimulationRun;
import org.leadscoring.application.sla.SlaClocks.Happened;
import org.leadscoring.application.workspace.ApiTokens;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.ProvidedIdentities.Owner;
import org.leadscoring.application.workspace.Sources.KeyInUse;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users.Account;
import org.leadscoring.domain.analytics.Feed;
import org.leadscoring.domain.analytics.FeedId;
import org.leadscoring.domain.assignment.AssignmentPolicy;
import org.leadscoring.domain.assignment.Turn;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.DeliveryId;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.PageTypes;
import org.leadscoring.domain.experiment.Experiment;
import org.leadscoring.domain.experiment.ExperimentId;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.Cut;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.stage.Action.Qualification;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.domain.workspace.ApiTokenId;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * What the in-memory ports share, as the JDBC adapters share a database. Transactions run one at a time; a failed one
 * leaves nothing behind; one inside another is part of it.
 */
public final class InMemoryDatabase implements Transactions {

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final List<InMemoryTable<?, ?>> tables = new ArrayList<>();
    private boolean inTransaction;

    public final InMemoryTable<WorkspaceId, Workspace> workspaces = new InMemoryTable<>(this);
    public final InMemoryTable<WorkspaceId, PageTypes> pageTypes = new InMemoryTable<>(this);
    public final InMemoryTable<SourceId, Source> sources = new InMemoryTable<>(this);
    public final InMemoryTable<String, StoredKey> sourceKeys = new InMemoryTable<>(this);
    public final InMemoryTable<UUID, Change> audit = new InMemoryTable<>(this);
    public final InMemoryTable<UUID, Refusal> refusals = new InMemoryTable<>(this);
    public final InMemoryTable<TypeKey, OfType> sourceTypes = new InMemoryTable<>(this);
    public final InMemoryTable<DayKey, OfDay> sourceDays = new InMemoryTable<>(this);
    public final InMemoryTable<Instant, OfHour> eventHours = new InMemoryTable<>(this);
    public final InMemoryTable<List<Object>, DayOfAnswers> answerDays = new InMemoryTable<>(this);
    public final InMemoryTable<List<Object>, DayOfEntries> stageDays = new InMemoryTable<>(this);
    public final InMemoryTable<Period, Dashboard> dashboards = new InMemoryTable<>(this);
    public final InMemoryTable<WorkspaceId, StoredRun> dashboardRuns = new InMemoryTable<>(this);
    public final InMemoryTable<UserId, Account> users = new InMemoryTable<>(this);
    public final InMemoryTable<ApiTokenId, ApiTokens.Stored> tokens = new InMemoryTable<>(this);
    public final InMemoryTable<String, ApiTokenId> tokenHashes = new InMemoryTable<>(this);
    public final InMemoryTable<List<String>, Owner> identities = new InMemoryTable<>(this);
    public final InMemoryTable<UserId, Instant> signIns = new InMemoryTable<>(this);
    public final InMemoryTable<MessageRef, Attributed> events = new InMemoryTable<>(this);
    public final InMemoryTable<MessageRef, Boolean> erasedMessages = new InMemoryTable<>(this);
    public final InMemoryTable<UUID, Erasure> erasures = new InMemoryTable<>(this);
    public final InMemoryTable<WorkspaceId, Retentions.Kept> retentions = new InMemoryTable<>(this);
    public final InMemoryTable<SourceId, Decision> voidedSources = new InMemoryTable<>(this);
    public final InMemoryTable<Identifier, VoidedAs> voidedIdentifiers = new InMemoryTable<>(this);
    public final InMemoryTable<LeadId, StoredLead> leads = new InMemoryTable<>(this);
    public final InMemoryTable<LeadId, List<StatusChange>> statusChanges = new InMemoryTable<>(this);
    public final InMemoryTable<LeadId, List<Contact>> contacts = new InMemoryTable<>(this);
    public final InMemoryTable<Identifier, LeadId> identifiers = new InMemoryTable<>(this);
    public final InMemoryTable<ClaimKey, EventKey> claims = new InMemoryTable<>(this);
    public final InMemoryTable<MergeId, Merge> merges = new InMemoryTable<>(this);
    public final InMemoryTable<MergeId, Set<Cut>> cuts = new InMemoryTable<>(this);
    public final InMemoryTable<ModelId, Version> models = new InMemoryTable<>(this);
    public final InMemoryTable<ScoreKey, StoredScore> scores = new InMemoryTable<>(this);
    /** Whether a state is remembered that was not kept, as by a node that wrote it; asked anew for each score. */
    public BooleanSupplier remembers = () -> true;

    public final InMemoryTable<WorkspaceId, List<ReplayNote>> replayNotes = new InMemoryTable<>(this);
    public final InMemoryTable<LeadId, Boolean> replays = new InMemoryTable<>(this);
    public final InMemoryTable<WorkspaceId, StoredDerivation> derivations = new InMemoryTable<>(this);
    public final InMemoryTable<ModelId, Publication> publications = new InMemoryTable<>(this);
    public final InMemoryTable<ExperimentId, Experiment> experiments = new InMemoryTable<>(this);
    public final InMemoryTable<SimulationKey, SimulationRun> simulations = new InMemoryTable<>(this);
    public final InMemoryTable<UUID, StoredEvidence> evidence = new InMemoryTable<>(this);
    public final InMemoryTable<ImportId, Import> imports = new InMemoryTable<>(this);
    public final InMemoryTable<PieceKey, byte[]> importPieces = new InMemoryTable<>(this);
    public final InMemoryTable<LineKey, RefusedRow> refusedRows = new InMemoryTable<>(this);
    public final InMemoryTable<WorkspaceId, SlaPolicy> policies = new InMemoryTable<>(this);
    public final InMemoryTable<LeadId, SlaClock> clocks = new InMemoryTable<>(this);
    public final InMemoryTable<LeadId, List<Happened>> clockLedgers = new InMemoryTable<>(this);
    public final InMemoryTable<WorkspaceId, AssignmentPolicy> assignmentPolicies = new InMemoryTable<>(this);
    public final InMemoryTable<WorkspaceId, Turn> turns = new InMemoryTable<>(this);
    public final InMemoryTable<LeadId, List<Recorded>> assignments = new InMemoryTable<>(this);

    public final InMemoryTable<ConnectionId, Connection> connections = new InMemoryTable<>(this);
    public final InMemoryTable<ConnectionId, Connections.Standing> standings = new InMemoryTable<>(this);
    public final InMemoryTable<MarkKey, Boolean> crmMarks = new InMemoryTable<>(this);
    public final InMemoryTable<LinkKey, Kept> links = new InMemoryTable<>(this);
    public final InMemoryTable<UUID, ErasureRequest> erasureRequests = new InMemoryTable<>(this);
    public final InMemoryTable<UUID, SyncRun> syncRuns = new InMemoryTable<>(this);
    public final InMemoryTable<ConnectionId, List<Clash>> clashes = new InMemoryTable<>(this);

    public final InMemoryTable<FeedId, Feed> feeds = new InMemoryTable<>(this);
    public final InMemoryTable<FeedId, Feeds.Standing> feedStandings = new InMemoryTable<>(this);
    public final InMemoryTable<FeedId, Map<String, Long>> feedCounts = new InMemoryTable<>(this);
    public final InMemoryTable<UUID, Batch> batches = new InMemoryTable<>(this);

    public final InMemoryTable<DestinationId, Destination> destinations = new InMemoryTable<>(this);
    public final InMemoryTable<DestinationId, Health> health = new InMemoryTable<>(this);
    public final InMemoryTable<DeliveryId, Delivery> deliveries = new InMemoryTable<>(this);
    public final InMemoryTable<DeliveryId, Delivery> unlistedDeliveries = new InMemoryTable<>(this);
    public final InMemoryTable<DeliveryId, List<Attempt>> deliveryAttempts = new InMemoryTable<>(this);
    public final InMemoryTable<UserId, Reader> readers = new InMemoryTable<>(this);
    public final InMemoryTable<WorkspaceId, StageActions> stageActions = new InMemoryTable<>(this);
    public final InMemoryTable<LeadId, Map<Qualification, Instant>> leadMarks = new InMemoryTable<>(this);

    @Override
    public <T> T run(Supplier<T> work) {
        return alone(() -> inTransaction ? work.get() : begin(work));
    }

    private <T> T begin(Supplier<T> work) {
        inTransaction = true;
        var done = false;
        try {
            var result = work.get();
            done = true;
            return result;
        } finally {
            inTransaction = false;
            if (!done) {
                undo.forEach(Runnable::run);
            }
            undo.clear();
        }
    }

    /** Forgets all rows of all tables. */
    public void clear() {
        alone(() -> {
            tables.forEach(InMemoryTable::clear);
            remembers = () -> true;
            return null;
        });
    }

    void add(InMemoryTable<?, ?> table) {
        tables.add(table);
    }

    <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void onRollback(Runnable step) {
        if (inTransaction) {
            undo.push(step);
        }
    }

    /** A key of a source, found by its hash as hexadecimal digits. */
    public record StoredKey(SourceId source, KeyInUse key) {}

    /** Whose turn it is to count a dashboard, and by what it was counted last. */
    public record StoredRun(
            Run run, @Nullable Instant dueAt, @Nullable Instant claimedUntil) {}

    /** Events of a type of a source on a day. */
    public record TypeKey(SourceId source, EventType type, LocalDate day) {}

    /** A source's day. */
    public record DayKey(SourceId source, LocalDate day) {}

    /** The lead as which an identifier was voided, and why. */
    public record VoidedAs(LeadId lead, Decision decision) {}

    /** @param claimedUntil null if nobody works on it */
    public record StoredEvidence(EvidenceRun run, @Nullable Instant claimedUntil, List<ModelId> drafts) {

        /** One more draft was made of it. */
        public StoredEvidence drafted(ModelId draft) {
            return new StoredEvidence(
                    run,
                    claimedUntil,
                    Stream.concat(drafts.stream(), Stream.of(draft)).toList());
        }
    }

    /** A lead and what it can be found by. */
    public record StoredLead(Lead lead, Set<String> searchTerms) {

        public StoredLead {
            searchTerms = Set.copyOf(searchTerms);
        }
    }

    /** Who claimed whom. */
    public record ClaimKey(Identifier claimed, Identifier by) {}

    /** A lead with where the primary model puts it, and what it did last by that. */
    public Lead standing(WorkspaceId workspace, Lead lead) {
        return driver(workspace, lead.id())
                .map(model -> standing(workspace, lead, model))
                .orElse(lead.unscored());
    }

    /** The model that drives a lead: the challenger of an experiment that runs, if the lead is its, else the primary one. */
    public Optional<ModelId> driver(WorkspaceId workspace, LeadId lead) {
        return experiments.rows(workspace).values().stream()
                .filter(experiment ->
                        experiment.running() && experiment.division().first(lead))
                .flatMap(experiment -> models.rows(workspace).values().stream()
                        .filter(version -> version.state() == ModelState.LIVE
                                && version.model().name().equals(experiment.challenger())))
                .findFirst()
                .map(version -> version.model().id())
                .or(() -> primary(workspace));
    }

    /** The primary model. */
    public Optional<ModelId> primary(WorkspaceId workspace) {
        return models.rows(workspace).values().stream()
                .filter(Version::primary)
                .findFirst()
                .map(version -> version.model().id());
    }

    /** The same by another model. */
    public Lead standing(WorkspaceId workspace, Lead lead, ModelId model) {
        return scores.find(workspace, new ScoreKey(lead.id(), model))
                .map(score -> lead.scored(
                        new Standing(
                                score.state().total(),
                                score.stage(),
                                score.state().lastChange()),
                        score.state().lastActivityAt()))
                .orElse(lead.unscored());
    }

    /** Whose score by which model. */
    public record ScoreKey(LeadId lead, ModelId model) {}

    /** A score with its past. */
    public record StoredScore(
            ScoreState state,
            ScoreState kept,
            String stage,
            @Nullable Instant dueAt,
            @Nullable Instant coolsAt,
            List<LedgerEntry> entries,
            List<Crossing> crossings,
            List<ScoreState> checkpoints) {

        public StoredScore {
            entries = List.copyOf(entries);
            crossings = List.copyOf(crossings);
            checkpoints = List.copyOf(checkpoints);
        }
    }

    /** The simulation of a version that runs, or the last that was finished. */
    public record SimulationKey(ModelId model, boolean running) {}

    /** A piece of a file that is imported. */
    public record PieceKey(ImportId file, int place) {}

    /** A line of a file that is imported. */
    public record LineKey(ImportId source, long line) {}

    /** A wish that all leads be replayed, or all with events of a source. */
    public record ReplayNote(@Nullable SourceId source, Instant at, boolean expanded) {}

    /** Derived types that are switched off or sent, and the addresses of high intent. */
    public record StoredDerivation(Map<EventType, Making> rows, List<String> urls) {}
}

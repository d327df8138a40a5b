package org.leadscoring.application.ingestion;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.ingestion.SourceCounts.OfDay;
import org.leadscoring.application.ingestion.SourceCounts.Seen;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Watches what comes from a source: the last events with what they scored, what was refused, and how much of what. */
public final class WatchSource {

    /** So many of the last arrivals are shown. */
    public static final int SHOWN = 50;

    /** So many types are told of a source. */
    public static final int TYPES_SHOWN = 200;

    /** So many events of all sources are looked through for those of the one. */
    private static final int WINDOW = 2_000;

    /** So many events of the source are looked through for those that are asked for. */
    private static final int LOOKED_THROUGH = 200;

    private static final int WEEK = 7;

    /** They tell who somebody is; nobody expects points for them. */
    private static final Set<EventType> NOT_TO_SCORE = Set.of(EventType.IDENTIFY, EventType.ALIAS, EventType.GROUP);

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final EventLog log;
    private final Leads leads;
    private final ScoringModels models;
    private final ScoreBook book;
    private final SourceCounts counts;
    private final Refusals refusals;
    private final Clock clock;

    public WatchSource(
            Transactions transactions,
            Workspaces workspaces,
            EventLog log,
            Leads leads,
            ScoringModels models,
            ScoreBook book,
            SourceCounts counts,
            Refusals refusals,
            Clock clock) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.log = log;
        this.leads = leads;
        this.models = models;
        this.book = book;
        this.counts = counts;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * What arrived last from a source, latest first, at most {@value #SHOWN}: of its events, those among the last 2,000 that
     * arrived from all sources, now or when it was last seen.
     */
    public List<Arrival> latest(WorkspaceId workspace, SourceId source, Filter filter) {
        return transactions.run(() -> {
            var arrivals = new ArrayList<Arrival>();
            if (filter != Filter.REFUSED) {
                var many = filter == Filter.ALL ? SHOWN : LOOKED_THROUGH;
                arrivals.addAll(events(workspace, arrived(workspace, source, many), filter));
            }
            if (filter == Filter.ALL || filter == Filter.REFUSED) {
                refusals.latest(workspace, source, SHOWN).forEach(refusal -> arrivals.add(new Refused(refusal)));
            }
            return arrivals.stream()
                    .sorted(Comparator.comparing(Arrival::at).reversed())
                    .limit(SHOWN)
                    .toList();
        });
    }

    private List<Attributed> arrived(WorkspaceId workspace, SourceId source, int many) {
        var now = clock.instant();
        var events = log.arrived(workspace, source, now, WINDOW, many);
        if (!events.isEmpty()) {
            return events;
        }
        // Others sent much since: look where it was last seen.
        var lastSeen =
                overview(workspace).getOrDefault(source, Overview.NOTHING).lastAt();
        return lastSeen == null ? List.of() : log.arrived(workspace, source, lastSeen.plusSeconds(1), WINDOW, many);
    }

    private List<Taken> events(WorkspaceId workspace, List<Attributed> events, Filter filter) {
        var drivers = models.drivers(workspace);
        var whose = events.stream().map(Attributed::lead).collect(Collectors.toSet());
        var people = leads.byIds(workspace, whose);
        var ids = events.stream().map(event -> event.event().id()).collect(Collectors.toSet());
        var entries = whose.stream()
                .collect(Collectors.groupingBy(lead -> drivers.of(lead).id(), Collectors.toSet()))
                .entrySet()
                .stream()
                .flatMap(driven -> book.entries(workspace, driven.getKey(), driven.getValue(), ids).stream())
                .collect(Collectors.groupingBy(LedgerEntry::event));
        return events.stream()
                .map(event -> {
                    // What time alone did is put down to an event, too, but happened later.
                    var own = entries.getOrDefault(event.event().id(), List.of()).stream()
                            .filter(entry -> entry.at().equals(event.event().occurredAt()))
                            .toList();
                    return new Taken(
                            event,
                            people.get(event.lead()),
                            own,
                            outcome(event.event(), own, drivers.of(event.lead())));
                })
                .filter(filter::shows)
                .toList();
    }

    /** What came of an event that has these entries. */
    static Outcome outcome(Event event, List<LedgerEntry> entries, ScoringModel model) {
        if (!entries.isEmpty()) {
            return Outcome.SCORED;
        }
        return switch (event.mark()) {
            case Mark.Voided() -> Outcome.VOID;
            case Mark.Suspect(var _) -> Outcome.SUSPECT;
            case Mark.Clear() -> outcome(event.type(), model);
        };
    }

    private static Outcome outcome(EventType type, ScoringModel model) {
        if (isUnknown(type, model)) {
            return Outcome.NO_RULE;
        }
        return NOT_TO_SCORE.contains(type) ? Outcome.TELLS : Outcome.NOTHING;
    }

    /** The types that came from a source in the last 7 days, the most frequent first. */
    public List<TypeSeen> types(WorkspaceId workspace, SourceId source) {
        return transactions.run(() -> {
            var model = models.live(workspace).getFirst();
            var today = today(workspace);
            return counts.types(workspace, source, today.minusDays(WEEK - 1), today, TYPES_SHOWN).stream()
                    .map(seen -> new TypeSeen(seen, isUnknown(seen.type(), model)))
                    .toList();
        });
    }

    /** How many events of each type came from all sources in the last 7 days: of those that were most frequent from each. */
    public Map<EventType, Long> typesOfAll(WorkspaceId workspace) {
        return transactions.run(() -> {
            var today = today(workspace);
            var week = today.minusDays(WEEK - 1);
            return counts.days(workspace, week).stream()
                    .map(OfDay::source)
                    .distinct()
                    .flatMap(source -> counts.types(workspace, source, week, today, TYPES_SHOWN).stream())
                    .collect(Collectors.groupingBy(Seen::type, Collectors.summingLong(Seen::events)));
        });
    }

    private static boolean isUnknown(EventType type, ScoringModel model) {
        return !(model.definition().method() instanceof Method.Sessions)
                && !NOT_TO_SCORE.contains(type)
                && model.rules().stream().map(Rule::event).noneMatch(type::equals);
    }

    /** What came from each source of a workspace that sent anything in the last 90 days. */
    public Map<SourceId, Overview> overview(WorkspaceId workspace) {
        return transactions.run(() -> {
            var today = today(workspace);
            var week = today.minusDays(WEEK - 1);
            var overviews = new HashMap<SourceId, Overview>();
            counts.days(workspace, today.minusDays(SourceActivity.DAYS_KEPT))
                    .forEach(day -> overviews.merge(day.source(), Overview.of(day, today, week), Overview::plus));
            return overviews;
        });
    }

    private LocalDate today(WorkspaceId workspace) {
        var zone = workspaces
                .byId(workspace)
                .orElseThrow(() -> new IllegalStateException("there is no workspace " + workspace.value()))
                .zone();
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Which arrivals are asked for. */
    public enum Filter {
        ALL,
        /** Events that moved the score. */
        SCORED,
        /** Events of types that no rule is for. */
        UNKNOWN,
        REFUSED;

        private boolean shows(Taken taken) {
            return switch (this) {
                case ALL -> true;
                case SCORED -> taken.outcome() == Outcome.SCORED;
                case UNKNOWN -> taken.outcome() == Outcome.NO_RULE;
                case REFUSED -> false;
            };
        }
    }

    /** Something that arrived. */
    public sealed interface Arrival {

        /** When, UTC. */
        Instant at();
    }

    /**
     * An event that was taken.
     *
     * @param lead whose it is; null if it was erased meanwhile
     * @param entries what it did to the score of the primary model, in order
     */
    public record Taken(Attributed event, @Nullable Lead lead, List<LedgerEntry> entries, Outcome outcome)
            implements Arrival {

        @Override
        public Instant at() {
            return event.event().receivedAt();
        }
    }

    /** Something that was refused. */
    public record Refused(Refusal refusal) implements Arrival {

        @Override
        public Instant at() {
            return refusal.at();
        }
    }

    /** What came of an event by the primary model. */
    public enum Outcome {
        /** It moved the score. */
        SCORED,
        /** No rule is for events of its type. */
        NO_RULE,
        /** A rule is, but its condition did not hold, its limit was reached, or its points came to nothing. */
        NOTHING,
        /** It tells who somebody is; nobody expects points for it. */
        TELLS,
        /** Probably a machine's, so it does not count. */
        SUSPECT,
        /** Its source or its lead was declared void. */
        VOID
    }

    /** @param unknown true if no rule of the primary model is for it */
    public record TypeSeen(Seen seen, boolean unknown) {}

    /**
     * What came from a source.
     *
     * @param today new events of this day in the workspace's zone
     * @param week new events of the last 7 days
     * @param refused today
     * @param dropped those refused today that were too many at once to be kept
     * @param limited requests turned away today, because there were too many events a second
     * @param lastAt when the last event arrived in the last 90 days, UTC; null if none did
     */
    public record Overview(
            long today,
            long week,
            long refused,
            long dropped,
            long limited,
            @Nullable Instant lastAt) {

        /** Nothing came. */
        public static final Overview NOTHING = new Overview(0, 0, 0, 0, 0, null);

        private static Overview of(OfDay day, LocalDate today, LocalDate week) {
            var isToday = !day.day().isBefore(today);
            return new Overview(
                    isToday ? day.events() : 0,
                    day.day().isBefore(week) ? 0 : day.events(),
                    isToday ? day.refused() : 0,
                    isToday ? day.dropped() : 0,
                    isToday ? day.limited() : 0,
                    day.lastAt());
        }

        private Overview plus(Overview other) {
            var later = lastAt == null || other.lastAt != null && other.lastAt.isAfter(lastAt) ? other.lastAt : lastAt;
            return new Overview(
                    today + other.today,
                    week + other.week,
                    refused + other.refused,
                    dropped + other.dropped,
                    limited + other.limited,
                    later);
        }
    }
}

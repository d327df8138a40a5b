package org.leadscoring.application.lead;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.FindLeads.LeadList;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.RecallScores;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.scoring.Forecast;
import org.leadscoring.domain.scoring.Forecast.Drop;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * The lists sales works through beside the queue (spec SL-4): who is to be followed up, who is hot, and who is about to
 * cool down. A page of one is no slower than one of {@link FindLeads}, and may end early like that.
 */
public final class WorkLists {

    /** The score, in points, from which a lead that nobody has turned to is hot. */
    public static final int HOT_FROM = 85;

    /** For so long a lead need not be followed up. */
    public static final Duration FRESH = Duration.ofHours(24);

    /** For so long it is looked ahead to leads that cool down. */
    public static final Duration AHEAD = Forecast.SOON;

    private static final Set<LeadStatus> FOLLOWED_UP = Set.of(LeadStatus.NEW, LeadStatus.CONTACTED);

    private static final Comparator<Row> BY_DROP = Comparator.comparing(
                    (Row row) -> row.drop() == null ? Instant.MAX : row.drop().at())
            .thenComparing(row -> row.lead().id());

    private final Transactions transactions;
    private final ScoringModels models;
    private final Derivations derivations;
    private final RecallScores recall;
    private final SlaClocks clocks;
    private final Users users;
    private final Clock time;
    private final WalkLeads walk;

    public WorkLists(
            Transactions transactions,
            LeadList list,
            ScoringModels models,
            Derivations derivations,
            RecallScores recall,
            SlaClocks clocks,
            Users users,
            Clock time) {
        this.transactions = transactions;
        this.models = models;
        this.derivations = derivations;
        this.recall = recall;
        this.clocks = clocks;
        this.users = users;
        this.time = time;
        this.walk = new WalkLeads(list, time);
    }

    /**
     * A page of a list.
     *
     * @param owner only leads of this user, null for all
     * @param after where the page before ended, null for the first page
     */
    public Page page(WorkspaceId workspace, Kind kind, @Nullable UserId owner, @Nullable Position after) {
        return transactions.run(() -> {
            var now = time.instant();
            var drops = new HashMap<LeadId, Drop>();
            var found = walk.page(workspace, filter(kind, owner, now), order(kind), after, rows -> {
                if (kind != Kind.COOLING) {
                    return rows;
                }
                drops.putAll(drops(
                        workspace, rows.stream().map(row -> row.lead().id()).collect(Collectors.toSet()), now));
                return rows.stream()
                        .filter(row -> drops.containsKey(row.lead().id()))
                        .toList();
            });
            var leads = found.rows().stream().map(row -> row.lead().id()).collect(Collectors.toSet());
            var open = clocks.of(workspace, leads);
            var rows = found.rows().stream()
                    .map(row -> new Row(
                            row.lead(),
                            row.ownerName(),
                            open.get(row.lead().id()),
                            drops.get(row.lead().id())));
            return new Page(
                    now, (kind == Kind.COOLING ? rows.sorted(BY_DROP) : rows).toList(), found.next(), found.stopped());
        });
    }

    /**
     * The row of a lead, as a page of this list would have it now; empty if it would not.
     *
     * @param lead as it stands, with its score
     */
    public Optional<Row> row(WorkspaceId workspace, Kind kind, @Nullable UserId owner, Lead lead) {
        return transactions.run(() -> {
            var now = time.instant();
            var only = Set.of(lead.id());
            var drop = kind == Kind.COOLING ? drops(workspace, only, now).get(lead.id()) : null;
            var stays = lead.mergedInto() == null
                    && (owner == null || owner.equals(lead.owner()))
                    && switch (kind) {
                        case FOLLOW_UP -> FOLLOWED_UP.contains(lead.status()) && olderThanFresh(lead, now);
                        case HOT ->
                            lead.status() == LeadStatus.NEW && lead.standing().score() >= HOT_FROM;
                        case COOLING -> drop != null;
                    };
            return stays
                    ? Optional.of(new Row(
                            lead,
                            ownerName(workspace, lead),
                            clocks.of(workspace, only).get(lead.id()),
                            drop))
                    : Optional.empty();
        });
    }

    private @Nullable String ownerName(WorkspaceId workspace, Lead lead) {
        return users.all(workspace).stream()
                .filter(user -> user.id().equals(lead.owner()))
                .map(User::name)
                .findFirst()
                .orElse(null);
    }

    private static boolean olderThanFresh(Lead lead, Instant now) {
        return lead.createdAt().isBefore(now.minus(FRESH));
    }

    private static LeadFilter filter(Kind kind, @Nullable UserId owner, Instant now) {
        return switch (kind) {
            case FOLLOW_UP -> filter(FOLLOWED_UP, owner, null, now.minus(FRESH), null);
            case HOT -> filter(Set.of(LeadStatus.NEW), owner, HOT_FROM, null, null);
            case COOLING -> filter(Set.of(), owner, null, null, now.plus(AHEAD));
        };
    }

    private static LeadFilter filter(
            Set<LeadStatus> statuses,
            @Nullable UserId owner,
            @Nullable Integer scoreFrom,
            @Nullable Instant heardBefore,
            @Nullable Instant coolsBefore) {
        return new LeadFilter(
                "", statuses, owner, false, null, scoreFrom, null, null, null, heardBefore, null, coolsBefore);
    }

    private static LeadOrder order(Kind kind) {
        return kind == Kind.COOLING ? LeadOrder.COOLING : LeadOrder.SCORE;
    }

    /** When each of these leads drops, of those that do so in time: the forecast says it, from where their scores stand. */
    private Map<LeadId, Drop> drops(WorkspaceId workspace, Set<LeadId> leads, Instant now) {
        var drivers = models.drivers(workspace);
        var drops = new HashMap<LeadId, Drop>();
        leads.stream()
                .collect(Collectors.groupingBy(drivers::of, Collectors.toSet()))
                .forEach((model, driven) -> {
                    var scorer = new Scorer(model, derivations.of(workspace));
                    recall.states(workspace, model, driven)
                            .forEach(
                                    (lead, state) -> drop(scorer, state, now).ifPresent(drop -> drops.put(lead, drop)));
                });
        return drops;
    }

    private static Optional<Drop> drop(Scorer scorer, ScoreState state, Instant now) {
        return new Forecast(scorer, state, now).drop(now.plus(AHEAD));
    }

    /** Which list. */
    public enum Kind {
        /** New or contacted, and heard of more than {@link WorkLists#FRESH} ago; the highest score first. */
        FOLLOW_UP,
        /** New, and at {@link WorkLists#HOT_FROM} points or more; the highest score first. */
        HOT,
        /** About to drop to a lower stage within {@link WorkLists#AHEAD} if they do nothing; the next first. */
        COOLING
    }

    /**
     * A lead of a list.
     *
     * @param ownerName the name of the lead's owner, null if it has none
     * @param clock null if the lead was never workable
     * @param drop when it drops; null but in the list of those that cool down
     */
    public record Row(
            Lead lead,
            @Nullable String ownerName,
            @Nullable SlaClock clock,
            @Nullable Drop drop) {}

    /**
     * A page of a list.
     *
     * @param now the instant it was made, UTC
     * @param next where the next page begins after, null if this is the last
     * @param stopped true if the search stopped there, before the page was full, for it had looked at enough
     */
    public record Page(
            Instant now, List<Row> rows, @Nullable Position next, boolean stopped) {

        public Page {
            rows = List.copyOf(rows);
        }
    }
}

package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.ScoreKey;
import org.leadscoring.application.InMemoryDatabase.StoredLead;
import org.leadscoring.application.lead.FindLeads.LeadList;
import org.leadscoring.application.lead.FindLeads.Place;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.FindLeads.Row;
import org.leadscoring.application.lead.FindLeads.Stretch;
import org.leadscoring.application.lead.FindLeads.Walk;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The list of leads in memory. */
public final class InMemoryLeadList implements LeadList {

    private final InMemoryDatabase database;

    public InMemoryLeadList(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Stretch walk(WorkspaceId workspace, Walk walk) {
        var order = order(walk.order());
        var found = database.leads.rows(workspace).values().stream()
                .filter(stored -> stored.lead().mergedInto() == null)
                .map(stored -> new StoredLead(database.standing(workspace, stored.lead()), stored.searchTerms()))
                .filter(passesOver(walk).negate())
                .flatMap(stored -> place(workspace, stored, walk)
                        .map(place -> new Found(
                                stored, new Position(place, stored.lead().id())))
                        .stream())
                .filter(at -> walk.after() == null || order.compare(at.position(), walk.after()) > 0)
                .sorted(Comparator.comparing(Found::position, order))
                .limit(walk.length())
                .toList();
        var rows = found.stream()
                .filter(at -> wanted(workspace, at.stored(), walk.filter()))
                .map(at -> row(workspace, at))
                .toList();
        return new Stretch(
                rows, found.size() < walk.length() ? null : found.getLast().position());
    }

    /** What an index would not even look at. */
    private static Predicate<StoredLead> passesOver(Walk walk) {
        var filter = walk.filter();
        return switch (walk.order()) {
            case ACTIVE -> stored -> !activeAsWanted(stored.lead(), filter);
            case SCORE ->
                stored -> stored.lead().standing().equals(Standing.NONE) || !scoredAsWanted(stored.lead(), filter);
            case CREATED -> stored -> !createdAsWanted(stored.lead(), filter);
            case COOLING -> stored -> false;
            case NAME, MATCH -> stored -> false;
        };
    }

    private Optional<Place> place(WorkspaceId workspace, StoredLead stored, Walk walk) {
        var lead = stored.lead();
        return switch (walk.order()) {
            case ACTIVE -> Optional.of(new Place.At(Position.minuteOf(lead)));
            case SCORE -> Optional.of(new Place.Points(lead.standing().score()));
            case NAME -> Optional.of(new Place.Text(lead.profile().listedUnder()));
            case CREATED -> Optional.of(new Place.At(lead.createdAt()));
            case COOLING ->
                coolsAt(workspace, lead)
                        .filter(at -> walk.filter().coolsBefore() == null
                                || at.isBefore(walk.filter().coolsBefore()))
                        .map(Place.At::new);
            case MATCH ->
                matches(stored, walk.filter().prefix())
                        .min(Comparator.naturalOrder())
                        .map(Place.Text::new);
        };
    }

    private static Comparator<Position> order(LeadOrder order) {
        Comparator<Position> places = Comparator.comparing(Position::place, (one, other) -> switch (one) {
            case Place.At(var at) -> at.compareTo(((Place.At) other).at());
            case Place.Points(var points) -> Integer.compare(points, ((Place.Points) other).points());
            case Place.Text(var text) -> text.compareTo(((Place.Text) other).text());
        });
        var ascending = order == LeadOrder.NAME || order == LeadOrder.MATCH || order == LeadOrder.COOLING;
        return (ascending ? places : places.reversed()).thenComparing(Position::lead);
    }

    private boolean wanted(WorkspaceId workspace, StoredLead stored, LeadFilter filter) {
        var lead = stored.lead();
        return (filter.prefix().isEmpty()
                        || matches(stored, filter.prefix()).findAny().isPresent())
                && (filter.statuses().isEmpty() || filter.statuses().contains(lead.status()))
                && (filter.stages() == null
                        || filter.stages().contains(lead.standing().stage()))
                && (filter.source() == null || filter.source().equals(lead.source()))
                && (filter.heardBefore() == null || lead.createdAt().isBefore(filter.heardBefore()))
                && (filter.coolsBefore() == null
                        || coolsAt(workspace, lead)
                                .filter(at -> at.isBefore(filter.coolsBefore()))
                                .isPresent())
                && ownedAsWanted(lead, filter)
                && activeAsWanted(lead, filter)
                && scoredAsWanted(lead, filter);
    }

    private static Stream<String> matches(StoredLead stored, String prefix) {
        return stored.searchTerms().stream().filter(term -> term.startsWith(prefix));
    }

    private static boolean createdAsWanted(Lead lead, LeadFilter filter) {
        var before = filter.heardBefore();
        if (before != null && !lead.createdAt().isBefore(before)) {
            return false;
        }
        if (filter.owner() != null || filter.unassigned()) {
            return ownedAsWanted(lead, filter);
        }
        if (filter.source() != null) {
            return filter.source().equals(lead.source());
        }
        return filter.onlyStatus() == null || filter.onlyStatus() == lead.status();
    }

    private Optional<Instant> coolsAt(WorkspaceId workspace, Lead lead) {
        return database.primary(workspace)
                .flatMap(model -> database.scores.find(workspace, new ScoreKey(lead.id(), model)))
                .flatMap(score -> Optional.ofNullable(score.coolsAt()));
    }

    private static boolean ownedAsWanted(Lead lead, LeadFilter filter) {
        return (filter.owner() == null || filter.owner().equals(lead.owner()))
                && (!filter.unassigned() || lead.owner() == null);
    }

    private static boolean activeAsWanted(Lead lead, LeadFilter filter) {
        var minute = Position.minuteOf(lead);
        return (filter.activeFrom() == null || !minute.isBefore(filter.activeFrom()))
                && (filter.activeBefore() == null || minute.isBefore(filter.activeBefore()));
    }

    private static boolean scoredAsWanted(Lead lead, LeadFilter filter) {
        var score = lead.standing().score();
        var asked = filter.scoreFrom() != null || filter.scoreTo() != null;
        return !asked
                || !lead.standing().equals(Standing.NONE)
                        && score >= Objects.requireNonNullElse(filter.scoreFrom(), Integer.MIN_VALUE)
                        && score <= Objects.requireNonNullElse(filter.scoreTo(), Integer.MAX_VALUE);
    }

    private Row row(WorkspaceId workspace, Found found) {
        var lead = found.stored().lead();
        return new Row(lead, ownerName(workspace, lead), found.position());
    }

    private @Nullable String ownerName(WorkspaceId workspace, Lead lead) {
        var owner = lead.owner();
        return owner == null
                ? null
                : database.users
                        .find(workspace, owner)
                        .map(account -> account.user().name())
                        .orElse(null);
    }

    private record Found(StoredLead stored, Position position) {}
}

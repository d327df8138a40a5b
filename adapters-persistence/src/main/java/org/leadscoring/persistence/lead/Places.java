package org.leadscoring.persistence.lead;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.leadscoring.application.lead.FindLeads.Place;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.FindLeads.Walk;
import org.leadscoring.application.lead.LeadOrder;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.lead.DrivingModels.Driver;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;

/**
 * The places of leads in the list, each order from an index that holds all it asks for, so that no more is read than is
 * returned: {@code leads_active}, {@code leads_name}, {@code leads_created}, {@code leads_status}, {@code leads_owner},
 * {@code leads_source}, {@code scores_model}, {@code scores_cooling}, and the key of {@code lead_search_terms}. A condition stands here only if the index serves it.
 */
final class Places {

    private final Database database;

    Places(Database database) {
        this.database = database;
    }

    /**
     * The next places of a walk, whoever stands there.
     *
     * @param driver the models that drive leads; without any nobody stands where scores say
     */
    List<Position> next(WorkspaceId workspace, Walk walk, Optional<Driver> driver) {
        var filter = walk.filter();
        var conditions = new Conditions(workspace);
        return switch (walk.order()) {
            case ACTIVE -> {
                conditions.activity(filter);
                yield descending("l.active_at", "l.id", "leads l where l.workspace_id = :workspace", conditions, walk);
            }
            case CREATED -> {
                created(walk, conditions);
                yield descending(
                        "l.created_at",
                        "l.id",
                        "leads l where l.workspace_id = :workspace and l.merged_into is null",
                        conditions,
                        walk);
            }
            case SCORE -> {
                conditions.scores(filter);
                yield scored(driver, "s.total", " desc", "<", "", conditions, walk);
            }
            case COOLING -> {
                conditions.cooling(filter);
                yield scored(driver, "s.cools_at", "", ">", " and s.cools_at is not null", conditions, walk);
            }
            case NAME ->
                ascending(
                        "l.listed_under",
                        "l.id",
                        "leads l where l.workspace_id = :workspace and l.merged_into is null",
                        conditions,
                        walk);
            case MATCH -> {
                conditions.and("t.term like :prefix escape '!'", "prefix", Conditions.beginningWith(filter.prefix()));
                yield ascending(
                        "t.term",
                        "t.lead_id",
                        "lead_search_terms t where t.workspace_id = :workspace",
                        conditions,
                        walk);
            }
        };
    }

    /**
     * Of several conditions the one that leaves fewest; the others are looked at lead by lead. Whoever comes after a lead
     * that was heard of before an instant was so too: two bounds of one column lead MySQL astray.
     */
    private static void created(Walk walk, Conditions conditions) {
        var filter = walk.filter();
        if (filter.owner() != null || filter.unassigned()) {
            conditions.owner(filter);
        } else if (filter.source() != null) {
            conditions.source(filter);
        } else if (filter.onlyStatus() != null) {
            conditions.and("l.status = :status", "status", Columns.key(filter.onlyStatus()));
        }
        if (filter.heardBefore() != null && walk.after() == null) {
            conditions.and("l.created_at < :heardBefore", "heardBefore", Columns.utc(filter.heardBefore()));
        }
    }

    /** Of each model that drives leads as many as there may be, and of all those the first. */
    private List<Position> scored(
            Optional<Driver> driver,
            String place,
            String direction,
            String beyond,
            String more,
            Conditions conditions,
            Walk walk) {
        var parts = driver.map(Driver::parts).orElse(List.of());
        var found = new ArrayList<Position>();
        for (var part : parts) {
            conditions.parameters().putAll(part.parameters());
            found.addAll(places(place, direction, beyond, "s.lead_id", part.from() + more, conditions, walk));
        }
        return parts.size() == 1
                ? found
                : found.stream()
                        .sorted(inOrder(walk.order()))
                        .limit(walk.length())
                        .toList();
    }

    private static Comparator<Position> inOrder(LeadOrder order) {
        Comparator<Position> place = Comparator.comparing(position -> switch (position.place()) {
            case Place.At(var at) -> at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
            case Place.Points(var points) -> (long) points;
            case Place.Text(var text) -> throw new IllegalStateException("no score is at " + text);
        });
        return (order == LeadOrder.SCORE ? place.reversed() : place)
                .thenComparing(position -> position.lead().value().toString());
    }

    private List<Position> descending(String place, String lead, String from, Conditions conditions, Walk walk) {
        return places(place, " desc", "<", lead, from, conditions, walk);
    }

    private List<Position> ascending(String place, String lead, String from, Conditions conditions, Walk walk) {
        return places(place, "", ">", lead, from, conditions, walk);
    }

    private List<Position> places(
            String place, String direction, String beyond, String lead, String from, Conditions conditions, Walk walk) {
        var after = walk.after();
        if (after == null) {
            return read(place, direction, lead, from, conditions, "", walk, walk.length());
        }
        conditions.parameters().put("place", value(after.place()));
        conditions.parameters().put("after", Columns.bytes(after.lead().value()));
        // Very many may stand at one place, with one score or one word: those passed already are not read again.
        var found = new ArrayList<>(read(
                place,
                direction,
                lead,
                from,
                conditions,
                " and %s = :place and %s > :after".formatted(place, lead),
                walk,
                walk.length()));
        if (found.size() < walk.length()) {
            found.addAll(read(
                    place,
                    direction,
                    lead,
                    from,
                    conditions,
                    " and %s %s :place".formatted(place, beyond),
                    walk,
                    walk.length() - found.size()));
        }
        return found;
    }

    private List<Position> read(
            String place,
            String direction,
            String lead,
            String from,
            Conditions conditions,
            String stretch,
            Walk walk,
            int length) {
        var sql = "select %s as place, %s as lead_id from %s%s%s order by %s%s, %s limit :length"
                .formatted(place, lead, from, conditions.sql(), stretch, place, direction, lead);
        return database.sql(sql)
                .params(conditions.parameters())
                .param("length", length)
                .query((row, n) -> new Position(
                        switch (walk.order()) {
                            case ACTIVE, CREATED, COOLING -> new Place.At(Columns.instant(row, "place"));
                            case SCORE -> new Place.Points(row.getInt("place"));
                            case NAME, MATCH -> new Place.Text(row.getString("place"));
                        },
                        new LeadId(Columns.id(row, "lead_id"))))
                .list();
    }

    private static Object value(Place place) {
        return switch (place) {
            case Place.At(var at) -> Columns.utc(at);
            case Place.Points(var points) -> points;
            case Place.Text(var text) -> text;
        };
    }
}

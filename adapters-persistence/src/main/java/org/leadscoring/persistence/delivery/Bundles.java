package org.leadscoring.persistence.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Delivery.State;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Json;

/**
 * Deliveries that were decided many at a time, in the table {@code delivery_bundles}: one row, written with the events that
 * caused them, holds all of them until it is their turn to be sent. A destination that takes nothing costs next to nothing so,
 * for its bundles stay closed. Nothing of what they hold says who a person is: it may lie there after they were erased.
 */
final class Bundles {

    /** Fewer are written one by one, so that each can be seen at once. */
    static final int FEWEST = 8;

    private static final int MOST = 500;

    private final Database database;

    Bundles(Database database) {
        this.database = database;
    }

    /** Writes those of which there are many for a destination, and returns the others. */
    List<Delivery> add(WorkspaceId workspace, Collection<Delivery> deliveries) {
        var single = new ArrayList<Delivery>();
        var rows = new ArrayList<@Nullable Object[]>();
        deliveries.stream()
                .collect(Collectors.groupingBy(Kind::of, LinkedHashMap::new, Collectors.toList()))
                .forEach((kind, alike) -> {
                    if (!kind.plain() || alike.size() < FEWEST) {
                        single.addAll(alike);
                        return;
                    }
                    for (int from = 0; from < alike.size(); from += MOST) {
                        var some = alike.subList(from, Math.min(from + MOST, alike.size()));
                        rows.add(new @Nullable Object[] {
                            Columns.bytes(workspace.value()),
                            Columns.bytes(kind.destination().value()),
                            Columns.utc(kind.decidedAt()),
                            some.size(),
                            Json.text(BundleDocument.of(some))
                        });
                    }
                });
        database.batch("""
                insert into delivery_bundles (workspace_id, destination_id, created_at, deliveries, content)
                values (?, ?, ?, ?, ?)
                """, rows);
        return single;
    }

    /**
     * Opens those of a destination whose turn it is among what is due there, until there are so many deliveries to be sent;
     * bundles that others open are passed over.
     *
     * @param into takes what was in one
     */
    void open(
            WorkspaceId workspace, DestinationId destination, Instant now, int wanted, Consumer<List<Delivery>> into) {
        var until = lastOf(destination, now, wanted);
        for (int opened = 0; opened < wanted; ) {
            var bundle = first(workspace, destination, until);
            if (bundle == null) {
                return;
            }
            into.accept(bundle.content());
            database.sql("delete from delivery_bundles where id = :id and workspace_id = :workspace")
                    .param("id", bundle.id())
                    .param("workspace", Columns.bytes(workspace.value()))
                    .update();
            opened += bundle.content().size();
        }
    }

    /** When the last of so many deliveries is due that could be sent now; now if there are fewer. */
    private Instant lastOf(DestinationId destination, Instant now, int wanted) {
        return database.sql("""
                        select next_at from deliveries where destination_id = :destination and next_at <= :now
                        order by next_at limit 1 offset :before
                        """)
                .param("destination", Columns.bytes(destination.value()))
                .param("now", Columns.utc(now))
                .param("before", wanted - 1)
                .query((row, n) -> Columns.instant(row, "next_at"))
                .optional()
                .orElse(now);
    }

    private @Nullable Bundle first(WorkspaceId workspace, DestinationId destination, Instant until) {
        return database.sql("""
                        select id, created_at, content from delivery_bundles
                        where destination_id = :destination and created_at <= :until and workspace_id = :workspace
                        order by created_at, id limit 1 for update skip locked
                        """)
                .param("destination", Columns.bytes(destination.value()))
                .param("until", Columns.utc(until))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> new Bundle(
                        row.getLong("id"),
                        Json.document(row.getString("content"), BundleDocument.class)
                                .deliveries(workspace, destination, Columns.instant(row, "created_at"))
                                .toList()))
                .optional()
                .orElse(null);
    }

    /** How many deliveries wait in bundles for a destination, counted up to here. */
    long count(DestinationId destination, int most) {
        var counted = database.sql("""
                        select coalesce(sum(deliveries), 0) from (select deliveries from delivery_bundles
                            where destination_id = :destination limit :most) counted
                        """)
                .param("destination", Columns.bytes(destination.value()))
                .param("most", most / FEWEST + 1)
                .query(Long.class)
                .single();
        return Math.min(counted, most);
    }

    /** Since when the first bundle of each destination of a workspace waits, by now. */
    Map<DestinationId, Instant> longestDue(WorkspaceId workspace, Instant now) {
        return database
                .sql("""
                        select d.id, (select min(b.created_at) from delivery_bundles b
                            where b.destination_id = d.id and b.created_at <= :now) as first_due
                        from destinations d where d.workspace_id = :workspace
                        """)
                .param("now", Columns.utc(now))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) ->
                        new First(new DestinationId(Columns.id(row, "id")), Columns.instantOrNull(row, "first_due")))
                .list()
                .stream()
                .filter(first -> first.due() != null)
                .collect(Collectors.toMap(First::destination, first -> first.due()));
    }

    /** Forgets what waits for destinations that are no more. */
    void forget(int limit) {
        var lost = database.sql("""
                        select b.id from delivery_bundles b
                        where not exists (select 1 from destinations d where d.id = b.destination_id) limit :limit
                        """).param("limit", limit).query(Long.class).list();
        database.updateByKeys("delete from delivery_bundles where id in (:keys)", Map.of(), lost);
    }

    /**
     * What deliveries of a bundle have in common.
     *
     * @param plain whether nothing is known of it but what a bundle keeps
     */
    private record Kind(DestinationId destination, Instant decidedAt, boolean plain) {

        static Kind of(Delivery delivery) {
            var plain = delivery.state() == State.PENDING
                    && delivery.attempts() == 0
                    && delivery.createdAt().equals(delivery.nextAt())
                    && delivery.notice() == null
                    && delivery.answer() == null
                    && delivery.fact().detail() == null;
            return new Kind(delivery.destination(), delivery.createdAt(), plain);
        }
    }

    private record Bundle(long id, List<Delivery> content) {}

    private record First(
            DestinationId destination, @Nullable Instant due) {}
}

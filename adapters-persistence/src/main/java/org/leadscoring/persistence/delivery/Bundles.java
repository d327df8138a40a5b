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
                    if (!kind.plain() || facts(alike) < FEWEST) {
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

    /** One fact is told to each of a team. */
    private static long facts(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::fact).distinct().count();
    }

    /**
     * Opens those of a destination whose turn it is among what is due there, until there are so many deliveries to be sent;
     * bundles that others open are passed over.
     *
     * @param into takes what was in one
     * @return how many deliveries were in those that were opened; some may have stood elsewhere before
     */
    int open(WorkspaceId workspace, DestinationId destination, Instant now, int wanted, Consumer<List<Delivery>> into) {
        var opened = 0;
        for (var id : inTurn(workspace, destination, now, wanted)) {
            var content = content(workspace, destination, id);
            if (!content.isEmpty()) {
                into.accept(content);
                database.sql("delete from delivery_bundles where id = :id and workspace_id = :workspace")
                        .param("id", id)
                        .param("workspace", Columns.bytes(workspace.value()))
                        .update();
                opened += content.size();
            }
            if (opened >= wanted) {
                break;
            }
        }
        return opened;
    }

    /**
     * The first bundles, or those before the last of so many deliveries that could be sent now. None is locked, for H2 would
     * lock and write all that it sorts.
     */
    private List<Long> inTurn(WorkspaceId workspace, DestinationId destination, Instant now, int wanted) {
        var last = lastOf(destination, now, wanted);
        return database.sql("""
                        select id from delivery_bundles
                        where destination_id = :destination and created_at %s :until and workspace_id = :workspace
                        order by destination_id, created_at, id limit :most
                        """.formatted(last == null ? "<=" : "<"))
                .param("destination", Columns.bytes(destination.value()))
                .param("until", Columns.utc(last == null ? now : last))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("most", wanted)
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    /** When the last of so many deliveries is due that could be sent now; null if there are fewer. */
    private @Nullable Instant lastOf(DestinationId destination, Instant now, int wanted) {
        return database.sql("""
                        select next_at from deliveries where destination_id = :destination and next_at <= :now
                        order by next_at limit 1 offset :before
                        """)
                .param("destination", Columns.bytes(destination.value()))
                .param("now", Columns.utc(now))
                .param("before", wanted - 1)
                .query((row, n) -> Columns.instant(row, "next_at"))
                .optional()
                .orElse(null);
    }

    /** What is in a bundle, which is held then; nothing if another has it. */
    private List<Delivery> content(WorkspaceId workspace, DestinationId destination, long id) {
        return database.sql("""
                        select created_at, content from delivery_bundles
                        where id = :id and workspace_id = :workspace for update skip locked
                        """)
                .param("id", id)
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> Json.document(row.getString("content"), BundleDocument.class)
                        .deliveries(workspace, destination, Columns.instant(row, "created_at"))
                        .toList())
                .optional()
                .orElse(List.of());
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

    /**
     * Forgets what waits for destinations that are no more.
     *
     * @return the limit if there may be more; 0 if none are left
     */
    int forget(int limit) {
        // Bundles before destinations: one that is made meanwhile has none among these.
        var told = database.sql("select distinct destination_id from delivery_bundles")
                .query((row, n) -> Columns.id(row, "destination_id"))
                .list();
        var living = database.sql("select id from destinations")
                .query((row, n) -> Columns.id(row, "id"))
                .set();
        var gone = told.stream().filter(id -> !living.contains(id)).findFirst();
        if (gone.isEmpty()) {
            return 0;
        }
        var lost = database.sql("select id from delivery_bundles where destination_id = :destination limit :limit")
                .param("destination", Columns.bytes(gone.get()))
                .param("limit", limit)
                .query((row, n) -> row.getLong("id"))
                .list();
        database.updateByKeys("delete from delivery_bundles where id in (:keys)", Map.of(), lost);
        return limit;
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
}

package org.leadscoring.application.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.delivery.Destinations.Health;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Delivery.State;
import org.leadscoring.domain.delivery.DeliveryId;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The outbox and what became of it, in memory. */
public final class InMemoryDeliveries implements Outbox, Deliveries {

    /** So many that are decided at once are in no list until it is their turn. */
    private static final int MANY = 8;

    private static final Comparator<Delivery> LATEST_FIRST = Comparator.comparing(Delivery::createdAt)
            .thenComparing(delivery -> delivery.id().value().toString())
            .reversed();

    private final InMemoryDatabase database;

    public InMemoryDeliveries(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, Collection<Delivery> deliveries) {
        var fresh = deliveries.stream()
                .filter(delivery ->
                        database.deliveries.find(workspace, delivery.id()).isEmpty())
                .toList();
        fresh.forEach(delivery -> database.deliveries.put(workspace, delivery.id(), delivery));
        fresh.stream()
                .filter(delivery -> delivery.fact().detail() == null)
                .collect(Collectors.groupingBy(Delivery::destination))
                .values()
                .stream()
                .filter(alike -> alike.stream().map(Delivery::fact).distinct().count() >= MANY)
                .flatMap(List::stream)
                .forEach(delivery -> database.unlistedDeliveries.put(workspace, delivery.id(), delivery));
    }

    private boolean isListed(WorkspaceId workspace, Delivery delivery) {
        return database.unlistedDeliveries.find(workspace, delivery.id()).isEmpty();
    }

    @Override
    public List<Lane> lanes(Instant now) {
        var lanes = new ArrayList<Lane>();
        database.destinations
                .everything()
                .forEach((workspace, destinations) -> destinations.values().stream()
                        .filter(Destination::enabled)
                        .map(Destination::id)
                        .filter(id -> database.health
                                .find(workspace, id)
                                .orElse(Health.WELL)
                                .circuit()
                                .lets(now))
                        .filter(id -> waiting(workspace, id, now).findAny().isPresent())
                        .forEach(id -> lanes.add(new Lane(workspace, id))));
        return lanes;
    }

    private Stream<Delivery> waiting(WorkspaceId workspace, DestinationId destination, Instant now) {
        return database.deliveries.rows(workspace).values().stream()
                .filter(delivery -> delivery.destination().equals(destination))
                .filter(delivery ->
                        delivery.nextAt() != null && !delivery.nextAt().isAfter(now));
    }

    @Override
    public List<Delivery> claim(WorkspaceId workspace, DestinationId destination, Instant now, int limit) {
        var claimed = waiting(workspace, destination, now)
                .sorted(Comparator.comparing(delivery -> Objects.requireNonNull(delivery.nextAt())))
                .limit(limit)
                .toList();
        claimed.forEach(delivery -> database.unlistedDeliveries.remove(workspace, delivery.id()));
        return claimed;
    }

    @Override
    public List<Delivery> lock(WorkspaceId workspace, Set<DeliveryId> deliveries) {
        return deliveries.stream()
                .flatMap(id -> database.deliveries.find(workspace, id).stream())
                .toList();
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Delivery> deliveries) {
        deliveries.forEach(delivery -> database.deliveries.put(workspace, delivery.id(), delivery));
    }

    @Override
    public void record(WorkspaceId workspace, Collection<Attempt> attempts) {
        attempts.forEach(attempt -> {
            var all = new ArrayList<>(attempts(workspace, attempt.delivery()));
            all.add(attempt);
            database.deliveryAttempts.put(workspace, attempt.delivery(), List.copyOf(all));
        });
    }

    @Override
    public Optional<Delivery> byId(WorkspaceId workspace, DeliveryId delivery) {
        return database.deliveries.find(workspace, delivery);
    }

    @Override
    public List<Attempt> attempts(WorkspaceId workspace, DeliveryId delivery) {
        return database.deliveryAttempts.find(workspace, delivery).orElse(List.of());
    }

    @Override
    public List<Delivery> list(WorkspaceId workspace, Filter filter, @Nullable Position after, int limit) {
        return database.deliveries.rows(workspace).values().stream()
                .filter(delivery -> isListed(workspace, delivery))
                .filter(delivery ->
                        filter.destination() == null || filter.destination().equals(delivery.destination()))
                .filter(delivery -> filter.state() == null || filter.state() == delivery.state())
                .sorted(LATEST_FIRST)
                .filter(delivery -> after == null || isAfter(delivery, after))
                .limit(limit)
                .toList();
    }

    private static boolean isAfter(Delivery delivery, Position position) {
        var at = delivery.createdAt().compareTo(position.createdAt());
        return at < 0
                || at == 0
                        && delivery.id()
                                        .value()
                                        .toString()
                                        .compareTo(position.delivery().value().toString())
                                < 0;
    }

    @Override
    public List<Delivery> of(WorkspaceId workspace, Set<LeadId> leads, int limit) {
        return database.deliveries.rows(workspace).values().stream()
                .filter(delivery -> isListed(workspace, delivery))
                .filter(delivery -> delivery.fact().lead() != null
                        && leads.contains(delivery.fact().lead()))
                .sorted(LATEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public Map<DestinationId, Counts> counts(WorkspaceId workspace, int most) {
        var counts = new HashMap<DestinationId, Counts>();
        database.destinations.rows(workspace).keySet().forEach(id -> {
            var failed = count(workspace, id, State.FAILED, most);
            var unlisted = database.unlistedDeliveries.rows(workspace).values().stream()
                    .filter(delivery -> delivery.destination().equals(id))
                    .limit(most)
                    .count();
            counts.put(
                    id,
                    new Counts(
                            count(workspace, id, State.PENDING, most) + failed + unlisted,
                            failed,
                            count(workspace, id, State.DEAD, most),
                            unlisted));
        });
        return counts;
    }

    @Override
    public Map<DestinationId, Instant> longestDue(WorkspaceId workspace, Instant now) {
        var due = new HashMap<DestinationId, Instant>();
        database.destinations
                .rows(workspace)
                .keySet()
                .forEach(id -> waiting(workspace, id, now)
                        .map(delivery -> Objects.requireNonNull(delivery.nextAt()))
                        .min(Comparator.naturalOrder())
                        .ifPresent(first -> due.put(id, first)));
        return due;
    }

    private long count(WorkspaceId workspace, DestinationId destination, State state, int most) {
        return list(workspace, new Filter(destination, state), null, most).size();
    }

    @Override
    public List<Delivery> claimDead(WorkspaceId workspace, @Nullable DestinationId destination, int limit) {
        return list(workspace, new Filter(destination, State.DEAD), null, Integer.MAX_VALUE).reversed().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public int forget(Instant before, int limit) {
        var forgotten = 0;
        for (var rows : database.deliveries.everything().entrySet()) {
            for (var delivery : rows.getValue().values()) {
                var ended = delivery.endedAt();
                if (ended != null && ended.isBefore(before) && forgotten < limit) {
                    database.deliveries.remove(rows.getKey(), delivery.id());
                    database.deliveryAttempts.remove(rows.getKey(), delivery.id());
                    forgotten++;
                }
            }
        }
        return forgotten;
    }
}

package org.leadscoring.application.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.delivery.Deliveries.Attempt;
import org.leadscoring.application.delivery.Deliveries.Counts;
import org.leadscoring.application.delivery.Deliveries.Filter;
import org.leadscoring.application.delivery.Deliveries.Position;
import org.leadscoring.application.delivery.Destinations.Health;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.DeliveryId;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What became of what was told, and having it sent once more. */
public final class WatchDeliveries {

    /** Rows of a page. */
    public static final int PAGE_SIZE = 50;

    /** Counted up to here; beyond, one reads “and more”. */
    public static final int COUNTED = 1_000;

    private static final int CHUNK = 500;

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final Destinations destinations;
    private final Deliveries deliveries;
    private final Duration keepFor;
    private final Clock time;

    /** @param keepFor so long after a delivery ended it is forgotten */
    public WatchDeliveries(
            Transactions transactions,
            Workspaces workspaces,
            Destinations destinations,
            Deliveries deliveries,
            Duration keepFor,
            Clock time) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.destinations = destinations;
        this.deliveries = deliveries;
        this.keepFor = keepFor;
        this.time = time;
    }

    /**
     * A page of deliveries, the latest first.
     *
     * @param after the last row of the page before, null for the first page
     */
    public Page page(WorkspaceId workspace, Filter filter, @Nullable Position after) {
        var found = deliveries.list(workspace, filter, after, PAGE_SIZE + 1);
        if (found.size() <= PAGE_SIZE) {
            return new Page(found, null);
        }
        var page = found.subList(0, PAGE_SIZE);
        return new Page(
                page, new Position(page.getLast().createdAt(), page.getLast().id()));
    }

    /** How many deliveries of each destination stand where, each counted up to {@link #COUNTED}. */
    public Map<DestinationId, Counts> counts(WorkspaceId workspace) {
        return deliveries.counts(workspace, COUNTED);
    }

    /** The destinations of all workspaces that are switched on or should be, and what waits for each. */
    public List<Watched> everywhere() {
        var now = time.instant();
        return workspaces.all().stream()
                .flatMap(workspace -> watched(workspace.id(), now).stream())
                .toList();
    }

    private List<Watched> watched(WorkspaceId workspace, Instant now) {
        return transactions.run(() -> {
            var health = destinations.health(workspace);
            var wanted = destinations.all(workspace).stream()
                    .filter(destination -> destination.enabled() || stopped(destination, health))
                    .toList();
            if (wanted.isEmpty()) {
                return List.of();
            }
            var counts = counts(workspace);
            var due = deliveries.longestDue(workspace, now);
            return wanted.stream()
                    .map(destination -> new Watched(
                            destination,
                            stopped(destination, health),
                            counts.getOrDefault(destination.id(), Counts.NONE),
                            Duration.between(due.getOrDefault(destination.id(), now), now)))
                    .toList();
        });
    }

    private static boolean stopped(Destination destination, Map<DestinationId, Health> health) {
        return !destination.enabled()
                && health.getOrDefault(destination.id(), Health.WELL).disabledBecause() != null;
    }

    /** @throws UnknownDeliveryException if the workspace has no such delivery */
    public Inspected delivery(WorkspaceId workspace, DeliveryId id) {
        var delivery = deliveries.byId(workspace, id).orElseThrow(() -> new UnknownDeliveryException(id));
        return new Inspected(delivery, deliveries.attempts(workspace, id));
    }

    /**
     * Has a delivery sent once more, under the id it has: at once, and again by the whole schedule if it is not taken.
     *
     * @throws UnknownDeliveryException if the workspace has no such delivery
     */
    public Delivery resend(WorkspaceId workspace, DeliveryId id) {
        return transactions.run(() -> {
            var delivery = deliveries.lock(workspace, Set.of(id)).stream()
                    .findFirst()
                    .orElseThrow(() -> new UnknownDeliveryException(id));
            var again = delivery.resent(time.instant());
            deliveries.save(workspace, List.of(again));
            return again;
        });
    }

    /**
     * Has all dead deliveries sent once more.
     *
     * @param destination of this one, null for all
     * @return how many
     */
    public int resendDead(WorkspaceId workspace, @Nullable DestinationId destination) {
        var resent = 0;
        int chunk;
        do {
            chunk = transactions.run(() -> {
                var now = time.instant();
                var dead = deliveries.claimDead(workspace, destination, CHUNK);
                deliveries.save(
                        workspace, dead.stream().map(one -> one.resent(now)).toList());
                return dead.size();
            });
            resent += chunk;
        } while (chunk == CHUNK);
        return resent;
    }

    /** Forgets what ended long ago. */
    public void tidy() {
        int chunk;
        do {
            Instant before = time.instant().minus(keepFor);
            chunk = transactions.run(() -> deliveries.forget(before, CHUNK));
        } while (chunk == CHUNK);
    }

    /**
     * A destination and what waits for it.
     *
     * @param stopped whether it was switched off by the system, and by nobody else: it takes nothing any more
     * @param late for so long the longest due delivery has been due; zero if none is
     */
    public record Watched(Destination destination, boolean stopped, Counts counts, Duration late) {}

    /** @param next where the next page begins after, null if this is the last */
    public record Page(List<Delivery> rows, @Nullable Position next) {}

    /** A delivery and the attempts to send it, first to last. */
    public record Inspected(Delivery delivery, List<Attempt> attempts) {}
}

package org.leadscoring.application.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.DeliveryId;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Everything that was told, is being told, or could not be told. */
public interface Deliveries {

    /** The destinations that are switched on, do not rest, and have something to send by now. */
    List<Lane> lanes(Instant now);

    /**
     * What is to be sent to a destination by now, first due first, held until the transaction ends; what others hold is left
     * out. From here on it is in the lists, too.
     *
     * @param limit at most so many, from 1
     */
    List<Delivery> claim(WorkspaceId workspace, DestinationId destination, Instant now, int limit);

    /** These deliveries, held until the transaction ends. */
    List<Delivery> lock(WorkspaceId workspace, Set<DeliveryId> deliveries);

    /** Writes what may change of deliveries. The caller holds them. */
    void save(WorkspaceId workspace, Collection<Delivery> deliveries);

    /** Writes down attempts. */
    void record(WorkspaceId workspace, Collection<Attempt> attempts);

    Optional<Delivery> byId(WorkspaceId workspace, DeliveryId delivery);

    /** The attempts to send a delivery, first to last. */
    List<Attempt> attempts(WorkspaceId workspace, DeliveryId delivery);

    /**
     * A page of deliveries, the latest first, without those that are {@linkplain Counts#unlisted unlisted}.
     *
     * @param after the last of the page before, null for the first page
     */
    List<Delivery> list(WorkspaceId workspace, Filter filter, @Nullable Position after, int limit);

    /** What was told of these leads, the latest first, without what is {@linkplain Counts#unlisted unlisted}. */
    List<Delivery> of(WorkspaceId workspace, Set<LeadId> leads, int limit);

    /**
     * How many deliveries of each destination stand where.
     *
     * @param most counted up to here
     */
    Map<DestinationId, Counts> counts(WorkspaceId workspace, int most);

    /**
     * Since when the longest due delivery of each destination is to be sent, UTC. Destinations that have nothing to send by now
     * are missing.
     */
    Map<DestinationId, Instant> longestDue(WorkspaceId workspace, Instant now);

    /** Dead deliveries, held until the transaction ends, the first first; of one destination, or of all if it is null. */
    List<Delivery> claimDead(WorkspaceId workspace, @Nullable DestinationId destination, int limit);

    /**
     * Forgets deliveries that ended before an instant.
     *
     * @return how many; less than the limit if none are left
     */
    int forget(Instant before, int limit);

    /** A destination with something to send. */
    record Lane(WorkspaceId workspace, DestinationId destination) {}

    /**
     * Which deliveries are wanted; what is null does not matter.
     */
    record Filter(@Nullable DestinationId destination, Delivery.@Nullable State state) {

        /** All of them. */
        public static final Filter ALL = new Filter(null, null);
    }

    /** The place of a delivery in a list. */
    record Position(Instant createdAt, DeliveryId delivery) {}

    /**
     * How many deliveries stand where.
     *
     * @param waiting pending or failed
     * @param unlisted of those that wait, how many are in no list until it is their turn, for they were decided many at a time
     */
    record Counts(long waiting, long failed, long dead, long unlisted) {

        /** None at all. */
        public static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    /**
     * An attempt.
     *
     * @param at when it began, UTC
     * @param millis how long it took
     * @param request what was sent, as text for people to look at
     * @param answer what the other side said
     */
    record Attempt(DeliveryId delivery, Instant at, long millis, boolean accepted, String request, String answer) {}
}

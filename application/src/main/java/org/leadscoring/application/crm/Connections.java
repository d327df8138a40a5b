package org.leadscoring.application.crm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.delivery.Circuit;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Connections to CRMs, and how each fares. What is secret of them is kept encrypted. */
public interface Connections {

    void add(Connection connection, Instant at);

    /** Writes how a connection is set now. */
    void save(Connection connection);

    /** Forgets a connection, and which record is whose. What it was asked to erase is not forgotten. */
    void remove(WorkspaceId workspace, ConnectionId connection);

    /** The connections of a workspace, by name. */
    List<Connection> all(WorkspaceId workspace);

    /** The connection with this id. */
    default Optional<Connection> byId(WorkspaceId workspace, ConnectionId id) {
        return all(workspace).stream()
                .filter(connection -> connection.id().equals(id))
                .findFirst();
    }

    /** The connection with this id, held until the transaction ends. */
    Optional<Connection> lock(WorkspaceId workspace, ConnectionId id);

    /** How the connections of a workspace fare. */
    Map<ConnectionId, Standing> standings(WorkspaceId workspace);

    /** Writes how a connection fares. The caller holds it. */
    void save(WorkspaceId workspace, ConnectionId connection, Standing standing);

    /**
     * Connections that are switched on, do not rest, are not being worked on, and have something to do by now: a run that is
     * due, one that has begun, leads to send at once, or records to have erased.
     */
    List<Due> due(Instant now);

    /** A connection with something to do. */
    record Due(WorkspaceId workspace, ConnectionId connection) {}

    /**
     * How a connection fares.
     *
     * @param circuit whether it is worth trying
     * @param disabledBecause why the system switched it off, in words; null if it did not
     * @param nextRunAt when the next run is due, UTC
     * @param claimedUntil until when whoever works on it has it to themselves, UTC; null if nobody does
     * @param pulledUpTo changes of the CRM up to here were taken, UTC, by its clock; before there was one, from when on they
     *     are asked for; null before the end of the first run
     * @param wish what the next run is to do besides, null if nothing
     */
    record Standing(
            Circuit circuit,
            @Nullable String disabledBecause,
            Instant nextRunAt,
            @Nullable Instant claimedUntil,
            @Nullable Instant pulledUpTo,
            @Nullable Wish wish) {

        /** Of a connection that is new: it is due at once. */
        public static Standing fresh(Instant at) {
            return new Standing(Circuit.CLOSED, null, at, null, null, Wish.ALL);
        }

        /** Due at once, and tried however it fared. */
        public Standing dueAt(Instant at) {
            return new Standing(Circuit.CLOSED, null, at, claimedUntil, pulledUpTo, wish);
        }

        /** With this to be done besides; what is more stays. */
        public Standing wishing(Wish other) {
            return new Standing(
                    circuit,
                    disabledBecause,
                    nextRunAt,
                    claimedUntil,
                    pulledUpTo,
                    wish == Wish.ALL_ANEW ? wish : other);
        }

        Standing claimed(@Nullable Instant until) {
            return new Standing(circuit, disabledBecause, nextRunAt, until, pulledUpTo, wish);
        }

        Standing begun() {
            return new Standing(circuit, disabledBecause, nextRunAt, claimedUntil, pulledUpTo, null);
        }

        Standing ended(Instant next, Instant upTo) {
            return new Standing(circuit, disabledBecause, next, claimedUntil, upTo, wish);
        }

        Standing well() {
            return faring(Circuit.CLOSED, null);
        }

        Standing faring(Circuit other, @Nullable String because) {
            return new Standing(other, because, nextRunAt, claimedUntil, pulledUpTo, wish);
        }
    }

    /** What a run can be asked to do besides. */
    enum Wish {
        /** Compare all leads, and send those that differ. */
        ALL,
        /** Write all leads anew, whatever the CRM has. */
        ALL_ANEW
    }
}

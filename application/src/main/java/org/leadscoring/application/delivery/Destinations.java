package org.leadscoring.application.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.Circuit;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Where we tell, and how each fares. What is secret of them is kept encrypted. */
public interface Destinations {

    void add(Destination destination, Instant at);

    /** Writes a destination as it is now. */
    void save(Destination destination);

    /** Forgets a destination. What was told to it stays. */
    void remove(WorkspaceId workspace, DestinationId destination);

    /** The destinations of a workspace, by name. */
    List<Destination> all(WorkspaceId workspace);

    /** The destination with this id. */
    default Optional<Destination> byId(WorkspaceId workspace, DestinationId id) {
        return all(workspace).stream()
                .filter(destination -> destination.id().equals(id))
                .findFirst();
    }

    /** The destination with this id, held until the transaction ends. */
    Optional<Destination> lock(WorkspaceId workspace, DestinationId id);

    /** How the destinations of a workspace fare. */
    Map<DestinationId, Health> health(WorkspaceId workspace);

    /** Writes how a destination fares. The caller holds it. */
    void save(WorkspaceId workspace, DestinationId destination, Health health);

    /** Whether an action of a stage tells this destination. */
    boolean isNamedByAStage(WorkspaceId workspace, DestinationId destination);

    /**
     * How a destination fares.
     *
     * @param disabledBecause why the system switched it off, in words; null if it did not
     */
    record Health(Circuit circuit, @Nullable String disabledBecause) {

        /** Well. */
        public static final Health WELL = new Health(Circuit.CLOSED, null);
    }
}

package org.leadscoring.application.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Simulations of versions: of each version the one that runs, if one does, and the last that was finished. They go with
 * their version when it is thrown away.
 */
public interface Simulations {

    /** Adds one that runs from now on. */
    void add(WorkspaceId workspace, SimulationRun run);

    /** Writes the one that runs of its version as it is now. */
    void save(WorkspaceId workspace, SimulationRun run);

    /** The one that ran of its version has ended; it takes the place of the one that was finished before. */
    void finish(WorkspaceId workspace, SimulationRun run);

    /** Ends the one that runs of this version without a result, if one does. */
    void remove(WorkspaceId workspace, ModelId model);

    /** The one that runs of this version. */
    Optional<SimulationRun> running(WorkspaceId workspace, ModelId model);

    /** The last that was finished of this version. */
    Optional<SimulationRun> last(WorkspaceId workspace, ModelId model);

    /** The versions of which one runs, the one that began first before the others. */
    List<ModelId> unfinished();

    /** The one that runs of this version, if no other transaction works on it; held until the transaction ends. */
    Optional<Unfinished> hold(ModelId model);

    /**
     * How many leads of the workspace were answered on each of some days: by clocks that were met.
     *
     * @param first the first day
     * @param days how many, from 1
     * @param zone in which they begin and end
     */
    List<Long> answered(WorkspaceId workspace, LocalDate first, int days, ZoneId zone);

    /** One that is to be worked on. */
    record Unfinished(WorkspaceId workspace, SimulationRun run) {}

    /** The instant at which each of some days begins, and the one at which the last has ended, UTC. */
    static List<Instant> borders(LocalDate first, int days, ZoneId zone) {
        return first.datesUntil(first.plusDays(days + 1L))
                .map(day -> day.atStartOfDay(zone).toInstant())
                .toList();
    }
}

package org.leadscoring.application.experiment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leadscoring.domain.experiment.Comparison;
import org.leadscoring.domain.experiment.Experiment;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The experiments of a workspace. While one runs, its challenger drives its share of the leads. */
public interface Experiments {

    /** Adds one that drives leads from now on. Whoever does it holds the models, so that no other runs. */
    void add(WorkspaceId workspace, Experiment experiment);

    /** Writes that one has ended. */
    void end(WorkspaceId workspace, Experiment ended);

    /** The one that runs. */
    Optional<Experiment> running(WorkspaceId workspace);

    /** All experiments, the latest first. */
    List<Experiment> all(WorkspaceId workspace);

    /**
     * What became between two instants of the leads that were first heard of between them, by whose they are. One that had
     * ended before, and was only told of late, has nothing to do with it and is not counted; one that ended later has no
     * outcome. Merged and erased ones are not counted.
     *
     * @param from UTC, included
     * @param until UTC, excluded
     */
    Comparison compare(WorkspaceId workspace, Experiment experiment, Instant from, Instant until);
}

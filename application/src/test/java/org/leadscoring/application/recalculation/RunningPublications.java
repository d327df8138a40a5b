package org.leadscoring.application.recalculation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.leadscoring.application.recalculation.Publications.Phase;
import org.leadscoring.application.recalculation.Publications.Publication;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Publications as tests of databases need them: asked for, worked on, ended. */
public final class RunningPublications {

    private final Publications publications;

    public RunningPublications(Publications publications) {
        this.publications = publications;
    }

    /** Adds one that is being scored. */
    public void ask(WorkspaceId workspace, ModelId model, Instant at) {
        publications.add(
                workspace,
                new Publication(model, null, false, new UserId(new UUID(0, 1)), at, Phase.SCORING, null, 0, 0, null));
    }

    /** The version that is to be worked on next. */
    public Optional<ModelId> next(Instant catchingUp) {
        return publications.unfinished(catchingUp).stream()
                .flatMap(model -> publications.hold(model, catchingUp).stream())
                .map(unfinished -> unfinished.publication().model())
                .findFirst();
    }

    /** Ends one. */
    public void end(WorkspaceId workspace, ModelId model, Instant at) {
        publications
                .lock(workspace, model)
                .ifPresent(publication -> publications.save(workspace, publication.ended(Phase.DONE, at)));
    }
}

package org.leadscoring.application.ingestion;

import java.time.Clock;
import java.util.Optional;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.application.workspace.Remembered;
import org.leadscoring.domain.event.PageTypes;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Says how a workspace names views of its pages: asked for every request, so what was found is {@link Remembered}. */
public final class FindPageTypes {

    private static final int MOST = 1_000;

    private final PagePatterns patterns;
    private final Remembered<WorkspaceId, PageTypes> remembered;

    public FindPageTypes(PagePatterns patterns, Clock clock) {
        this.patterns = patterns;
        this.remembered = new Remembered<>(MOST, clock);
    }

    /**
     * The page types of a workspace.
     *
     * @throws DatabaseUnavailableException if they are not remembered, and the database cannot be reached
     */
    public PageTypes of(WorkspaceId workspace) {
        return remembered
                .get(workspace, () -> Optional.of(patterns.of(workspace)))
                .orElseThrow();
    }

    /** Forgets what was found, because something was changed. */
    public void forget() {
        remembered.forget();
    }
}

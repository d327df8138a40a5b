package org.leadscoring.application.ingestion;

import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.domain.event.PageTypes;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The patterns by which each workspace names views of its pages (spec IN-7). */
public interface PagePatterns {

    /**
     * Those of a workspace; the standard ones, as they are now, if none were set or these were.
     *
     * @throws DatabaseUnavailableException if the database cannot be reached
     */
    PageTypes of(WorkspaceId workspace);

    /** Sets those of a workspace. */
    void set(WorkspaceId workspace, PageTypes types);
}

package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The tenants. */
public interface Workspaces {

    void add(Workspace workspace, Instant at);

    /** Writes a workspace as it is now. What follows from its zone is brought up to date by whoever changes that. */
    void save(Workspace workspace);

    /** All of them, oldest first. */
    List<Workspace> all();

    Optional<Workspace> byId(WorkspaceId id);
}

package org.leadscoring.application.importing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The imports: what was asked for and how far each has come, so that it goes on after a crash. */
public interface Imports {

    void add(WorkspaceId workspace, Import added);

    /** Writes one as it is now. */
    void save(WorkspaceId workspace, Import changed);

    Optional<Import> byId(WorkspaceId workspace, ImportId id);

    /** The import with this id, held until the transaction ends. */
    Optional<Import> lock(WorkspaceId workspace, ImportId id);

    /** Those of a workspace, the latest first. */
    List<Import> all(WorkspaceId workspace, int limit);

    /** Those that are to be worked on and nobody has a claim on, the one that began first before the others. */
    List<ImportId> waiting(Instant now);

    /**
     * The import with this id, if it is to be worked on, no other worker has a claim on it and no other transaction holds
     * it; held until the transaction ends.
     */
    Optional<Waiting> hold(ImportId id, String worker, Instant now);

    /** Those whose file is kept though nobody worked on them since: they ended, or were made, before this instant. */
    List<Waiting> idleSince(Instant before, int limit);

    /** An import and where it belongs. */
    record Waiting(WorkspaceId workspace, Import found) {}
}

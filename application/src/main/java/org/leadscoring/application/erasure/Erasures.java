package org.leadscoring.application.erasure;

import java.util.Optional;
import java.util.UUID;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The certificates of what was erased. They are kept for good. */
public interface Erasures {

    void add(WorkspaceId workspace, Erasure erasure);

    /** The certificate with this reference. */
    Optional<Erasure> byReference(WorkspaceId workspace, UUID reference);
}

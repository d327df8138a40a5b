package org.leadscoring.application.erasure;

import java.util.Optional;
import java.util.UUID;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Certificates in memory. */
public final class InMemoryErasures implements Erasures {

    private final InMemoryDatabase database;

    public InMemoryErasures(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, Erasure erasure) {
        database.erasures.put(workspace, erasure.reference(), erasure);
    }

    @Override
    public Optional<Erasure> byReference(WorkspaceId workspace, UUID reference) {
        return database.erasures.find(workspace, reference);
    }
}

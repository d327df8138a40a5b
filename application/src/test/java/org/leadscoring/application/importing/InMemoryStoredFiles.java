package org.leadscoring.application.importing;

import java.util.Optional;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.PieceKey;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The files of imports in memory. */
public final class InMemoryStoredFiles implements StoredFiles {

    private final InMemoryDatabase database;

    public InMemoryStoredFiles(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, ImportId file, int place, byte[] content) {
        database.importPieces.put(workspace, new PieceKey(file, place), content.clone());
    }

    @Override
    public Optional<byte[]> piece(WorkspaceId workspace, ImportId file, int place) {
        return database.importPieces.find(workspace, new PieceKey(file, place)).map(byte[]::clone);
    }

    @Override
    public void remove(WorkspaceId workspace, ImportId file) {
        database.importPieces.rows(workspace).keySet().stream()
                .filter(key -> key.file().equals(file))
                .forEach(key -> database.importPieces.remove(workspace, key));
    }
}

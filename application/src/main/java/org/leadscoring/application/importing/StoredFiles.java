package org.leadscoring.application.importing;

import java.util.Optional;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The files of imports, in pieces, so that every node can go on with them. */
public interface StoredFiles {

    /** How many bytes each piece has; the last may have less. */
    int PIECE = 256 * 1024;

    /**
     * Adds a piece.
     *
     * @param place from 0
     */
    void add(WorkspaceId workspace, ImportId file, int place, byte[] content);

    /** The piece at this place; empty after the last one. */
    Optional<byte[]> piece(WorkspaceId workspace, ImportId file, int place);

    /** Removes all pieces. */
    void remove(WorkspaceId workspace, ImportId file);
}

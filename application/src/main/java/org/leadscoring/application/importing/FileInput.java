package org.leadscoring.application.importing;

import java.io.InputStream;
import java.util.Objects;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** A stored file as a stream, from any byte on. Holds one piece at a time. */
final class FileInput extends InputStream {

    private final StoredFiles files;
    private final WorkspaceId workspace;
    private final ImportId file;
    private int place;
    private byte[] piece = {};
    private int at;
    private boolean ended;

    FileInput(StoredFiles files, WorkspaceId workspace, ImportId file, long offset) {
        this.files = files;
        this.workspace = workspace;
        this.file = file;
        this.place = Math.toIntExact(offset / StoredFiles.PIECE);
        load();
        this.at = (int) Math.min(offset % StoredFiles.PIECE, piece.length);
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        while (at == piece.length && !ended) {
            load();
        }
        if (at == piece.length) {
            return length == 0 ? 0 : -1;
        }
        var many = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, target, offset, many);
        at += many;
        return many;
    }

    private void load() {
        var next = files.piece(workspace, file, place);
        ended = next.isEmpty();
        piece = next.orElseGet(() -> new byte[0]);
        at = 0;
        place++;
    }
}

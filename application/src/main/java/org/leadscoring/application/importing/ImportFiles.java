package org.leadscoring.application.importing;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.importing.Import.State;
import org.leadscoring.application.importing.Import.UploadedFile;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.importing.ImportKind;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Receives the files that are to be imported, keeps them where every node finds them, and removes them when their time has come. */
public final class ImportFiles {

    private static final int MOST_LISTED = 100;
    private static final int MOST_NAME = 200;
    private static final int REMOVED_AT_ONCE = 20;

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Imports imports;
    private final StoredFiles files;
    private final RefusedRows refused;
    private final ImportLimits limits;

    public ImportFiles(
            Transactions transactions,
            Ids ids,
            Clock clock,
            Imports imports,
            StoredFiles files,
            RefusedRows refused,
            ImportLimits limits) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.imports = imports;
        this.files = files;
        this.refused = refused;
        this.limits = limits;
    }

    /** How large a file may be, in bytes. */
    public long mostBytes() {
        return limits.mostBytes();
    }

    /**
     * Receives a file; when it returns all of it is kept.
     *
     * @param kind what its rows are
     * @param fileName as the sender calls it
     * @param by who sends it; null for the command
     * @throws UnreadableFileException if it is empty, too large, or written in UTF-16; nothing of it is kept then
     * @throws IOException if it cannot be read to its end; nothing of it is kept then
     */
    public Import upload(
            WorkspaceId workspace, ImportKind kind, String fileName, InputStream content, @Nullable UserId by)
            throws IOException {
        var begun = Import.uploading(
                new ImportId(ids.next()),
                kind,
                Texts.cut(fileName.isBlank() ? "file.csv" : fileName, MOST_NAME),
                by,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        run(() -> imports.add(workspace, begun));
        var whole = false;
        try {
            var file = receive(workspace, begun, content);
            var uploaded = begun.uploaded(file);
            run(() -> imports.save(workspace, uploaded));
            whole = true;
            return uploaded;
        } finally {
            if (!whole) {
                run(() -> remove(workspace, begun.ended(State.CANCELLED, clock.instant(), null)));
            }
        }
    }

    private UploadedFile receive(WorkspaceId workspace, Import begun, InputStream content) throws IOException {
        var digest = sha256();
        var bytes = 0L;
        var place = 0;
        for (var piece = content.readNBytes(StoredFiles.PIECE);
                piece.length > 0;
                piece = content.readNBytes(StoredFiles.PIECE)) {
            if (place == 0 && isUtf16(piece)) {
                throw new UnreadableFileException("the file is written in UTF-16; save it as UTF-8");
            }
            bytes += piece.length;
            if (bytes > limits.mostBytes()) {
                throw new UnreadableFileException("the file is larger than " + megabytes(limits.mostBytes())
                        + "; split it, or have the operator raise leadscoring.imports.max-size");
            }
            digest.update(piece);
            store(workspace, begun.id(), place++, piece);
        }
        if (bytes == 0) {
            throw new UnreadableFileException("the file is empty");
        }
        return new UploadedFile(begun.file().name(), bytes, HexFormat.of().formatHex(digest.digest()), true);
    }

    private void store(WorkspaceId workspace, ImportId id, int place, byte[] piece) {
        run(() -> files.add(workspace, id, place, piece));
    }

    /** The hash of a file, as an {@link UploadedFile} has it. */
    public static String hash(InputStream content) throws IOException {
        var digest = sha256();
        var buffer = new byte[StoredFiles.PIECE];
        for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** @throws UnknownImportException if the workspace has no such import */
    public Import find(WorkspaceId workspace, ImportId id) {
        return imports.byId(workspace, id).orElseThrow(() -> new UnknownImportException(id));
    }

    /** The latest imports of a workspace, the latest first. */
    public List<Import> all(WorkspaceId workspace) {
        return imports.all(workspace, MOST_LISTED);
    }

    /**
     * Imports of this very file that have begun and are not over, the latest first.
     *
     * @param hash as {@link #hash} makes it
     */
    public List<Import> unfinished(WorkspaceId workspace, ImportKind kind, String hash) {
        return all(workspace).stream()
                .filter(found -> found.kind() == kind
                        && found.file().kept()
                        && found.file().hash().equals(hash)
                        && (found.state() == State.RUNNING || found.state() == State.FAILED))
                .toList();
    }

    /** Removes the files and refused rows of imports that ended, or were left lying, long enough ago; returns how many. */
    public int tidy() {
        var idle = imports.idleSince(clock.instant().minus(limits.keepFor()), REMOVED_AT_ONCE);
        idle.forEach(waiting ->
                run(() -> imports.lock(waiting.workspace(), waiting.found().id())
                        .filter(found -> !found.state().works())
                        .ifPresent(found -> remove(waiting.workspace(), found))));
        return idle.size();
    }

    private void remove(WorkspaceId workspace, Import over) {
        files.remove(workspace, over.id());
        refused.remove(workspace, over.id());
        var end = over.state().ended() ? over : over.ended(State.CANCELLED, clock.instant(), null);
        imports.save(workspace, end.withoutFile());
    }

    private void run(Runnable work) {
        transactions.run(() -> {
            work.run();
            return true;
        });
    }

    private static boolean isUtf16(byte[] beginning) {
        return beginning.length >= 2
                && (Arrays.equals(beginning, 0, 2, new byte[] {(byte) 0xFF, (byte) 0xFE}, 0, 2)
                        || Arrays.equals(beginning, 0, 2, new byte[] {(byte) 0xFE, (byte) 0xFF}, 0, 2));
    }

    private static String megabytes(long bytes) {
        return bytes < 1 << 20 ? bytes + " bytes" : (bytes >> 20) + " MB";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package org.leadscoring.application.importing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.importing.ImportKind;
import org.leadscoring.domain.workspace.UserId;

/**
 * The import of one file.
 *
 * @param kind what its rows are
 * @param plan what is to become of them; null until somebody said so
 * @param checked true if the counts are those of a check of this plan
 * @param by who asked for it; null if it was the command
 * @param createdAt when it was, UTC: rows without a time of their own happened then
 * @param startedAt when its check began, or the import itself, UTC
 * @param endedAt when that ended, UTC
 * @param claim who works on it, if anybody does
 * @param problem why it failed
 */
public record Import(
        ImportId id,
        ImportKind kind,
        UploadedFile file,
        @Nullable ImportPlan plan,
        State state,
        boolean checked,
        @Nullable UserId by,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Progress progress,
        @Nullable Claim claim,
        @Nullable String problem) {

    /** A new one whose file is about to be kept. */
    static Import uploading(ImportId id, ImportKind kind, String fileName, @Nullable UserId by, Instant now) {
        var file = new UploadedFile(fileName, 0, "", true);
        return new Import(id, kind, file, null, State.UPLOADING, false, by, now, null, null, Progress.NONE, null, null);
    }

    Import uploaded(UploadedFile whole) {
        return new Import(
                id, kind, whole, plan, State.PLANNING, false, by, createdAt, null, null, Progress.NONE, null, null);
    }

    Import planned(ImportPlan other) {
        return new Import(
                id, kind, file, other, State.PLANNING, false, by, createdAt, null, null, Progress.NONE, null, null);
    }

    Import begun(State next, Instant now) {
        return new Import(id, kind, file, plan, next, false, by, createdAt, now, null, Progress.NONE, null, null);
    }

    Import goneOn() {
        return new Import(
                id, kind, file, plan, State.RUNNING, false, by, createdAt, startedAt, null, progress, null, null);
    }

    Import claimed(Claim other) {
        return new Import(
                id, kind, file, plan, state, checked, by, createdAt, startedAt, endedAt, progress, other, problem);
    }

    Import advanced(Progress further, Claim other) {
        return new Import(
                id, kind, file, plan, state, checked, by, createdAt, startedAt, endedAt, further, other, problem);
    }

    Import ended(State end, Instant now, @Nullable String why) {
        var isChecked = state == State.CHECKING && end == State.PLANNING && why == null;
        return new Import(id, kind, file, plan, end, isChecked, by, createdAt, startedAt, now, progress, null, why);
    }

    /** This import once its file is gone. */
    public Import withoutFile() {
        var gone = new UploadedFile(file.name(), file.bytes(), file.hash(), false);
        return new Import(
                id, kind, gone, plan, state, checked, by, createdAt, startedAt, endedAt, progress, claim, problem);
    }

    /** Whether this worker may go on with it after what it did last. */
    boolean isOf(String worker) {
        return state.works() && claim != null && claim.worker().equals(worker);
    }

    /** Where it stands. */
    public enum State {
        /** Its file is being received. */
        UPLOADING,
        /** The file is there; somebody is to say what its columns mean. */
        PLANNING,
        /** Its rows are read and counted; nothing is written. */
        CHECKING,
        /** Its rows are taken. */
        RUNNING,
        /** All rows are taken or refused. */
        DONE,
        /** Somebody stopped it. What was taken by then stays. */
        CANCELLED,
        /** It could not go on. What was taken by then stays. */
        FAILED;

        /** Whether a worker has something to do. */
        public boolean works() {
            return this == CHECKING || this == RUNNING;
        }

        /** Whether it is over, or can only be gone on with by somebody's wish. */
        public boolean ended() {
            return this == DONE || this == CANCELLED || this == FAILED;
        }
    }

    /**
     * The file as it came.
     *
     * @param name as the sender called it
     * @param bytes its size
     * @param hash the SHA-256 of its bytes, in hexadecimal digits; empty until all of it is there
     * @param kept false once it was removed
     */
    public record UploadedFile(String name, long bytes, String hash, boolean kept) {}

    /**
     * How far the rows are read.
     *
     * @param position after the last row that counts here
     * @param rows how many were read; {@code taken + duplicates + refused}
     * @param taken what was taken, or would be
     * @param duplicates what had been taken before, or stands in the file twice
     * @param refused what cannot be taken
     * @param newLeads of a check: how many leads would be made
     * @param knownLeads of a check: how many leads that exist would hear something
     */
    public record Progress(
            Position position, long rows, long taken, long duplicates, long refused, long newLeads, long knownLeads) {

        /** Before the first row. */
        public static final Progress NONE = new Progress(Position.START, 0, 0, 0, 0, 0, 0);

        Progress plus(Position reached, long more, long known, long bad) {
            return new Progress(
                    reached,
                    rows + more + known + bad,
                    taken + more,
                    duplicates + known,
                    refused + bad,
                    newLeads,
                    knownLeads);
        }

        Progress plusLeads(long made, long found) {
            return new Progress(position, rows, taken, duplicates, refused, newLeads + made, knownLeads + found);
        }
    }

    /**
     * Who works on it.
     *
     * @param worker unlike all others
     * @param until afterwards others may go on, UTC
     */
    public record Claim(String worker, Instant until) {}
}

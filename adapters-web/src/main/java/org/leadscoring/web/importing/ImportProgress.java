package org.leadscoring.web.importing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.importing.Import;
import org.leadscoring.application.importing.Import.State;

/**
 * How far an import has come, as people want to know it.
 *
 * @param source the import
 * @param percent of the file's bytes, 0 to 100
 * @param rowsPerSecond since it began; null before there is anything to divide
 * @param left until it is over, if it goes on like this; null if nobody can tell
 */
record ImportProgress(
        Import source,
        int percent,
        @Nullable Long rowsPerSecond,
        @Nullable Duration left) {

    private static final Duration TOO_SHORT = Duration.ofSeconds(1);

    static ImportProgress of(Import source, Instant now) {
        var bytes = source.file().bytes();
        var read = source.progress().position().offset();
        var percent = source.state() == State.DONE ? 100 : bytes == 0 ? 0 : (int) Math.min(100, read * 100 / bytes);
        var began = source.startedAt();
        var ended = source.endedAt();
        if (began == null) {
            return new ImportProgress(source, percent, null, null);
        }
        var taken = Duration.between(began, ended == null ? now : ended);
        if (taken.compareTo(TOO_SHORT) < 0 || read == 0) {
            return new ImportProgress(source, percent, null, null);
        }
        var rate = source.progress().rows() * 1_000 / taken.toMillis();
        var left = source.state().works() ? Duration.ofMillis(taken.toMillis() * (bytes - read) / read) : null;
        return new ImportProgress(source, percent, rate, left);
    }
}

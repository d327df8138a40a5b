package org.leadscoring.bootstrap.command;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.importing.Import;
import org.leadscoring.application.importing.PlanImport;
import org.leadscoring.application.importing.PlanImport.Preview;
import org.leadscoring.domain.importing.MappedRow;
import org.leadscoring.domain.lead.Outcome;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What the command says of an import. */
final class ImportReport {

    private static final int BAR = 24;

    private ImportReport() {}

    /** How far it has come, on one line of always the same length. */
    static String progress(Import current, long rowsBefore, Duration since) {
        var progress = current.progress();
        var bytes = Math.max(1, current.file().bytes());
        var percent = progress.position().offset() * 100 / bytes;
        var full = (int) (percent * BAR / 100);
        var rate = (progress.rows() - rowsBefore) * 1_000 / Math.max(1, since.toMillis());
        var text = String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %,d rows  %,d rows/s%s",
                "#".repeat(full),
                ".".repeat(BAR - full),
                percent,
                progress.rows(),
                rate,
                progress.refused() == 0 ? "" : String.format(Locale.ROOT, "  %,d refused", progress.refused()));
        return String.format(Locale.ROOT, "%-79s", text);
    }

    /** How it ended. */
    static String sentence(Import end, boolean dryRun) {
        var progress = end.progress();
        if (end.problem() != null) {
            return end.file().name() + " could not be " + (dryRun ? "read" : "imported") + " to its end: "
                    + end.problem() + "; go on by --resume " + end.id().value();
        }
        return dryRun
                ? String.format(
                        Locale.ROOT,
                        "%s: of %,d rows %,d would be taken, %,d have been before, %,d would be refused; %,d leads are new,"
                                + " %,d known; nothing was written",
                        end.file().name(),
                        progress.rows(),
                        progress.taken(),
                        progress.duplicates(),
                        progress.refused(),
                        progress.newLeads(),
                        progress.knownLeads())
                : String.format(
                        Locale.ROOT,
                        "%s: %,d of %,d rows taken, %,d had been taken before, %,d refused; import %s is %s",
                        end.file().name(),
                        progress.taken(),
                        progress.rows(),
                        progress.duplicates(),
                        progress.refused(),
                        end.id().value(),
                        end.state().name().toLowerCase(Locale.ROOT));
    }

    /** Prints what the first rows would become. */
    static void preview(PlanImport planning, WorkspaceId workspace, Import checked) {
        var plan = checked.plan();
        if (plan != null) {
            planning.preview(workspace, checked.id(), plan.layout(), plan.mapping())
                    .forEach(row -> System.out.println("line " + row.line() + ": " + outcome(row)));
        }
    }

    private static String outcome(Preview preview) {
        var refused = preview.refused();
        if (refused != null) {
            return "refused: " + (refused.column() == null ? "" : refused.column() + ": ") + refused.reason();
        }
        var row = preview.row();
        return row == null ? "" : inWords(row);
    }

    private static String ended(@Nullable Outcome outcome) {
        return outcome == null ? "" : "; " + outcome.status().key() + " at " + outcome.at();
    }

    private static String inWords(MappedRow row) {
        var who = row.identifiers().stream().map(identifier -> identifier.type().inWords() + " " + identifier.value());
        var what = Stream.concat(
                        row.traits().values().entrySet().stream(), row.properties().values().entrySet().stream())
                .map(entry -> entry.getKey() + "=" + entry.getValue());
        return row.type().name() + " at " + row.occurredAt() + " by " + who.collect(Collectors.joining(", ")) + ": "
                + what.collect(Collectors.joining(", ")) + ended(row.outcome());
    }
}

package org.leadscoring.bootstrap.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.importing.ErrorFile;
import org.leadscoring.application.importing.Import;
import org.leadscoring.application.importing.Import.State;
import org.leadscoring.application.importing.ImportFiles;
import org.leadscoring.application.importing.PlanImport;
import org.leadscoring.application.importing.RunImports;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.importing.ImportKind;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code leadscoring import}: takes a CSV file of leads or events in, beside a server or without one. */
@Command(
        name = "import",
        description =
                "Imports leads or events from a CSV file. May run beside the server. If it is ended before its time,"
                        + " the server goes on with it, or the same command does.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every row was taken, now or before",
            "1:it could not be done",
            "2:the options are wrong",
            "3:rows were refused; the error file has them"
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final int REFUSED = 3;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "leads|events", description = "What the rows are.")
    private String kind = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "CSV with a header row.")
    private @Nullable Path file;

    @Mixin
    private ImportOptions options = new ImportOptions();

    @Option(names = "--dry-run", description = "Reads all rows, counts what would become of them, and writes nothing.")
    private boolean dryRun;

    @Option(names = "--resume", paramLabel = "ID", description = "Goes on with this import instead of beginning one.")
    private @Nullable UUID resume;

    @Option(
            names = "--errors",
            paramLabel = "FILE",
            description = "Where to write the rows that were refused; by default FILE-errors.csv in this folder.")
    private @Nullable Path errors;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        var rows = kind();
        var checked = CommandSettings.checked(settings, this::wrong);
        if (file == null && resume == null) {
            throw wrong("Name the file to import");
        }
        return BesideServer.run(checked, beans -> run(rows, beans));
    }

    private int run(ImportKind rows, BeanFactory beans) throws IOException, InterruptedException {
        var workspace = options.workspace(beans);
        var files = beans.getBean(ImportFiles.class);
        var running = beans.getBean(RunImports.class);
        var begun = resume == null ? begin(rows, workspace, beans) : files.find(workspace, new ImportId(resume));
        if (dryRun) {
            running.check(workspace, begun.id());
        } else if (begun.state() == State.PLANNING) {
            running.start(workspace, begun.id());
        } else if (begun.state() == State.FAILED || begun.state() == State.CANCELLED) {
            running.goOn(workspace, begun.id());
        }
        var end = new ImportWatch(files, running, workspace, begun.id()).toTheEnd();
        if (dryRun && end.state() == State.PLANNING) {
            ImportReport.preview(beans.getBean(PlanImport.class), workspace, end);
            running.cancel(workspace, end.id());
        }
        return report(end, workspace, beans.getBean(ErrorFile.class));
    }

    /** The unfinished import of the same file by the same plan, or a new one. */
    private Import begin(ImportKind rows, WorkspaceId workspace, BeanFactory beans) throws IOException {
        var path = Objects.requireNonNull(file);
        if (!Files.isRegularFile(path)) {
            throw wrong("There is no file " + path);
        }
        var files = beans.getBean(ImportFiles.class);
        if (!dryRun) {
            for (var unfinished : files.unfinished(workspace, rows, hash(path))) {
                var plan = options.plan(rows, workspace, unfinished.id(), beans);
                if (plan.equals(unfinished.plan())) {
                    return said("going on with import", unfinished);
                }
            }
        }
        try (var content = Files.newInputStream(path)) {
            var uploaded = files.upload(workspace, rows, path.getFileName().toString(), content, null);
            return said("import", planned(rows, workspace, uploaded.id(), beans));
        }
    }

    /** A file for which the options make no plan is not left lying. */
    private Import planned(ImportKind rows, WorkspaceId workspace, ImportId id, BeanFactory beans) {
        var planned = false;
        try {
            var plan = options.plan(rows, workspace, id, beans);
            var found = beans.getBean(PlanImport.class).plan(workspace, id, plan);
            planned = true;
            return found;
        } finally {
            if (!planned) {
                beans.getBean(RunImports.class).cancel(workspace, id);
            }
        }
    }

    private static Import said(String what, Import begun) {
        System.out.println(
                what + " " + begun.id().value() + " of " + begun.file().name());
        System.out.flush();
        return begun;
    }

    private static String hash(Path path) throws IOException {
        try (var content = Files.newInputStream(path)) {
            return ImportFiles.hash(content);
        }
    }

    private int report(Import end, WorkspaceId workspace, ErrorFile refusals) throws IOException {
        System.out.println(ImportReport.sentence(end, dryRun));
        if (end.problem() != null || (!dryRun && end.state() != State.DONE)) {
            return LeadScoringCommand.FAILED;
        }
        if (end.progress().refused() == 0) {
            return 0;
        }
        var target = errors == null ? Path.of(withoutEnding(end.file().name()) + "-errors.csv") : errors;
        try (var out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
            refusals.write(workspace, end.id(), out);
        }
        System.out.println("the rows that were refused, and why: " + target.toAbsolutePath());
        return REFUSED;
    }

    private static String withoutEnding(String name) {
        return name.endsWith(".csv") ? name.substring(0, name.length() - ".csv".length()) : name;
    }

    private ImportKind kind() {
        return switch (kind) {
            case "leads" -> ImportKind.LEADS;
            case "events" -> ImportKind.EVENTS;
            default -> throw wrong("Say whether the rows are leads or events, not \"" + kind + "\"");
        };
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

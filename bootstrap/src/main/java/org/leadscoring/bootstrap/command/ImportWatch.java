package org.leadscoring.bootstrap.command;

import java.io.Console;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.leadscoring.application.importing.Import;
import org.leadscoring.application.importing.ImportFiles;
import org.leadscoring.application.importing.RunImports;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Sees an import to its end: works on it, or leaves that to the server if that has a claim on it, and says on the
 * standard error how far it has come. On a terminal the line is written over; elsewhere there is one every five seconds.
 */
final class ImportWatch {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration SAY = Duration.ofSeconds(5);

    private final ImportFiles imports;
    private final RunImports running;
    private final WorkspaceId workspace;
    private final ImportId id;
    private final boolean terminal;
    private final long begun = System.nanoTime();
    private long said = begun;

    ImportWatch(ImportFiles imports, RunImports running, WorkspaceId workspace, ImportId id) {
        this.imports = imports;
        this.running = running;
        this.workspace = workspace;
        this.id = id;
        this.terminal = isTerminal();
    }

    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again where there is no terminal
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Returns when the import, or its check, is over. */
    Import toTheEnd() throws InterruptedException {
        try (var thread = Executors.newSingleThreadExecutor()) {
            var before = now().progress().rows();
            for (var current = now(); current.state().works(); current = now()) {
                work(CompletableFuture.runAsync(() -> running.work(id), thread), before);
            }
        }
        if (terminal) {
            System.err.println();
        }
        return now();
    }

    private void work(CompletableFuture<Void> work, long before) throws InterruptedException {
        do {
            try {
                work.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                // Somebody else has a claim on it: wait a moment before asking again.
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            } catch (TimeoutException e) {
                // It is at work.
            } catch (ExecutionException e) {
                if (e.getCause() instanceof DatabaseUnavailableException lost) {
                    throw lost;
                }
                // Why it failed stands in the import itself.
                return;
            }
            say(before);
        } while (!work.isDone());
    }

    private void say(long before) {
        var time = System.nanoTime();
        if (terminal) {
            System.err.print("\r" + line(before, time));
            System.err.flush();
        } else if (time - said >= SAY.toNanos()) {
            said = time;
            System.err.println(line(before, time));
        }
    }

    private String line(long before, long time) {
        return ImportReport.progress(now(), before, Duration.ofNanos(time - begun));
    }

    private Import now() {
        return imports.find(workspace, id);
    }
}

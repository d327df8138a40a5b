package org.leadscoring.application.importing;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.leadscoring.application.importing.Import.Claim;
import org.leadscoring.application.importing.Import.State;
import org.leadscoring.application.importing.Imports.Waiting;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Starts, stops and does imports. A worker claims one for some seconds, takes 500 rows, writes down how far it came and
 * claims it again. If it dies, another goes on after that time; what was taken and not yet written down is taken once more,
 * which changes nothing and is not counted twice.
 */
public final class RunImports {

    /** So long a claim holds. A worker that takes longer over its rows is found out when it writes down how far it came. */
    static final Duration CLAIM = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Clock clock;
    private final Imports imports;
    private final RefusedRows refused;
    private final ImportChunks chunks;
    private final String worker;

    public RunImports(
            Transactions transactions, Clock clock, Imports imports, RefusedRows refused, ImportChunks chunks) {
        this.transactions = transactions;
        this.clock = clock;
        this.imports = imports;
        this.refused = refused;
        this.chunks = chunks;
        this.worker = chunks.worker();
    }

    /**
     * Begins to read all rows and count what would become of them. Nothing of it is written.
     *
     * @throws UnknownImportException if the workspace has no such import
     * @throws ImportNotPossibleException if it has no plan, or has begun already
     */
    public Import check(WorkspaceId workspace, ImportId id) {
        return begin(workspace, id, State.CHECKING);
    }

    /**
     * Begins to take all rows.
     *
     * @throws UnknownImportException if the workspace has no such import
     * @throws ImportNotPossibleException if it has no plan, or has begun already
     */
    public Import start(WorkspaceId workspace, ImportId id) {
        return begin(workspace, id, State.RUNNING);
    }

    private Import begin(WorkspaceId workspace, ImportId id, State next) {
        return transactions.run(() -> {
            var found = lock(workspace, id);
            if (found.state() != State.PLANNING
                    || found.plan() == null
                    || !found.file().kept()) {
                throw new ImportNotPossibleException(found);
            }
            refused.remove(workspace, id);
            return saved(workspace, found.begun(next, clock.instant()));
        });
    }

    /**
     * Stops an import, or its check. What was taken by then stays.
     *
     * @throws UnknownImportException if the workspace has no such import
     * @throws ImportNotPossibleException if it is over
     */
    public Import cancel(WorkspaceId workspace, ImportId id) {
        return transactions.run(() -> {
            var found = lock(workspace, id);
            return switch (found.state()) {
                case CHECKING -> saved(workspace, found.begun(State.PLANNING, clock.instant()));
                case PLANNING, RUNNING -> saved(workspace, found.ended(State.CANCELLED, clock.instant(), null));
                case UPLOADING, DONE, CANCELLED, FAILED -> throw new ImportNotPossibleException(found);
            };
        });
    }

    /**
     * Goes on with an import that failed or was stopped, where it stopped.
     *
     * @throws UnknownImportException if the workspace has no such import
     * @throws ImportNotPossibleException if it did neither, or its file is gone
     */
    public Import goOn(WorkspaceId workspace, ImportId id) {
        return transactions.run(() -> {
            var found = lock(workspace, id);
            var stopped = found.state() == State.FAILED || found.state() == State.CANCELLED;
            if (!stopped || found.plan() == null || !found.file().kept()) {
                throw new ImportNotPossibleException(found);
            }
            return saved(workspace, found.goneOn());
        });
    }

    /**
     * Works on all imports that nobody else works on, one after the other. One that fails does not hold up the others.
     *
     * @return how many chunks of rows were done
     * @throws RuntimeException what the first that failed threw, after all others were worked on
     */
    public int work() {
        var failures = new ArrayList<RuntimeException>();
        var left = new HashSet<ImportId>();
        var done = 0;
        for (var next = next(left); next.isPresent(); next = next(left)) {
            left.add(next.get());
            try {
                done += work(next.get());
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return done;
    }

    private Optional<ImportId> next(Set<ImportId> left) {
        return imports.waiting(clock.instant()).stream()
                .filter(id -> !left.contains(id))
                .findFirst();
    }

    /**
     * Works on one import to its end, unless somebody else works on it or stops it.
     *
     * @return how many chunks of rows were done; 0 if there was nothing to do
     * @throws RuntimeException what made it fail; it says so itself then
     */
    public int work(ImportId id) {
        var claimed = claim(id);
        if (claimed.isEmpty()) {
            return 0;
        }
        var workspace = claimed.get().workspace();
        try {
            return chunks.all(workspace, claimed.get().found());
        } catch (DatabaseUnavailableException e) {
            // It goes on by itself once the database is back.
            throw e;
        } catch (RuntimeException e) {
            transactions.run(() -> fail(workspace, id, e));
            throw e;
        }
    }

    private Optional<Waiting> claim(ImportId id) {
        return transactions.run(() -> {
            var now = clock.instant();
            return imports.hold(id, worker, now).map(waiting -> {
                var found = waiting.found();
                // A check keeps what it has seen in memory, so whoever takes it over begins anew.
                var fresh = found.state() == State.CHECKING ? found.begun(State.CHECKING, now) : found;
                if (found.state() == State.CHECKING) {
                    refused.remove(waiting.workspace(), id);
                }
                var claimed = fresh.claimed(new Claim(worker, now.plus(CLAIM)));
                return new Waiting(waiting.workspace(), saved(waiting.workspace(), claimed));
            });
        });
    }

    private Import fail(WorkspaceId workspace, ImportId id, RuntimeException why) {
        var found = lock(workspace, id);
        if (!found.isOf(worker)) {
            return found;
        }
        var reason = why.getMessage() == null ? why.toString() : why.getMessage();
        var end = found.state() == State.CHECKING ? State.PLANNING : State.FAILED;
        return saved(workspace, found.ended(end, clock.instant(), reason));
    }

    private Import lock(WorkspaceId workspace, ImportId id) {
        return imports.lock(workspace, id).orElseThrow(() -> new UnknownImportException(id));
    }

    private Import saved(WorkspaceId workspace, Import changed) {
        imports.save(workspace, changed);
        return changed;
    }
}

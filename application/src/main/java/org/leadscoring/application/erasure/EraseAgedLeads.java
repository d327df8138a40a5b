package org.leadscoring.application.erasure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.function.IntConsumer;
import org.leadscoring.application.erasure.Retentions.Progress;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Erases whom nothing was heard of for as long as a workspace keeps people (spec OP-3): as somebody would by hand, and with
 * certificates as then. Goes on where it was after a crash, and one node at a time has a workspace.
 */
public final class EraseAgedLeads {

    /** In one transaction, which holds as many leads. */
    private static final int CHUNK = 25;

    /** In the workspace's zone, when few are at work. */
    private static final LocalTime NIGHTLY = LocalTime.of(2, 0);

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final Retentions retentions;
    private final AgedLeads aged;
    private final EraseLead erasing;
    private final IntConsumer meter;
    private final Clock time;

    /** @param meter told how many leads were erased, once they are */
    public EraseAgedLeads(
            Transactions transactions,
            Workspaces workspaces,
            Retentions retentions,
            AgedLeads aged,
            EraseLead erasing,
            IntConsumer meter,
            Clock time) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.retentions = retentions;
        this.aged = aged;
        this.erasing = erasing;
        this.meter = meter;
        this.time = time;
    }

    /**
     * Does what is due in all workspaces, some leads at a time. Safe to run on several nodes at once.
     *
     * @return how many leads were erased
     * @throws RuntimeException what failed first, after all other workspaces had their turn
     */
    public int work() {
        var erased = 0;
        var failures = new ArrayList<RuntimeException>();
        for (var workspace : retentions.due(time.instant())) {
            try {
                erased += work(workspace);
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return erased;
    }

    private int work(WorkspaceId workspace) {
        var erased = 0;
        Step step;
        do {
            step = transactions.run(() -> step(workspace));
            meter.accept(step.erased());
            erased += step.erased();
        } while (step.goesOn());
        return erased;
    }

    private Step step(WorkspaceId workspace) {
        var now = time.instant();
        var claimed = retentions.claim(workspace, now);
        if (claimed.isEmpty()) {
            return new Step(0, false);
        }
        var retention = claimed.get().retention();
        var progress = claimed.get().progress();
        var zone = workspaces.byId(workspace).orElseThrow().zone();
        var before = Retention.before(retention.months(), now, zone);
        var found = aged.find(workspace, before, progress.after(), CHUNK);
        var erased =
                erasing.erase(workspace, found.aged(), held -> aged.among(workspace, held, before), retention.by());
        var next = found.goesOnAfter();
        var sum = progress.erased() + erased;
        retentions.save(
                workspace,
                next == null
                        ? new Progress(night(now, zone), null, sum, now)
                        : new Progress(now, next, sum, progress.endedAt()));
        return new Step(erased, next != null);
    }

    private static Instant night(Instant now, ZoneId zone) {
        return now.atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atTime(NIGHTLY)
                .atZone(zone)
                .toInstant();
    }

    private record Step(int erased, boolean goesOn) {}
}

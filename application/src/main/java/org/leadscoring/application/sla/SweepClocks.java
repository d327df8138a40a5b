package org.leadscoring.application.sla;

import java.time.Clock;
import java.util.Map;
import org.leadscoring.application.workspace.Transactions;

/** Marks warnings and breaches as time passes, by a timer and not when somebody looks (spec SL-3). */
public final class SweepClocks {

    private static final int CHUNK = 500;

    private final Transactions transactions;
    private final SlaClocks clocks;
    private final Clock time;

    public SweepClocks(Transactions transactions, SlaClocks clocks, Clock time) {
        this.transactions = transactions;
        this.clocks = clocks;
        this.time = time;
    }

    /**
     * Marks everything due by now, in chunks of 500. Safe to run on several nodes at once, late, or twice.
     *
     * @return how many clocks were marked
     */
    public int sweep() {
        var marked = 0;
        int chunk;
        do {
            chunk = transactions.run(this::sweepChunk);
            marked += chunk;
        } while (chunk == CHUNK);
        return marked;
    }

    private int sweepChunk() {
        var now = time.instant();
        var due = clocks.due(now, CHUNK);
        due.forEach(clock -> clocks.write(
                clock.workspace(), Map.of(clock.lead(), clock.clock().tick(now)), now));
        return due.size();
    }
}

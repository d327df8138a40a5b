package org.leadscoring.application.recalculation;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaClocks.Due;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.sla.TellOfClocks;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Marks warnings and breaches as time passes and wakes what was snoozed, by a timer and not when somebody looks (spec SL-3). Holds the leads whose
 * clocks it marks, as everybody does who changes what belongs to a lead.
 */
public final class SweepClocks {

    private static final int CHUNK = 500;

    private final Transactions transactions;
    private final Leads leads;
    private final SlaPolicies policies;
    private final SlaClocks clocks;
    private final TellOfClocks tell;
    private final Clock time;

    public SweepClocks(
            Transactions transactions,
            Leads leads,
            SlaPolicies policies,
            SlaClocks clocks,
            TellOfClocks tell,
            Clock time) {
        this.transactions = transactions;
        this.leads = leads;
        this.policies = policies;
        this.clocks = clocks;
        this.tell = tell;
        this.time = time;
    }

    /**
     * Marks everything due by now, in chunks of 500. Safe to run on several nodes at once, late, or twice. Leads that
     * somebody else holds are left for the next time.
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
        var byWorkspace = clocks.due(now, CHUNK).stream()
                .collect(Collectors.groupingBy(Due::workspace, Collectors.mapping(Due::lead, Collectors.toSet())));
        return byWorkspace.entrySet().stream()
                .mapToInt(due -> mark(due.getKey(), due.getValue(), now))
                .sum();
    }

    private int mark(WorkspaceId workspace, Set<LeadId> due, Instant now) {
        var policy = policies.of(workspace);
        var held = leads.lockFree(workspace, due).keySet();
        var changes = new HashMap<LeadId, SlaClock.Change>();
        clocks.of(workspace, held).forEach((lead, clock) -> {
            // It may have been marked, pulled in or met while we were looking.
            var next = clock.nextAt();
            if (next != null && !next.isAfter(now)) {
                changes.put(lead, clock.tick(policy, now));
            }
        });
        clocks.write(workspace, changes, now);
        tell.tell(workspace, changes, told -> leads.byIds(workspace, told), now);
        return changes.size();
    }
}

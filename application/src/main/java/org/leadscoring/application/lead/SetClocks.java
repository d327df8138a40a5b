package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaClock.State;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Opens clocks and pulls their deadlines in when scores change (spec SL-3). Part of the caller's transaction; the caller
 * holds the locks of the leads.
 */
public final class SetClocks {

    private final SlaPolicies policies;
    private final SlaClocks clocks;

    public SetClocks(SlaPolicies policies, SlaClocks clocks) {
        this.policies = policies;
        this.clocks = clocks;
    }

    /**
     * Sets the clocks of these leads by where they stand now. Only new leads get one: the others were answered. A promise
     * that is still owed to a lead that was answered, because it was merged with one that was, is met, and goes on resting
     * or running if the lead's status does not say that it was answered. A promise that was
     * cancelled, because the lead lived on in another for a time, is made anew.
     */
    public void set(WorkspaceId workspace, Map<LeadId, Lead> leads, Instant at) {
        var policy = policies.of(workspace);
        var existing = clocks.of(workspace, leads.keySet());
        var changes = new HashMap<LeadId, SlaClock.Change>();
        leads.forEach((id, lead) -> {
            var clock = existing.get(id);
            if (clock != null && clock.state() != State.CANCELLED) {
                var change = change(policy, lead, clock, at);
                if (!change.clock().equals(clock)) {
                    changes.put(id, change);
                }
            } else if (lead.status() == LeadStatus.NEW) {
                SlaClock.open(policy, lead.standing().score(), lead.profile().known(), at)
                        .ifPresent(change -> changes.put(id, change));
            }
        });
        clocks.write(workspace, changes, at);
    }

    private static SlaClock.Change change(SlaPolicy policy, Lead lead, SlaClock clock, Instant at) {
        if (lead.status() == LeadStatus.NEW || policy.restsIn(lead.status())) {
            return clock.scored(policy, lead.standing().score(), lead.profile().known(), at);
        }
        return clock.met(policy, at);
    }

    /** Takes the promises back that still run for leads that need no answer. */
    void cancel(WorkspaceId workspace, Set<LeadId> leads, Instant at) {
        if (leads.isEmpty()) {
            return;
        }
        var changes = new HashMap<LeadId, SlaClock.Change>();
        clocks.of(workspace, leads).forEach((lead, clock) -> {
            if (clock.owed()) {
                changes.put(lead, clock.cancelled(at));
            }
        });
        clocks.write(workspace, changes, at);
    }

    /** Hands the promises made to merged leads on to those they live on in; the earlier deadline holds. */
    public void join(WorkspaceId workspace, Map<LeadId, LeadId> merged, Instant at) {
        var involved = new TreeSet<>(merged.keySet());
        involved.addAll(merged.values());
        var existing = new HashMap<>(clocks.of(workspace, involved));
        var changes = new HashMap<LeadId, SlaClock.Change>();
        merged.forEach((ended, survivor) -> {
            var clock = existing.get(ended);
            if (clock != null) {
                var change = clock.handedTo(existing.get(survivor));
                existing.put(survivor, change.clock());
                changes.merge(survivor, change, SlaClock.Change::then);
                changes.put(ended, clock.cancelled(at));
            }
        });
        clocks.write(workspace, changes, at);
    }
}

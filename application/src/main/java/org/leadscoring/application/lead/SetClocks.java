package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.sla.SlaBand;
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
        leads.forEach(
                (id, lead) -> change(policy, existing.get(id), lead, at).ifPresent(change -> changes.put(id, change)));
        clocks.write(workspace, changes, at);
    }

    /**
     * What {@link #set} makes of a lead's clock; empty if it stays as it is.
     *
     * @param clock the one it has, null if it has none
     */
    public static Optional<SlaClock.Change> change(SlaPolicy policy, @Nullable SlaClock clock, Lead lead, Instant at) {
        var score = lead.standing().score();
        var known = lead.profile().known();
        if (clock != null && clock.state() != State.CANCELLED) {
            var unanswered = lead.status() == LeadStatus.NEW || policy.restsIn(lead.status());
            var change = unanswered ? clock.scored(policy, score, known, at) : clock.met(policy, at);
            return Optional.of(change).filter(changed -> !changed.clock().equals(clock));
        }
        return lead.status() == LeadStatus.NEW ? SlaClock.open(policy, score, known, at) : Optional.empty();
    }

    /**
     * Sets the clocks of those of these leads that are in a hotter band than they were before.
     *
     * @param before the scores they had, in points; a lead of which nothing counted has none
     */
    public void setHotter(WorkspaceId workspace, Map<LeadId, Lead> leads, Map<LeadId, Integer> before, Instant at) {
        var policy = policies.of(workspace);
        var hotter = new HashMap<>(leads);
        hotter.values().removeIf(lead -> !isHotter(policy, before.get(lead.id()), lead));
        set(workspace, hotter, at);
    }

    /**
     * Whether a lead is in a hotter band than it was before.
     *
     * @param before the score it had, in points; null if nothing of it counted
     */
    public static boolean isHotter(SlaPolicy policy, @Nullable Integer before, Lead lead) {
        var known = lead.profile().known();
        var was = before == null ? Optional.<SlaBand>empty() : policy.workable(before, known);
        return policy.workable(lead.standing().score(), known)
                .filter(band -> was.isEmpty() || band.from() > was.get().from())
                .isPresent();
    }

    /** Takes the promises back that still run for leads that need no answer. */
    public void cancel(WorkspaceId workspace, Set<LeadId> leads, Instant at) {
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

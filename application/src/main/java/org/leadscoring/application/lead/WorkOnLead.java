package org.leadscoring.application.lead;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What people do with a lead: move its status, give it to somebody. */
public final class WorkOnLead {

    private final Transactions transactions;
    private final Leads leads;
    private final SlaClocks clocks;
    private final Users users;
    private final Clock time;

    public WorkOnLead(Transactions transactions, Leads leads, SlaClocks clocks, Users users, Clock time) {
        this.transactions = transactions;
        this.leads = leads;
        this.clocks = clocks;
        this.users = users;
        this.time = time;
    }

    /**
     * Moves a lead to a status; leaving new meets its clock (spec SL-1, SL-3). A lead that is there already stays as it
     * is, so that two people who press at once do no harm.
     *
     * @param by who does it
     * @throws UnknownLeadException if the workspace has no such lead
     * @throws StatusNotPossibleException if the status cannot be reached from where the lead is
     */
    public Lead moveTo(WorkspaceId workspace, LeadId id, LeadStatus status, UserId by) {
        return transactions.run(() -> {
            var lead = leads.lockLivingOn(workspace, id);
            if (lead.status() == status) {
                return lead;
            }
            if (!lead.status().next().contains(status)) {
                throw new StatusNotPossibleException(lead.status(), status);
            }
            var now = time.instant();
            var moved = lead.with(status);
            leads.saveWork(workspace, moved);
            leads.record(workspace, lead.id(), new StatusChange(lead.status(), status, now, by));
            if (lead.status() == LeadStatus.NEW) {
                meetClock(workspace, lead.id(), now);
            }
            return moved;
        });
    }

    /**
     * Gives a lead to a user, or takes it from everybody.
     *
     * @param owner a user of the workspace, or null for nobody
     * @throws UnknownLeadException if the workspace has no such lead
     * @throws UnknownUserException if the workspace has no such user
     */
    public Lead assign(WorkspaceId workspace, LeadId id, @Nullable UserId owner) {
        if (owner != null
                && users.all(workspace).stream().noneMatch(user -> user.id().equals(owner) && user.enabled())) {
            throw new UnknownUserException(owner);
        }
        return transactions.run(() -> {
            var assigned = leads.lockLivingOn(workspace, id).ownedBy(owner);
            leads.saveWork(workspace, assigned);
            return assigned;
        });
    }

    private void meetClock(WorkspaceId workspace, LeadId lead, Instant at) {
        var clock = clocks.of(workspace, Set.of(lead)).get(lead);
        if (clock != null) {
            clocks.write(workspace, Map.of(lead, clock.met(at)), at);
        }
    }
}

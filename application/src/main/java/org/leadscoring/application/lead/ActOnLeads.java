package org.leadscoring.application.lead;

import java.time.Instant;
import java.util.List;
import org.leadscoring.application.stage.ActOnCrossings;
import org.leadscoring.application.stage.ActOnCrossings.Passed;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Does what is to be done for leads that passed thresholds, and writes whose they became. Part of the caller's transaction;
 * the caller holds the locks of the leads.
 */
public final class ActOnLeads {

    private final ActOnCrossings acting;
    private final Leads leads;

    public ActOnLeads(ActOnCrossings acting, Leads leads) {
        this.acting = acting;
        this.leads = leads;
    }

    /** @param passed the leads as they are now, each with the thresholds it passed, in order */
    public void act(WorkspaceId workspace, List<Passed> passed, Instant now) {
        var owners = acting.act(workspace, passed, now);
        passed.stream().map(Passed::lead).forEach(lead -> {
            var owner = owners.get(lead.id());
            if (owner != null) {
                leads.saveWork(workspace, lead.ownedBy(owner));
            }
        });
    }
}

package org.leadscoring.application.crm;

import java.util.Collection;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Hears of leads that changed, so that CRMs are told. Part of the transaction that changes them. */
public interface ChangedLeads {

    /** These leads changed, or may have: whoever sends them compares. */
    void changed(WorkspaceId workspace, Collection<LeadId> leads);

    /** All leads of the workspace may have changed. */
    void everybody(WorkspaceId workspace);

    /** These leads are to be sent at once, and not with the next run. */
    void urgent(WorkspaceId workspace, Collection<LeadId> leads);
}

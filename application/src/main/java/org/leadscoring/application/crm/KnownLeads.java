package org.leadscoring.application.crm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.Notice.Card;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Leads as CRMs are told of them, and what CRMs may change of them. Part of the caller's transaction. */
public interface KnownLeads {

    /** These leads as they are now, each as the one it lives on in; those that were erased are missing. */
    Map<LeadId, Known> known(WorkspaceId workspace, Set<LeadId> leads);

    /** The same of one, held until the transaction ends; null if it was erased. */
    @Nullable
    Known hold(WorkspaceId workspace, LeadId lead);

    /** The stages of the workspace, the lowest first. */
    List<String> stages(WorkspaceId workspace);

    /**
     * Moves a lead that is held to a status, reopening it if it had ended.
     *
     * @param at when the CRM says that happened, UTC: won and lost are told of that instant
     * @return false if it cannot be moved there: nothing goes back to new
     */
    boolean move(WorkspaceId workspace, LeadId lead, LeadStatus status, Instant at, UserId by);

    /** Gives a lead that is held to a user, or takes it from everybody. */
    void give(WorkspaceId workspace, LeadId lead, @Nullable UserId owner, UserId by);

    /** A lead. */
    record Known(
            LeadId id,
            LeadStatus status,
            @Nullable UserId owner,
            @Nullable Instant lastActivityAt,
            Attributes traits,
            Card card) {}
}

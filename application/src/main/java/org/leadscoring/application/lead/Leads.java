package org.leadscoring.application.lead;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The leads of a workspace. Where they stand is read with them, but written by who scores them. */
public interface Leads {

    /**
     * Locks these leads, in the order of their ids, until the transaction ends, and reads them. Where they stand is not
     * read: {@link Lead#unscored}.
     */
    Map<LeadId, Lead> lock(WorkspaceId workspace, Set<LeadId> leads);

    /** Locks and reads, likewise, those of these leads that no other transaction holds. */
    Map<LeadId, Lead> lockFree(WorkspaceId workspace, Set<LeadId> leads);

    /**
     * Says that the running transaction makes these leads: it adds each, or saves it for the first time, once it is known
     * what to write, and asks for none before.
     */
    void expect(Collection<LeadId> leads);

    /** Adds leads. */
    void add(WorkspaceId workspace, Collection<Lead> leads);

    /** Writes leads as they are now, those that were expected for the first time, with what each can be found by. */
    void save(WorkspaceId workspace, Collection<Findable> leads);

    /** Writes only the status and the owner of a lead. */
    void saveWork(WorkspaceId workspace, Lead lead);

    /**
     * Ends leads that live on in others. What was merged into them before lives on there too, and so do the
     * history of their statuses and the contacts with them.
     *
     * @param merged the leads that end, with the lead they live on in
     */
    void merge(WorkspaceId workspace, Map<LeadId, LeadId> merged);

    /**
     * Brings a lead back that lived on in another, with the status and the owner it had. What it is found by is written
     * when it is saved.
     */
    void revive(WorkspaceId workspace, LeadId ended);

    /**
     * Says anew where ended leads live on.
     *
     * @param ended leads that have ended, with the lead they live on in
     */
    void liveOn(WorkspaceId workspace, Map<LeadId, LeadId> ended);

    /** The lead with this id, merged, erased or neither. */
    Optional<Lead> byId(WorkspaceId workspace, LeadId lead);

    /** Those of these leads that the workspace has, merged or not. */
    Map<LeadId, Lead> byIds(WorkspaceId workspace, Set<LeadId> leads);

    /** The lead with this id, or the one it lives on in; empty if it was erased. */
    default Optional<Lead> livingOn(WorkspaceId workspace, LeadId lead) {
        return byId(workspace, lead)
                .flatMap(
                        found -> found.mergedInto() == null ? Optional.of(found) : byId(workspace, found.mergedInto()));
    }

    /**
     * The same, locked until the transaction ends.
     *
     * @throws UnknownLeadException if the workspace has no such lead, or it was erased
     */
    default Lead lockLivingOn(WorkspaceId workspace, LeadId id) {
        var lead = lock(workspace, Set.of(id)).get(id);
        if (lead == null) {
            throw new UnknownLeadException(id);
        }
        var survivor = lead.mergedInto();
        if (lead.isErased()) {
            throw new UnknownLeadException(id);
        }
        return survivor == null ? lead : lockLivingOn(workspace, survivor);
    }

    /** Adds a step to the history of a lead's status. */
    default void record(WorkspaceId workspace, LeadId lead, StatusChange change) {
        record(workspace, Map.of(lead, List.of(change)));
    }

    /** Adds steps to the histories of leads' statuses, those of a lead in this order. */
    void record(WorkspaceId workspace, Map<LeadId, List<StatusChange>> changes);

    /** The steps of a lead's status, in order of their instants; of those at one instant, as they were added. */
    default List<StatusChange> statusHistory(WorkspaceId workspace, LeadId lead) {
        return statusHistories(workspace, Set.of(lead)).getOrDefault(lead, List.of());
    }

    /** The steps of the statuses of leads, likewise; a lead that was never moved is missing. */
    Map<LeadId, List<StatusChange>> statusHistories(WorkspaceId workspace, Set<LeadId> leads);

    /** Adds a contact with a lead. */
    void record(WorkspaceId workspace, LeadId lead, Contact contact);

    /** The contacts with a lead, in order. */
    List<Contact> contacts(WorkspaceId workspace, LeadId lead);

    /** A lead and what it can be found by: see {@link Profile#searchTerms}. */
    record Findable(Lead lead, Set<String> searchTerms) {}
}

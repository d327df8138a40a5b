package org.leadscoring.application.erasure;

import java.util.Set;
import org.leadscoring.application.erasure.Erasure.Extent;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Mentions;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What tells who somebody is, wherever it is kept. */
public interface PersonalData {

    /** This lead and those that live on in it. */
    Set<LeadId> leadsOf(WorkspaceId workspace, LeadId lead);

    /** Other leads of which somebody said, or undid, that they are one with these; they are locked, too. */
    Set<LeadId> tiedTo(WorkspaceId workspace, Set<LeadId> leads);

    /**
     * How much is held of these leads.
     *
     * @param mentions what else mentions their person
     */
    Extent extent(WorkspaceId workspace, Set<LeadId> leads, Mentions mentions);

    /**
     * Erases it (spec OP-3). Called by who holds the locks of the leads and of those tied to them; they have no open clocks
     * any more.
     *
     * <p>What CRMs are to erase has been written down by then, and nobody is about to send these leads.
     *
     * <p>Events stay as {@link org.leadscoring.domain.event.Event#erased}, and their messages are known for ever as those of
     * nobody; leads stay as {@link org.leadscoring.domain.lead.Lead#erased}. Scores, ledgers, crossings, statuses and clocks
     * stay as they are, but are never looked at again: no score is due, and none can be gone on from. Identifiers, claims,
     * merges, voids, search terms, and whatever people wrote about them goes, and so do refused requests and rows that
     * mention them, and the files of all imports that are over.
     */
    void erase(WorkspaceId workspace, Set<LeadId> leads, Mentions mentions);
}

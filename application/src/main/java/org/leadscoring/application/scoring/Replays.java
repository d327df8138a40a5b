package org.leadscoring.application.scoring;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.leadscoring.application.scoring.ScoreBook.Waiting;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Leads that are to be scored anew from all their events, because something changed that concerns their past: a source was
 * voided, an event is made no longer. Survives a crash; a lead waits once at most.
 */
public interface Replays {

    /** Lets these leads wait. */
    void request(WorkspaceId workspace, Collection<LeadId> leads);

    /**
     * Lets all leads of a workspace wait. Only a note is made of it, for there may be many: see {@link #expand}.
     *
     * @param at now, UTC
     */
    void requestAll(WorkspaceId workspace, Instant at);

    /** Lets all leads with events of a source wait, likewise. */
    void requestSource(WorkspaceId workspace, SourceId source, Instant at);

    /**
     * Makes of the notes leads that wait. Transactions that began before a note was made may add leads that do not know of
     * what was changed; so leads that are new are asked for once more when all of them have ended.
     *
     * @param settled the transactions that were running at this instant have ended, UTC
     */
    void expand(Instant settled);

    /**
     * Some that wait.
     *
     * @param limit at most so many, from 1
     */
    List<Waiting> next(int limit);

    /**
     * They wait no longer. Called while the leads are locked, and before what is to be replayed is read: whoever asks for
     * one of them from then on waits for the transaction to end, and the lead then waits again.
     */
    void done(WorkspaceId workspace, Collection<LeadId> leads);

    /** How many wait in a workspace, notes included. */
    long waiting(WorkspaceId workspace);
}

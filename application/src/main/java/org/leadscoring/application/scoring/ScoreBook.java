package org.leadscoring.application.scoring;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Scores, ledgers and crossings: per lead and version of a model. */
public interface ScoreBook {

    /** Where the scores of these leads stand; a lead that was never scored by this model is missing. */
    Map<LeadId, ScoreState> states(WorkspaceId workspace, ModelId model, Set<LeadId> leads);

    /** Writes changes, each with its entries and crossings, as one. */
    void write(WorkspaceId workspace, ModelId model, Collection<Change> changes);

    /** Forgets the scores of leads that live on in others. */
    void remove(WorkspaceId workspace, Set<LeadId> leads);

    /** The ledger of a lead, in order. */
    List<LedgerEntry> ledger(WorkspaceId workspace, LeadId lead, ModelId model);

    /** The crossings of a lead, in order. */
    List<Crossing> crossings(WorkspaceId workspace, LeadId lead, ModelId model);

    /**
     * Proves SC-2 for every lead of every workspace: the entries of the ledger follow on from one another without a gap,
     * their sum is the total, per category and as a whole, and the total is what lists and the queue show.
     */
    Proof prove();

    /**
     * A change of one lead's score.
     *
     * @param replaces true if the whole history was replayed: entries and crossings take the place of those stored before;
     *     false if they follow on from them
     * @param scored what came of it
     * @param stage the stage the lead is in now
     */
    record Change(LeadId lead, boolean replaces, Scored scored, String stage) {}

    /**
     * What the proof found.
     *
     * @param scores how many scores were checked
     * @param entries how many ledger entries were added up
     * @param offenders scores that do not add up, at most 100 of them
     */
    record Proof(long scores, long entries, List<Offender> offenders) {

        public boolean holds() {
            return offenders.isEmpty();
        }
    }

    /**
     * A score that does not add up.
     *
     * @param problem what is wrong, with the numbers
     */
    record Offender(WorkspaceId workspace, LeadId lead, ModelId model, String problem) {}
}

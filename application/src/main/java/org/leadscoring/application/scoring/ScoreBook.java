package org.leadscoring.application.scoring;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Figures;
import org.leadscoring.domain.scoring.Forecast;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Scores, ledgers and crossings: per lead and version of a model. */
public interface ScoreBook {

    /**
     * What the book says of the scores of these leads; a lead that was never scored by this model, or was by an older
     * release that kept less, is missing.
     */
    Map<LeadId, Score> scores(WorkspaceId workspace, ModelId model, Set<LeadId> leads);

    /**
     * The latest state on a lead's way that an event with this key comes after, so that a replay need not begin at the
     * start; empty if there is none.
     */
    Optional<ScoreState> checkpoint(WorkspaceId workspace, LeadId lead, ModelId model, EventKey before);

    /** Writes changes, each with its entries, crossings and checkpoints, as one. */
    void write(WorkspaceId workspace, ModelId model, Collection<Change> changes);

    /** Forgets the scores of leads that live on in others. */
    void remove(WorkspaceId workspace, Set<LeadId> leads);

    /**
     * Forgets what a model made of some leads.
     *
     * @param limit at most so many leads, from 1
     * @return how many leads; less than the limit if none are left
     */
    int forget(WorkspaceId workspace, ModelId model, int limit);

    /** The ledger of a lead, in order. */
    List<LedgerEntry> ledger(WorkspaceId workspace, LeadId lead, ModelId model);

    /** The entries of these leads that these events brought about; those of a lead in order. */
    List<LedgerEntry> entries(WorkspaceId workspace, ModelId model, Set<LeadId> leads, Set<EventId> events);

    /** The crossings of a lead, in order. */
    List<Crossing> crossings(WorkspaceId workspace, LeadId lead, ModelId model);

    /**
     * Leads whose score by a model in use may change because time has passed, the longest due first; a lead may come once
     * for each model.
     *
     * @param limit at most so many, from 1
     */
    List<Waiting> due(Instant now, int limit);

    /** Since when the longest due of these is due, UTC; empty if none is due by now. */
    Optional<Instant> longestDue(Instant now);

    /**
     * Proves SC-2 for every lead of every workspace: the entries of the ledger follow on from one another without a gap,
     * and their sum is the total, per category and as a whole. Lists and the queue read that very total.
     */
    Proof prove();

    /**
     * A score in the book. Its state is kept whole only now and then, for it is large and every event changes it; between,
     * it follows from the one kept last and the events since: see {@link RecallScores}.
     *
     * @param figures where the score stands
     * @param stage the stage the lead is in
     * @param kept the state that was kept last, on the way to where the score stands or there; {@link ScoreState#START} if
     *     none was
     * @param state where the score stands, as a whole; null if it is not known and must be recalled
     */
    record Score(
            Figures figures,
            String stage,
            ScoreState kept,
            @Nullable ScoreState state) {

        /** A score of which only this state is kept. */
        public static Score of(Figures figures, String stage, ScoreState kept) {
            return new Score(figures, stage, kept, Figures.of(kept).equals(figures) ? kept : null);
        }
    }

    /**
     * A change of one lead's score.
     *
     * @param from what it goes on from
     * @param replaces true if more than that was stored before: what followed {@code from} makes room
     * @param scored what came of it
     * @param stage the stage the lead is in now
     * @param dueAt when the score is to be looked at because time changes it, UTC; null if it never does
     * @param coolsAt when the lead may leave its stage downwards because time passes, UTC: see {@link Forecast#cooling}
     * @param early whether it may be looked at before that, if it was due earlier: to look in vain once costs less than
     *     to put the time off with every event
     * @param keeps whether the state is kept whole. If not, the one kept last must be one from which this one follows
     */
    record Change(
            LeadId lead,
            ScoreState from,
            boolean replaces,
            Scored scored,
            String stage,
            @Nullable Instant dueAt,
            @Nullable Instant coolsAt,
            boolean early,
            boolean keeps) {

        /** A change of a lead that does not cool down. */
        public Change(
                LeadId lead,
                ScoreState from,
                boolean replaces,
                Scored scored,
                String stage,
                @Nullable Instant dueAt,
                boolean early,
                boolean keeps) {
            this(lead, from, replaces, scored, stage, dueAt, null, early, keeps);
        }

        /**
         * When the score is to be looked at once this is written.
         *
         * @param before when it was to be, null if never
         */
        public @Nullable Instant dueAfter(@Nullable Instant before) {
            return after(before, dueAt);
        }

        /**
         * When the lead may cool down once this is written. Where the score may be looked at early that it cools down may
         * be believed early too: it costs nothing to write, and whoever lists such leads asks the forecast.
         *
         * @param before when it might before, null if never
         */
        public @Nullable Instant coolsAfter(@Nullable Instant before) {
            return after(before, coolsAt);
        }

        private @Nullable Instant after(@Nullable Instant before, @Nullable Instant now) {
            return early && before != null && (now == null || before.isBefore(now)) ? before : now;
        }
    }

    /** A lead that waits for its score to be looked at. */
    record Waiting(WorkspaceId workspace, LeadId lead) {}

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

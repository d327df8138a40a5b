package org.leadscoring.application.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Counts leads, stages and promises as they stand now. To count takes up to seconds with many leads: nobody who waits for a
 * page asks here.
 */
public interface LiveCounts {

    /** How many leads the model puts into each of its stages; a stage without leads may be missing. */
    Map<String, Long> stages(WorkspaceId workspace, ScoringModel model);

    /**
     * How often each stage was entered from below at an instant from {@code from} to before {@code until}. Whoever entered
     * one more than 3 hours after their last activity, because a cool-down ended, is missing.
     */
    Map<String, Long> entered(WorkspaceId workspace, ModelId model, Instant from, Instant until);

    /** How many leads entered this stage from below at this instant or later, each once; likewise. */
    long leadsThatEntered(WorkspaceId workspace, ModelId model, String stage, Instant since);

    /**
     * Passes over entries into stages, some leads at a time, in the order of their ids; nobody is missing.
     *
     * @param after the last lead that was passed, null to begin
     * @param leads so many at a time, from 1
     * @param since entries before this instant are left out, UTC
     * @return the last lead that was passed; null if none is left
     */
    @Nullable
    LeadId pass(
            WorkspaceId workspace,
            ModelId model,
            @Nullable LeadId after,
            int leads,
            Instant since,
            Consumer<Entry> consumer);

    /** Passes over the promises that were answered at an instant from {@code from} to before {@code until}. */
    void answered(WorkspaceId workspace, Instant from, Instant until, Consumer<Answered> consumer);

    /** How many promises are past their deadline and wait for an answer, by band. */
    Map<Integer, Long> overdueByBand(WorkspaceId workspace, Instant now);

    /** The same by who owns the lead. */
    List<Overdue> overdueByOwner(WorkspaceId workspace, Instant now);

    /** @param stage that was entered from below */
    record Entry(String stage, Instant at) {}

    /**
     * A promise that was answered.
     *
     * @param band the lowest score of the band it was made in, in points
     * @param owner who owns the lead now, null if nobody does
     * @param late whether the deadline had passed
     * @param after working time
     */
    record Answered(int band, @Nullable UserId owner, boolean late, Duration after) {}

    /** @param owner null if nobody owns the leads */
    record Overdue(@Nullable UserId owner, long promises) {}
}

package org.leadscoring.application.dashboard;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.sla.ResponseTimes;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What was counted of single days, which can be counted anew at any time: it takes the place of what was counted before. */
public interface DayFigures {

    /** Puts these in the place of the answers of these days. */
    void replaceAnswers(WorkspaceId workspace, Collection<LocalDate> days, List<DayOfAnswers> answers);

    /** The answers of this day and later, in no order. */
    List<DayOfAnswers> answers(WorkspaceId workspace, LocalDate since);

    /** Puts these in the place of the entries of these days by this model. */
    void replaceEntries(WorkspaceId workspace, ModelId model, Collection<LocalDate> days, List<DayOfEntries> entries);

    /** The entries by this model of this day and later, in no order. */
    List<DayOfEntries> entries(WorkspaceId workspace, ModelId model, LocalDate since);

    /** Lets go of the days before this one, and of what other models made of any. */
    void forget(WorkspaceId workspace, ModelId model, LocalDate before);

    /**
     * The promises answered on a day.
     *
     * @param band the lowest score of the band they were made in, in points
     * @param owner who owns the leads, null if nobody does
     * @param times of all of them
     */
    record DayOfAnswers(LocalDate day, int band, @Nullable UserId owner, long inTime, long late, ResponseTimes times) {}

    /** @param entered how often the stage was entered from below */
    record DayOfEntries(LocalDate day, String stage, long entered) {}
}

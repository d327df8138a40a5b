package org.leadscoring.application.ingestion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** How much came from each source, by day of the workspace's zone and by type of event. These are not scores: see docs. */
public interface SourceCounts {

    /** Adds to what was counted before. */
    void add(WorkspaceId workspace, List<OfType> types, List<OfDay> days);

    /** What came from the sources of a workspace, from this day on: by source, the latest day first. */
    List<OfDay> days(WorkspaceId workspace, LocalDate since);

    /**
     * The types of events that came from a source since a day, the most frequent first.
     *
     * @param today from this day on counts as today
     * @param limit at most so many, from 1
     */
    List<Seen> types(WorkspaceId workspace, SourceId source, LocalDate since, LocalDate today, int limit);

    /** Adds to what was counted of single hours before. */
    void addHours(WorkspaceId workspace, List<OfHour> hours);

    /** What came from all sources of a workspace in each hour from this one on, the first first; hours of nothing are missing. */
    List<OfHour> hours(WorkspaceId workspace, Instant since);

    /** Lets go of the days before this one and of their hours, in all workspaces. */
    void forget(LocalDate before);

    /**
     * Events of a type on a day.
     *
     * @param lastAt when the last of them arrived, UTC
     */
    record OfType(SourceId source, EventType type, LocalDate day, long events, Instant lastAt) {}

    /**
     * What a source sent on a day.
     *
     * @param events new ones that were taken
     * @param refused messages that could not be taken
     * @param dropped those of the refused that were too many at once to be kept for the eye
     * @param limited requests turned away because there were too many events a second
     * @param lastAt when the last event that was taken arrived, UTC; null if none was
     */
    record OfDay(
            SourceId source,
            LocalDate day,
            long events,
            long refused,
            long dropped,
            long limited,
            @Nullable Instant lastAt) {}

    /**
     * What all sources sent in an hour.
     *
     * @param hour when it begins, UTC
     * @param events new ones that were taken
     * @param refused messages that could not be taken, and requests turned away because there were too many
     */
    record OfHour(Instant hour, long events, long refused) {}

    /**
     * A type of events that came.
     *
     * @param events since the day asked for
     * @param lastAt when the last of them arrived, UTC
     */
    record Seen(EventType type, long today, long events, Instant lastAt) {}
}

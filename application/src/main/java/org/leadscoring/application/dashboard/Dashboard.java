package org.leadscoring.application.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.sla.ResponseTimes;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;

/**
 * How a workspace did over a period, as it was counted at an instant. Days are those of the workspace's zone.
 *
 * @param countedAt when, UTC
 * @param from the first day
 * @param to the last, the day it was counted on
 * @param funnel how many leads are in each stage of the primary model now, from the ground up
 * @param watched the stages whose entries are told day by day, lower first: mql and sql, if the ladder has them
 * @param entries how often each watched stage was entered, for every day of the period
 * @param hot who became hot of late; null if the ladder has the ground alone
 * @param answers all promises together
 * @param today the same of the last day alone
 * @param byBand by the band the promise was made in, hottest first
 * @param byOwner by who owns the lead, the most answers first; nobody last
 * @param byWeek by the week the answer was given in, the first first
 * @param hours events taken in each of the last 24 hours, the first first
 * @param sources what came from each source in the period
 */
public record Dashboard(
        Period period,
        Instant countedAt,
        LocalDate from,
        LocalDate to,
        List<InStage> funnel,
        List<String> watched,
        List<DayOfEntries> entries,
        @Nullable Hot hot,
        Answers answers,
        Answers today,
        List<OfBand> byBand,
        List<OfOwner> byOwner,
        List<OfWeek> byWeek,
        List<Hour> hours,
        List<OfSource> sources) {

    /** @param leads how many are in it */
    public record InStage(String stage, long leads) {}

    /** @param entered how often each of the watched stages was entered, in their order */
    public record DayOfEntries(LocalDate day, List<Long> entered) {}

    /**
     * Leads that became hot.
     *
     * @param stage the one that begins hot
     * @param leads that entered it, or one above, from below in the last 7 days, each once
     */
    public record Hot(String stage, long leads) {}

    /**
     * How promises were kept.
     *
     * @param inTime answers before the deadline
     * @param late answers after it
     * @param overdue promises past their deadline that wait for an answer still
     * @param median working time within which half of the answers came; null if there are none
     * @param p90 working time within which nine of ten came
     */
    public record Answers(
            long inTime,
            long late,
            long overdue,
            @Nullable Duration median,
            @Nullable Duration p90) {

        static Answers of(long inTime, long late, long overdue, ResponseTimes times) {
            return new Answers(
                    inTime,
                    late,
                    overdue,
                    times.quantile(50).orElse(null),
                    times.quantile(90).orElse(null));
        }

        /** All answers. */
        public long answered() {
            return inTime + late;
        }

        /** How many of a hundred answers were in time, rounded down so that 100 means all; −1 if there are none. */
        public int percent() {
            return answered() == 0 ? -1 : Math.toIntExact(Math.floorDiv(inTime * 100, answered()));
        }
    }

    /** @param from the lowest score of the band, in points */
    public record OfBand(int from, Answers answers) {}

    /** @param owner null for leads that nobody owns */
    public record OfOwner(@Nullable UserId owner, Answers answers) {}

    /** @param from its first day in the period */
    public record OfWeek(LocalDate from, Answers answers) {}

    /** @param from when it begins, UTC */
    public record Hour(Instant from, long events, long refused) {}

    /**
     * What came from a source.
     *
     * @param accepted new events that were taken
     * @param refused messages and requests that were turned away
     * @param lastAt when the last event arrived, UTC; null if none did in 90 days
     */
    public record OfSource(
            SourceId source,
            long accepted,
            long refused,
            @Nullable Instant lastAt) {}
}

package org.leadscoring.application.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The leads to answer, in the order in which their clocks fall due. */
public final class WorkQueue {

    /** Rows of a page. */
    public static final int PAGE_SIZE = 50;

    /** So many clocks are looked at for a page whose filter no index serves, then the page is shown as far as it is. */
    public static final int EXAMINED = 2_000;

    /** Counted up to here; beyond, one reads “and more”. */
    public static final int COUNTED = 1_000;

    private final OpenClocks clocks;
    private final Clock time;

    public WorkQueue(OpenClocks clocks, Clock time) {
        this.clocks = clocks;
        this.time = time;
    }

    /**
     * A page of the queue.
     *
     * @param after the last row of the page before, null for the first page
     */
    public Page page(WorkspaceId workspace, Filter filter, @Nullable Position after) {
        var now = time.instant();
        var found = clocks.list(workspace, filter, after, PAGE_SIZE + 1, EXAMINED);
        var rows = found.rows();
        var counts = clocks.count(workspace, filter, now, COUNTED);
        if (rows.size() > PAGE_SIZE) {
            var page = rows.subList(0, PAGE_SIZE);
            return new Page(now, page, page.getLast().position(), counts);
        }
        return new Page(now, rows, found.goesOnAfter(), counts);
    }

    /** How many clocks of this filter are open, without its rows. */
    public Counts counts(WorkspaceId workspace, Filter filter) {
        return clocks.count(workspace, filter, time.instant(), COUNTED);
    }

    /** How many clocks of this filter are open, of whatever urgency. */
    public Total total(WorkspaceId workspace, Filter filter) {
        return clocks.total(workspace, filter, COUNTED);
    }

    /** Where the rows come from. */
    public interface OpenClocks {

        /**
         * Clocks by (due, lead), from after this position on.
         *
         * @param limit at most so many rows
         * @param examined if the filter has a stage, at most so many clocks are looked at for them
         */
        Found list(WorkspaceId workspace, Filter filter, @Nullable Position after, int limit, int examined);

        /**
         * How many there are, by how urgent they are now.
         *
         * @param most at most so many of those past their deadline, and of the others, are looked at, first due first
         */
        Counts count(WorkspaceId workspace, Filter filter, Instant now, int most);

        /**
         * How many there are, of whatever urgency.
         *
         * @param most at most so many are looked at, first due first
         */
        Total total(WorkspaceId workspace, Filter filter, int most);
    }

    /**
     * What was found of a page.
     *
     * @param goesOnAfter the last clock that was looked at, if it was not the last there is; null if all were
     */
    public record Found(List<Row> rows, @Nullable Position goesOnAfter) {}

    /**
     * Which rows are wanted; what is null does not matter.
     *
     * @param owner only the leads of this user
     * @param unassigned only leads without an owner
     * @param stage only leads in this stage
     * @param bandFrom only clocks of the band that starts at this score, in points
     * @param resting those that are paused, instead of those that run
     */
    public record Filter(
            @Nullable UserId owner,
            boolean unassigned,
            @Nullable String stage,
            @Nullable Integer bandFrom,
            boolean resting) {

        /** The whole team's queue. */
        public static final Filter ALL = new Filter(null, false, null, null);

        /** Of the clocks that run. */
        public Filter(@Nullable UserId owner, boolean unassigned, @Nullable String stage, @Nullable Integer bandFrom) {
            this(owner, unassigned, stage, bandFrom, false);
        }

        /** What somebody owes an answer to: a manager, whatever the team does. */
        public static Filter owedBy(UserId user, Role role) {
            return role.mayManage() ? ALL : new Filter(user, false, null, null);
        }
    }

    /** The place of a row in the queue. */
    public record Position(Instant dueAt, LeadId lead) {}

    /**
     * A lead to answer.
     *
     * @param ownerName the name of the lead's owner, null if it has none
     */
    public record Row(Lead lead, SlaClock clock, @Nullable String ownerName) {

        public Position position() {
            return new Position(clock.dueAt(), lead.id());
        }
    }

    /**
     * How many clocks are open.
     *
     * @param breached their deadline has passed
     * @param dueSoon their warning is due
     * @param later all others
     * @param moreBreached whether there are more breached than were counted
     * @param moreLater whether there are more of the others than were counted
     */
    public record Counts(long breached, long dueSoon, long later, boolean moreBreached, boolean moreLater) {

        /** All of them. */
        public Counts(long breached, long dueSoon, long later) {
            this(breached, dueSoon, later, false, false);
        }

        public long all() {
            return breached + dueSoon + later;
        }

        /** Whether there are more than were counted. */
        public boolean more() {
            return moreBreached || moreLater;
        }

        /** All of them, as far as a total is counted. */
        public Total total() {
            return new Total(Math.min(all(), COUNTED), more() || all() > COUNTED);
        }
    }

    /** @param more whether there may be more than were counted */
    public record Total(long clocks, boolean more) {}

    /**
     * A page of the queue.
     *
     * @param now the instant it was made, UTC
     * @param next where the next page begins after, null if this is the last; a page with room left was ended early
     */
    public record Page(
            Instant now, List<Row> rows, @Nullable Position next, Counts counts) {}
}

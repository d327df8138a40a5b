package org.leadscoring.application.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The leads to answer, in the order in which their clocks fall due. */
public final class WorkQueue {

    /** Rows of a page. */
    public static final int PAGE_SIZE = 50;

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
        var rows = clocks.list(workspace, filter, after, PAGE_SIZE + 1);
        var next = rows.size() > PAGE_SIZE ? rows.get(PAGE_SIZE - 1).position() : null;
        return new Page(
                now,
                rows.size() > PAGE_SIZE ? rows.subList(0, PAGE_SIZE) : rows,
                next,
                clocks.count(workspace, filter, now));
    }

    /** How many clocks of this filter are open, without its rows. */
    public Counts counts(WorkspaceId workspace, Filter filter) {
        return clocks.count(workspace, filter, time.instant());
    }

    /** Where the rows come from. */
    public interface OpenClocks {

        /** Open clocks by (due, lead), from after this position on. */
        List<Row> list(WorkspaceId workspace, Filter filter, @Nullable Position after, int limit);

        /** How many there are, by how urgent they are now. */
        Counts count(WorkspaceId workspace, Filter filter, Instant now);
    }

    /**
     * Which rows are wanted; what is null does not matter.
     *
     * @param owner only the leads of this user
     * @param unassigned only leads without an owner
     * @param stage only leads in this stage
     * @param bandFrom only clocks of the band that starts at this score, in points
     */
    public record Filter(
            @Nullable UserId owner,
            boolean unassigned,
            @Nullable String stage,
            @Nullable Integer bandFrom) {

        /** The whole team's queue. */
        public static final Filter ALL = new Filter(null, false, null, null);
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
     */
    public record Counts(long breached, long dueSoon, long later) {

        public long all() {
            return breached + dueSoon + later;
        }
    }

    /**
     * A page of the queue.
     *
     * @param now the instant it was made, UTC
     * @param next where the next page begins after, null if this is the last
     */
    public record Page(
            Instant now, List<Row> rows, @Nullable Position next, Counts counts) {}
}

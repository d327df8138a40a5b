package org.leadscoring.application.lead;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.FindLeads.LeadList;
import org.leadscoring.application.lead.FindLeads.Position;
import org.leadscoring.application.lead.FindLeads.Row;
import org.leadscoring.application.lead.FindLeads.Walk;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Walks through a list of leads until a page is full, or enough was looked at. */
final class WalkLeads {

    private static final int PAGE_SIZE = FindLeads.PAGE_SIZE;

    /** After this time a page goes on looking no longer: what is not in the database's memory takes its time. */
    private static final Duration LONGEST = Duration.ofMillis(150);

    private static final int AT_ONCE = 500;

    private final LeadList list;
    private final Clock time;

    WalkLeads(LeadList list, Clock time) {
        this.list = list;
        this.time = time;
    }

    /**
     * A page of these leads.
     *
     * @param order in which they are walked through
     * @param after where the page before ended, null for the first page
     * @param keep those of the rows found that are wanted indeed, in their order
     */
    Found page(
            WorkspaceId workspace,
            LeadFilter filter,
            LeadOrder order,
            @Nullable Position after,
            UnaryOperator<List<Row>> keep) {
        var rows = new ArrayList<Row>();
        var from = after;
        var length = PAGE_SIZE + 1;
        var until = time.instant().plus(LONGEST);
        var examined = 0;
        while (rows.size() <= PAGE_SIZE
                && examined < FindLeads.MOST_EXAMINED
                && (examined == 0 || time.instant().isBefore(until))) {
            var stretch = list.walk(workspace, new Walk(filter, order, from, length));
            rows.addAll(keep.apply(stretch.rows()));
            from = stretch.last();
            if (from == null) {
                break;
            }
            examined += length;
            length = Math.min(next(rows.size(), examined), FindLeads.MOST_EXAMINED - examined);
        }
        if (rows.size() <= PAGE_SIZE) {
            return new Found(rows, from, from != null);
        }
        var page = rows.subList(0, PAGE_SIZE);
        return new Found(page, page.getLast().position(), false);
    }

    /** How many more to look at for a page, if as many of them are wanted as so far. */
    private static int next(int found, int examined) {
        return Math.clamp((long) (PAGE_SIZE + 1 - found) * examined / Math.max(found, 1), PAGE_SIZE, AT_ONCE);
    }

    /**
     * A page.
     *
     * @param next where the next page begins after, null if this is the last
     * @param stopped true if the search stopped there, before the page was full, for it had looked at enough
     */
    record Found(List<Row> rows, @Nullable Position next, boolean stopped) {

        Found {
            rows = List.copyOf(rows);
        }
    }
}

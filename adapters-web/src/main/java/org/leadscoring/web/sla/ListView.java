package org.leadscoring.web.sla;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.web.sla.QueueView.TabLink;

/**
 * A page of a list beside the queue, ready to be shown.
 *
 * @param query the query part of its address, for the forms of its rows
 * @param next the address of the next page, null if this is the last
 * @param stopped whether the search stopped there, before the page was full
 * @param timeless whether time does nothing to scores by the primary model, so that nobody ever cools down
 */
public record ListView(
        Tab tab,
        List<TabLink> tabs,
        List<ListRow> rows,
        String query,
        @Nullable String next,
        boolean stopped,
        boolean timeless) {}

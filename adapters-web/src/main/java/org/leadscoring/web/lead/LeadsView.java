package org.leadscoring.web.lead;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.FindLeads.Row;
import org.leadscoring.domain.workspace.Source;

/**
 * A page of leads, ready to be shown.
 *
 * @param orders those the leads can be had in
 * @param choices all columns, to choose from
 * @param next the address of the next page, null if this is the last
 * @param stopped whether the search stopped there, before the page was full
 * @param back where the forms of this page come back to, without its path
 */
public record LeadsView(
        List<Row> rows,
        Head name,
        List<Head> heads,
        List<Order> orders,
        List<Choice> choices,
        List<Band> bands,
        List<String> stages,
        List<String> segments,
        List<Source> sources,
        @Nullable String next,
        boolean stopped,
        String back) {

    /**
     * The head of a column.
     *
     * @param url of the list in the order of this column; null if it cannot be had in it
     * @param direction in which the list goes by it, null if it does not: ascending or descending
     */
    public record Head(
            String key,
            boolean number,
            @Nullable String url,
            @Nullable String direction) {}

    /** An order to choose. */
    public record Order(String key, boolean chosen) {}

    /** A column to choose. */
    public record Choice(String key, boolean chosen) {}

    /**
     * A band of the promises, as a range of scores to choose.
     *
     * @param from null for the lowest
     * @param to null for the highest
     */
    public record Band(@Nullable Integer from, @Nullable Integer to, Duration promise, boolean chosen, String url) {}
}

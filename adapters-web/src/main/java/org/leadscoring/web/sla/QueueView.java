package org.leadscoring.web.sla;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the queue, ready to be shown.
 *
 * @param query the query part of its address, for the forms of its rows
 * @param next the address of the next page, null if this is the last
 * @param searched true if the page ends early, because no more clocks were looked at for its filter
 */
public record QueueView(
        Tab tab,
        List<TabLink> tabs,
        List<Part> parts,
        List<BandChoice> bands,
        List<String> stages,
        String query,
        @Nullable String next,
        boolean searched) {

    /**
     * A tab.
     *
     * @param count how many leads it has under the present filter; null if they are not counted
     * @param more whether there are more than were counted
     */
    public record TabLink(String key, String url, @Nullable Long count, boolean more, boolean active) {}

    /**
     * The rows of one urgency.
     *
     * @param count how many there are on all pages
     * @param more whether there are more than were counted
     * @param headed false if they go on from the page before
     */
    public record Part(Section section, long count, boolean more, List<QueueRow> rows, boolean headed) {}

    /**
     * A band of the policy to choose.
     *
     * @param upTo the highest score of the band in points, null for the hottest
     * @param lowest true for the band that reaches down to every score below
     */
    public record BandChoice(int from, @Nullable Integer upTo, boolean lowest, Duration promise) {}
}

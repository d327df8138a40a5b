package org.leadscoring.domain.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somewhere events come from.
 *
 * @param workspace where its events go
 * @param name 1 to 100 characters
 * @param enabled false if nothing is taken from it any more
 * @param origins web pages of these origins may send from the browser; empty if none may
 * @param eventsPerSecond at most so many, from 1; null for no limit
 */
public record Source(
        SourceId id,
        WorkspaceId workspace,
        String name,
        boolean enabled,
        List<Origin> origins,
        @Nullable Integer eventsPerSecond) {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_ORIGINS = 50;

    /**
     * @throws IllegalArgumentException if the name is blank or too long, the limit is below 1, or there are more than 50
     *     origins
     */
    public Source {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a source's name has 1 to " + LONGEST_NAME + " characters");
        }
        if (eventsPerSecond != null && eventsPerSecond < 1) {
            throw new IllegalArgumentException("a limit is at least 1 event a second; leave it empty for none");
        }
        if (origins.size() > MOST_ORIGINS) {
            throw new IllegalArgumentException("a source has at most " + MOST_ORIGINS + " origins; use * for any");
        }
        origins = List.copyOf(origins);
    }

    /** A source for back ends, without a limit. */
    public Source(SourceId id, WorkspaceId workspace, String name) {
        this(id, workspace, name, true, List.of(), null);
    }

    /** This source under another name. */
    public Source named(String other) {
        return new Source(id, workspace, other, enabled, origins, eventsPerSecond);
    }

    /** This source with pages of these origins, and no others, allowed to send. */
    public Source allowing(List<Origin> others) {
        return new Source(id, workspace, name, enabled, others, eventsPerSecond);
    }

    /** This source with another limit, or without one. */
    public Source limitedTo(@Nullable Integer limit) {
        return new Source(id, workspace, name, enabled, origins, limit);
    }

    /** This source switched on or off. */
    public Source switched(boolean on) {
        return new Source(id, workspace, name, on, origins, eventsPerSecond);
    }

    /** Whether pages from anywhere may send. */
    public boolean allowsAny() {
        return origins.contains(Origin.ANY);
    }

    /** Whether pages of this origin may send. */
    public boolean allows(Origin origin) {
        return allowsAny() || origins.contains(origin);
    }
}

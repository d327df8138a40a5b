package org.leadscoring.application.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.analytics.Happening;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The event log in the order in which events arrived, which is that of their ids. */
public interface FeedLog {

    /**
     * The events of a workspace from one place in the log to another, in the order of their ids.
     *
     * @param after an id that need not be there; what follows it is read
     * @param upTo what follows it is not read
     * @param window so many events of all workspaces are looked at at most, from 1
     */
    Stretch read(WorkspaceId workspace, EventId after, EventId upTo, int window);

    /** These events with what is known of them, in the order of their ids; those that are not in the log are missing. */
    List<Happening> happenings(WorkspaceId workspace, List<EventId> events);

    /**
     * How many events of a workspace follow a place in the log.
     *
     * @param most so many events of all workspaces are looked at at most
     */
    Behind behind(WorkspaceId workspace, EventId after, int most);

    /**
     * A stretch of the log.
     *
     * @param upTo it was read up to here
     */
    record Stretch(List<EventId> events, EventId upTo) {

        public Stretch {
            events = List.copyOf(events);
        }
    }

    /**
     * What is behind.
     *
     * @param events how many
     * @param more whether there are more than could be looked at
     * @param oldest the first of them, null if there is none
     */
    record Behind(long events, boolean more, @Nullable EventId oldest) {}
}

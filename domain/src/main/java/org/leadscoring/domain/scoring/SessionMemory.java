package org.leadscoring.domain.scoring;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.Session;

/**
 * What must be remembered of a lead's visits to score them.
 *
 * @param sum the scores of ended visits, in points
 * @param count how many have ended
 * @param open visits that may still go on, by the id their events name; by the empty text where they name none
 */
public record SessionMemory(long sum, int count, Map<String, Open> open) {

    /** Before the first visit. */
    public static final SessionMemory NONE = new SessionMemory(0, 0, Map.of());

    public SessionMemory {
        open = Collections.unmodifiableMap(new TreeMap<>(open));
    }

    /** The average, rounded half up; 0 if no visit has ended. */
    int average() {
        return count == 0 ? 0 : Math.toIntExact(Math.floorDiv(2 * sum + count, 2L * count));
    }

    /**
     * A visit that may still go on.
     *
     * @param last its last event
     * @param score what it gave when it was ended in so many words, null before; an ended one that goes on within the
     *     silence is scored anew
     */
    public record Open(
            Session session, EventId last, @Nullable Integer score) {}
}

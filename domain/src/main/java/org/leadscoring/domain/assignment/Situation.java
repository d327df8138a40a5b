package org.leadscoring.domain.assignment;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.leadscoring.domain.sla.BusinessHours;
import org.leadscoring.domain.workspace.UserId;

/**
 * How things stand when a lead is given to somebody.
 *
 * @param at UTC
 * @param workers who may work on leads at all
 * @param hours of the workspace
 * @param loads how many open leads each has; who is missing has none
 */
public record Situation(Instant at, Set<UserId> workers, BusinessHours hours, Map<UserId, Long> loads) {

    public Situation {
        workers = Set.copyOf(workers);
        loads = Map.copyOf(loads);
    }

    /** How many open leads they have. */
    public long load(UserId user) {
        return loads.getOrDefault(user, 0L);
    }

    /** The same after they have got one more. */
    public Situation withOneMoreFor(UserId user) {
        var more = new HashMap<>(loads);
        more.merge(user, 1L, Long::sum);
        return new Situation(at, workers, hours, more);
    }
}

package org.leadscoring.bootstrap.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * How drills are held.
 *
 * @param rate events a second, 1 or more
 * @param warmUp so long the load runs before anything is measured
 * @param before so long it is measured what is normal
 * @param fault so long the bad thing lasts, where it has a length
 * @param after so long it is looked at what becomes of it
 * @param seed the same seed sends the same events
 * @param killDatabase a command that kills MySQL, if it may be
 * @param startDatabase a command that starts it again
 */
record DrillPlan(
        int rate,
        Duration warmUp,
        Duration before,
        Duration fault,
        Duration after,
        long seed,
        Optional<String> killDatabase,
        Optional<String> startDatabase) {

    /** Events in a request. */
    static final int BATCH = 5;

    /** Requests that wait for an answer at the same time, at most. */
    static final int SENDERS = 32;

    /** How many times as much comes while too much comes. */
    static final int RUSH = 10;

    /** Among so many people events are spread. */
    static final int PEOPLE = 500;
}

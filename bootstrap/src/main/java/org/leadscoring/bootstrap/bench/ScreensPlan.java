package org.leadscoring.bootstrap.bench;

import org.jspecify.annotations.Nullable;

/**
 * How the screens are to be measured.
 *
 * @param leads how many leads there are to be
 * @param clocks how many of them wait for an answer
 * @param events how many events each has, on average
 * @param history how many events the one has that did most
 * @param requests how often each screen is asked for
 * @param warmUp how often before, not counted
 * @param connections how many ask at the same time at the end
 * @param seed the same seed makes the same leads
 * @param reuse the place of a database that was filled before, null to fill one
 */
record ScreensPlan(
        int leads,
        int clocks,
        int events,
        int history,
        int requests,
        int warmUp,
        int connections,
        long seed,
        @Nullable String reuse) {

    /** Within so many milliseconds a page is to be answered, 95 times of 100. */
    static final int GOAL_MILLIS = 200;
}

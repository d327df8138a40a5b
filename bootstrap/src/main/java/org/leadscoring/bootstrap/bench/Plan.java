package org.leadscoring.bootstrap.bench;

/**
 * What is to be measured.
 *
 * @param name of the benchmark
 * @param events how many are sent in the measured time
 * @param leads of how many people
 * @param batch events in a request
 * @param connections over which requests are sent
 * @param warmUp events sent before the measured time
 * @param seed the same seed makes the same events
 * @param floorEvents how many events the floor writes in its measured time
 * @param floorRounds how often the floor is measured; the best counts
 * @param floorConnections connections of the floor
 * @param floorBatch events in a transaction of the floor
 * @param storedLeads how many other people there are in the grown database, 0 to leave out growth
 * @param storedEvents how many events of theirs
 */
record Plan(
        String name,
        int events,
        int leads,
        int batch,
        int connections,
        int warmUp,
        long seed,
        int floorEvents,
        int floorRounds,
        int floorConnections,
        int floorBatch,
        int storedLeads,
        int storedEvents) {

    /** Whether events come one by one, and not in batches. */
    boolean single() {
        return name.equals("single");
    }

    /** Whether it is measured again when the database has grown. */
    boolean grows() {
        return storedEvents > 0;
    }
}

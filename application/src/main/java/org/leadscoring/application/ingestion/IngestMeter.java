package org.leadscoring.application.ingestion;

import java.util.function.Supplier;

/** Measures what the queue does. */
public interface IngestMeter {

    /** Measures nothing. */
    IngestMeter NONE = new IngestMeter() {
        @Override
        public <T> T written(int events, Supplier<T> write) {
            return write.get();
        }

        @Override
        public void refused(int events) {
            // Not counted.
        }

        @Override
        public void lostDatabase() {
            // Not counted.
        }
    };

    /**
     * Runs the writing of a group and measures how long it takes.
     *
     * @param events how many share the transaction
     * @return what the writing returns
     */
    <T> T written(int events, Supplier<T> write);

    /** Events were sent away because too many wait. */
    void refused(int events);

    /** The database was lost, and a group is tried again. */
    void lostDatabase();
}

package org.leadscoring.application.crm;

import java.time.Duration;
import org.leadscoring.application.crm.SyncRun.Tally;
import org.leadscoring.domain.crm.Connection;

/** Measures how CRMs are kept in step. Told once it is written down. */
public interface CrmMeter {

    /** Measures nothing. */
    CrmMeter NONE = new CrmMeter() {
        @Override
        public void stepped(Connection connection, Tally done) {
            // Not counted.
        }

        @Override
        public void failed(Connection connection) {
            // Not counted.
        }

        @Override
        public void ended(Connection connection, Duration took) {
            // Not measured.
        }
    };

    /**
     * A step of a run was done.
     *
     * @param done in this step
     */
    void stepped(Connection connection, Tally done);

    /** A step failed as a whole, and is tried again. */
    void failed(Connection connection);

    /**
     * A run ended.
     *
     * @param took from its beginning, pauses included
     */
    void ended(Connection connection, Duration took);
}

package org.leadscoring.bootstrap.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.leadscoring.bootstrap.trial.TrialDatabase;
import org.leadscoring.bootstrap.trial.TrialServer;

/**
 * What work took of machines, which other programs beside it change far less than the time it took.
 *
 * @param server the server's processor time
 * @param statementNanos the processor time of the database's statements, 0 where the consumer {@code
 *     events_statements_cpu} is off, as it is by default
 * @param redoBytes what the database wrote into its redo log, for others than the server, too
 */
record Cost(Duration server, long statementNanos, long redoBytes) {

    private static final long PICOS_IN_A_NANO = 1_000;
    private static final int NANOS_IN_A_MICRO = 1_000;

    /** Until now; empty where the database does not tell: H2, and MySQL if the user may not see its figures. */
    static Optional<Cost> now(TrialServer server, TrialDatabase database) {
        if (!database.isMySql()) {
            return Optional.empty();
        }
        try {
            var picos = database.number("select coalesce(sum(sum_cpu_time), 0)"
                    + " from performance_schema.events_statements_summary_by_digest where schema_name = database()");
            var redo = database.number("select cast(variable_value as unsigned)"
                    + " from performance_schema.global_status where variable_name = 'Innodb_os_log_written'");
            return Optional.of(new Cost(server.processorTime(), picos / PICOS_IN_A_NANO, redo));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    Cost minus(Cost earlier) {
        return new Cost(
                server.minus(earlier.server), statementNanos - earlier.statementNanos, redoBytes - earlier.redoBytes);
    }

    /** The server's processor time for each of so many events, in microseconds to a tenth. */
    BigDecimal serverMicros(long events) {
        return micros(server.toNanos(), events);
    }

    /** The processor time of the database's statements for each of so many events, in microseconds to a tenth. */
    BigDecimal statementMicros(long events) {
        return micros(statementNanos, events);
    }

    /** Bytes of the redo log for each of so many events. */
    BigDecimal redoBytes(long events) {
        return BigDecimal.valueOf(redoBytes).divide(BigDecimal.valueOf(Math.max(1, events)), 0, RoundingMode.HALF_UP);
    }

    private static BigDecimal micros(long nanos, long events) {
        return BigDecimal.valueOf(nanos)
                .divide(BigDecimal.valueOf(Math.max(1, events) * NANOS_IN_A_MICRO), 1, RoundingMode.HALF_UP);
    }
}

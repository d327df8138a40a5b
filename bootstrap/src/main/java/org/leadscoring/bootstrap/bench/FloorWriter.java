package org.leadscoring.bootstrap.bench;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.function.BooleanSupplier;
import org.leadscoring.bootstrap.trial.MadeEvent;
import org.leadscoring.bootstrap.trial.TrialDatabase;
import org.leadscoring.persistence.sql.Columns;

/** One connection of the {@link Floor}. */
final class FloorWriter implements Callable<FloorWriter.Span> {

    /** The driver joins statements to one when there are more than these. */
    private static final int FEW = 3;

    private final TrialDatabase database;
    private final BooleanSupplier stopped;
    private final int batch;
    private final List<MadeEvent> warmUp;
    private final List<MadeEvent> events;
    private final CyclicBarrier together;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final byte[][] leads;
    private final int[] totals;
    private final int[] entries;

    /**
     * @param stopped whether to give up
     * @param batch how many events are written in each transaction
     * @param warmUp written before the measured time
     * @param leads how many there are, those of other connections too
     * @param together where all connections wait for one another before each part
     */
    FloorWriter(
            TrialDatabase database,
            BooleanSupplier stopped,
            int batch,
            List<MadeEvent> warmUp,
            List<MadeEvent> events,
            int leads,
            CyclicBarrier together) {
        this.database = database;
        this.stopped = stopped;
        this.batch = batch;
        this.warmUp = warmUp;
        this.events = events;
        this.together = together;
        this.leads = new byte[leads][];
        this.totals = new int[leads];
        this.entries = new int[leads];
    }

    /** @return when the measured part started and ended, by {@link System#nanoTime} */
    @Override
    public Span call() throws Exception {
        try (var connection = database.connect(
                        batch > FEW ? Map.of() : FloorDialect.of(database).forSingles());
                var statements = new Statements(connection, FloorDialect.of(database))) {
            prepare(statements);
            together.await();
            write(statements, warmUp);
            together.await();
            var start = System.nanoTime();
            write(statements, events);
            return new Span(start, System.nanoTime());
        } finally {
            // Whoever waits for this one, which failed, is let go; after the end nobody waits.
            together.reset();
        }
    }

    /** The score of each lead stands before its first event. */
    private void prepare(Statements statements) throws SQLException {
        for (var list : List.of(warmUp, events)) {
            for (var event : list) {
                if (leads[event.lead()] == null) {
                    leads[event.lead()] = Columns.bytes(ids.generate());
                    statements.newScore(leads[event.lead()], time(event));
                }
            }
        }
        statements.commit();
    }

    private void write(Statements statements, List<MadeEvent> list) throws SQLException {
        var waiting = 0;
        for (var event : list) {
            var lead = event.lead();
            var before = totals[lead];
            totals[lead] += event.points();
            statements.event(Columns.bytes(ids.generate()), leads[lead], time(event), event);
            statements.score(leads[lead], time(event), totals[lead]);
            statements.history(leads[lead], entries[lead]++, time(event), before, totals[lead]);
            if (++waiting == batch) {
                commit(statements);
                waiting = 0;
            }
        }
        if (waiting > 0) {
            commit(statements);
        }
    }

    private void commit(Statements statements) throws SQLException {
        if (stopped.getAsBoolean()) {
            throw new IllegalStateException("the benchmark was ended");
        }
        statements.commit();
    }

    private static LocalDateTime time(MadeEvent event) {
        return LocalDateTime.ofInstant(event.timestamp(), ZoneOffset.UTC);
    }

    /** A stretch of time, by {@link System#nanoTime}. */
    record Span(long start, long end) {}

    /** The statements, each run once for a whole transaction. */
    private static final class Statements implements AutoCloseable {

        private final Connection connection;
        private final PreparedStatement newScores;
        private final PreparedStatement events;
        private final PreparedStatement scores;
        private final PreparedStatement history;
        private final String afterCommit;

        Statements(Connection connection, FloorDialect dialect) throws SQLException {
            this.connection = connection;
            newScores = connection.prepareStatement(
                    "insert into floor_scores (lead_id, total, changed_at) values (?, 0, ?)");
            events = connection.prepareStatement(
                    "insert into floor_events"
                            + " (id, lead_id, message_id, type, occurred_at, received_at, properties) values (?, ?, ?, ?, ?, ?, ?)");
            scores = connection.prepareStatement(dialect.score());
            history = connection.prepareStatement("insert into floor_history"
                    + " (lead_id, seq, points, score_before, score_after, occurred_at) values (?, ?, ?, ?, ?, ?)");
            afterCommit = dialect.afterCommit();
        }

        void newScore(byte[] lead, LocalDateTime at) throws SQLException {
            newScores.setBytes(1, lead);
            newScores.setObject(2, at);
            newScores.addBatch();
        }

        void event(byte[] id, byte[] lead, LocalDateTime at, MadeEvent event) throws SQLException {
            events.setBytes(1, id);
            events.setBytes(2, lead);
            events.setString(3, event.messageId());
            events.setString(4, event.type());
            events.setObject(5, at);
            events.setObject(6, at);
            events.setString(7, event.properties());
            events.addBatch();
        }

        void score(byte[] lead, LocalDateTime at, int total) throws SQLException {
            scores.setInt(1, total);
            scores.setObject(2, at);
            scores.setBytes(3, lead);
            scores.addBatch();
        }

        void history(byte[] lead, int seq, LocalDateTime at, int before, int after) throws SQLException {
            history.setBytes(1, lead);
            history.setInt(2, seq);
            history.setInt(3, after - before);
            history.setInt(4, before);
            history.setInt(5, after);
            history.setObject(6, at);
            history.addBatch();
        }

        void commit() throws SQLException {
            newScores.executeBatch();
            events.executeBatch();
            scores.executeBatch();
            history.executeBatch();
            connection.commit();
            if (!afterCommit.isEmpty()) {
                try (var statement = connection.createStatement()) {
                    statement.execute(afterCommit);
                }
            }
        }

        @Override
        public void close() throws SQLException {
            newScores.close();
            events.close();
            scores.close();
            history.close();
        }
    }
}

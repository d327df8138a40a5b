package org.leadscoring.bootstrap.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.leadscoring.bootstrap.trial.MadeEvent;
import org.leadscoring.bootstrap.trial.MadeEvents;
import org.leadscoring.bootstrap.trial.TrialDatabase;

/**
 * The least any program must do to take events in and keep scores: for each event it writes the event, the score of its
 * lead and a line of the history of that score, and nothing else. No network but to the database, no JSON, no rules, no
 * identities, no duplicates, no stages, no promises. As quick as we can write it: what the server reaches is told as a part
 * of this.
 *
 * <p>It has an advantage no server has: it knows all scores by heart, and each lead belongs to one connection, so that it
 * reads nothing and waits for nobody.
 */
final class Floor {

    private static final List<String> TABLES = List.of("floor_events", "floor_scores", "floor_history");

    private final TrialDatabase database;
    private final int connections;
    private final int batch;
    private volatile boolean stopped;

    /** @param batch how many events are written in each transaction */
    Floor(TrialDatabase database, int connections, int batch) {
        this.database = database;
        this.connections = connections;
        this.batch = batch;
    }

    /**
     * Writes events as fast as it can.
     *
     * @param warmUp written before, and not counted
     * @return how long the events took, in nanoseconds
     * @throws IllegalStateException if the database failed, or this was stopped
     */
    synchronized long measure(MadeEvents warmUp, MadeEvents events) throws InterruptedException, SQLException {
        create();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var together = new CyclicBarrier(connections);
            var writers = new ArrayList<FloorWriter>();
            for (int i = 0; i < connections; i++) {
                writers.add(new FloorWriter(
                        database,
                        () -> stopped,
                        batch,
                        shareOf(warmUp, i),
                        shareOf(events, i),
                        events.leads(),
                        together));
            }
            return duration(threads.invokeAll(writers));
        } finally {
            drop();
        }
    }

    /** Ends what is being measured, and waits until it has ended. */
    void stop() {
        stopped = true;
        synchronized (this) {
            // Whoever gets here knows that nothing is being measured.
            return;
        }
    }

    /** The events of those leads that are this connection's own. */
    private List<MadeEvent> shareOf(MadeEvents events, int connection) {
        var share = new ArrayList<MadeEvent>(events.count() / connections + 1);
        for (int i = 0; i < events.count(); i++) {
            var event = events.event(i);
            if (event.lead() % connections == connection) {
                share.add(event);
            }
        }
        return share;
    }

    /** From when the first started, when all were ready, until the last ended. */
    private static long duration(List<Future<FloorWriter.Span>> writers) throws InterruptedException {
        var start = Long.MAX_VALUE;
        var end = Long.MIN_VALUE;
        Optional<Throwable> failure = Optional.empty();
        for (var writer : writers) {
            try {
                start = Math.min(start, writer.get().start());
                end = Math.max(end, writer.get().end());
            } catch (ExecutionException e) {
                // Those who only waited for one that failed have nothing to tell.
                failure = failure.filter(before -> !(before.getCause() instanceof BrokenBarrierException))
                        .or(() -> Optional.of(e));
            }
        }
        if (failure.isPresent()) {
            throw new IllegalStateException(
                    "the floor could not be measured: " + failure.get().getMessage(), failure.get());
        }
        return end - start;
    }

    private void create() throws SQLException {
        var dialect = FloorDialect.of(database);
        execute(List.of(
                """
                create table floor_events (
                    id binary(16) not null primary key,
                    lead_id binary(16) not null,
                    message_id varchar(200) not null,
                    type varchar(100) not null,
                    occurred_at datetime(6) not null,
                    received_at datetime(6) not null,
                    properties %s not null,
                    constraint floor_events_message unique (message_id)
                ) %s
                """.formatted(dialect.document(), dialect.options()), """
                create table floor_scores (
                    lead_id binary(16) not null primary key,
                    total int not null,
                    changed_at datetime(6) not null
                ) %s
                """.formatted(dialect.options()), """
                create table floor_history (
                    lead_id binary(16) not null,
                    seq int not null,
                    points int not null,
                    score_before int not null,
                    score_after int not null,
                    occurred_at datetime(6) not null,
                    primary key (lead_id, seq)
                ) %s
                """.formatted(
                                dialect.options())));
    }

    private void drop() throws SQLException {
        execute(TABLES.stream().map(table -> "drop table if exists " + table).toList());
    }

    private void execute(List<String> statements) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }
}

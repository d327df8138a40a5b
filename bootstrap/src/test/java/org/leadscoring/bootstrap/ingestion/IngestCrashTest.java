package org.leadscoring.bootstrap.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.EmbeddedDatabase;
import org.leadscoring.bootstrap.command.LeadScoringCommand;
import org.leadscoring.bootstrap.command.ServerProcess;

/**
 * A server that is killed while eight senders send to it, and started again: whatever it had acknowledged is there, once,
 * and so are the scores that follow from it (spec IN-6, SC-1). On MySQL {@code DrillCommandTest} looks at the same.
 */
@Timeout(300)
class IngestCrashTest {

    /** More of them take longer: {@code -Devents=100000 -Djunit.jupiter.execution.timeout.mode=disabled}. */
    private static final int EVENTS = Integer.getInteger("events", 3_000);

    private static final int BATCH = 40;
    private static final int EACH = 15;
    private static final int PEOPLE = EVENTS / EACH;
    private static final int SENDERS = 8;
    private static final List<String> TYPES =
            List.of("page_view_pricing", "email_opened", "demo_requested", "unsubscribed", "webinar_registered");
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void on_the_embedded_database_everything_acknowledged_is_there_once(@TempDir Path folder) throws Exception {
        var begun = Instant.now();

        crash(folder);

        var seconds = Duration.between(begun, Instant.now()).toSeconds();
        var url = EmbeddedDatabase.url(folder);
        var there = number(url, "select count(*) from events");
        var distinct = number(url, "select count(distinct message_id) from events");
        System.out.printf(
                "acknowledged %d, lost %d, twice %d, in %d s with two kills%n",
                EVENTS, EVENTS - distinct, there - distinct, seconds);
        assertComplete(url);
        assertThat(LeadScoringCommand.run("check", "--leadscoring.data=" + folder.toAbsolutePath()))
                .isZero();
    }

    /** Sends everything, kills the server twice on the way and starts it again. */
    private static void crash(Path folder) throws Exception {
        var port = ServerProcess.freePort();
        var server = ServerProcess.start(folder, port, List.of());
        var load = new Load(port);
        try {
            load.start();
            for (var part : List.of(3, 2)) {
                load.awaitAccepted(EVENTS / part);
                server.kill();
                server = ServerProcess.start(folder, port, List.of());
            }
            load.awaitEnd();
        } finally {
            load.stop();
            server.close();
        }
    }

    private static void assertComplete(String url) throws SQLException {
        assertThat(number(url, "select count(*) from events")).isEqualTo(EVENTS);
        assertThat(number(url, "select count(distinct message_id) from events")).isEqualTo(EVENTS);
        // One demo counts, once for each person; the other types count each time.
        var points = IntStream.range(0, EVENTS)
                .map(n -> switch (TYPES.get(n % TYPES.size())) {
                    case "page_view_pricing" -> 15;
                    case "email_opened" -> 5;
                    case "unsubscribed" -> -20;
                    case "webinar_registered" -> 25;
                    default -> 0;
                })
                .sum();
        var demos = IntStream.range(0, EVENTS)
                .filter(n -> TYPES.get(n % TYPES.size()).equals("demo_requested"))
                .map(IngestCrashTest::person)
                .distinct()
                .count();
        assertThat(number(url, """
                        select sum(points) from ledger_entries
                        where rule_id in ('page_view_pricing', 'email_opened', 'unsubscribed', 'webinar_registered',
                            'demo_requested')
                        """)).isEqualTo(points + 50 * demos);
        assertThat(number(url, "select count(*) from leads where merged_into is null"))
                .isEqualTo(PEOPLE);
    }

    private static long number(String url, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static int person(int n) {
        return n / TYPES.size() % PEOPLE;
    }

    private static String message(int n) {
        return """
                {"type":"track","userId":"u%d","messageId":"m%d","event":"%s","timestamp":"%s"}
                """.formatted(person(n), n, TYPES.get(n % TYPES.size()), START.plusSeconds(n));
    }

    /** Senders that send each batch until it is acknowledged. */
    private static final class Load {

        private final URI address;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger accepted = new AtomicInteger();
        private final List<Integer> numbers;
        private final CountDownLatch stopped = new CountDownLatch(1);
        private final List<Future<?>> senders = new ArrayList<>();
        private final ExecutorService threads = Executors.newFixedThreadPool(SENDERS);

        Load(int port) {
            address = URI.create("http://localhost:" + port + "/v1/batch");
            numbers = new ArrayList<>(IntStream.range(0, EVENTS).boxed().toList());
            Collections.shuffle(numbers, new Random(5));
        }

        void start() {
            for (int i = 0; i < SENDERS; i++) {
                senders.add(threads.submit(this::sendAll));
            }
        }

        private void sendAll() {
            try (var http = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .build()) {
                for (int from = next.getAndAdd(BATCH); from < EVENTS; from = next.getAndAdd(BATCH)) {
                    send(http, from);
                }
            }
        }

        private void send(HttpClient http, int from) {
            var messages = numbers.subList(from, Math.min(EVENTS, from + BATCH)).stream()
                    .map(IngestCrashTest::message)
                    .toList();
            var request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(60))
                    .header("Authorization", "Bearer " + ServerProcess.KEY)
                    .POST(BodyPublishers.ofString("{\"batch\":[" + String.join(",", messages) + "]}"))
                    .build();
            while (stopped.getCount() > 0) {
                try {
                    var answer = http.send(request, BodyHandlers.ofString());
                    if (answer.statusCode() == 200) {
                        accepted.addAndGet(messages.size());
                        return;
                    }
                    assertThat(answer.statusCode()).as(answer.body()).isIn(401, 429, 500, 503);
                } catch (IOException e) {
                    // The server is dead or not up yet: that is what this is about.
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }

        void awaitAccepted(int events) {
            while (accepted.get() < events) {
                assertThat(senders).noneMatch(Future::isDone);
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }

        void awaitEnd() throws Exception {
            for (var sender : senders) {
                sender.get();
            }
            assertThat(accepted).hasValue(EVENTS);
        }

        void stop() {
            stopped.countDown();
            threads.shutdownNow();
        }
    }
}

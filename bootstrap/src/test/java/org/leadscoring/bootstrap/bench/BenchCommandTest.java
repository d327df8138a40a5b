package org.leadscoring.bootstrap.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.bootstrap.bench.RunBench.run;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.bootstrap.bench.RunBench.Outcome;
import org.leadscoring.persistence.MySql;
import org.leadscoring.persistence.NeedsMySql;

class BenchCommandTest {

    private static final List<String> FIGURES = List.of(
            "benchmark",
            "database",
            "events",
            "leads",
            "batch",
            "connections",
            "seconds",
            "eventsPerSecond",
            "p50Millis",
            "p99Millis",
            "maxMillis",
            "retried429",
            "retriedOther",
            "floorEventsPerSecond",
            "ratio");

    @Test
    void batches_are_measured_on_an_embedded_database_that_is_gone_afterwards(@TempDir Path folder) {
        var outcome = run(
                "ingest --events 2000 --leads 200 --warmup 500 --connections 1 --floor-rounds 1",
                "--leadscoring.data=" + folder.resolve("data"));

        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.output())
                .contains("floor, round 1: ", "server started in ", "warms up with 500 events")
                .contains("verified: each of the 2500 accepted events is in the database, once")
                .containsPattern("verified: checked \\d+ scores with \\d+ ledger entries: every score is the sum");
        var figures = outcome.figures();
        assertThat(figures.propertyNames()).containsExactlyElementsOf(FIGURES);
        assertThat(figures.get("benchmark").asString()).isEqualTo("ingest");
        assertThat(figures.get("database").asString()).startsWith("H2 2.");
        assertThat(figures.get("events").asInt()).isEqualTo(2_000);
        assertThat(figures.get("ratio").decimalValue())
                .isEqualByComparingTo(BenchReport.ratio(
                        figures.get("eventsPerSecond").decimalValue(),
                        figures.get("floorEventsPerSecond").decimalValue()));
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ingest --events 0",
                "ingest --batch=-1",
                "ingest --connections 2000",
                "ingest --stored-leads 10",
                "single --batch=10",
                "single --event 10",
                "ingest --database Leads;drop",
                "screens --leads 99",
                "screens --leads 1000 --clocks 1001",
                "screens --requests 0",
                "screens --database Leads;drop",
                "screens --lead 1000",
                "destinations --rounds 0",
                "destinations --connections 2000",
                "destinations --database Leads;drop",
                "destinations --round 1",
            })
    void what_cannot_be_understood_is_answered_with_help(String arguments) {
        assertThat(run(arguments).exit()).isEqualTo(2);
    }

    @Test
    void whom_it_tells_is_told_of_all_or_of_nothing(@TempDir Path folder) {
        var outcome = run(
                "destinations --events 400 --leads 40 --rounds 2 --warmup 1 --connections 2",
                "--leadscoring.data=" + folder.resolve("data"));

        assertThat(outcome.exit()).as(outcome.output() + outcome.errors()).isZero();
        assertThat(outcome.output())
                .contains("| warm-up | ", "| 1 | ", "| 2 | ")
                .contains(
                        "verified: nobody: each of the 1200 accepted events is in the database, once; 0 things to be told")
                .containsPattern(
                        "verified: answering: each of the 1200 .*; ([1-9]\\d*) things to be told, \\1 taken, 0 wait; checked")
                .containsPattern(
                        "verified: silent: each of the 1200 .*; ([1-9]\\d*) things to be told, 0 taken, \\1 wait; checked");
        var figures = outcome.figures();
        assertThat(figures.get("silent").get("told").asInt()).isPositive();
        assertThat(figures.get("silentPercentOfNobody").decimalValue()).isPositive();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_database_of_another_kind_is_refused() {
        var outcome = run("single", "--spring.datasource.url=jdbc:postgresql://localhost/leads?password=secret");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.errors())
                .contains("knows H2 and MySQL", "jdbc:postgresql://localhost/leads")
                .doesNotContain("secret");
    }

    @Test
    void a_server_that_does_not_start_is_told_with_its_last_lines(@TempDir Path folder) {
        var outcome = run(
                "single --events 10 --leads 5 --floor-rounds 1",
                "--leadscoring.data=" + folder,
                "--spring.liquibase.change-log=classpath:none.yaml");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.errors())
                .contains("the server ended by itself (exit code 1); its last lines:", "classpath:none.yaml");
        assertThat(folder).isEmptyDirectory();
    }

    @Nested
    @NeedsMySql
    class OnMySql {

        private MySql server;
        private String database;

        @BeforeEach
        void choose() {
            server = MySql.newDatabase();
            database = server.name().substring(0, 20) + "_bench";
        }

        @AfterEach
        void drop() throws SQLException {
            ask("drop database if exists " + database);
            server.close();
        }

        @Test
        void single_events_are_measured_before_and_after_it_has_grown() throws SQLException {
            var outcome = runHere("single --events 300 --leads 50 --connections 4 --floor-rounds 1"
                    + " --stored-leads 100 --stored-events 1200");

            assertThat(outcome.exit()).as(outcome.output()).isZero();
            assertThat(outcome.output())
                    .contains("fills the database with 1200 events of 100 other leads")
                    .contains("verified: each of the 2400 accepted events is in the database, once");
            var figures = outcome.figures();
            assertThat(figures.propertyNames())
                    .containsExactlyElementsOf(Stream.concat(
                                    FIGURES.stream(),
                                    Stream.of(
                                            "serverMicros",
                                            "statementMicros",
                                            "redoBytes",
                                            "storedLeads",
                                            "storedEvents",
                                            "eventsPerSecondStored",
                                            "growthRatio"))
                            .toList());
            assertThat(figures.get("database").asString()).startsWith("MySQL ");
            assertThat(figures.get("batch").asInt()).isOne();
            assertThat(figures.get("storedEvents").asInt()).isEqualTo(1_200);
            assertThat(tables(database)).isZero();
            assertThat(tables(server.name())).isZero();
        }

        @Test
        void a_database_no_benchmark_made_is_left_alone() throws SQLException {
            ask("create database " + database);
            ask("create table " + database + ".precious (id int)");

            var outcome = runHere("ingest");

            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.errors()).contains("there is a database " + database + " that no benchmark made");
            assertThat(tables(database)).isOne();
        }

        @Test
        void one_benchmark_at_a_time_uses_a_database() throws SQLException {
            try (var connection = DriverManager.getConnection(server.url());
                    var statement = connection.createStatement()) {
                statement.execute("select get_lock('leadscoring-bench:" + database + "', 0)");

                var outcome = runHere("ingest");

                assertThat(outcome.exit()).isEqualTo(1);
                assertThat(outcome.errors()).contains("another benchmark is using the database " + database);
            }
        }

        private Outcome runHere(String arguments) {
            return run(arguments + " --database " + database, "--spring.datasource.url=" + server.url());
        }

        private long tables(String schema) throws SQLException {
            return ask("select count(*) from information_schema.tables where table_schema = '" + schema + "'");
        }

        private long ask(String sql) throws SQLException {
            try (var connection = DriverManager.getConnection(server.url());
                    var statement = connection.createStatement()) {
                if (!statement.execute(sql)) {
                    return 0;
                }
                try (var row = statement.getResultSet()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        }
    }
}

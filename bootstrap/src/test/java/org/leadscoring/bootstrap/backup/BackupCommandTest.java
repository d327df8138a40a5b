package org.leadscoring.bootstrap.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.EmbeddedDatabase;
import org.leadscoring.bootstrap.command.Eventually;
import org.leadscoring.bootstrap.command.RunCommand;
import org.leadscoring.bootstrap.command.RunCommand.Outcome;
import org.leadscoring.bootstrap.command.ServerProcess;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.persistence.sql.Database;

@Timeout(300)
class BackupCommandTest {

    private static final String MYSQL = "--spring.datasource.url=jdbc:mysql://db.invalid:3306/leadscoring";

    @TempDir
    private Path folder;

    private Path data;
    private Path elsewhere;
    private Path file;

    @BeforeEach
    void name() throws IOException {
        data = Files.createDirectory(folder.resolve("it's data"));
        elsewhere = folder.resolve("elsewhere");
        file = folder.resolve("monday.backup");
    }

    @Test
    void what_is_backed_up_beside_the_server_is_restored_elsewhere_and_serves_there() throws Exception {
        try (var server = TestServer.embedded(data)) {
            Kept.fill(server);
            assertThat(backup(data)).returns(0, Outcome::exit);
        }
        var restored = restore(elsewhere);

        assertThat(restored.output()).contains("every score is the sum of its ledger");
        assertThat(restored.exit()).isZero();
        for (var asked : List.of(
                "select rawtohex(id), lead_id, message_id, properties from events order by id",
                "select rawtohex(lead_id), seq, score_after from ledger_entries order by lead_id, model_id, seq",
                "select rawtohex(lead_id), total, stage from scores order by lead_id, model_id")) {
            assertThat(EmbeddedDatabase.rows(elsewhere, asked))
                    .hasSizeGreaterThan(400)
                    .isEqualTo(EmbeddedDatabase.rows(data, asked));
        }
        assertThat(names(elsewhere)).containsExactlyInAnyOrder("leadscoring.mv.db", "secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names(data)).noneMatch(name -> name.startsWith("backing-up"));
        try (var server = TestServer.embedded(elsewhere)) {
            assertThat(Kept.address(server)).isEqualTo(Kept.ADDRESS);
            assertThat(server.post("/v1/track", "key-of-the-first-source", event(1))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(RunCommand.run("check", in(elsewhere))).returns(0, Outcome::exit);
    }

    /** Each event writes an event, a lead, a score and its ledger: a back-up of two moments would not add up. */
    @Test
    void a_back_up_while_events_come_in_is_of_one_moment() throws Exception {
        try (var server = ServerProcess.start(data)) {
            var going = new AtomicBoolean(true);
            var taken = new AtomicInteger();
            var senders = Stream.of(1, 2, 3)
                    .map(sender -> CompletableFuture.runAsync(() -> {
                        while (going.get()) {
                            server.post("/v1/track", event(taken.incrementAndGet()));
                        }
                    }))
                    .toList();
            Eventually.holds(() -> taken.get() > 500, Duration.ofMinutes(1), () -> taken + " events");
            var before = taken.get();
            var outcome = backup(data);
            var after = taken.get();
            going.set(false);
            senders.forEach(CompletableFuture::join);

            assertThat(outcome.output()).contains("backed up to " + file);
            assertThat(restore(elsewhere).output()).contains("every score is the sum of its ledger");
            var events = Integer.parseInt(EmbeddedDatabase.rows(elsewhere, "select count(*) from events")
                    .getFirst());
            assertThat(events).isBetween(before - senders.size(), after);
            assertThat(EmbeddedDatabase.rows(elsewhere, "select count(*) from ledger_entries"))
                    .containsExactly(String.valueOf(events));
            assertThat(restore(data, "--replace").output()).contains("stop it first");
            assertThat(RunCommand.run("move", "--to", "jdbc:mysql://db.invalid/x", in(data))
                            .output())
                    .contains("stop it first");
        }
    }

    @Test
    void data_are_not_overwritten_unless_it_is_said_and_then_put_aside() throws Exception {
        serve(data, 1);
        backup(data);
        serve(data, 2);
        var refused = restore(data);
        var two = EmbeddedDatabase.rows(data, "select message_id from events order by message_id");
        var replaced = restore(data, "--replace");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output()).contains("there is a database", "--replace");
        assertThat(two).containsExactly("m1", "m2");
        assertThat(replaced.exit()).as(replaced.output()).isZero();
        assertThat(EmbeddedDatabase.rows(data, "select message_id from events")).containsExactly("m1");
        var aside = data.resolve(names(data).stream()
                .filter(name -> name.startsWith("replaced-"))
                .findFirst()
                .orElseThrow());
        assertThat(EmbeddedDatabase.rows(aside, "select message_id from events order by message_id"))
                .isEqualTo(two);
        assertThat(aside.resolve("secret.key")).hasSameBinaryContentAs(data.resolve("secret.key"));
        assertThat(names(data)).noneMatch(name -> name.startsWith("restoring"));
    }

    @Test
    void a_database_whose_ledgers_do_not_add_up_does_not_take_the_place_of_another() throws Exception {
        try (var server = TestServer.embedded(data)) {
            server.post("/v1/track", "key-of-the-first-source", event(1));
            server.bean(Database.class)
                    .sql("update scores set total = total + 1")
                    .update();
        }
        backup(data);
        var outcome = restore(elsewhere);

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output()).contains("not the sum");
        assertThat(names(elsewhere)).isEmpty();
    }

    @Test
    void what_is_encrypted_is_not_backed_up_without_its_key_unless_that_is_said() throws Exception {
        try (var server = TestServer.embedded(data)) {
            Kept.fill(server);
        }
        var key = Files.readString(data.resolve("secret.key")).strip();
        Files.delete(data.resolve("secret.key"));
        var refused = backup(data);
        var fromEnvironment = backup(data, "--leadscoring.secret-key=" + key);
        Files.delete(file);
        var without = backup(data, "--without-key");
        var restored = restore(elsewhere);

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output()).contains("LEADSCORING_SECRET_KEY", "--without-key");
        assertThat(fromEnvironment.output()).contains("LEADSCORING_SECRET_KEY is not part of it");
        assertThat(without).returns(0, Outcome::exit);
        assertThat(restored.output()).contains("start with the LEADSCORING_SECRET_KEY of that server");
        assertThat(data.resolve("secret.key")).doesNotExist();
        assertThat(Kept.rows(EmbeddedDatabase.url(elsewhere))).isEqualTo(Kept.rows(EmbeddedDatabase.url(data)));
    }

    @Test
    void what_cannot_be_done_is_said_with_what_to_do() throws Exception {
        var noDatabase = backup(data);
        var noFolder = RunCommand.run("backup", folder.resolve("none/x").toString(), in(data));
        Files.writeString(file, "of old");
        var overwriting = backup(data);
        var noBackup = restore(elsewhere);
        Files.delete(file);
        var noFile = restore(elsewhere);
        var backupOfMySql = RunCommand.run("backup", file.toString(), MYSQL);
        Files.writeString(file, "x");
        var restoreOfMySql = RunCommand.run("restore", file.toString(), MYSQL);
        var toH2 = RunCommand.run("move", "--to", "jdbc:h2:mem:x", in(data));

        assertThat(noDatabase.output()).contains("there is no database");
        assertThat(noFolder.output()).contains("make that folder first");
        assertThat(overwriting.output()).contains("no back-up is overwritten");
        assertThat(noBackup.output()).contains("is no back-up");
        assertThat(noFile.output()).contains("there is no file");
        assertThat(backupOfMySql.output())
                .contains("mysqldump --single-transaction")
                .doesNotContain("?");
        assertThat(restoreOfMySql.output()).contains("mysqlbinlog");
        assertThat(toH2.output()).contains("move to MySQL");
        assertThat(List.of(noDatabase, noFolder, overwriting, noBackup, noFile, backupOfMySql, restoreOfMySql, toH2))
                .extracting(Outcome::exit)
                .containsOnly(1);
    }

    private static void serve(Path data, int event) throws SQLException {
        try (var server = TestServer.embedded(data)) {
            server.post("/v1/track", "key-of-the-first-source", event(event));
        }
        Kept.close(data);
    }

    private static String event(int number) {
        return "{\"userId\":\"u%d\",\"event\":\"Demo Requested\",\"messageId\":\"m%d\"}".formatted(number, number);
    }

    private static String in(Path data) {
        return "--leadscoring.data=" + data;
    }

    private Outcome backup(Path data, String... options) {
        return RunCommand.run(Stream.concat(Stream.of("backup", file.toString(), in(data)), Stream.of(options))
                .toArray(String[]::new));
    }

    private Outcome restore(Path data, String... options) {
        return RunCommand.run(Stream.concat(Stream.of("restore", file.toString(), in(data)), Stream.of(options))
                .toArray(String[]::new));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

package org.leadscoring.bootstrap.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.leadscoring.bootstrap.command.Eventually;
import org.leadscoring.bootstrap.command.RunCommand;
import org.leadscoring.bootstrap.command.RunCommand.Outcome;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.persistence.MySql;
import org.leadscoring.persistence.NeedsMySql;

/**
 * The recipes of {@code docs/operations.md} for dumps of MySQL, run as they stand there but for names: MySQL's own programs
 * must be there, on the path or in the folder that {@value #FOLDER} names.
 */
@NeedsMySql
@Timeout(300)
class MySqlDumpTest {

    private static final String FOLDER = "LEADSCORING_TEST_MYSQL_CLIENTS";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final Pattern PLACE = Pattern.compile("SOURCE_LOG_FILE='([^']+)', SOURCE_LOG_POS=([0-9]+)");

    @TempDir
    private Path folder;

    @Test
    void a_dump_and_the_binary_log_bring_all_back_up_to_just_before_an_accident() throws Exception {
        try (var mysql = MySql.newDatabase()) {
            Files.writeString(folder.resolve(".my.cnf"), client(mysql));
            for (var program : List.of("mysqldump", "mysqlbinlog", "mysql")) {
                assumeTrue(
                        isThere(program),
                        "no " + program + ": install MySQL's client programs, or name their folder by " + FOLDER);
            }
            var recipes = recipes(mysql);
            var data = folder.resolve("data");
            try (var server = server(data, mysql)) {
                Kept.fill(server);
            }

            run(recipe(recipes, "mysqldump "));
            try (var server = server(data, mysql)) {
                for (int event = 0; event < 20; event++) {
                    var answer = server.post(
                            "/v1/track",
                            "key-of-the-first-source",
                            "{\"userId\":\"later " + event + "\",\"event\":\"Demo Requested\"}");
                    assertThat(answer.statusCode()).isEqualTo(200);
                }
            }
            var before = Kept.rows(mysql.url());
            var written = second(mysql);
            Eventually.holds(() -> second(mysql) > written, PATIENCE, () -> "the server's clock stands still");
            var accident = Instant.ofEpochSecond(written + 1);
            mysql.execute("delete from ledger_entries");
            var place = PLACE.matcher(run("gunzip < " + mysql.name() + ".sql.gz | grep 'CHANGE REPLICATION SOURCE'"))
                    .results()
                    .findFirst()
                    .orElseThrow();
            var logs = logs(mysql, place.group(1));
            run("mysqlbinlog --read-from-remote-server --raw " + String.join(" ", logs));

            mysql.execute("drop database " + mysql.name());
            run(recipe(recipes, "mysql -e"));
            run(recipe(recipes, "gunzip "));
            assertThat(Kept.rows(mysql.url())).isNotEqualTo(before);
            run(recipe(recipes, "mysqlbinlog ")
                    .replace("1234", place.group(2))
                    .replaceFirst("--stop-datetime='[^']+'", "--stop-datetime='" + SECONDS.format(accident) + "'")
                    .replaceFirst("binlog.000042 binlog.000043", String.join(" ", logs)));

            assertThat(Kept.rows(mysql.url())).isEqualTo(before);
            assertThat(RunCommand.run("check", "--spring.datasource.url=" + mysql.url()))
                    .returns(0, Outcome::exit);
            try (var server = server(data, mysql)) {
                assertThat(Kept.address(server)).isEqualTo(Kept.ADDRESS);
            }
        }
    }

    private static TestServer server(Path data, MySql mysql) {
        return TestServer.embedded(data, "--spring.datasource.url=" + mysql.url());
    }

    /** What MySQL's programs read from the home folder, so that recipes need not name it. */
    private static String client(MySql mysql) {
        var parts = Pattern.compile("jdbc:mysql://([^:/]+)(?::([0-9]+))?/[^?]*\\??(.*)")
                .matcher(mysql.url())
                .results()
                .findFirst()
                .orElseThrow();
        var asked = Stream.of(parts.group(3).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return "[client]\nprotocol=tcp\nhost=" + parts.group(1) + "\nport="
                + Objects.requireNonNullElse(parts.group(2), "3306")
                + "\nuser=" + asked.getOrDefault("user", "root") + "\npassword=\""
                + asked.getOrDefault("password", "") + "\"\n";
    }

    /** The commands that the page tells, for this database. */
    private static List<String> recipes(MySql mysql) throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "operations.md")).stream()
                .filter(line -> line.matches("(mysqldump|mysql|gunzip|mysqlbinlog) .*"))
                .map(line -> line.replaceAll("\\bleadscoring\\b", mysql.name()))
                .toList();
    }

    private static String recipe(List<String> recipes, String program) {
        var found = recipes.stream().filter(line -> line.startsWith(program)).toList();
        assertThat(found).as(program).hasSize(1);
        return found.getFirst();
    }

    /** The files of the binary log, from this one on. */
    private static List<String> logs(MySql mysql, String first) throws SQLException {
        try (var connection = DriverManager.getConnection(mysql.url());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show binary logs")) {
            var logs = new ArrayList<String>();
            while (rows.next()) {
                if (rows.getString(1).compareTo(first) >= 0) {
                    logs.add(rows.getString(1));
                }
            }
            return logs;
        }
    }

    /** The second that it is for the server, by which the log tells the time. */
    private static long second(MySql mysql) {
        try (var connection = DriverManager.getConnection(mysql.url());
                var statement = connection.createStatement();
                var row = statement.executeQuery("select unix_timestamp()")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the server does not tell the time", e);
        }
    }

    private boolean isThere(String program) throws IOException, InterruptedException {
        return start(program + " --version").waitFor() == 0;
    }

    /** What a command prints, which must succeed. */
    private String run(String command) throws IOException, InterruptedException {
        var process = start(command);
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + "\n" + said).isZero();
        return said;
    }

    private Process start(String command) throws IOException {
        var builder = new ProcessBuilder("bash", "-c", "set -o pipefail; " + command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        var clients = System.getenv(FOLDER);
        builder.environment().putAll(Map.of("HOME", folder.toString(), "TZ", "UTC"));
        if (clients != null) {
            builder.environment().merge("PATH", clients, (path, first) -> first + ":" + path);
        }
        return builder.start();
    }
}

package org.leadscoring.bootstrap.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadscoring.persistence.backup.CopyTables;
import org.leadscoring.persistence.backup.MoveTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code leadscoring move}: copies the embedded database to MySQL. */
@Command(
        name = "move",
        description =
                "Copies the embedded database to an empty MySQL database, and proves the scores there. The embedded one"
                        + " stays as it is. The server must not be running. If it is interrupted, run it again: it begins anew.",
        mixinStandardHelpOptions = true)
public final class MoveCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            description = "The empty database, for example jdbc:mysql://db.example.com:3306/leadscoring.")
    @SuppressWarnings("NullAway.Init")
    private String to;

    @Option(names = "--user", paramLabel = "NAME", description = "Who has all rights on it.")
    private @Nullable String user;

    @Option(
            names = "--password",
            arity = "0..1",
            interactive = true,
            description = "Their password; asked for if it is left out here.")
    private @Nullable String password;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    private long saidAt = System.nanoTime();

    @Override
    public Integer call() throws IOException, SQLException {
        if (!to.startsWith("jdbc:mysql:")) {
            throw new IllegalStateException("move to MySQL, by a URL such as jdbc:mysql://HOST:3306/DATABASE");
        }
        var source =
                Embedded.of(settings, "there is nothing to move; unset SPRING_DATASOURCE_URL to move the embedded one");
        if (!source.exists()) {
            throw new IllegalStateException("there is no database " + source.file());
        }
        source.withoutServer(() -> {});
        // From here on no server can begin to use it: what it took in would be missing in the copy.
        try (var from = source.alone();
                var connection = connect()) {
            var target = new MoveTarget(connection);
            target.take();
            move(from);
            target.finish();
        }
        System.out.println(
                "moved: start the server with SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD of this database");
        System.out.println(
                "and LEADSCORING_SECRET_KEY set to what " + source.keyFile() + " holds, if that file is there");
        return 0;
    }

    private void move(Connection from) throws SQLException {
        try (var target = Proven.open(settings, to, user, password);
                var connection = target.database().getConnection()) {
            var rows = new CopyTables(from, connection, this::say).copy();
            System.out.println("copied " + rows + " rows, and as many are there");
            System.out.println(target.prove());
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(to, properties);
    }

    /** A line now and then, and one when a table is done. */
    private void say(String table, long rows, long of) {
        if (rows == of || System.nanoTime() - saidAt > BETWEEN_LINES.toNanos()) {
            System.err.println(table + ": " + rows + " of " + of);
            saidAt = System.nanoTime();
        }
    }
}

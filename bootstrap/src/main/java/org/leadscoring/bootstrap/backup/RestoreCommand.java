package org.leadscoring.bootstrap.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.leadscoring.persistence.backup.DatabaseScript;
import org.leadscoring.persistence.backup.SealedTexts;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code leadscoring restore}: makes the embedded database from a back-up. */
@Command(
        name = "restore",
        description = "Makes the embedded database from a back-up, and proves its scores before it takes its place."
                + " The server must not be running.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {

    private static final String ON_MYSQL =
            "restore MySQL by mysql < DUMP and, for any moment since, mysqlbinlog, as" + " docs/operations.md tells";

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Parameters(
            paramLabel = "FILE",
            description = "What leadscoring backup wrote. From somebody you trust: it is run as statements.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--replace",
            description = "Even if there are data already; they are put aside in a folder beside the restored ones.")
    private boolean replace;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws IOException, SQLException {
        var backup = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(backup)) {
            throw new IllegalStateException("there is no file " + backup);
        }
        var database = Embedded.of(settings, ON_MYSQL);
        if (database.exists() && !replace) {
            throw new IllegalStateException("there is a database " + database.file()
                    + " already: restore into another folder, or say --replace, which puts it aside");
        }
        Files.createDirectories(database.folder());
        Files.createDirectories(database.data());
        database.withoutServer(() -> restore(backup, database));
        return 0;
    }

    private void restore(Path backup, Embedded database) throws IOException, SQLException {
        var side = Files.createTempDirectory(database.folder(), "restoring-");
        try {
            var restored = database.in(side);
            var script = BackupFile.unpack(backup, side);
            if (!replace && differs(restored.keyFile(), database.keyFile())) {
                throw new IllegalStateException("there is another key in " + database.keyFile()
                        + ": restore into another folder, or say --replace, which puts it aside");
            }
            try (var connection = restored.alone()) {
                DatabaseScript.read(connection, script);
            }
            Files.delete(script);
            try (var proven = Proven.open(settings, restored.url(), restored.user(), restored.password())) {
                System.out.println(proven.prove());
                askForKey(restored, proven);
            }
            // Whatever still has it open: what is moved must be complete.
            try (var connection = restored.join()) {
                DatabaseScript.shutDown(connection);
            }
            takePlace(restored, database);
            System.out.println("restored to " + database.file());
        } finally {
            FileSystemUtils.deleteRecursively(side);
        }
    }

    private static void askForKey(Embedded restored, Proven proven) throws SQLException {
        try (var connection = proven.database().getConnection()) {
            if (!restored.opens(SealedTexts.in(connection))) {
                System.out.println("the key by which destinations are encrypted is not part of the back-up:"
                        + " start with the LEADSCORING_SECRET_KEY of that server, or they cannot be told anything");
            }
        }
    }

    /** The key first: a database whose key is there is never without it. */
    private static void takePlace(Embedded restored, Embedded database) throws IOException {
        if (differs(restored.keyFile(), database.keyFile()) || database.exists()) {
            var aside = Files.createDirectory(
                    database.folder().resolve("replaced-" + SECOND.format(Instant.now(Clock.systemUTC()))));
            if (Files.exists(database.keyFile())) {
                Files.copy(database.keyFile(), aside.resolve(database.keyFile().getFileName()));
            }
            if (database.exists()) {
                Files.move(database.file(), aside.resolve(database.file().getFileName()));
            }
            System.out.println("what was there is in " + aside);
        }
        if (Files.exists(restored.keyFile())) {
            Files.move(restored.keyFile(), database.keyFile(), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(restored.file(), database.file());
    }

    /** Whether both are there and are not the same. */
    private static boolean differs(Path one, Path other) throws IOException {
        return Files.exists(one) && Files.exists(other) && Files.mismatch(one, other) >= 0;
    }
}

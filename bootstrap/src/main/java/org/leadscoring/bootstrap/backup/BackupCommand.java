package org.leadscoring.bootstrap.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.leadscoring.persistence.backup.DatabaseScript;
import org.leadscoring.persistence.backup.SealedTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code leadscoring backup}: writes the embedded database into a file, beside the server or without one. */
@Command(
        name = "backup",
        description = "Writes the embedded database and its secret key into a file, as they are at one moment."
                + " May run beside the server.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {

    private static final String ON_MYSQL =
            "back MySQL up by mysqldump --single-transaction, as docs/operations.md tells";

    @Parameters(paramLabel = "FILE", description = "Where to; it must not be there yet.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--without-key",
            description =
                    "Even if no key is at hand for what is stored encrypted: whoever restores it must have kept it.")
    private boolean withoutKey;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws IOException, SQLException {
        var target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new IllegalStateException("there is a file " + target + " already: no back-up is overwritten");
        }
        var into = target.getParent();
        if (into == null || !Files.isWritable(into)) {
            throw new IllegalStateException("no file can be written to " + into + ": make that folder first");
        }
        var database = Embedded.of(settings, ON_MYSQL);
        if (!database.exists()) {
            throw new IllegalStateException("there is no database " + database.file());
        }
        // The server may reach nothing else, and its disk holds as much as it does already.
        var folder = Files.createTempDirectory(database.folder(), "backing-up-");
        var script = folder.resolve("leadscoring.sql");
        try (var connection = database.join()) {
            var keyMissing = keyMissing(database, connection);
            DatabaseScript.write(connection, script);
            BackupFile.write(target, script, database.keyFile());
            report(target, database, keyMissing);
        } finally {
            Files.deleteIfExists(script);
            Files.deleteIfExists(folder);
        }
        return 0;
    }

    /** Whether something is encrypted by a key that is not in a file beside the data. */
    private boolean keyMissing(Embedded database, Connection connection) throws SQLException {
        var sealed = SealedTexts.in(connection);
        if (!withoutKey && !database.opens(sealed)) {
            throw new IllegalStateException(
                    "the key by which addresses and secrets of destinations are encrypted is neither in "
                            + database.keyFile()
                            + " nor in LEADSCORING_SECRET_KEY: set it as for the server, or say --without-key"
                            + " if you keep it elsewhere. Without it a back-up cannot tell anybody anything");
        }
        return !database.onlyFile().opens(sealed);
    }

    private static void report(Path target, Embedded database, boolean keyMissing) throws IOException {
        System.out.println("backed up to " + target + ", " + Files.size(target) + " bytes");
        if (keyMissing) {
            System.out.println("LEADSCORING_SECRET_KEY is not part of it: keep it, too");
        } else if (Files.exists(database.keyFile())) {
            System.out.println("the secret key is part of it: keep it where nobody else reads it");
        }
    }
}

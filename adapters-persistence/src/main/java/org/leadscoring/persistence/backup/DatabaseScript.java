package org.leadscoring.persistence.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The embedded database as a script of SQL statements. Unlike a copy of its file any later version of H2 reads it, and nothing
 * in it is older or younger than the rest: it is written in one transaction with the isolation level {@code SNAPSHOT}.
 */
public final class DatabaseScript {

    private DatabaseScript() {}

    /**
     * Writes all there is. The file is written by the process that has the database open: by the server, if one runs.
     *
     * @param connection of an administrator, for this alone; it is to be closed afterwards
     * @param file absolute, on a disk that the server reaches
     */
    public static void write(Connection connection, Path file) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set session characteristics as transaction isolation level snapshot");
            // Settings are what the next start says, and not what was said before.
            statement.execute("script nosettings to " + quoted(file));
        }
        connection.commit();
    }

    /**
     * Runs a script that {@link #write} wrote, with all rights in the database: it must come from somebody who is trusted.
     *
     * @param connection to an empty database
     */
    public static void read(Connection connection, Path file) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("runscript from " + quoted(file));
            statement.execute("checkpoint sync");
        }
    }

    /** Closes the embedded database for all its connections: everything is in its file then, and nobody writes to it. */
    public static void shutDown(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        }
    }

    private static String quoted(Path file) {
        return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
    }
}

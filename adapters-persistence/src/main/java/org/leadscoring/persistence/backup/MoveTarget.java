package org.leadscoring.persistence.backup;

import java.sql.Connection;
import java.sql.SQLException;
import org.leadscoring.persistence.sql.Tables;

/**
 * A MySQL database that an embedded one is moved to. A table marks it until all has arrived: so that a copy which was
 * interrupted is begun anew, nothing else is ever overwritten, and no server takes half a copy for the whole.
 */
public final class MoveTarget {

    private static final String MARK = "unfinished_move";

    private final Connection connection;

    /** @param connection that stays open as long as the move takes: others are kept out by it */
    public MoveTarget(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the database, and empties it if it holds what an earlier move left unfinished.
     *
     * @throws IllegalStateException if it holds anything else, or another move is under way
     */
    public void take() throws SQLException {
        // The connection is idle for as long as the copy takes, a week at most.
        execute("set session wait_timeout = 604800");
        var lock = Tables.texts(connection, "select get_lock(sha2(concat('leadscoring-move:', database()), 224), 0)");
        if (!"1".equals(lock.getFirst())) {
            throw new IllegalStateException("another move to this database is under way");
        }
        var tables = Tables.of(connection);
        if (!tables.isEmpty() && !tables.containsKey(MARK)) {
            throw new IllegalStateException("this database is not empty, it has " + tables.size()
                    + " tables: create another one, nothing is overwritten");
        }
        execute("create table if not exists " + MARK + " (id int not null primary key)");
        execute("set foreign_key_checks = 0");
        for (var table : tables.values()) {
            if (!table.equals(MARK)) {
                execute("drop table " + table);
            }
        }
        execute("set foreign_key_checks = 1");
    }

    /** Everything has arrived: it is a database like any other. */
    public void finish() throws SQLException {
        execute("drop table " + MARK);
    }

    /** Whether this database is half a copy. */
    public static boolean isUnfinished(Connection connection) throws SQLException {
        return Tables.of(connection).containsKey(MARK);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

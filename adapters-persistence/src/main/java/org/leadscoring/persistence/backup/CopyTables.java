package org.leadscoring.persistence.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.leadscoring.persistence.sql.Tables;

/**
 * Copies all rows from an embedded database to a MySQL database that has the same tables. Rows travel in the order of their
 * primary keys, as MySQL stores them, some thousand in a transaction, and of both databases only these are held in memory.
 */
public final class CopyTables {

    /** What Liquibase keeps of the schema is not copied: each database has its own. */
    private static final Set<String> OF_THE_SCHEMA = Set.of("databasechangelog", "databasechangeloglock");

    private static final int ROWS_AT_ONCE = 2_000;

    /** Pieces of files and documents are large: so many bytes are written at once, or a row more. */
    private static final long BYTES_AT_ONCE = 4_000_000;

    private final Connection from;
    private final Connection to;
    private final Progress progress;

    /**
     * @param from nobody writes to it meanwhile
     * @param to for this alone; it is to be closed afterwards
     * @param progress is told after every transaction
     */
    public CopyTables(Connection from, Connection to, Progress progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /**
     * Copies, and counts what has arrived.
     *
     * @return how many rows
     * @throws IllegalStateException if the databases were not made by the same version, or a table differs afterwards
     */
    public long copy() throws SQLException {
        sameVersion();
        to.setAutoCommit(false);
        execute(from, "set lazy_query_execution 1");
        // Tables are copied one after the other, whichever refers to which.
        execute(to, "set foreign_key_checks = 0");
        var targets = Tables.of(to);
        var all = 0L;
        for (var table : Tables.of(from).entrySet()) {
            if (!OF_THE_SCHEMA.contains(table.getKey())) {
                all += copy(table.getValue(), target(targets, table.getKey()));
            }
        }
        for (var identity : identities().entrySet()) {
            execute(
                    to,
                    "alter table " + target(targets, identity.getKey()) + " auto_increment = " + identity.getValue());
        }
        return all;
    }

    private void sameVersion() throws SQLException {
        var old = changes(from);
        var current = changes(to);
        if (!current.containsAll(old)) {
            throw new IllegalStateException("the embedded database was made by a newer version: move it by that one");
        }
        if (!old.containsAll(current)) {
            throw new IllegalStateException(
                    "the embedded database was made by an older version: start the server on it once, which changes it");
        }
    }

    /** The changes of the schema that a database has been through. */
    private static Set<String> changes(Connection connection) throws SQLException {
        var log = Tables.of(connection).get("databasechangelog");
        return log == null ? Set.of() : new TreeSet<>(Tables.texts(connection, "select id from " + log));
    }

    private static String target(Map<String, String> targets, String table) {
        var target = targets.get(table);
        if (target == null) {
            throw new IllegalStateException(
                    "the embedded database has a table " + table + " that is none of the product's");
        }
        return target;
    }

    private long copy(String source, String target) throws SQLException {
        var columns = Tables.columns(from, source);
        if (!columns.equals(Tables.columns(to, target))) {
            throw new IllegalStateException("the table " + target + " has other columns than in the embedded database");
        }
        var total = Tables.count(from, source);
        // Changes of the schema may have put something there.
        execute(to, "delete from " + target);
        try (var statement = from.createStatement();
                var rows = statement.executeQuery(select(source, columns))) {
            write(rows, target, columns, total);
        }
        to.commit();
        var arrived = Tables.count(to, target);
        if (arrived != total) {
            throw new IllegalStateException("of " + total + " rows of " + target + " " + arrived + " have arrived");
        }
        return total;
    }

    private String select(String source, Set<String> columns) throws SQLException {
        var key = Tables.key(from, source);
        var order = key.isEmpty() ? "" : " order by " + String.join(", ", key);
        return "select " + String.join(", ", columns) + " from " + source + order;
    }

    private void write(ResultSet rows, String target, Set<String> columns, long total) throws SQLException {
        var insert = "insert into " + target + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        var batch = new ArrayList<List<@Nullable Object>>();
        var bytes = 0L;
        var copied = 0L;
        while (rows.next()) {
            var row = Values.of(rows);
            batch.add(row);
            bytes += Values.bytes(row);
            if (batch.size() == ROWS_AT_ONCE || bytes >= BYTES_AT_ONCE) {
                copied += write(insert, batch);
                progress.copied(target, copied, total);
                bytes = 0;
            }
        }
        progress.copied(target, copied + write(insert, batch), total);
    }

    private int write(String insert, List<List<@Nullable Object>> batch) throws SQLException {
        try (var statement = to.prepareStatement(insert)) {
            for (var row : batch) {
                for (int i = 0; i < row.size(); i++) {
                    statement.setObject(i + 1, row.get(i));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
        to.commit();
        var size = batch.size();
        batch.clear();
        return size;
    }

    /** By table, the number the next row gets: beyond those of rows that were deleted, too. */
    private Map<String, String> identities() throws SQLException {
        try (var statement = from.createStatement();
                var rows = statement.executeQuery("""
                        select table_name, identity_base from information_schema.columns
                        where table_schema = 'PUBLIC' and is_identity = 'YES'
                        """)) {
            var identities = new TreeMap<String, String>();
            while (rows.next()) {
                identities.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
            }
            return identities;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Who wants to know how far it is. */
    @FunctionalInterface
    public interface Progress {

        /** So many rows of so many of a table are in the other database. */
        void copied(String table, long rows, long of);
    }
}

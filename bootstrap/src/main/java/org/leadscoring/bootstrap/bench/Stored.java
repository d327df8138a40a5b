package org.leadscoring.bootstrap.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.leadscoring.bootstrap.trial.TrialDatabase;
import org.leadscoring.persistence.sql.Columns;

/** What a filled database holds, of which screens are asked for. */
final class Stored implements AutoCloseable {

    private final Connection connection;

    Stored(TrialDatabase database) throws SQLException {
        this.connection = database.connect();
        connection.setAutoCommit(true);
    }

    /** What stands first in each row. */
    <T> List<T> all(String sql, Reader<T> reader) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    <T> T first(String sql, Reader<T> reader) throws SQLException {
        var found = all(sql + " limit 1", reader);
        if (found.isEmpty()) {
            throw new IllegalStateException("the database holds too little to be measured: nothing by " + sql);
        }
        return found.getFirst();
    }

    long count(String table, String condition) throws SQLException {
        return first("select count(*) from " + table + " where " + condition, row -> row.getLong(1));
    }

    /**
     * Some places evenly spread over an ordered list.
     *
     * @param size of the list
     * @param order to select rows by
     */
    <T> List<T> spread(long size, int places, String order, Reader<T> reader) throws SQLException {
        var spread = new ArrayList<T>();
        for (long offset : LongStream.range(0, places)
                .map(place -> place * size / places)
                .distinct()
                .toArray()) {
            spread.addAll(all(order + " limit 1 offset " + offset, reader));
        }
        return spread;
    }

    /** An id. */
    static String id(ResultSet row) throws SQLException {
        return Columns.id(row.getBytes(1)).toString();
    }

    /** An instant and an id, as the address of a further page has them. */
    static String instantAndId(ResultSet row) throws SQLException {
        return Columns.instant(row, "place") + "_" + Columns.id(row, "id");
    }

    /** A text or a number and an id, likewise. */
    static String textAndId(ResultSet row) throws SQLException {
        return row.getString("place") + "_" + Columns.id(row, "id");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Reads a row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}

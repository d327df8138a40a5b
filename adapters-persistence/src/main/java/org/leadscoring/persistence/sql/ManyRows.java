package org.leadscoring.persistence.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An insert of many rows as one statement. MySQL's driver can make one of a batch, too, but copies every value for it twice
 * and writes it out once more to see how long it is: that took a third of the writers' time.
 */
final class ManyRows {

    private static final int ROWS = 1_000;

    /** So much text at most goes into one statement: a server takes 4 MB or more, and a letter is four bytes at most. */
    private static final int LETTERS = 500_000;

    private final String beginning;
    private final String row;
    private final String end;

    private ManyRows(String beginning, String row, String end) {
        this.beginning = beginning;
        this.row = row;
        this.end = end;
    }

    /** Of an insert with one row of values, with or without {@code on duplicate key}; empty if the statement is none. */
    static Optional<ManyRows> of(String insert) {
        var from = insert.indexOf("values (?");
        if (!insert.stripLeading().startsWith("insert ") || from < 0) {
            return Optional.empty();
        }
        var open = insert.indexOf('(', from);
        var close = insert.indexOf(')', open);
        var row = insert.substring(open, close + 1);
        return row.chars().allMatch(letter -> "(?, \n)".indexOf(letter) >= 0) && row.lastIndexOf('(') == 0
                ? Optional.of(new ManyRows(insert.substring(0, open), row, insert.substring(close + 1)))
                : Optional.empty();
    }

    /** Writes these rows, by as few statements as they fit into. */
    void write(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
        for (int from = 0, to; from < rows.size(); from = to) {
            to = fitting(rows, from);
            try (var statement = connection.prepareStatement(text(to - from))) {
                var place = 1;
                for (var values : rows.subList(from, to)) {
                    for (var value : values) {
                        set(statement, place++, value);
                    }
                }
                statement.executeUpdate();
            }
        }
    }

    private String text(int rows) {
        return beginning + String.join(",", Collections.nCopies(rows, row)) + end;
    }

    private static int fitting(List<@Nullable Object[]> rows, int from) {
        var letters = 0;
        var to = from;
        while (to < rows.size() && to - from < ROWS) {
            for (var value : rows.get(to)) {
                letters += value instanceof String text ? text.length() : 0;
            }
            if (letters > LETTERS && to > from) {
                break;
            }
            to++;
        }
        return to;
    }

    private static void set(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(place, Types.NULL);
            case byte[] bytes -> statement.setBytes(place, bytes);
            case String text -> statement.setString(place, text);
            case Integer number -> statement.setInt(place, number);
            case LocalDateTime time -> statement.setString(place, Columns.text(time));
            default -> statement.setObject(place, value);
        }
    }
}

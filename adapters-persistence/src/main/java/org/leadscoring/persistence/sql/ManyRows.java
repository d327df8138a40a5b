package org.leadscoring.persistence.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An insert of many rows as one statement for MySQL, with its values written out: {@link Literals}. Its driver can make one
 * of a batch, too, but copies every value for it twice and writes it out once more to see how long it is: that took a third
 * of the writers' time. To take apart a statement of our own with some thousand parameters took an eighth.
 */
final class ManyRows {

    private static final int ROWS = 1_000;

    /** So much text at most goes into one statement: a server takes 4 MB or more, and a letter becomes six at most. */
    private static final int LETTERS = 500_000;

    private static final int LETTERS_IN_A_ROW = 400;

    private final String beginning;
    private final int values;
    private final String end;

    private ManyRows(String beginning, int values, String end) {
        this.beginning = beginning;
        this.values = values;
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
                ? Optional.of(new ManyRows(
                        insert.substring(0, open),
                        (int) row.chars().filter(letter -> letter == '?').count(),
                        insert.substring(close + 1)))
                : Optional.empty();
    }

    /** Writes these rows, by as few statements as they fit into. */
    void write(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
        try (var statement = connection.createStatement()) {
            // What is in braces is a value and none of JDBC's escapes.
            statement.setEscapeProcessing(false);
            for (int from = 0, to; from < rows.size(); from = to) {
                to = fitting(rows, from);
                statement.executeUpdate(text(rows.subList(from, to)));
            }
        }
    }

    private String text(List<@Nullable Object[]> rows) {
        var text = new StringBuilder(rows.size() * LETTERS_IN_A_ROW).append(beginning);
        for (var row : rows) {
            if (row.length != values) {
                throw new IllegalArgumentException("a row has " + row.length + " values and not " + values);
            }
            text.append('(');
            for (var value : row) {
                Literals.append(text, value);
                text.append(',');
            }
            text.setCharAt(text.length() - 1, ')');
            text.append(',');
        }
        text.setLength(text.length() - 1);
        return text.append(end).toString();
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
}

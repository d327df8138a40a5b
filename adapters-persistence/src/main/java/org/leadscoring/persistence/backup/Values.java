package org.leadscoring.persistence.backup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a row as both drivers know them. */
final class Values {

    private static final int NUMBER = 8;

    private Values() {}

    /**
     * The row the result is at.
     *
     * @throws IllegalStateException if a column is of a type that none of the product's is
     */
    static List<@Nullable Object> of(ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        var values = new ArrayList<@Nullable Object>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.add(
                    switch (columns.getColumnType(i)) {
                        case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> row.getBytes(i);
                        case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR -> row.getString(i);
                        // Without a zone, so that no driver shifts it.
                        case Types.TIMESTAMP -> row.getObject(i, LocalDateTime.class);
                        case Types.BOOLEAN, Types.BIT, Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                            row.getObject(i);
                        case Types.DATE -> row.getObject(i, LocalDate.class);
                        case Types.DECIMAL, Types.NUMERIC -> row.getBigDecimal(i);
                        default ->
                            throw new IllegalStateException("the column " + columns.getColumnName(i)
                                    + " cannot be copied: it is of the type " + columns.getColumnTypeName(i));
                    });
        }
        return values;
    }

    /** How much room they take, roughly. */
    static long bytes(List<@Nullable Object> values) {
        var bytes = 0L;
        for (var value : values) {
            bytes += switch (value) {
                case String text -> text.length();
                case byte[] content -> content.length;
                case null, default -> NUMBER;
            };
        }
        return bytes;
    }
}

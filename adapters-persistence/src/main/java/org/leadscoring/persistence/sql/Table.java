package org.leadscoring.persistence.sql;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table whose rows are written whole, and the three ways to say it. */
public final class Table {

    private final String insert;
    private final String update;
    private final String upsert;

    /**
     * @param columns what is written, in the order of the values; a column with {@code +} before its name rises by the
     *     value
     * @param keys what the row is found by, in the order of the values that follow
     */
    public Table(String name, List<String> columns, List<String> keys) {
        var all =
                Stream.concat(columns.stream(), keys.stream()).map(Table::plain).toList();
        insert = "insert into " + name + " (" + String.join(", ", all) + ") values ("
                + String.join(", ", Collections.nCopies(all.size(), "?")) + ")";
        update = "update " + name + " set "
                + columns.stream()
                        .map(column -> plain(column) + " = " + (rises(column) ? plain(column) + " + ?" : "?"))
                        .collect(Collectors.joining(", "))
                + " where " + keys.stream().map(key -> key + " = ?").collect(Collectors.joining(" and "));
        upsert = insert + " on duplicate key update "
                + columns.stream()
                        .map(column -> plain(column) + " = " + (rises(column) ? plain(column) + " + " : "") + "values("
                                + plain(column) + ")")
                        .collect(Collectors.joining(", "));
    }

    private static boolean rises(String column) {
        return column.startsWith("+");
    }

    private static String plain(String column) {
        return rises(column) ? column.substring(1) : column;
    }

    String insert() {
        return insert;
    }

    String update() {
        return update;
    }

    String upsert() {
        return upsert;
    }
}

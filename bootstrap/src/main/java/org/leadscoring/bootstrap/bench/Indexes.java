package org.leadscoring.bootstrap.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The indexes of tables in MySQL, left away while very many rows are written and made afterwards: to sort a million entries
 * once takes a small part of the time that to find the place of each takes. Keys stay.
 */
final class Indexes {

    private final Map<String, Map<String, Definition>> byTable = new TreeMap<>();

    private Indexes() {}

    /** Drops those of these tables. */
    static Indexes drop(Connection connection, List<String> tables) throws SQLException {
        var indexes = new Indexes();
        indexes.read(connection, tables);
        for (var table : indexes.byTable.entrySet()) {
            alter(
                    connection,
                    table.getKey(),
                    table.getValue().keySet().stream()
                            .map(name -> "drop index " + name)
                            .toList());
        }
        return indexes;
    }

    private void read(Connection connection, List<String> tables) throws SQLException {
        var names = tables.stream().map(table -> "'" + table + "'").collect(Collectors.joining(", "));
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select table_name as t, index_name as i, non_unique as n, column_name as c, collation as o
                        from information_schema.statistics
                        where table_schema = database() and index_name <> 'PRIMARY' and table_name in (%s)
                        order by table_name, index_name, seq_in_index
                        """.formatted(names))) {
            while (rows.next()) {
                var unique = rows.getInt("n") == 0;
                byTable.computeIfAbsent(rows.getString("t"), table -> new LinkedHashMap<>())
                        .computeIfAbsent(rows.getString("i"), index -> new Definition(unique, new ArrayList<>()))
                        .columns()
                        .add(rows.getString("c") + ("D".equals(rows.getString("o")) ? " desc" : ""));
            }
        }
    }

    /** Makes those that were dropped. */
    void make(Connection connection) throws SQLException {
        for (var table : byTable.entrySet()) {
            alter(
                    connection,
                    table.getKey(),
                    table.getValue().entrySet().stream()
                            .map(index -> "add " + index.getValue().kind() + " " + index.getKey() + " ("
                                    + String.join(", ", index.getValue().columns()) + ")")
                            .toList());
        }
    }

    private static void alter(Connection connection, String table, List<String> changes) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("alter table " + table + " " + String.join(", ", changes));
        }
    }

    private record Definition(boolean unique, List<String> columns) {

        String kind() {
            return unique ? "unique index" : "index";
        }
    }
}

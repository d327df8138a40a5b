package org.leadscoring.persistence.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a database says of its tables. */
public final class Tables {

    private Tables() {}

    /** The names of all tables as the database writes them, by the same in lower case and in this order. */
    public static Map<String, String> of(Connection connection) throws SQLException {
        var names = new TreeMap<String, String>();
        try (var tables = connection
                .getMetaData()
                .getTables(connection.getCatalog(), schema(connection), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                var name = tables.getString("TABLE_NAME");
                names.put(name.toLowerCase(Locale.ROOT), name);
            }
        }
        return names;
    }

    /** The names of a table's columns in lower case, in this order, without those that the database reckons itself. */
    public static Set<String> columns(Connection connection, String table) throws SQLException {
        var names = new TreeSet<String>();
        try (var columns = connection
                .getMetaData()
                .getColumns(connection.getCatalog(), schema(connection), literally(table), "%")) {
            while (columns.next()) {
                if (!"YES".equals(columns.getString("IS_GENERATEDCOLUMN"))) {
                    names.add(columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    /** The columns of a table's primary key in lower case, the first one first; none if it has no key. */
    public static List<String> key(Connection connection, String table) throws SQLException {
        var columns = new TreeMap<Integer, String>();
        try (var keys = connection.getMetaData().getPrimaryKeys(connection.getCatalog(), schema(connection), table)) {
            while (keys.next()) {
                columns.put(
                        keys.getInt("KEY_SEQ"), keys.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(columns.values());
    }

    /** What a query for one column of text answers. */
    public static List<String> texts(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** How many rows a table has. */
    public static long count(Connection connection, String table) throws SQLException {
        return Long.parseLong(texts(connection, "select count(*) from " + table).getFirst());
    }

    private static String literally(String name) {
        return name.replace("_", "\\_");
    }

    /** MySQL's databases are catalogs and have no schemas. */
    private static String schema(Connection connection) throws SQLException {
        return connection.getSchema();
    }
}

package org.leadscoring.bootstrap.command;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** An embedded database from outside of the program. */
public final class EmbeddedDatabase {

    private EmbeddedDatabase() {}

    /** The JDBC URL of the database in this folder; another process may have it open. */
    public static String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("leadscoring").toAbsolutePath() + ";MODE=MySQL;AUTO_SERVER=TRUE";
    }

    /** What the database in this folder answers, a line for each row. */
    public static List<String> rows(Path folder, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url(folder));
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(String.join(", ", row));
            }
            return rows;
        }
    }
}

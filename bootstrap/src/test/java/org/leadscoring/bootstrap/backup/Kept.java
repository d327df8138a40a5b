package org.leadscoring.bootstrap.backup;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.ingestion.EditPageTypes;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.EmbeddedDatabase;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.event.PageTypes;
import org.leadscoring.domain.event.WrittenPattern;
import org.leadscoring.persistence.sql.Database;

/** A database that has something of everything that could get lost, and all it holds. */
final class Kept {

    static final String ADDRESS = "https://slack.invalid/services/T0/B0/abcdefghijkl";

    private Kept() {}

    /** Five hundred people, a secret, a session, letters of all kinds, and a row that was deleted. */
    static void fill(TestServer server) {
        server.fillDemo(500);
        var admin = server.bean(Users.class).byUsername("admin").orElseThrow();
        server.bean(EditDestinations.class)
                .create(
                        server.workspace(),
                        "#sales",
                        new Channel.Slack(new Secret(ADDRESS)),
                        Set.of(Topic.SLA_BREACHED),
                        admin.user().id());
        server.bean(EditPageTypes.class)
                .change(
                        server.workspace(),
                        PageTypes.of(WrittenPattern.lines("/zoë's -> page_view_zoë\n/b -> b")),
                        admin.user().id());
        server.post(
                "/v1/track",
                "key-of-the-first-source",
                "{\"userId\":\"zoë-😀\",\"event\":\"Demo Requested\",\"messageId\":\"odd\",\"properties\":"
                        + "{\"said\":\"it's a \\\\ \\n \\u0001 {} ? 漢字 😀\"}}");
        var database = server.bean(Database.class);
        database.sql("insert into sessions values ('a', 'b', 1, 2, 3, 9999999999999, null)")
                .update();
        database.sql("insert into sessions_ATTRIBUTES values ('a', 'x', :bytes)")
                .param("bytes", new byte[] {0, -1, 39, 92, 10, 127, -128})
                .update();
        database.sql("""
                insert into status_changes (workspace_id, lead_id, from_status, to_status, changed_at, changed_by)
                select workspace_id, lead_id, 'a', 'b', changed_at, changed_by from status_changes order by id limit 1
                """).update();
        database.sql("delete from status_changes where from_status = 'a'").update();
    }

    /** Closes a database for all who have it open in this process, as the end of a server's process does. */
    static void close(Path data) throws SQLException {
        try (var connection = DriverManager.getConnection(EmbeddedDatabase.url(data));
                var statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
    }

    /** The address the server would tell. */
    static String address(TestServer server) {
        var channel = server.bean(EditDestinations.class)
                .all(server.workspace())
                .getFirst()
                .destination()
                .channel();
        return ((Channel.Slack) channel).url().value();
    }

    /** By table, how many rows there are and the SHA-256 of them all. */
    static Map<String, String> rows(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            var rows = new TreeMap<String, String>();
            for (var table : tables(connection)) {
                var name = table.toLowerCase(Locale.ROOT);
                if (!name.startsWith("databasechangelog")) {
                    var all = rows(connection, table);
                    rows.put(name, all.size() + " " + hash(String.join("\n", all)));
                }
            }
            return rows;
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (var tables = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            var names = new ArrayList<String>();
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
            return names;
        }
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select * from " + table)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new TreeMap<String, String>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    var column = result.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT);
                    var time = result.getMetaData().getColumnTypeName(i).matches("TIMESTAMP|DATETIME");
                    var value = time ? result.getObject(i, LocalDateTime.class) : result.getObject(i);
                    row.put(
                            column,
                            value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value));
                }
                rows.add(row.toString());
            }
            return rows.stream().sorted().toList();
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.leadscoring.bootstrap.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** An empty database made for a benchmark or a drill, and removed when it is closed. */
public sealed interface TrialDatabase extends AutoCloseable permits H2Database, MySqlDatabase {

    /**
     * Makes a database of the kind the server would use with these settings.
     *
     * @param name of a database on MySQL
     * @param keep whether it stays when all is over
     * @throws IllegalStateException if it cannot be made, saying what to do
     */
    static TrialDatabase make(Settings settings, String name, boolean keep) throws IOException {
        var url = settings.datasource().getOrDefault(Settings.URL, "");
        if (url.startsWith("jdbc:h2:")) {
            return H2Database.make(settings, Path.of(settings.dataFolder()), keep);
        }
        if (url.startsWith("jdbc:mysql:")) {
            return MySqlDatabase.make(settings, name, keep);
        }
        throw new IllegalStateException("the benchmark knows H2 and MySQL, and not the database of " + Settings.URL
                + "=" + withoutParameters(url));
    }

    /**
     * A database that a run made and kept; it stays.
     *
     * @param place where it is, as that run said
     * @throws IllegalStateException if no benchmark made it
     */
    static TrialDatabase kept(Settings settings, String place) {
        var url = settings.datasource().getOrDefault(Settings.URL, "");
        return url.startsWith("jdbc:mysql:")
                ? MySqlDatabase.kept(settings, place)
                : H2Database.kept(settings, Path.of(place));
    }

    /** Where it is, for people. */
    String place();

    /** What it is found by when it was kept. */
    String reusedBy();

    /** Lets the database look at what it holds, as it does by itself sooner or later, so that it plans its queries by it. */
    default void gatherStatistics() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var tables = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {
                            "TABLE", "BASE TABLE"
                        })) {
            while (tables.next()) {
                statement.execute("analyze table " + tables.getString("TABLE_NAME"));
            }
            connection.commit();
        }
    }

    /** Whether it is one of MySQL, and not embedded. */
    boolean isMySql();

    /** The file of one that is embedded. */
    Optional<Path> file();

    /** URL, user name and password. */
    Map<String, String> datasource();

    /**
     * A new connection, as the server's: read committed, by transactions.
     *
     * @throws IllegalStateException if there is none
     */
    default Connection connect() {
        return connect(Map.of());
    }

    /** The same, with these words for the driver. */
    default Connection connect(Map<String, String> forDriver) {
        try {
            var connection = open(datasource(), forDriver);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot connect to " + place() + ": " + e.getMessage(), e);
        }
    }

    /** Its product and version, for example {@code MySQL 9.7.0}. */
    default String product() throws SQLException {
        try (var connection = connect()) {
            var data = connection.getMetaData();
            return data.getDatabaseProductName() + " "
                    + data.getDatabaseProductVersion().split("[ -]", 2)[0];
        }
    }

    /** What a query for a single number answers. */
    default long number(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** @throws IllegalStateException if it does not hold as many events as were accepted, each once */
    default void requireOnce(long accepted) throws SQLException {
        var stored = number("select count(*) from events");
        var messages = number("select count(distinct message_id) from events");
        if (stored != accepted || messages != accepted) {
            throw new IllegalStateException("the server took " + accepted + " events, but " + place() + " holds "
                    + stored + " with " + messages + " different message ids");
        }
    }

    @Override
    void close() throws IOException, SQLException;

    /** Connects by a URL, user name and password, as Spring names them. */
    static Connection open(Map<String, String> datasource, Map<String, String> forDriver) throws SQLException {
        var properties = new Properties();
        properties.putAll(forDriver);
        var names = Map.of(Settings.USER, "user", Settings.PASSWORD, "password");
        names.forEach((setting, property) -> {
            if (datasource.containsKey(setting)) {
                properties.setProperty(property, datasource.get(setting));
            }
        });
        var url = datasource.getOrDefault(Settings.URL, "");
        if (url.startsWith("jdbc:mysql:")) {
            properties.setProperty("rewriteBatchedStatements", "true");
        }
        return DriverManager.getConnection(url, properties);
    }

    /** The same but for the URL, wherever it is set. */
    static Map<String, String> withUrl(Map<String, String> datasource, String url) {
        var other = new TreeMap<>(datasource);
        other.put(Settings.URL, url);
        other.replace(Settings.POOL_URL, url);
        other.replace(Settings.SCHEMA_URL, url);
        return Map.copyOf(other);
    }

    /** A URL without what may be secret. */
    static String withoutParameters(String url) {
        return url.replaceAll("[?;].*", "");
    }
}

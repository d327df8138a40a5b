package org.leadscoring.persistence;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;

/**
 * A MySQL server for tests: the one {@code LEADSCORING_TEST_JDBC_URL} names, else one in a container where Docker runs.
 * Every test class gets a database of its own there, which is dropped afterwards.
 *
 * @param url of the database, user and password included
 */
public record MySql(String url, String name, String server) implements AutoCloseable {

    /** The variable that names a server on which tests may make and drop databases. */
    public static final String VARIABLE = "LEADSCORING_TEST_JDBC_URL";

    private static final Optional<String> SERVER = findServer();

    static boolean available() {
        return SERVER.isPresent();
    }

    /** A new, empty database. For test classes that {@link NeedsMySql need} one. */
    public static MySql newDatabase() {
        var server = SERVER.orElseThrow();
        var name = "leadscoring_" + UUID.randomUUID().toString().replace("-", "");
        execute(server, "create database " + name);
        return new MySql(server.replaceFirst("(jdbc:mysql://[^/]+/)[^?]*", "$1" + name), name, server);
    }

    /** Does something in this database. */
    public void execute(String sql) {
        execute(url, sql);
    }

    @Override
    public void close() {
        execute(server, "drop database " + name);
    }

    private static Optional<String> findServer() {
        var url = System.getenv(VARIABLE);
        if (url != null && !url.isBlank()) {
            return Optional.of(url);
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        // Ends with the tests: Testcontainers sees to it.
        var container = new MySQLContainer("mysql:8.4").withUsername("root");
        container.start();
        return Optional.of(container.getJdbcUrl() + "?user=root&password=" + container.getPassword());
    }

    private static void execute(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the MySQL server of the tests refused: " + sql, e);
        }
    }
}

package org.leadscoring.bootstrap.trial;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A database on a MySQL server; one run at a time has it. */
final class MySqlDatabase implements TrialDatabase {

    private static final Pattern URL = Pattern.compile("(jdbc:mysql:[^/]*//[^/?]*)(?:/[^?]*)?(\\?.*)?");

    /** So that a database of this name with somebody's data in it is not taken for one of ours. */
    private static final String MARK = "leadscoring_bench_mark";

    private static final int NOT_ALLOWED = 1044;

    private final String name;
    private final Map<String, String> datasource;
    private final boolean keep;
    private final Map<String, String> toServer;
    private final Connection server;

    private MySqlDatabase(
            String name,
            Map<String, String> datasource,
            boolean keep,
            Map<String, String> toServer,
            Connection server) {
        this.name = name;
        this.datasource = datasource;
        this.keep = keep;
        this.toServer = toServer;
        this.server = server;
    }

    static MySqlDatabase make(Settings settings, String name, boolean keep) {
        var database = of(settings, name, keep);
        try {
            database.makeAnew();
            return database;
        } catch (SQLException | RuntimeException e) {
            throw database.refused(e);
        }
    }

    static MySqlDatabase kept(Settings settings, String name) {
        var database = of(settings, name, true);
        try {
            database.lock();
            if (database.ask(database.tables() + " and table_name = '" + MARK + "'") == 0) {
                throw new IllegalStateException("no benchmark kept a database " + name);
            }
            return database;
        } catch (SQLException | RuntimeException e) {
            throw database.refused(e);
        }
    }

    private static MySqlDatabase of(Settings settings, String name, boolean keep) {
        var url = URL.matcher(settings.datasource().getOrDefault(Settings.URL, ""));
        if (!url.matches()) {
            throw new IllegalStateException("this URL cannot be read: "
                    + TrialDatabase.withoutParameters(settings.datasource().getOrDefault(Settings.URL, ""))
                    + "; write it as jdbc:mysql://HOST:PORT/DATABASE");
        }
        var parameters = url.group(2) == null ? "" : url.group(2);
        var toServer = TrialDatabase.withUrl(settings.datasource(), url.group(1) + "/" + parameters);
        var server = connect(toServer, url.group(1));
        var datasource = TrialDatabase.withUrl(settings.datasource(), url.group(1) + "/" + name + parameters);
        return new MySqlDatabase(name, datasource, keep, toServer, server);
    }

    private static Connection connect(Map<String, String> datasource, String address) {
        try {
            return TrialDatabase.open(datasource, Map.of());
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "cannot connect to " + address + ": "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    private void lock() throws SQLException {
        // The connection is idle for as long as the benchmark takes, a week at most.
        execute("set session wait_timeout = 604800");
        if (ask("select get_lock('leadscoring-bench:" + name + "', 0)") != 1) {
            throw new IllegalStateException("another benchmark is using the database " + name
                    + "; wait for it to end, or" + " give another one with --database");
        }
    }

    private String tables() {
        return "select count(*) from information_schema.tables where table_schema = '" + name + "'";
    }

    private void makeAnew() throws SQLException {
        lock();
        if (ask(tables()) > 0 && ask(tables() + " and table_name = '" + MARK + "'") == 0) {
            throw new IllegalStateException("there is a database " + name
                    + " that no benchmark made: drop it yourself, or" + " give another one with --database");
        }
        execute("drop database if exists " + name);
        execute("create database " + name + " character set utf8mb4");
        execute("create table " + name + "." + MARK + " (id int not null primary key)");
    }

    private IllegalStateException refused(Exception cause) {
        try {
            server.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        if (cause instanceof SQLException e && e.getErrorCode() == NOT_ALLOWED) {
            return new IllegalStateException(
                    "the benchmark makes and drops a database " + name + ", and may not: "
                            + e.getMessage()
                            + ". Let an administrator run: grant select, insert, update, delete, create, alter,"
                            + " drop, index, references on " + name + ".* to the user of this URL",
                    e);
        }
        return new IllegalStateException(cause.getMessage(), cause);
    }

    private void execute(String sql) throws SQLException {
        execute(server, sql);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long ask(String sql) throws SQLException {
        try (var statement = server.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public String place() {
        return "database " + name;
    }

    @Override
    public String reusedBy() {
        return name;
    }

    @Override
    public Map<String, String> datasource() {
        return datasource;
    }

    @Override
    public boolean isMySql() {
        return true;
    }

    @Override
    public Optional<Path> file() {
        return Optional.empty();
    }

    @Override
    public void close() throws SQLException {
        // By another connection: the server may have been ended and started again while this one was idle.
        try (server;
                var fresh = TrialDatabase.open(toServer, Map.of())) {
            if (!keep) {
                execute(fresh, "drop database if exists " + name);
            }
        }
    }
}

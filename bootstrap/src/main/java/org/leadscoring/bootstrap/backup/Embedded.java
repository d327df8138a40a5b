package org.leadscoring.bootstrap.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.leadscoring.bootstrap.wiring.SecretKeys;
import org.leadscoring.persistence.sql.Vault;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;

/**
 * The embedded database that the server would use with the operator's settings, and what lies beside it.
 *
 * @param file the database itself, absolute
 * @param parameters of its URL, each after a semicolon
 * @param user null unless it is set
 * @param password null unless it is set
 * @param data the folder of the data, where the key may be
 * @param currentKey the key from the environment, or empty
 * @param oldKeys keys from the environment that were current before, or empty
 */
record Embedded(
        Path file,
        String parameters,
        @Nullable String user,
        @Nullable String password,
        Path data,
        String currentKey,
        String oldKeys) {

    private static final String PREFIX = "jdbc:h2:file:";
    private static final String ENDING = ".mv.db";

    /**
     * Reads the settings as the server would.
     *
     * @param onMySql what to do instead if they name a MySQL database
     * @throws IllegalStateException if they name no embedded database
     */
    static Embedded of(List<String> settings, String onMySql) {
        try (var context = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(settings.toArray(String[]::new))) {
            return of(context.getEnvironment(), onMySql);
        }
    }

    private static Embedded of(Environment environment, String onMySql) {
        var url = environment.getRequiredProperty("spring.datasource.url");
        if (!url.startsWith(PREFIX)) {
            throw new IllegalStateException("this is for the embedded database only, and the settings name "
                    + url.replaceAll("[?;].*", "") + ": " + onMySql);
        }
        var place = url.substring(PREFIX.length()).split(";", 2);
        return new Embedded(
                Path.of(place[0] + ENDING).toAbsolutePath().normalize(),
                place.length == 1 ? "" : ";" + place[1],
                environment.getProperty("spring.datasource.username"),
                environment.getProperty("spring.datasource.password"),
                Path.of(environment.getRequiredProperty("leadscoring.data"))
                        .toAbsolutePath()
                        .normalize(),
                environment.getProperty("leadscoring.secret-key", ""),
                environment.getProperty("leadscoring.secret-key-old", ""));
    }

    /** The same in another folder, its key too. */
    Embedded in(Path other) {
        return new Embedded(other.resolve(file.getFileName()), parameters, user, password, other, currentKey, oldKeys);
    }

    /** The same without keys from the environment. */
    Embedded onlyFile() {
        return new Embedded(file, parameters, user, password, data, "", "");
    }

    boolean exists() {
        return Files.exists(file);
    }

    Path folder() {
        return Objects.requireNonNull(file.getParent());
    }

    Path keyFile() {
        return SecretKeys.file(data);
    }

    /** Whether this can be read by the keys there are. */
    boolean opens(List<String> sealed) {
        var keys = SecretKeys.existing(currentKey, oldKeys, data);
        return sealed.isEmpty() || (!keys.isEmpty() && sealed.stream().allMatch(new Vault(keys)::knowsKeyOf));
    }

    String url() {
        var path = file.toString();
        return PREFIX + path.substring(0, path.length() - ENDING.length()) + parameters;
    }

    /** Joins the server if one runs on it; the database must be there. */
    Connection join() throws SQLException {
        return connect(url() + ";IFEXISTS=TRUE");
    }

    /** Keeps every server away until it is closed. Makes the database if it is not there. */
    Connection alone() throws SQLException {
        return connect(url().replaceAll("(?i);AUTO_SERVER=[a-z]*", ""));
    }

    private Connection connect(String url) throws SQLException {
        var properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(url, properties);
    }

    /**
     * Does something while no server can open the database; if there is none yet there is nothing to keep anybody from.
     *
     * @throws IllegalStateException if one has it open
     */
    void withoutServer(Work work) throws IOException, SQLException {
        if (!exists()) {
            work.run();
            return;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var lock = lock(channel);
            if (lock == null) {
                throw new IllegalStateException(
                        "a server or another command is running on " + file + ": stop it first");
            }
            work.run();
        }
    }

    /** H2 locks its file in the same way. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // It is this very process that has it.
            return null;
        }
    }

    /** The settings that say nothing of where the database is. */
    static List<String> elsewhere(List<String> settings) {
        Predicate<String> place = setting -> setting.startsWith("--spring.datasource.")
                || setting.startsWith("--spring.liquibase.")
                || setting.startsWith("--leadscoring.data=");
        return settings.stream().filter(place.negate()).toList();
    }

    /** What is done meanwhile. */
    interface Work {
        void run() throws IOException, SQLException;
    }

    @SpringBootConfiguration
    static class Nothing {}
}

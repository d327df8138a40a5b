package org.leadscoring.persistence.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Lets a start pass Liquibase over if the database was brought to exactly this program's schema before: to read all change
 * logs and compare them with what was done takes a ninth of a start.
 *
 * <p>After Liquibase has run, the last change set it did is tagged with a digest of the change logs. Whatever comes later,
 * another release, a change set done or rolled back by hand, puts another one last or another digest there, and Liquibase
 * runs again.
 */
public final class KnownSchema implements BeanPostProcessor {

    private static final String HISTORY = "DATABASECHANGELOG";
    private static final String LAST = " order by ORDEREXECUTED desc, ID desc limit 1";

    private final String digest = digest();
    private boolean ran;

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof SpringLiquibase liquibase && !liquibase.isDropFirst()) {
            try (var connection = liquibase.getDataSource().getConnection()) {
                liquibase.setShouldRun(!isKnown(connection));
            } catch (SQLException e) {
                throw new BeanCreationException(name, "the database cannot be asked for its schema", e);
            }
            // Called when it runs, which the operator may have switched off, too.
            liquibase.setCustomizer(running -> ran = true);
        }
        return bean;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof SpringLiquibase liquibase && ran) {
            try (var connection = liquibase.getDataSource().getConnection()) {
                remember(connection);
            } catch (SQLException e) {
                throw new BeanCreationException(name, "what the database's schema is cannot be written down", e);
            }
        }
        return bean;
    }

    private boolean isKnown(Connection connection) throws SQLException {
        var history = Tables.of(connection).get(HISTORY.toLowerCase(Locale.ROOT));
        return history != null
                && Tables.texts(connection, "select TAG from " + history + LAST).contains(digest);
    }

    private void remember(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var last = statement.executeQuery("select ID, AUTHOR, FILENAME from " + HISTORY + LAST);
                var tag = connection.prepareStatement(
                        "update " + HISTORY + " set TAG = ? where ID = ? and AUTHOR = ? and FILENAME = ?")) {
            if (last.next()) {
                tag.setString(1, digest);
                tag.setString(2, last.getString("ID"));
                tag.setString(3, last.getString("AUTHOR"));
                tag.setString(4, last.getString("FILENAME"));
                tag.executeUpdate();
            }
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    /** Of all change logs, whatever their order; a tag has room for 255 characters. */
    private static String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var logs = new PathMatchingResourcePatternResolver(KnownSchema.class.getClassLoader())
                    .getResources("classpath:db/changelog/*");
            Arrays.sort(logs, Comparator.comparing(KnownSchema::name));
            for (var log : logs) {
                digest.update(name(log).getBytes(UTF_8));
                digest.update(log.getContentAsByteArray());
            }
            return "schema " + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the change logs cannot be read", e);
        }
    }

    private static String name(Resource log) {
        return Objects.requireNonNull(log.getFilename(), "a change log is a file");
    }
}

package org.leadscoring.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.SQLExceptionOverride.Override;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;

class FailuresTest {

    private final BrokenConnections connections = new BrokenConnections();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "H2 is closed                          | 90098 | 90098 | MUST_EVICT",
                "H2 cannot write                       | 90031 | 90031 | MUST_EVICT",
                "H2 failed within                      | HY000 | 50000 | MUST_EVICT",
                "MySQL has no room                     | HY000 | 1114  | CONTINUE_EVICT",
                "MySQL follows another server          | HY000 | 1290  | MUST_EVICT",
                "MySQL's driver fell back to another   | 25006 | 1792  | MUST_EVICT",
                "Connection is read-only. Queries …    | S1009 | 0     | MUST_EVICT",
                "MySQL's group does not let it commit  | HY000 | 3100  | MUST_EVICT",
                "the connection broke                  | 08S01 | 0     | CONTINUE_EVICT",
            })
    void these_are_the_databases_own(String what, String state, int code, Override connection) {
        var failure = new SQLException(what, state, code);

        assertThat(Failures.isDatabases(new UncategorizedSQLException("insert", "sql", failure)))
                .isTrue();
        assertThat(connections.adjudicate(failure)).isEqualTo(connection);
    }

    @Test
    void what_the_pool_says_of_a_connection_it_has_let_go_is_one_of_them() {
        assertThat(Failures.isDatabases(
                        new UncategorizedSQLException("select", "sql", new SQLException("Connection is closed"))))
                .isTrue();
    }

    @Test
    void so_is_a_connection_that_the_pool_could_not_give() {
        assertThat(Failures.isDatabases(new CannotGetJdbcConnectionException(
                        "none", new SQLTransientConnectionException("timed out after 5000 ms"))))
                .isTrue();
    }

    @Test
    void the_cause_of_a_failure_counts() {
        var closed = new SQLException("rolled back", "HY000", 0, new SQLException("closed", "90098", 90098));

        assertThat(Failures.isDatabases(closed)).isTrue();
        assertThat(connections.adjudicate(closed)).isEqualTo(Override.MUST_EVICT);
    }

    @Test
    void what_was_wrong_with_the_question_is_not() {
        var tooLong = new SQLException("Data too long for column", "22001", 1406);
        var twice = new SQLIntegrityConstraintViolationException("Duplicate entry", "23000", 1062);

        assertThat(Failures.isDatabases(new DataIntegrityViolationException("insert", tooLong)))
                .isFalse();
        assertThat(Failures.isDatabases(twice)).isFalse();
        assertThat(connections.adjudicate(tooLong)).isEqualTo(Override.CONTINUE_EVICT);
    }
}

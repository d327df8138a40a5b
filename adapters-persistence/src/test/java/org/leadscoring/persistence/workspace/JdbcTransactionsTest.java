package org.leadscoring.persistence.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.workspace.DatabaseUnavailableException;
import org.leadscoring.application.workspace.LostRaceException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class JdbcTransactionsTest {

    private final JdbcTransactions transactions =
            new JdbcTransactions(new DataSourceTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:")));

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void a_server_that_takes_no_writes_is_not_asked_again_but_said_to_be_away() {
        var readOnly = new TransientDataAccessResourceException(
                "insert", new SQLException("Connection is read-only. Queries …", "S1009"));

        assertThatThrownBy(() -> transactions.run(() -> failing(readOnly, Integer.MAX_VALUE)))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasCause(readOnly);
        assertThat(tries).hasValue(1);
    }

    @Test
    void a_race_that_was_lost_is_run_again() {
        var lost = new CannotAcquireLockException("update", new SQLException("deadlock", "40001", 1213));

        assertThat(transactions.run(() -> failing(lost, 2))).isEqualTo(3);
    }

    @Test
    void a_race_that_is_lost_each_time_may_be_won_later() {
        var lost = new CannotAcquireLockException("update", new SQLException("deadlock", "40001", 1213));

        assertThatThrownBy(() -> transactions.run(() -> failing(lost, Integer.MAX_VALUE)))
                .isInstanceOf(LostRaceException.class)
                .hasCause(lost);
        assertThat(tries).hasValue(10);
    }

    @Test
    void a_key_that_is_there_each_time_is_the_fault_of_the_work() {
        var there = new DuplicateKeyException("insert", new SQLException("duplicate", "23000", 1062));

        assertThatThrownBy(() -> transactions.run(() -> failing(there, Integer.MAX_VALUE)))
                .isSameAs(there);
        assertThat(tries).hasValue(10);
    }

    private int failing(DataAccessException failure, int times) {
        if (tries.incrementAndGet() <= times) {
            throw failure;
        }
        return tries.get();
    }
}

package org.leadscoring.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManyRowsTest {

    private static final String INSERT = "insert into things (id, name, at, raw) values (?, ?, ?, ?)";

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:;MODE=MySQL");
        execute("create table things (id int primary key, name varchar(1000000), at datetime(6), raw binary(2))");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void every_row_is_written_with_all_its_values_in_as_many_statements_as_it_takes() throws SQLException {
        var rows = new ArrayList<@Nullable Object[]>();
        for (int i = 0; i < 2_500; i++) {
            var at = LocalDateTime.of(2026, 3, 2, 9, 0).plusNanos(1_000L * i);
            rows.add(
                    new @Nullable Object[] {i, i % 2 == 0 ? null : "what? %d".formatted(i), at, new byte[] {1, (byte) i}
                    });
        }

        write(INSERT, rows);

        assertThat(strings("select count(*) from things")).containsExactly("2500");
        assertThat(strings("select name from things where id in (1, 2) order by id"))
                .containsExactly("what? 1", null);
        assertThat(strings("select at from things where id = 7")).containsExactly("2026-03-02 09:00:00.000007");
        assertThat(strings("select rawtohex(raw) from things where id = 255")).containsExactly("01ff");
    }

    @Test
    void rows_too_long_to_share_a_statement_are_written_one_by_one() throws SQLException {
        var text = "x".repeat(600_000);

        write(INSERT, List.of(row(1, text), row(2, text), row(3, text)));

        assertThat(strings("select sum(length(name)) from things")).containsExactly("1800000");
    }

    @Test
    void what_follows_the_values_is_kept() throws SQLException {
        write(INSERT + " on duplicate key update name = values(name)", List.of(row(1, "a"), row(2, "b")));
        write(INSERT + " on duplicate key update name = values(name)", List.of(row(2, "c"), row(3, "d")));

        assertThat(strings("select name from things order by id")).containsExactly("a", "c", "d");
    }

    @Test
    void what_is_no_insert_of_values_is_left_alone() {
        assertThat(ManyRows.of("update things set name = ? where id = ?")).isEmpty();
        assertThat(ManyRows.of("delete from things where id = ?")).isEmpty();
        assertThat(ManyRows.of("insert into things (id) select ? from things")).isEmpty();
        assertThat(ManyRows.of("insert into things (id, name) values (?, lower(?))"))
                .isEmpty();
    }

    private static @Nullable Object[] row(int id, String name) {
        return new @Nullable Object[] {id, name, null, null};
    }

    private void write(String insert, List<@Nullable Object[]> rows) throws SQLException {
        ManyRows.of(insert).orElseThrow().write(connection, rows);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<@Nullable String> strings(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var found = new ArrayList<@Nullable String>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }
}

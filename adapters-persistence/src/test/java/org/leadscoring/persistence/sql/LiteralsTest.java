package org.leadscoring.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.persistence.MySql;
import org.leadscoring.persistence.NeedsMySql;

@NeedsMySql
class LiteralsTest {

    private static final String INSERT =
            "insert into things (id, name, raw, at, day, much, yes) values (?, ?, ?, ?, ?, ?, ?)";

    private MySql mysql;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        mysql = MySql.newDatabase();
        connection = DriverManager.getConnection(mysql.url());
        execute("create table things (id int primary key, name longtext, raw varbinary(300), at datetime(6), day date,"
                + " much bigint, yes boolean) character set utf8mb4 collate utf8mb4_0900_bin");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        mysql.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES"})
    void texts_stand_there_as_they_were_however_the_server_is_set(String mode) throws SQLException {
        execute("set session sql_mode = '" + mode + "'");
        var texts = new ArrayList<>(List.of(
                "",
                "plain",
                "it's",
                "'",
                "''",
                "\\",
                "\\'",
                "ends with \\",
                "{\"url\": \"https://example.com/?a=1&b=%20\", \"quoted\": \"\\\"\"}",
                "{fn now()} {d '2026-01-01'}",
                "? :name -- /* */ # ;",
                "\u0000\b\t\n\r\u001a\u007f",
                "M\u00fcller \u4f60\u597d \ud83d\ude00",
                "'\ud83d\ude00'"));
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            texts.add(random.ints(random.nextInt(20), 0, 0x250)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
        var rows = new ArrayList<@Nullable Object[]>();
        for (var text : texts) {
            rows.add(row(rows.size(), text));
        }

        write(rows);

        assertThat(strings("select name from things order by id")).isEqualTo(texts);
    }

    @Test
    void all_bytes_and_all_other_values_stand_there_as_they_were() throws SQLException {
        var bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        var at = LocalDateTime.of(2026, 3, 2, 9, 0, 1, 7_000);

        write(List.of(
                new @Nullable Object[] {-1, null, bytes, at, LocalDate.of(2026, 3, 2), Long.MIN_VALUE, true},
                new @Nullable Object[] {2, null, new byte[0], null, null, null, false}));

        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select raw from things where id = -1")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBytes(1)).isEqualTo(bytes);
        }
        assertThat(strings("select concat(at, ' ', day, ' ', much, ' ', yes) from things where id = -1"))
                .containsExactly("2026-03-02 09:00:01.000007 2026-03-02 -9223372036854775808 1");
        assertThat(strings(
                        "select coalesce(name, at, day, much, concat(length(raw), ' ', yes)) from things where id = 2"))
                .containsExactly("0 0");
    }

    @Test
    void what_cannot_be_written_out_is_refused() {
        assertThatThrownBy(() -> Literals.append(new StringBuilder(), new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a java.lang.Object cannot be written out");
    }

    private static @Nullable Object[] row(int id, String name) {
        return new @Nullable Object[] {id, name, null, null, null, null, null};
    }

    private void write(List<@Nullable Object[]> rows) throws SQLException {
        ManyRows.of(INSERT).orElseThrow().write(connection, rows);
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

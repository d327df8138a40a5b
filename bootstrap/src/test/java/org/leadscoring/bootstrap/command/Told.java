package org.leadscoring.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database of a server tells of somebody. */
public final class Told {

    private Told() {}

    /** The tables in which this text stands anywhere, whatever its case; bytes are read as text, too. */
    public static List<String> tablesWith(TestServer server, String text) {
        var jdbc = server.bean(JdbcTemplate.class);
        var found = new TreeMap<String, Long>();
        var tables = jdbc.queryForList("""
                select table_name as name from information_schema.tables
                where table_schema in (select coalesce(database(), schema())) or table_schema = 'PUBLIC'
                """, String.class);
        assertThat(tables).hasSizeGreaterThan(30);
        for (var table : tables) {
            jdbc.query("select * from " + table, row -> {
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    var value = row.getObject(column);
                    var told = value instanceof byte[] bytes
                            ? new String(bytes, StandardCharsets.UTF_8)
                            : String.valueOf(value);
                    if (told.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
                        found.merge(table.toLowerCase(Locale.ROOT), 1L, Long::sum);
                    }
                }
            });
        }
        return new ArrayList<>(found.keySet());
    }
}

package org.leadscoring.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    @Test
    void times_are_written_as_the_format_writes_them() {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            var time = LocalDateTime.of(1 + random.nextInt(9_999), 1, 1, 0, 0)
                    .plusSeconds(random.nextInt(31_000_000))
                    .plusNanos(1_000L * random.nextInt(1_000_000));

            assertThat(Columns.text(time)).isEqualTo(FORMAT.format(time));
        }
    }

    @Test
    void the_smallest_parts_have_all_their_digits() {
        assertThat(Columns.text(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6_000))).isEqualTo("2026-01-02 03:04:05.000006");
        assertThat(Columns.text(LocalDateTime.of(2026, 1, 1, 0, 0))).isEqualTo("2026-01-01 00:00:00.000000");
    }
}

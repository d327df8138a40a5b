package org.leadscoring.bootstrap.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadscoring.bootstrap.bench.Statements.Counted;

class StatementsTest {

    @Test
    void only_what_a_screen_asked_itself_counts() {
        var before = Map.of(
                "page", new Counted("SELECT `id` FROM `leads`", 10, 1_000, 500, 40),
                "timer", new Counted("SELECT `lead_id` FROM `sla_clocks`", 5, 5, 0, 1));
        var after = Map.of(
                "page", new Counted("SELECT `id` FROM `leads`", 30, 5_000, 1_500, 240),
                "timer", new Counted("SELECT `lead_id` FROM `sla_clocks`", 9, 90_000, 0, 900),
                "new", new Counted("SELECT `name` FROM `users`", 20, 400, 400, 20));

        var read = Statements.between(before, after, 20);

        assertThat(read.examined()).isEqualTo(220);
        assertThat(read.sent()).isEqualTo(70);
        assertThat(read.cpuNanos()).isEqualTo(11);
    }

    @Test
    void the_worst_query_looks_at_most_rows_for_each_it_returns() {
        var read = Statements.between(
                Map.of(),
                Map.of(
                        "list", new Counted("SELECT `id` FROM `leads`", 10, 5_000, 500, 0),
                        "nothing", new Counted("SELECT `id` FROM `events`", 10, 20_000, 0, 0),
                        "count", new Counted("SELECT COUNT ( * ) AS `examined` FROM `leads`", 10, 90_000, 10, 0),
                        "small", new Counted("SELECT `id` FROM `users`", 10, 990, 1, 0)),
                10);

        assertThat(read.worst()).hasValueSatisfying(query -> {
            assertThat(query.text()).contains("`events`");
            assertThat(query.ratio()).isEqualByComparingTo("2000");
        });
    }
}

package org.leadscoring.bootstrap.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadscoring.bootstrap.bench.Statements.Counted;
import org.leadscoring.bootstrap.trial.Latencies;
import tools.jackson.databind.json.JsonMapper;

class ScreensReportTest {

    private static final Screen QUEUE = new Screen("queue", List.of("/queue"));
    private static final Screen LEADS = new Screen("leads", List.of("/leads"));

    @Test
    void the_last_line_names_the_slowest_screen_and_those_over_the_goal() {
        var report = new ScreensReport("MySQL 9.7.0", 1_000, 200, 2_000);
        report.measured(QUEUE, millis(10, 20), 5_000_000, null);
        report.measured(LEADS, millis(150, 200), 5_000_000, null);
        report.together(4, millis(300));

        var figures = new JsonMapper().readTree(report.json());

        assertThat(figures.get("benchmark").asString()).isEqualTo("screens");
        assertThat(figures.get("worst").asString()).isEqualTo("leads");
        assertThat(figures.get("worstP95Millis").decimalValue()).isEqualByComparingTo("200");
        assertThat(figures.get("overGoal").values())
                .extracting(name -> name.asString())
                .containsExactly("leads");
        assertThat(figures.get("p95Millis").get("queue").decimalValue()).isEqualByComparingTo("20");
        assertThat(figures.get("cpuMillis").get("queue").decimalValue()).isEqualByComparingTo("5");
        assertThat(figures.has("rowsExamined")).isFalse();
    }

    @Test
    void a_line_tells_what_the_database_read() {
        var report = new ScreensReport("MySQL 9.7.0", 1_000, 200, 2_000);
        var read = Statements.between(
                Map.of(),
                Map.of("list", new Counted("SELECT `id` FROM `leads` WHERE `x` = ?", 2, 1_000, 100, 8_000_000)),
                2);

        var line = report.measured(LEADS, millis(10), 5_000_000, read);

        assertThat(line.split(" +"))
                .startsWith("leads", "10.000", "10.000", "10.000", "5.0", "4.0", "50", "500", "10.000:", "…");
        assertThat(line).endsWith("FROM `leads` WHERE `x` = ?");
        assertThat(report.json()).contains("\"rowsExamined\":{\"leads\":500}");
    }

    private static Latencies millis(long... millis) {
        var nanos = millis.clone();
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] *= 1_000_000;
        }
        return new Latencies(nanos);
    }
}

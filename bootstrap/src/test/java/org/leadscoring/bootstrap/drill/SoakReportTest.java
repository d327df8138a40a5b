package org.leadscoring.bootstrap.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.bootstrap.drill.SteadyLoad.Refusals;
import org.leadscoring.bootstrap.drill.SteadyLoad.Sent;

class SoakReportTest {

    private static final long MILLI = 1_000_000;

    private final SoakReport report = new SoakReport("H2", 50);

    @Test
    void what_stays_as_it_was_is_flat() {
        minutes(40, 200, 6);
        thirds(300, 300, 375);
        report.stored(100, 100, 100, new Refusals(0, 0, 0));

        assertThat(report.isFlat()).isTrue();
        assertThat(report.json()).contains("\"flat\":true", "\"heapLeftMegabytesByThird\":[300,300,375]");
    }

    @Test
    void what_gets_slower_is_not() {
        minutes(40, 200, 4);
        minutes(40, 251, 2);
        thirds(300, 300, 300);
        report.stored(100, 100, 100, new Refusals(0, 0, 0));

        assertThat(report.isFlat()).isFalse();
    }

    @Test
    void what_gets_larger_is_not() {
        minutes(40, 200, 6);
        thirds(300, 300, 376);
        report.stored(100, 100, 100, new Refusals(0, 0, 0));

        assertThat(report.isFlat()).isFalse();
    }

    @Test
    void what_misses_an_event_or_has_one_twice_is_not() {
        minutes(40, 200, 6);
        thirds(300, 300, 300);
        report.stored(100, 99, 99, new Refusals(0, 0, 0));
        assertThat(report.isFlat()).isFalse();
        report.stored(100, 101, 100, new Refusals(0, 0, 0));
        assertThat(report.isFlat()).isFalse();
    }

    private void thirds(long... megabytes) {
        for (var left : megabytes) {
            assertThat(report.third(new Held(left * 1_000_000, 9))).startsWith(left + " MB ");
        }
    }

    private void minutes(long p50, long p95, int count) {
        for (int minute = 0; minute < count; minute++) {
            var sent =
                    List.of(new Sent(5, 5 + p50 * MILLI), new Sent(6, 6 + p50 * MILLI), new Sent(7, 7 + p95 * MILLI));
            var line = report.minute(sent, 5, 8, new Held(700_000_000, 9));
            assertThat(line).contains(", 3, " + p50 + ".000, " + p95 + ".000, ", ", 700, 9");
        }
    }
}

package org.leadscoring.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LevelsTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Levels levels = new Levels(MultiGauge.builder("leadscoring.test.level"), registry);

    @Test
    void each_thing_has_its_level_for_as_long_as_it_is_there() {
        show(List.of("a", "b"), 3);
        assertThat(registry.scrape())
                .contains("leadscoring_test_level{of=\"a\"} 3.0", "leadscoring_test_level{of=\"b\"} 3.0");

        show(List.of("b", "c"), 4);
        assertThat(registry.scrape())
                .contains("leadscoring_test_level{of=\"b\"} 4.0", "leadscoring_test_level{of=\"c\"} 4.0")
                .doesNotContain("of=\"a\"");
    }

    @Test
    void who_reads_while_it_changes_sees_it_once() {
        show(List.of("a"), 0);
        var changing = CompletableFuture.runAsync(() -> {
            for (int level = 0; level < 20_000; level++) {
                show(List.of("a"), level);
            }
        });
        do {
            assertThat(registry.scrape()).containsOnlyOnce("leadscoring_test_level{of=\"a\"}");
        } while (!changing.isDone());
        changing.join();
    }

    private void show(List<String> names, long level) {
        levels.show(names, name -> Tags.of("of", name), name -> level);
    }
}

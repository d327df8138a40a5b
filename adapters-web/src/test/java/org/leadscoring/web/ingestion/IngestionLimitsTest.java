package org.leadscoring.web.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Limits are Segment's unless an operator sets others; what cannot be is refused with a word why (spec IN-6). */
class IngestionLimitsTest {

    @Test
    void who_sets_nothing_has_those_of_segment() {
        var limits = bound(Map.of());

        assertThat(limits.event()).isEqualTo(32 * 1024);
        assertThat(limits.batch()).isEqualTo(500 * 1024);
        assertThat(limits.maxBatchEvents()).isEqualTo(2_500);
    }

    @Test
    void what_is_set_holds() {
        var limits = bound(Map.of(
                "leadscoring.ingestion.max-event-size", "64KB",
                "leadscoring.ingestion.max-batch-size", "1MB",
                "leadscoring.ingestion.max-batch-events", "10000"));

        assertThat(limits.event()).isEqualTo(64 * 1024);
        assertThat(limits.batch()).isEqualTo(1024 * 1024);
        assertThat(limits.maxBatchEvents()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @CsvSource({
        "max-event-size, 1MB, 1KB to 256KB",
        "max-event-size, 10B, 1KB to 256KB",
        "max-batch-size, 8KB, at least max-event-size",
        "max-batch-size, 17MB, at most 16MB",
        "max-batch-events, 0, set 1 to 50000",
        "max-batch-events, 50001, set 1 to 50000"
    })
    void what_cannot_be_is_refused_by_its_name(String property, String value, String why) {
        assertThatThrownBy(() -> bound(Map.of("leadscoring.ingestion." + property, value)))
                .rootCause()
                .hasMessageContaining("leadscoring.ingestion." + property)
                .hasMessageContaining(why);
    }

    private static IngestionLimits bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("leadscoring.ingestion", IngestionLimits.class);
    }
}

package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {

    @ParameterizedTest
    @CsvSource({
        "30d, PT720H",
        "24h, PT24H",
        "90m, PT1H30M",
        "45s, PT45S",
        "1h30m, PT1H30M",
        "1d12h, PT36H",
        "hour, PT1H",
        "day, PT24H",
        "week, PT168H",
        "PT0.5S, PT0.5S",
        "P1D, PT24H",
        "0s, PT0S"
    })
    void people_write_spans_in_several_ways(String text, Duration span) {
        assertThat(Spans.parse(text)).contains(span);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "30", "d", "1 d", "1.5h", "-1d", "1h1d", "month", "P", "PX", "9999999999d"})
    void anything_else_is_no_span(String text) {
        assertThat(Spans.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT24H, 1d, day",
        "PT1H, 1h, hour",
        "PT168H, 7d, week",
        "PT36H, 1d12h, 1d12h",
        "PT0S, 0s, 0s",
        "PT0.5S, PT0.5S, PT0.5S"
    })
    void a_span_is_written_shortly(Duration span, String text, String word) {
        assertThat(Spans.text(span)).isEqualTo(text);
        assertThat(Spans.word(span)).isEqualTo(word);
    }
}

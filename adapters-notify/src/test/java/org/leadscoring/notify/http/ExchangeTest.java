package org.leadscoring.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeTest {

    private static final Instant NOW = Instant.parse("2027-01-05T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120                           | PT2M",
                " 1                            | PT1S",
                "Tue, 05 Jan 2027 10:00:30 GMT | PT30S",
                "Tuesday, 05-Jan-27 10:01:00 GMT | PT1M",
                "999999999999                  | P1D",
                "Wed, 05 Jan 2028 10:00:00 GMT | P1D",
            })
    void a_server_may_ask_for_some_rest_but_not_for_ever(String header, Duration wait) {
        assertThat(asked(header)).hasValue(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "soon", "1.5", "Tue, 05 Jan 2027 09:59:59 GMT", "99999999999999999999"})
    void what_asks_for_nothing_sensible_asks_for_nothing(String header) {
        assertThat(asked(header)).isEmpty();
    }

    @Test
    void an_excerpt_is_one_line_without_signs_that_steer() {
        assertThat(answer("<h1>\r\n\tNot\u0000 found\u001b[31m\u202e</h1>").excerpt())
                .isEqualTo("<h1> Not found [31m </h1>");
    }

    @Test
    void an_excerpt_ends_after_500_characters() {
        assertThat(answer("x".repeat(2_000_000)).excerpt()).hasSize(500).endsWith("x…");
        assertThat(answer("😀".repeat(400)).excerpt())
                .hasSizeLessThanOrEqualTo(500)
                .endsWith("😀…");
    }

    @Test
    void headers_are_found_however_they_are_written() {
        assertThat(new Exchange.Answered(200, Map.of("x-one", "1"), "").header("X-One"))
                .hasValue("1");
    }

    private static Optional<Duration> asked(String header) {
        return new Exchange.Answered(429, Map.of("retry-after", header), "").retryAfter(NOW);
    }

    private static Exchange.Answered answer(String body) {
        return new Exchange.Answered(200, Map.of(), body);
    }
}

package org.leadscoring.bootstrap.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentiles_are_the_latencies_of_requests_and_none_in_between() {
        var latencies = new Latencies(
                LongStream.rangeClosed(1, 200).map(i -> (201 - i) * 1_000_000).toArray());

        assertThat(latencies.percentile(50)).isEqualByComparingTo("100");
        assertThat(latencies.percentile(99)).isEqualByComparingTo("198");
        assertThat(latencies.max()).isEqualByComparingTo("200");
    }

    @Test
    void of_a_single_request_all_are_its_own_to_the_microsecond() {
        var latencies = new Latencies(new long[] {1_234_567});

        assertThat(latencies.percentile(1)).hasToString("1.235");
        assertThat(latencies.percentile(99)).hasToString("1.235");
        assertThat(latencies.max()).hasToString("1.235");
    }

    @Test
    void of_few_requests_the_slowest_is_the_ninety_ninth_percentile() {
        var latencies = new Latencies(new long[] {3_000_000, 1_000_000, 2_000_000});

        assertThat(latencies.percentile(50)).isEqualByComparingTo("2");
        assertThat(latencies.percentile(99)).isEqualByComparingTo("3");
    }

    @Test
    void of_no_request_there_are_none() {
        assertThatThrownBy(() -> new Latencies(new long[0])).isInstanceOf(IllegalArgumentException.class);
    }
}

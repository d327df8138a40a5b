package org.leadscoring.domain.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.experiment.Comparison.Verdict;

class ComparisonTest {

    /** Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void a_rate_has_the_interval_that_was_published(long hits, long all, double low, double high) {
        var rate = Rate.of(hits, all);

        assertThat(rate.low() / 1e6).isCloseTo(low, within(0.00005));
        assertThat(rate.high() / 1e6).isCloseTo(high, within(0.00005));
    }

    /** Newcombe 1998, Statistics in Medicine 17, 873–890, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void a_gap_has_the_interval_that_was_published(long a, long m, long b, long n, double low, double high) {
        var gap = Gap.between(Rate.of(a, m), Rate.of(b, n));

        assertThat(gap.low() / 1e6).isCloseTo(low, within(0.00005));
        assertThat(gap.high() / 1e6).isCloseTo(high, within(0.00005));
    }

    @Test
    void there_is_a_verdict_only_when_the_interval_excludes_zero() {
        assertThat(compared(70, 56, 80, 48).verdict()).isEqualTo(Verdict.CHALLENGER);
        assertThat(compared(80, 48, 70, 56).verdict()).isEqualTo(Verdict.CHAMPION);
        assertThat(compared(20, 12, 20, 10).verdict()).isEqualTo(Verdict.OPEN);
        assertThat(compared(0, 0, 80, 48).verdict()).isEqualTo(Verdict.OPEN);
        assertThat(new Comparison(Half.NONE, Half.NONE).verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void an_interval_that_ends_at_zero_says_nothing() {
        assertThat(new Gap(100, 0, 200).tells()).isFalse();
        assertThat(new Gap(100, 1, 200).tells()).isTrue();
        assertThat(new Gap(-100, -200, 0).tells()).isFalse();
        assertThat(new Gap(-100, -200, -1).tells()).isTrue();
    }

    @Test
    void it_is_said_how_many_more_outcomes_it_takes_at_this_rate_and_then_there_is_a_verdict() {
        var open = compared(100, 45, 100, 38);

        var more = open.outcomesToGo().orElseThrow();

        var half = (200 + more) / 2;
        assertThat(compared(half, half * 45 / 100, half, half * 38 / 100).verdict())
                .isEqualTo(Verdict.CHALLENGER);
        var before = half * 9 / 10;
        assertThat(compared(before, before * 45 / 100, before, before * 38 / 100)
                        .verdict())
                .isEqualTo(Verdict.OPEN);
    }

    @Test
    void where_nothing_can_be_said_of_it_nothing_is() {
        assertThat(compared(70, 56, 80, 48).outcomesToGo()).as("decided").isEmpty();
        assertThat(compared(100, 40, 100, 40).outcomesToGo()).as("alike").isEmpty();
        assertThat(compared(0, 0, 100, 40).outcomesToGo()).as("no outcome yet").isEmpty();
    }

    @Test
    void more_cannot_end_than_entered() {
        assertThatThrownBy(() -> new Half(3, 2, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Half(3, -1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Half(3, 2, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Half(3, 2, 1).decided()).isEqualTo(3);
        assertThatThrownBy(() -> Rate.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Comparison compared(long decided, long won, long others, long wonOfOthers) {
        return new Comparison(
                new Half(decided + 10, won, decided - won), new Half(others + 5, wonOfOthers, others - wonOfOthers));
    }
}

package org.leadscoring.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

    /** Newcombe, Statistics in Medicine 17 (1998), table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void intervals_are_those_that_were_published(long hits, long of, double low, double high) {
        var share = new Share(hits, of);

        assertThat(share.low()).isCloseTo(low, within(0.00005));
        assertThat(share.high()).isCloseTo(high, within(0.00005));
        assertThat(share.value()).isEqualTo((double) hits / of);
    }

    @Test
    void all_of_some_are_not_certainly_all_there_are() {
        assertThat(new Share(20, 20).high()).isEqualTo(1);
        assertThat(new Share(20, 20).low()).isCloseTo(1 - 0.1611, within(0.00005));
    }

    @Test
    void nobody_says_nothing() {
        var nobody = new Share(0, 0);

        assertThat(nobody.low()).isZero();
        assertThat(nobody.high()).isEqualTo(1);
    }

    @Test
    void more_hits_than_leads_cannot_be() {
        assertThatThrownBy(() -> new Share(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}

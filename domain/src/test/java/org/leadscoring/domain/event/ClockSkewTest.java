package org.leadscoring.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.domain.event.ClockSkew.correct;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.Seeded;

/** Spec IN-1. */
class ClockSkewTest {

    private static final Instant RECEIVED = Instant.parse("2026-03-02T12:02:01Z");

    @ParameterizedTest
    @CsvSource({
        // a right clock, an hour fast, an hour slow, years slow
        "2026-03-02T12:00:00Z, 2026-03-02T12:02:00Z, 2026-03-02T12:00:01Z",
        "2026-03-02T13:00:00Z, 2026-03-02T13:02:00Z, 2026-03-02T12:00:01Z",
        "2026-03-02T11:00:00Z, 2026-03-02T11:02:00Z, 2026-03-02T12:00:01Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:02:00Z, 2026-03-02T12:00:01Z",
        // sent at once
        "2026-03-02T12:00:00Z, 2026-03-02T12:00:00Z, 2026-03-02T12:02:01Z",
        // kept for a week before it was sent
        "2026-02-23T12:00:00Z, 2026-03-02T12:02:00Z, 2026-02-23T12:00:01Z"
    })
    void what_counts_is_how_long_before_sending_it_happened(Instant timestamp, Instant sentAt, Instant corrected) {
        assertThat(correct(RECEIVED, sentAt, timestamp)).isEqualTo(corrected);
    }

    @Test
    void without_an_instant_of_sending_the_timestamp_stands() {
        assertThat(correct(RECEIVED, null, RECEIVED.minusSeconds(90))).isEqualTo(RECEIVED.minusSeconds(90));
    }

    @Test
    void without_a_timestamp_it_happened_when_it_was_received() {
        assertThat(correct(RECEIVED, null, null)).isEqualTo(RECEIVED);
        assertThat(correct(RECEIVED, RECEIVED.minusSeconds(90), null)).isEqualTo(RECEIVED);
    }

    @Test
    void nothing_happens_in_the_future() {
        assertThat(correct(RECEIVED, null, RECEIVED.plusSeconds(1))).isEqualTo(RECEIVED);
        assertThat(correct(RECEIVED, RECEIVED, RECEIVED.plusSeconds(1))).isEqualTo(RECEIVED);
    }

    @Test
    void the_result_counts_to_the_microsecond() {
        assertThat(correct(RECEIVED.plusNanos(1_999), null, null)).isEqualTo(RECEIVED.plusNanos(1_000));
        assertThat(correct(RECEIVED, null, RECEIVED.minusNanos(1))).isEqualTo(RECEIVED.minusNanos(1_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z", "2026-03-02T12:00:00Z"})
    void no_clock_is_too_wrong_to_be_corrected(Instant other) {
        for (var extreme : new Instant[] {Instant.MIN, Instant.MAX}) {
            assertThat(correct(RECEIVED, extreme, other)).isBeforeOrEqualTo(RECEIVED);
            assertThat(correct(RECEIVED, other, extreme)).isBeforeOrEqualTo(RECEIVED);
            assertThat(correct(RECEIVED, null, extreme)).isBeforeOrEqualTo(RECEIVED);
        }
    }

    @Test
    void the_senders_clock_does_not_matter() {
        Seeded.forAll(1_000, random -> {
            var sentAt = RECEIVED.minusMillis(random.nextInt(5_000));
            var timestamp = sentAt.minusSeconds(random.nextInt(1_000_000));
            var wrongBy = Duration.ofSeconds(random.nextLong(-1_000_000_000, 1_000_000_000));

            assertThat(correct(RECEIVED, sentAt.plus(wrongBy), timestamp.plus(wrongBy)))
                    .isEqualTo(correct(RECEIVED, sentAt, timestamp))
                    .isBeforeOrEqualTo(RECEIVED);
        });
    }
}

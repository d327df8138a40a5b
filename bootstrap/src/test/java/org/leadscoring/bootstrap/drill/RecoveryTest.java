package org.leadscoring.bootstrap.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.leadscoring.bootstrap.drill.SteadyLoad.Sent;

class RecoveryTest {

    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;

    @Test
    void what_waits_as_long_as_before_is_normal_at_once() {
        var recovery = recovery(second -> 40);

        assertThat(recovery.back()).contains(0);
        assertThat(recovery.before()).isEqualByComparingTo("40");
        assertThat(recovery.during())
                .hasValueSatisfying(millis -> assertThat(millis).isEqualByComparingTo("40"));
        assertThat(recovery.within(Duration.ZERO)).isTrue();
    }

    @Test
    void it_is_normal_again_when_three_seconds_in_a_row_are() {
        // The bad lasts from 5 to 10; two good seconds, a bad one, and then it is over.
        var recovery = recovery(second -> second < 5 || second == 10 || second == 11 || second >= 13 ? 40 : 900);

        assertThat(recovery.back()).contains(3);
        assertThat(recovery.longest()).isEqualByComparingTo("900");
        assertThat(recovery.within(Duration.ofSeconds(3))).isTrue();
        assertThat(recovery.within(Duration.ofSeconds(2))).isFalse();
    }

    @Test
    void twice_as_long_as_before_is_normal_and_more_is_not() {
        assertThat(recovery(second -> second < 5 ? 80 : 160).back()).contains(0);
        assertThat(recovery(second -> second < 5 ? 80 : 161).back()).isEmpty();
    }

    @Test
    void up_to_a_tenth_of_a_second_is_normal_whatever_it_was_before() {
        assertThat(recovery(second -> second < 5 ? 3 : 100).back()).contains(0);
        assertThat(recovery(second -> second < 5 ? 3 : 101).back()).isEmpty();
    }

    @Test
    void a_second_without_any_request_is_not_normal() {
        var sent = new ArrayList<>(sent(second -> 40));
        sent.removeIf(one -> one.at() >= 12 * SECOND && one.at() < 13 * SECOND);

        assertThat(Recovery.of(sent, 0, 5 * SECOND, 10 * SECOND, 20 * SECOND).back())
                .contains(3);
    }

    @Test
    void how_long_nothing_was_acknowledged_is_told() {
        var sent = new ArrayList<>(sent(second -> 40));
        // Those of seconds 6 to 8 are all acknowledged at 9 s, between those before and those after.
        sent.replaceAll(one -> one.at() >= 6 * SECOND && one.at() < 9 * SECOND ? new Sent(one.at(), 9 * SECOND) : one);

        var recovery = Recovery.of(sent, 0, 5 * SECOND, 10 * SECOND, 20 * SECOND);

        // The last one before was to be sent at 5.95 s.
        assertThat(recovery.silence()).isEqualByComparingTo("3010");
    }

    @Test
    void what_was_before_it_was_looked_at_is_no_silence() {
        var sent = new ArrayList<>(sent(second -> 40));
        sent.removeIf(one -> one.at() < 3 * SECOND);

        assertThat(Recovery.of(sent, 3 * SECOND, 5 * SECOND, 10 * SECOND, 20 * SECOND)
                        .silence())
                .isEqualByComparingTo("50");
    }

    /** Twenty requests a second for twenty seconds. */
    private static Recovery recovery(LongUnaryOperator millisInSecond) {
        return Recovery.of(sent(millisInSecond), 0, 5 * SECOND, 10 * SECOND, 20 * SECOND);
    }

    private static List<Sent> sent(LongUnaryOperator millisInSecond) {
        var sent = new ArrayList<Sent>();
        for (long at = 0; at < 20 * SECOND; at += 50 * MILLI) {
            sent.add(new Sent(at, at + millisInSecond.applyAsLong(at / SECOND) * MILLI));
        }
        return sent;
    }
}

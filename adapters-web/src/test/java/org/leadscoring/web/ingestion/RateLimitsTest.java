package org.leadscoring.web.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

class RateLimitsTest {

    private final Stopwatch time = new Stopwatch();
    private final RateLimits limits = new RateLimits(null, time);

    @Test
    void a_burst_of_twice_the_rate_passes_and_then_as_many_a_second_as_the_limit_says() {
        var source = source(1, 10);

        for (int i = 0; i < 20; i++) {
            limits.take(source, 1);
        }
        assertThat(refused(source, 1)).isEqualTo(1);

        time.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 10; i++) {
            limits.take(source, 1);
        }
        assertThat(refused(source, 1)).isEqualTo(1);
    }

    @Test
    void a_full_batch_passes_any_limit_and_is_paid_for_afterwards() {
        var source = source(1, 10);

        limits.take(source, 2_500);

        // 20 were there; 2,480 are owed, and one more is needed.
        assertThat(refused(source, 2_500)).isEqualTo(249);
        assertThat(refused(source, 1)).isEqualTo(249);
        time.advance(Duration.ofSeconds(248));
        assertThat(refused(source, 1)).isEqualTo(1);
        time.advance(Duration.ofMillis(100));
        limits.take(source, 2_500);
    }

    @Test
    void seconds_to_wait_are_rounded_up() {
        var source = source(1, 3);
        limits.take(source, 9);

        time.advance(Duration.ofMillis(300));
        assertThat(refused(source, 1)).isEqualTo(2);
        time.advance(Duration.ofMillis(100));
        assertThat(refused(source, 1)).isEqualTo(1);
    }

    @Test
    void what_is_refused_costs_nothing() {
        var source = source(1, 10);
        limits.take(source, 30);
        for (int i = 0; i < 100; i++) {
            refused(source, 1_000);
        }

        time.advance(Duration.ofMillis(1_100));

        limits.take(source, 1);
    }

    @Test
    void what_was_not_let_in_is_given_back() {
        var source = source(1, 10);
        limits.take(source, 2_500);
        limits.giveBack(source, 2_500);

        for (int i = 0; i < 20; i++) {
            limits.take(source, 1);
        }
        assertThat(refused(source, 1)).as("and no more than that").isEqualTo(1);
        limits.giveBack(source(2, 10), 5);
    }

    @Test
    void looking_costs_nothing() {
        var source = source(1, 1);
        for (int i = 0; i < 10; i++) {
            limits.check(source);
        }
        limits.take(source, 2);

        assertThatThrownBy(() -> limits.check(source)).isInstanceOf(Problem.class);
    }

    @Test
    void a_source_without_a_limit_sends_as_it_likes_unless_the_server_has_one() {
        var standard = new RateLimits(5, time);

        assertThatCode(() -> IntStream.range(0, 100).forEach(i -> limits.take(source(1, null), 2_500)))
                .doesNotThrowAnyException();
        standard.take(source(1, null), 100);
        assertThatThrownBy(() -> standard.take(source(1, null), 1)).isInstanceOf(Problem.class);
        assertThatCode(() -> standard.take(source(2, 1_000), 100)).doesNotThrowAnyException();
    }

    @Test
    void one_source_does_not_use_up_what_another_may_send() {
        limits.take(source(1, 1), 100);

        assertThatCode(() -> limits.take(source(2, 1), 2)).doesNotThrowAnyException();
    }

    @Test
    void another_limit_holds_at_once() {
        limits.take(source(1, 1), 2_500);

        assertThatCode(() -> limits.take(source(1, 100), 200)).doesNotThrowAnyException();
        assertThat(refused(source(1, 100), 1)).isEqualTo(1);
    }

    @Test
    void many_at_once_do_not_all_find_the_same_last_token() {
        var source = source(1, 4);
        limits.take(source, 7);
        var passed = new AtomicInteger();

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 200; i++) {
                threads.execute(() -> {
                    try {
                        limits.take(source, 100);
                        passed.incrementAndGet();
                    } catch (Problem e) {
                        assertThat(e.retryAfter()).isPositive();
                    }
                });
            }
        }

        assertThat(passed).hasValue(1);
    }

    @Test
    void a_standard_that_is_no_limit_is_refused_with_the_setting_s_name() {
        assertThatThrownBy(() -> new RateLimits(0, time))
                .hasMessageContaining("leadscoring.ingestion.events-per-second");
    }

    private long refused(Source source, int events) {
        try {
            limits.take(source, events);
        } catch (Problem e) {
            assertThat(e.status().value()).isEqualTo(429);
            return e.retryAfter();
        }
        throw new AssertionError(events + " events were taken");
    }

    private static Source source(long id, @Nullable Integer limit) {
        return new Source(
                new SourceId(new UUID(0, id)), new WorkspaceId(new UUID(0, 0)), "Shop", true, List.of(), limit);
    }

    private static final class Stopwatch implements TimeMeter {

        private final AtomicLong nanos = new AtomicLong();

        void advance(Duration duration) {
            nanos.addAndGet(duration.toNanos());
        }

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}

package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.scoring.DecayCurve.Exponential;
import org.leadscoring.domain.scoring.DecayCurve.HalfLife;
import org.leadscoring.domain.scoring.DecayCurve.Linear;
import org.leadscoring.domain.scoring.DecayCurve.Steps;

class DecayCurveTest {

    private static final int CASES = 2_000;

    @ParameterizedTest
    @CsvSource({"0, 100", "1, 95", "2, 90", "3, 85", "4, 81", "14, 48", "90, 0"})
    void sc_9_exponential_takes_its_share_of_what_is_left(int intervals, int left) {
        assertThat(new Exponential(500).remaining(100, intervals)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "1, 70", "2, 40", "3, 10", "4, 0", "999, 0"})
    void sc_9_linear_takes_the_same_share_of_the_whole(int intervals, int left) {
        assertThat(new Linear(3_000).remaining(100, intervals)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"0, 99", "1, 74", "2, 74", "3, 49", "4, 49", "999, 49"})
    void sc_9_steps_follow_their_table_and_the_last_stays(int intervals, int left) {
        assertThat(new Steps(List.of(75, 75, 50)).remaining(99, intervals)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "1, 79", "2, 62", "3, 50", "4, 39", "6, 25", "9, 12", "1000, 0"})
    void sc_9_half_life_halves_and_is_smooth_in_between(int intervals, int left) {
        assertThat(new HalfLife(3).remaining(100, intervals)).isEqualTo(left);
    }

    @Test
    void sc_9_exponential_is_exact() {
        Seeded.forAll(CASES, random -> {
            var share = 1 + random.nextInt(10_000);
            var base = base(random);
            var intervals = random.nextInt(60);

            var exact = BigDecimal.ONE
                    .subtract(BigDecimal.valueOf(share, 4))
                    .pow(intervals)
                    .multiply(BigDecimal.valueOf(base));

            assertThat(new Exponential(share).remaining(base, intervals))
                    .isEqualTo(exact.setScale(0, RoundingMode.FLOOR).intValueExact());
        });
    }

    @Test
    void sc_9_linear_is_exact() {
        Seeded.forAll(CASES, random -> {
            var share = 1 + random.nextInt(10_000);
            var base = base(random);
            var intervals = random.nextInt(60);

            var exact = BigDecimal.ONE
                    .subtract(BigDecimal.valueOf(share, 4).multiply(BigDecimal.valueOf(intervals)))
                    .max(BigDecimal.ZERO)
                    .multiply(BigDecimal.valueOf(base));

            assertThat(new Linear(share).remaining(base, intervals))
                    .isEqualTo(exact.setScale(0, RoundingMode.FLOOR).intValueExact());
        });
    }

    @Test
    void sc_9_half_life_is_exact() {
        var precise = new MathContext(60);
        Seeded.forAll(CASES, random -> {
            var base = base(random);
            var exponent = random.nextInt(8);
            var intervals = 1 << exponent;
            var elapsed = random.nextInt(200);

            // 2^(−1/intervals) by so many square roots of a half, to 60 digits; no result comes that close to a whole
            // number.
            var factor = new BigDecimal("0.5");
            for (int i = 0; i < exponent; i++) {
                factor = factor.sqrt(precise);
            }
            var exact = factor.pow(elapsed, precise).multiply(BigDecimal.valueOf(base));
            var floor = elapsed % intervals == 0
                    ? elapsed / intervals > 31 ? 0 : base >> (elapsed / intervals)
                    : exact.setScale(0, RoundingMode.FLOOR).intValueExact();

            assertThat(new HalfLife(intervals).remaining(base, elapsed)).isEqualTo(floor);
        });
    }

    @Test
    void sc_9_nothing_ever_grows_back() {
        Seeded.forAll(CASES / 10, random -> {
            var curve = curve(random);
            var base = base(random);

            var left = curve.remaining(base, 0);
            assertThat(left).isEqualTo(base);
            for (int intervals = 1; intervals < 100; intervals++) {
                assertThat(curve.remaining(base, intervals)).isBetween(0, left);
                left = curve.remaining(base, intervals);
            }
        });
    }

    @Test
    void sc_9_the_next_loss_is_the_first_interval_that_takes_something() {
        Seeded.forAll(CASES, random -> {
            var decay = new Decay(curve(random), Duration.ofDays(1));
            var base = random.nextBoolean() ? 1 + random.nextInt(120) : random.nextInt(-5, 3);
            var passed = random.nextInt(8) == 0 ? 990 + random.nextInt(20) : random.nextInt(80);

            assertThat(decay.nextLoss(base, passed)).isEqualTo(slowly(decay, base, passed));
        });
    }

    private static Optional<Long> slowly(Decay decay, int base, long passed) {
        if (base <= 0 || passed >= 1_000) {
            return Optional.empty();
        }
        var left = decay.curve().remaining(base, (int) passed);
        return LongStream.rangeClosed(passed + 1, left == 0 ? passed : 1_000)
                .filter(interval -> decay.curve().remaining(base, (int) interval) < left)
                .boxed()
                .findFirst();
    }

    @Test
    void sc_9_all_losses_together_are_what_is_gone() {
        Seeded.forAll(CASES / 5, random -> {
            var decay = new Decay(curve(random), Duration.ofDays(1));
            var base = base(random);
            var intervals = 1 + random.nextInt(60);

            var lost = LongStream.rangeClosed(1, intervals)
                    .map(interval -> decay.loss(base, interval))
                    .sum();

            assertThat(base - lost).isEqualTo(decay.curve().remaining(base, intervals));
        });
    }

    @Test
    void sc_9_a_curve_or_interval_out_of_range_is_refused() {
        refused("/decay/percent", () -> new Exponential(0));
        refused("/decay/percent", () -> new Exponential(10_001));
        refused("/decay/percent", () -> new Linear(0));
        refused("/decay/left", () -> new Steps(List.of()));
        refused("/decay/left/1", () -> new Steps(List.of(50, 51)));
        refused("/decay/left/0", () -> new Steps(List.of(101)));
        refused("/decay/left/0", () -> new Steps(List.of(-1)));
        refused("/decay/half_life", () -> new HalfLife(0));
        refused("/decay/half_life", () -> new HalfLife(367));
        refused("/decay/every", () -> new Decay(new Linear(1), Duration.ofMinutes(59)));
        refused("/decay/every", () -> new Decay(new Linear(1), Duration.ofDays(367)));
    }

    private static void refused(String field, ThrowingCallable making) {
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(making)
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    private static int base(RandomGenerator random) {
        return 1 + random.nextInt(random.nextBoolean() ? 200 : 1_000_000_000);
    }

    private static DecayCurve curve(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Exponential(1 + random.nextInt(random.nextBoolean() ? 100 : 10_000));
            case 1 -> new Linear(1 + random.nextInt(random.nextBoolean() ? 100 : 10_000));
            case 2 -> {
                var first = random.nextInt(101);
                var second = random.nextInt(first + 1);
                yield new Steps(List.of(first, first, second, second, random.nextInt(second + 1)));
            }
            default -> new HalfLife(1 + random.nextInt(random.nextBoolean() ? 10 : 366));
        };
    }
}

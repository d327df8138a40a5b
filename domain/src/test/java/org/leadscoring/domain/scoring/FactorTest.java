package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.leadscoring.domain.scoring.Models.factor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.Seeded;

class FactorTest {

    @ParameterizedTest
    @CsvSource({
        "5, 1.5, 1, 8",
        "-5, 1.5, 1, -8",
        "3, 0.5, 1, 2",
        "-3, 0.5, 1, -2",
        "1, 0.49, 1, 0",
        "1, 0.5, 1, 1",
        "7, 1, 1, 7",
        "10, 0, 1, 0",
        "10, 2, 1, 20",
        "10000, 10, 10, 1000000",
        "-10000, 10, 10, -1000000"
    })
    void sc_12_a_product_is_rounded_half_up_by_magnitude(int points, String one, String other, int product) {
        assertThat(Factor.product(points, factor(one), factor(other))).isEqualTo(product);
        assertThat(Factor.product(points, factor(other), factor(one))).isEqualTo(product);
    }

    @Test
    void sc_12_two_factors_are_applied_at_once_and_rounded_once() {
        // One after the other it would be 3 × 0.5 = 1.5 → 2, 2 × 1.5 = 3.
        assertThat(Factor.product(3, factor("0.5"), factor("1.5"))).isEqualTo(2);
        // 1 × 0.7 = 0.7 → 1, 1 × 0.7 = 0.7 → 1; at once 0.49.
        assertThat(Factor.product(1, factor("0.7"), factor("0.7"))).isZero();
    }

    @Test
    void sc_12_products_are_exact() {
        Seeded.forAll(20_000, random -> {
            var points = random.nextInt(-10_000, 10_001);
            var one = new Factor(random.nextInt(1_001));
            var other = new Factor(random.nextInt(1_001));

            var exact = BigDecimal.valueOf(points).multiply(one.number()).multiply(other.number());

            assertThat(Factor.product(points, one, other))
                    .isEqualTo(exact.setScale(0, RoundingMode.HALF_UP).intValueExact());
        });
    }

    @Test
    void a_factor_is_read_and_written_as_people_do() {
        assertThat(factor("1.5").hundredths()).isEqualTo(150);
        assertThat(factor("1.50")).isEqualTo(factor("1.5"));
        assertThat(factor("2").number()).isEqualTo(new BigDecimal("2"));
        assertThat(factor("10.00").number()).isEqualTo(new BigDecimal("10"));
        assertThat(factor("0.25").number()).isEqualTo(new BigDecimal("0.25"));
        assertThat(factor("0").number()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void a_factor_out_of_range_or_finer_than_hundredths_is_refused() {
        for (var number : List.of("1.505", "-0.5", "10.01", "1e99", "0.001")) {
            assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> factor(number));
        }
        assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> new Factor(-1));
        assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> new Factor(1_001));
    }
}

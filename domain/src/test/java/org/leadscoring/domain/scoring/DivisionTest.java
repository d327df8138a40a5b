package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.lead.LeadId;

class DivisionTest {

    private static final int LEADS = 20_000;
    private static final UUID ONE = UUID.fromString("01a1fecd-2b90-7414-8a6c-8e5466df6658");
    private static final UUID OTHER = UUID.fromString("01a1fecd-2b91-7414-8a6c-8e5466df6658");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 50, 99, 100})
    void the_first_side_has_its_share_of_leads(int percent) {
        Seeded.forAll(20, random -> {
            var division = Division.of(new UUID(random.nextLong(), random.nextLong()), percent);
            var share = share(lead -> division.first(lead), random.nextLong());

            assertThat(share * 100.0 / LEADS).isCloseTo(percent, within(percent % 100 == 0 ? 0.0 : 2.0));
        });
    }

    @Test
    void leads_made_one_after_the_other_are_divided_all_the_same() {
        var division = Division.of(ONE, 30);
        var first = LongStream.range(0, LEADS)
                .filter(n -> division.first(new LeadId(new UUID(0x01a1fecd2b90L + n << 16 | 0x7000, 5))))
                .count();

        assertThat(first * 100.0 / LEADS).isCloseTo(30, within(2.0));
    }

    @Test
    void it_is_the_same_for_ever_and_a_greater_share_takes_leads_and_gives_none_back() {
        var ten = Division.of(ONE, 10);
        var forty = Division.of(ONE, 40);

        assertThat(Division.of(ONE, 10)).isEqualTo(ten);
        assertThat(share(lead -> ten.first(lead) && !forty.first(lead), 7)).isZero();
    }

    @Test
    void two_experiments_divide_the_same_leads_independently() {
        var one = Division.of(ONE, 50);
        var other = Division.of(OTHER, 50);

        assertThat(share(lead -> one.first(lead) && other.first(lead), 7) * 100.0 / LEADS)
                .isCloseTo(25, within(2.0));
    }

    @Test
    void a_bucket_is_made_of_the_bytes_that_databases_make_it_of() {
        // The bytes 3 to 6 laid upon the bytes 13 to 16, without the sign.
        assertThat(Division.bucket(new LeadId(UUID.fromString("00000000-0001-7000-8000-000000000000"))))
                .isEqualTo(1);
        assertThat(Division.bucket(new LeadId(UUID.fromString("ffff8000-0001-ffff-ffff-ffffffffffff"))))
                .isEqualTo(0x7FFF_FFFEL);
        assertThat(Division.bucket(new LeadId(ONE))).isEqualTo((0xfecd2b90L ^ 0x66df6658L) & 0x7FFF_FFFFL);
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatThrownBy(() -> new Division(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Division(1, Division.PRIME, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Division(1, 0, Division.PRIME + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Division(1, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Division(1, 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Division(1, 0, 0).first(new LeadId(new UUID(0, 5)))).isFalse();
        assertThat(new Division(Division.PRIME - 1, Division.PRIME - 1, Division.PRIME)
                        .first(new LeadId(new UUID(0, 5))))
                .isTrue();
    }

    /** 5 · 3 + 10 is 25; and beyond the prime it begins anew. */
    @Test
    void a_lead_is_on_the_first_side_if_its_hash_lies_below_the_share() {
        var lead = new LeadId(new UUID(0, 5));

        assertThat(new Division(3, 10, 26).first(lead)).isTrue();
        assertThat(new Division(3, 10, 25).first(lead)).isFalse();
        assertThat(new Division(3, Division.PRIME - 14, 2).first(lead)).isTrue();
        assertThat(new Division(3, Division.PRIME - 14, 1).first(lead)).isFalse();
    }

    /** How many of some leads with random ids are meant. */
    private static long share(Predicate<LeadId> meant, long seed) {
        var random = new SplittableRandom(seed);
        return LongStream.range(0, LEADS)
                .mapToObj(n -> new LeadId(new UUID(random.nextLong(), random.nextLong())))
                .filter(meant)
                .count();
    }
}

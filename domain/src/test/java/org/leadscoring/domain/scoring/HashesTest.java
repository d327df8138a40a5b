package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;

class HashesTest {

    @Test
    void it_is_a_set_like_any_other() {
        Seeded.forAll(300, random -> {
            var expected = new HashSet<Long>();
            Set<Long> hashes = Hashes.NONE;

            for (int i = random.nextInt(100); i > 0; i--) {
                var value = random.nextBoolean() ? random.nextLong() : random.nextLong(-5, 6);
                assertThat(hashes.contains(value)).isEqualTo(expected.contains(value));
                expected.add(value);
                hashes = Hashes.with(hashes, value);
                assertThat(hashes.contains(value)).isTrue();
            }

            assertThat(hashes).isEqualTo(expected).hasSameHashCodeAs(expected);
            assertThat(List.copyOf(hashes)).isSorted();
            assertThat(Hashes.of(expected)).isEqualTo(hashes);
        });
    }

    @Test
    void a_set_with_one_more_leaves_the_one_it_came_from_alone() {
        var before = Hashes.of(List.of(3L, 1L, 3L));

        assertThat(Hashes.with(before, 2)).containsExactly(1L, 2L, 3L);
        assertThat(before).containsExactly(1L, 3L);
        assertThat(Hashes.with(before, 3)).isSameAs(before);
    }
}

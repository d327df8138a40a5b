package org.leadscoring.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeededTest {

    @Test
    void a_failure_says_the_seed_of_its_case() {
        var cause = new IllegalStateException("no luck");
        var cases = new ArrayList<Integer>();

        assertThatThrownBy(() -> Seeded.forAll(10, random -> {
                    cases.add(random.nextInt());
                    if (cases.size() == 7) {
                        throw cause;
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("seed 7: no luck")
                .hasCause(cause);
        assertThat(cases).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void every_run_has_the_same_cases() {
        assertThat(cases()).isEqualTo(cases());
    }

    private static List<Integer> cases() {
        var cases = new ArrayList<Integer>();
        Seeded.forAll(5, random -> cases.add(random.nextInt()));
        return cases;
    }
}

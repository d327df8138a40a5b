package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What everybody may expect of {@link Ids}. */
public abstract class IdsContract {

    protected abstract Ids ids();

    @Test
    void ids_are_of_version_7() {
        var id = ids().next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void each_id_is_greater_than_the_one_before() {
        var ids = ids();

        var made = Stream.generate(ids::next).limit(10_000).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(made.stream().map(UUID::toString)).isSorted();
    }

    @Test
    void no_id_is_made_twice_by_several_threads() {
        var ids = ids();

        var made =
                IntStream.range(0, 20_000).parallel().mapToObj(n -> ids.next()).toList();

        assertThat(made).doesNotHaveDuplicates();
    }
}

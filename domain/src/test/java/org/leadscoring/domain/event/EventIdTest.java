package org.leadscoring.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");

    @Test
    void an_id_tells_the_millisecond_it_was_made_in() {
        assertThat(made(NOON, 0, 0).madeAt()).isEqualTo(NOON);
        assertThat(made(NOON, 0xFFFF, -1).madeAt()).isEqualTo(NOON);
    }

    @Test
    void what_was_made_before_an_instant_lies_below_its_id_and_what_was_made_from_it_on_above() {
        var border = EventId.before(NOON);

        assertThat(made(NOON.minusMillis(1), 0xFFFE, -1).isBefore(border)).isTrue();
        assertThat(border.isBefore(made(NOON, 0, 0))).isTrue();
        assertThat(border.isBefore(border)).isFalse();
    }

    @Test
    void ids_are_ordered_as_databases_order_their_bytes() {
        var ids = List.of(
                new EventId(new UUID(0, 1)),
                new EventId(new UUID(0, Long.MAX_VALUE)),
                new EventId(new UUID(0, Long.MIN_VALUE)),
                new EventId(new UUID(1, 0)),
                new EventId(new UUID(Long.MIN_VALUE, 0)),
                new EventId(new UUID(-1, -1)));

        assertThat(ids.reversed().stream().sorted()).containsExactlyElementsOf(ids);
    }

    private static EventId made(Instant at, int after, long rest) {
        return new EventId(new UUID(at.toEpochMilli() << 16 | after, rest));
    }
}

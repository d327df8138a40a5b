package org.leadscoring.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadscoring.domain.event.Events.START;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventTest {

    @Test
    void events_are_ordered_by_their_keys() {
        var first = Events.event(1, "b");
        var second = Events.event(2, "a");

        assertThat(List.of(second, first).stream().sorted()).containsExactly(first, second);
    }

    @Test
    void an_event_cannot_be_received_before_it_occurs() {
        assertThat(event("x", START.plusSeconds(5)).occurredAt()).isEqualTo(START.plusSeconds(5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> event("x", START.plusSeconds(5).minusNanos(1_000)));
    }

    @Test
    void a_long_name_is_cut_to_255_but_never_through_a_character() {
        assertThat(event("x".repeat(300), START.plusSeconds(9)).name()).isEqualTo("x".repeat(255));
        assertThat(event("x" + "🚀".repeat(200), START.plusSeconds(9)).name()).isEqualTo("x" + "🚀".repeat(127));
        assertThat(event("🚀".repeat(200), START.plusSeconds(9)).name()).isEqualTo("🚀".repeat(127));
    }

    @Test
    void of_an_erased_event_only_stays_that_something_of_its_type_happened_then_and_whence_it_came() {
        var event = new Event(
                new EventId(new UUID(0, 1)),
                Events.key(5, "ann@example.com 1"),
                new EventType("demo_requested"),
                "Demo for Ann",
                START.plusSeconds(9),
                new Attributes(Map.of("note", "Ann")),
                new Attributes(Map.of("name", "Ann")),
                new Attributes(Map.of("ip", "203.0.113.7")),
                new Mark.Voided());

        var erased = event.erased();

        assertThat(event.isErased()).isFalse();
        assertThat(erased.isErased()).isTrue();
        assertThat(erased)
                .isEqualTo(new Event(
                        event.id(),
                        new EventKey(event.occurredAt(), "erased:" + event.id().value(), Events.WEBSITE),
                        new EventType("demo_requested"),
                        "demo_requested",
                        START.plusSeconds(9),
                        Attributes.NONE,
                        Attributes.NONE,
                        Attributes.NONE,
                        new Mark.Voided()));
        assertThat(erased.erased()).isEqualTo(erased);
    }

    @Test
    void an_event_under_another_id_is_the_same_event() {
        var event = Events.event(1, "x").with(new Mark.Voided());
        var other = event.with(new EventId(new UUID(7, 7)));

        assertThat(other.id()).isEqualTo(new EventId(new UUID(7, 7)));
        assertThat(other.with(event.id())).isEqualTo(event);
    }

    private static Event event(String name, Instant receivedAt) {
        return new Event(
                new EventId(new UUID(0, 1)),
                Events.key(5, "m"),
                new EventType("x"),
                name,
                receivedAt,
                Attributes.NONE,
                Attributes.NONE,
                Attributes.NONE);
    }
}

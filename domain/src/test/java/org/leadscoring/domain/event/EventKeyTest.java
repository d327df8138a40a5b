package org.leadscoring.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.leadscoring.domain.event.Events.APP;
import static org.leadscoring.domain.event.Events.START;
import static org.leadscoring.domain.event.Events.WEBSITE;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventKeyTest {

    @Test
    void sc_1_events_are_ordered_by_when_they_occurred_then_by_message_id_then_by_source() {
        var ordered = List.of(
                new EventKey(START, "z", APP),
                new EventKey(START.plusNanos(1_000), "a", APP),
                new EventKey(START.plusSeconds(1), "A", WEBSITE),
                new EventKey(START.plusSeconds(1), "a", WEBSITE),
                new EventKey(START.plusSeconds(1), "a", APP),
                new EventKey(START.plusSeconds(1), "a ", WEBSITE),
                new EventKey(START.plusSeconds(1), "b", WEBSITE));

        assertThat(ordered.reversed().stream().sorted()).containsExactlyElementsOf(ordered);
    }

    @Test
    void instants_count_to_the_microsecond() {
        var key = new EventKey(START.plusNanos(1_999), "m", WEBSITE);

        assertThat(key).isEqualTo(new EventKey(START.plusNanos(1_000), "m", WEBSITE));
        assertThat(key.occurredAt()).isEqualTo(START.plusNanos(1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void a_blank_message_id_is_refused(String messageId) {
        assertRefused(messageId);
    }

    @Test
    void a_message_id_may_have_200_characters_and_no_more() {
        assertThat(new EventKey(START, "x".repeat(200), WEBSITE).messageId()).hasSize(200);
        assertRefused("x".repeat(201));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud800", "\udc00a", "\ud83d \ude80"})
    void a_message_id_that_no_database_could_keep_is_refused(String halfACharacter) {
        assertRefused(halfACharacter);
        assertThat(new EventKey(START, "🚀", WEBSITE).messageId()).isEqualTo("🚀");
    }

    @Test
    void an_instant_before_the_year_2000_is_refused() {
        assertThat(new EventKey(Instant.parse("2000-01-01T00:00:00Z"), "m", WEBSITE))
                .isNotNull();
        for (var instant : List.of(Instant.parse("1999-12-31T23:59:59.999999Z"), Instant.EPOCH, Instant.MIN)) {
            assertThatExceptionOfType(InvalidEventException.class)
                    .isThrownBy(() -> new EventKey(instant, "m", WEBSITE))
                    .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("/timestamp"));
        }
    }

    private static void assertRefused(String messageId) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> new EventKey(START, messageId, WEBSITE))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("/messageId"));
    }
}

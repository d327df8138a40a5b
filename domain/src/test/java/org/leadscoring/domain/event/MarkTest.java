package org.leadscoring.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkTest {

    private static final Mark SUSPECT = new Mark.Suspect(Suspicion.SCANNER);

    private final Event event = Events.event(1, "page_view");

    @Test
    void an_ordinary_event_counts() {
        assertThat(event.mark()).isEqualTo(new Mark.Clear());
        assertThat(event.counts(false)).isTrue();
        assertThat(event.counts(true)).isTrue();
    }

    @Test
    void a_suspect_counts_where_suspects_are_allowed() {
        assertThat(event.with(SUSPECT).counts(false)).isFalse();
        assertThat(event.with(SUSPECT).counts(true)).isTrue();
    }

    @Test
    void what_is_void_never_counts() {
        assertThat(event.with(new Mark.Voided()).counts(false)).isFalse();
        assertThat(event.with(new Mark.Voided()).counts(true)).isFalse();
        assertThat(event.with(SUSPECT).with(new Mark.Voided()).counts(true)).isFalse();
    }

    @Test
    void a_mark_changes_nothing_else_and_can_be_taken_away() {
        var marked = event.with(SUSPECT);

        assertThat(marked)
                .isNotEqualTo(event)
                .usingRecursiveComparison()
                .ignoringFields("mark")
                .isEqualTo(event);
        assertThat(marked.with(new Mark.Clear())).isEqualTo(event);
    }
}

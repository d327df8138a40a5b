package org.leadscoring.bootstrap.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MadeEventsTest {

    private static final Instant END = Instant.parse("2026-03-02T09:00:00Z");
    private static final int COUNT = 20_000;

    @Test
    void the_same_seed_makes_the_same_events() {
        assertThat(all(new MadeEvents(7, "lead", 100, COUNT, END))).isEqualTo(all(events()));
    }

    @Test
    void other_seeds_and_other_people_make_other_events() {
        assertThat(new MadeEvents(8, "lead", 100, COUNT, END).event(0)).isNotEqualTo(events().event(0));
        assertThat(new MadeEvents(7, "warm", 100, COUNT, END).event(0).messageId())
                .isNotEqualTo(events().event(0).messageId());
    }

    @Test
    void every_event_has_an_id_of_its_own_as_the_sdk_makes_it() {
        var ids = all(events()).stream().map(MadeEvent::messageId).toList();

        assertThat(ids)
                .doesNotHaveDuplicates()
                .allSatisfy(
                        id -> assertThat(id)
                                .matches(
                                        "node-next-\\d{13}-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
        assertThat(ids.stream().map(id -> id.substring(id.length() - 36))).doesNotHaveDuplicates();
    }

    @Test
    void all_people_do_something_and_all_kinds_of_things() {
        var events = all(events());

        assertThat(events.stream().map(MadeEvent::lead).distinct()).hasSize(100);
        assertThat(events.stream().map(MadeEvent::user).distinct()).hasSize(100).contains("bench-lead-0");
        assertThat(events.stream().map(MadeEvent::type).distinct()).hasSize(14);
        assertThat(events.stream().map(MadeEvent::properties).distinct().count())
                .isBetween(13L * Deed.KINDS, 14L * Deed.KINDS);
    }

    @Test
    void four_in_five_give_points() {
        var scoring = all(events()).stream().filter(event -> event.points() > 0).count();

        assertThat(scoring * 100 / COUNT).isBetween(79L, 81L);
    }

    @Test
    void time_goes_on_and_a_few_are_late_by_seconds() {
        var late = 0;
        for (int i = 0; i < COUNT; i++) {
            var after = Duration.between(events().event(i).timestamp(), events().at(i));
            if (after.compareTo(Duration.ofSeconds(1)) >= 0) {
                late++;
            } else {
                assertThat(after).isBetween(Duration.ZERO, Duration.ofMillis(1));
            }
            assertThat(after).isLessThan(Duration.ofMillis(8_001));
        }

        assertThat(late * 1_000 / COUNT).isBetween(25, 35);
        assertThat(events().at(COUNT)).isEqualTo(END);
    }

    private static MadeEvents events() {
        return new MadeEvents(7, "lead", 100, COUNT, END);
    }

    private static List<MadeEvent> all(MadeEvents events) {
        return IntStream.range(0, events.count()).mapToObj(events::event).toList();
    }
}

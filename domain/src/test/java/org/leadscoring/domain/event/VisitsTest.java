package org.leadscoring.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitsTest {

    @ParameterizedTest
    @CsvSource({
        "page_view, true, false, false, true",
        "page_view_pricing, true, false, false, true",
        "comparison_page_viewed, true, false, false, true",
        "screen_view, true, false, false, true",
        "click, false, true, false, true",
        "cta_clicked, false, true, false, true",
        "email_clicked, false, false, false, false",
        "session_started, false, false, false, true",
        "session_updated, false, false, false, true",
        "session_ended, false, false, true, true",
        "demo_requested, false, false, false, false"
    })
    void a_type_says_whether_an_event_is_part_of_a_visit_and_what_it_is_in_it(
            String type, boolean page, boolean click, boolean end, boolean part) {
        var event = Events.event(1, type);

        assertThat(Visits.isPage(event.type())).isEqualTo(page);
        assertThat(Visits.isClick(event.type())).isEqualTo(click);
        assertThat(Visits.isEnd(event.type())).isEqualTo(end);
        assertThat(Visits.isPart(event)).isEqualTo(part);
    }

    @Test
    void whatever_says_which_visit_it_belongs_to_is_part_of_it() {
        for (var name : new String[] {"session_id", "sessionId"}) {
            var told = new Attributes(Map.of(name, "s1"));

            assertThat(Visits.sessionId(event(told, Attributes.NONE))).contains("s1");
            assertThat(Visits.sessionId(event(Attributes.NONE, told))).contains("s1");
            assertThat(Visits.isPart(event(told, Attributes.NONE))).isTrue();
        }
        assertThat(Visits.isPart(event(Attributes.NONE, Attributes.NONE))).isFalse();
    }

    @Test
    void a_visit_may_have_a_number_and_what_the_event_says_goes_before_its_context() {
        var number = new Attributes(Map.of("session_id", new BigDecimal("1E+3")));
        var text = new Attributes(Map.of("session_id", "s1"));

        assertThat(Visits.sessionId(event(number, text))).contains("1000");
        assertThat(Visits.sessionId(event(new Attributes(Map.of("plan", "pro")), text)))
                .contains("s1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"label", "text", "element_text", "name"})
    void what_was_clicked_is_named_by_its_label(String property) {
        var click = event(new Attributes(Map.of(property, " Book a DEMO ")), Attributes.NONE);

        assertThat(Visits.label(click)).isEqualTo("book a demo");
    }

    @Test
    void where_nothing_tells_what_was_clicked_it_has_no_label() {
        assertThat(Visits.label(event(Attributes.NONE, Attributes.NONE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "page_view, true",
        "email_opened, true",
        "email_clicked, true",
        "identify, false",
        "email_sent, false",
        "email_opened_by_machine, false",
        "inactive_30_days, false"
    })
    void what_others_say_of_a_lead_or_do_to_it_is_not_its_own_doing(String type, boolean own) {
        assertThat(Activity.shownBy(new EventType(type))).isEqualTo(own);
    }

    @Test
    void a_visit_lasts_from_its_first_event_to_its_last_and_counts_what_was_done() {
        var visit = Session.startedAt(Events.START)
                .with(Events.START.plusSeconds(5), 1, 0, 0)
                .with(Events.START.plusSeconds(40), 1, 2, 1);

        assertThat(visit).isEqualTo(new Session(Events.START, Events.START.plusSeconds(40), 2, 2, 1));
        assertThat(visit.duration()).isEqualTo(Duration.ofSeconds(40));
    }

    private static Event event(Attributes properties, Attributes context) {
        var plain = Events.event(1, "demo_requested");
        return new Event(
                plain.id(),
                plain.key(),
                plain.type(),
                plain.name(),
                plain.receivedAt(),
                properties,
                Attributes.NONE,
                context);
    }
}

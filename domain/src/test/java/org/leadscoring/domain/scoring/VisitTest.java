package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.event.Session;
import org.leadscoring.domain.event.Suspicion;

/** A visit that events name: spec SC-13. */
class VisitTest {

    @Test
    void it_has_what_its_events_say_in_whatever_order_they_come() {
        var events = List.of(
                at(8, "session_updated").event(),
                at(2, "click").with("label", "Get a Demo").event(),
                at(1, "click").with("label", "Menu").event(),
                at(0, "page_view").event(),
                Told.after(Duration.ofMinutes(3), "page_view")
                        .with("session_id", "another")
                        .event(),
                Told.after(Duration.ofMinutes(4), "page_view").event());

        var visit = visit(events);

        assertThat(visit.session())
                .isEqualTo(new Session(Events.START, Events.START.plus(Duration.ofMinutes(8)), 1, 1, 1));
        assertThat(visit.saidToEnd()).isFalse();
    }

    @Test
    void it_is_over_after_thirty_minutes_of_silence_or_when_an_event_says_so() {
        var silent = visit(List.of(at(0, "page_view").event()));
        var ended =
                visit(List.of(at(0, "page_view").event(), at(1, "session_ended").event()));

        assertThat(silent.isOver(Events.START.plusSeconds(1_799))).isFalse();
        assertThat(silent.isOver(Events.START.plusSeconds(1_800))).isTrue();
        assertThat(ended.isOver(Events.START.plusSeconds(60))).isTrue();
    }

    @Test
    void it_is_the_latest_of_its_name_and_goes_on_within_the_silence_after_it_was_ended() {
        var before = List.of(
                at(0, "page_view").event(),
                at(1, "session_ended").event(),
                at(30, "page_view").event());
        var visit = visit(before);

        assertThat(visit.session().start()).isEqualTo(Events.START);
        assertThat(visit.session().pages()).isEqualTo(2);
        assertThat(visit.saidToEnd()).isFalse();

        var after = List.of(at(0, "page_view").event(), at(30, "page_view").event());
        assertThat(visit(after).session().start()).isEqualTo(Events.START.plus(Duration.ofMinutes(30)));
    }

    @Test
    void what_it_is_worth_is_what_the_scorer_gives_for_it() {
        var events = List.of(
                at(0, "page_view").event(),
                at(7, "click").with("label", "More").event(),
                at(9, "session_ended").event());
        var scorer =
                Models.of().method(new Method.Sessions(SessionScoring.STANDARD)).scorer();

        assertThat(SessionScoring.STANDARD.score(visit(events).session()).total())
                .isEqualTo(scorer.replay(events, Events.START.plus(Duration.ofMinutes(9)))
                        .state()
                        .total())
                .isEqualTo(42);
    }

    @Test
    void suspects_are_part_of_it_only_where_they_count() {
        var robot = at(1, "page_view").event().with(new Mark.Suspect(Suspicion.CRAWLER));

        assertThat(Visit.latest("s", List.of(robot), SessionScoring.STANDARD, false))
                .isEmpty();
        assertThat(Visit.latest("s", List.of(robot), SessionScoring.STANDARD, true))
                .isPresent();
    }

    private static Visit visit(List<Event> events) {
        return Visit.latest("s", events, SessionScoring.STANDARD, false).orElseThrow();
    }

    private static Told at(int minute, String type) {
        return Told.after(Duration.ofMinutes(minute), type).with("session_id", "s");
    }
}

package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.event.Session;

class SessionScoringTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 5",
        "PT59.999999S, 5",
        "PT1M, 15",
        "PT2M59.999999S, 15",
        "PT3M, 25",
        "PT4M59.999999S, 25",
        "PT5M, 35",
        "PT9M59.999999S, 35",
        "PT10M, 40",
        "PT8H, 40"
    })
    void sc_13_points_for_the_length_of_a_visit(Duration length, int points) {
        assertThat(score(length, 0, 0, 0)).isEqualTo(new SessionScoring.Breakdown(points, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 5", "5, 25", "6, 30", "7, 30", "2000000000, 30"})
    void sc_13_points_for_pages(int pages, int points) {
        assertThat(score(Duration.ZERO, pages, 0, 0).pages()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1, 0, 2",
        "0, 1, 5",
        "3, 1, 11",
        "15, 0, 30",
        "14, 0, 28",
        "0, 6, 30",
        "13, 1, 30",
        "2000000000, 2000000000, 30"
    })
    void sc_13_points_for_clicks(int regular, int important, int points) {
        assertThat(score(Duration.ZERO, 0, regular, important).clicks()).isEqualTo(points);
    }

    @Test
    void sc_13_the_three_worked_examples() {
        assertThat(score(Duration.ofMinutes(8), 4, 3, 1).total()).isEqualTo(66);
        assertThat(score(Duration.ofMinutes(12), 6, 5, 2).total()).isEqualTo(90);
        assertThat(score(Duration.ofSeconds(30), 1, 1, 0).total()).isEqualTo(12);
    }

    @Test
    void sc_13_the_most_a_visit_can_give_for_its_length() {
        assertThat(SessionScoring.STANDARD.durationsCap()).isEqualTo(40);
    }

    @Test
    void sc_13_durations_that_do_not_ascend_and_points_out_of_range_are_refused() {
        var minute = new SessionScoring.DurationBand(Duration.ofMinutes(1), 5);

        refused("/sessions/durations/1/under", List.of(minute, minute), 40);
        refused("/sessions/longest", List.of(minute), -1);
        refused("/sessions/longest", List.of(minute), 1_001);
    }

    @Test
    void sc_13_points_for_pages_and_clicks_out_of_range_are_refused_each_by_its_name() {
        var names = List.of("page", "pages_cap", "click", "important_click", "clicks_cap");
        for (int wrong = 0; wrong < names.size(); wrong++) {
            for (var points : new int[] {-1, 1_001}) {
                var all = new int[] {5, 30, 2, 5, 30};
                all[wrong] = points;
                assertThatExceptionOfType(InvalidModelException.class)
                        .isThrownBy(() ->
                                new SessionScoring(List.of(), 40, all[0], all[1], all[2], all[3], all[4], Set.of()))
                        .extracting(InvalidModelException::field)
                        .isEqualTo("/sessions/" + names.get(wrong));
            }
        }
        assertThat(new SessionScoring(List.of(), 1_000, 0, 1_000, 0, 0, 0, Set.of()).longest())
                .isEqualTo(1_000);
    }

    @Test
    void sc_13_a_click_is_important_by_its_label_however_that_is_written() {
        var scoring = new SessionScoring(List.of(), 0, 0, 0, 2, 5, 30, Set.of(" Get a Demo "));
        var click = Events.event(1, "click");
        var labelled = new Event(
                click.id(),
                click.key(),
                click.type(),
                click.name(),
                click.receivedAt(),
                new Attributes(Map.of("label", "GET A DEMO")),
                Attributes.NONE,
                Attributes.NONE);

        assertThat(scoring.score(scoring.with(null, labelled)).clicks()).isEqualTo(5);
        assertThat(scoring.score(scoring.with(null, click)).clicks()).isEqualTo(2);
    }

    private static void refused(String field, List<SessionScoring.DurationBand> durations, int longest) {
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> new SessionScoring(durations, longest, 5, 30, 2, 5, 30, Set.of()))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    private static SessionScoring.Breakdown score(Duration length, int pages, int clicks, int important) {
        return SessionScoring.STANDARD.score(
                new Session(Events.START, Events.START.plus(length), pages, clicks, important));
    }
}

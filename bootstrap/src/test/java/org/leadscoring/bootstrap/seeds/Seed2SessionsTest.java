package org.leadscoring.bootstrap.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.bootstrap.seeds.Deeds.START;
import static org.leadscoring.bootstrap.seeds.Deeds.deed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.SessionScoring;

/** Visits: up to 40 points for their length, 30 for pages, 30 for clicks; the score is the average (spec SC-13). */
class Seed2SessionsTest {

    private final Template visits = Template.named("sessions");

    @Test
    void sc_13_the_template_is_the_standard() {
        assertThat(visits.file().definition().method()).isEqualTo(new Method.Sessions(SessionScoring.STANDARD));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5",
        "1, 5",
        "59, 5",
        "60, 15",
        "61, 15",
        "179, 15",
        "180, 25",
        "299, 25",
        "300, 35",
        "599, 35",
        "600, 40",
        "601, 40",
        "1799, 40"
    })
    void sc_13_a_visit_of_so_many_seconds_gives_so_many_points(int seconds, int points) {
        assertThat(ended(visit(Duration.ZERO, seconds, 0, 0, 0))).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 5", "2, 10", "3, 15", "4, 20", "5, 25", "6, 30", "7, 30", "50, 30"})
    void sc_13_pages_give_5_each_and_30_at_most(int pages, int points) {
        assertThat(ended(visit(Duration.ZERO, 0, pages, 0, 0))).isEqualTo(5 + points);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1, 0, 2",
        "0, 1, 5",
        "3, 1, 11",
        "5, 2, 20",
        "15, 0, 30",
        "16, 0, 30",
        "0, 6, 30",
        "0, 7, 30",
        "10, 2, 30",
        "14, 0, 28",
        "2, 5, 29"
    })
    void sc_13_clicks_give_2_important_ones_5_and_30_at_most(int regular, int important, int points) {
        assertThat(ended(visit(Duration.ZERO, 0, 0, regular, important))).isEqualTo(5 + points);
    }

    @ParameterizedTest
    @CsvSource({
        "Get a Demo, 5",
        "get a demo, 5",
        "GET A DEMO, 5",
        "Be an Early Bird, 5",
        "BE AN EARLY BIRD, 5",
        "Get Demo, 2",
        "Menu, 2"
    })
    void sc_13_important_labels_are_two_whatever_their_case(String label, int points) {
        var click = deed("click", Duration.ZERO, Map.of("label", label));

        assertThat(ended(List.of(click))).isEqualTo(5 + points);
    }

    @ParameterizedTest
    @CsvSource({"480, 4, 3, 1, 66", "720, 6, 5, 2, 90", "45, 1, 1, 0, 12"})
    void sc_13_the_worked_examples_are_66_90_and_12(int seconds, int pages, int regular, int important, int score) {
        assertThat(ended(visit(Duration.ZERO, seconds, pages, regular, important)))
                .isEqualTo(score);
    }

    @Test
    void sc_13_the_score_is_the_average_of_the_visits() {
        var deeds = new ArrayList<Event>();
        deeds.addAll(visit(Duration.ofDays(1), 480, 4, 3, 1));
        deeds.addAll(visit(Duration.ofDays(2), 720, 6, 5, 2));

        assertThat(ended(deeds)).isEqualTo(78);

        deeds.addAll(visit(Duration.ofDays(3), 45, 1, 1, 0));

        assertThat(ended(deeds)).isEqualTo(56);
    }

    @Test
    void sc_13_and_sc_12_half_a_point_is_rounded_up() {
        var deeds = new ArrayList<Event>();
        deeds.addAll(visit(Duration.ofDays(1), 0, 1, 0, 0));
        deeds.addAll(visit(Duration.ofDays(2), 0, 0, 0, 1));
        deeds.addAll(visit(Duration.ofDays(3), 0, 1, 1, 0));
        deeds.addAll(visit(Duration.ofDays(4), 0, 0, 2, 1));

        // (10 + 10 + 12 + 14) / 4 = 11.5
        assertThat(ended(deeds)).isEqualTo(12);
    }

    @Test
    void sc_13_a_visit_counts_when_it_has_ended_which_is_after_30_minutes_of_silence() {
        var visit = visit(Duration.ZERO, 480, 4, 3, 1);

        assertThat(visits.score(visit).state().total()).isZero();
        assertThat(visits.scoreAt(START.plusSeconds(480 + 1799), visit).state().total())
                .isZero();
        assertThat(visits.scoreAt(START.plusSeconds(480 + 1800), visit).state().total())
                .isEqualTo(66);
    }

    @Test
    void sc_13_or_at_once_when_somebody_says_that_it_has() {
        var visit = new ArrayList<>(visit(Duration.ZERO, 480, 4, 3, 1));
        visit.add(deed("session_ended", Duration.ofMinutes(8)));

        assertThat(visits.score(visit).state().total()).isEqualTo(66);
    }

    private int ended(List<Event> deeds) {
        return visits.scoreAt(START.plus(Duration.ofDays(5)), deeds).state().total();
    }

    /** A visit of exactly this length with so many pages and clicks. */
    private static List<Event> visit(Duration since, int seconds, int pages, int regular, int important) {
        var deeds = new ArrayList<Event>();
        deeds.add(deed("session_started", since));
        for (int i = 0; i < pages; i++) {
            deeds.add(deed("page_view" + (i == 0 ? "" : "_" + i), since));
        }
        for (int i = 0; i < regular; i++) {
            deeds.add(click(since, "Menu", i));
        }
        for (int i = 0; i < important; i++) {
            deeds.add(click(since, "Get a Demo", i));
        }
        deeds.add(deed("session_updated", since.plusSeconds(seconds)));
        return deeds;
    }

    private static Event click(Duration since, String label, int number) {
        return deed("click", since, label + number, Map.of("label", label));
    }
}

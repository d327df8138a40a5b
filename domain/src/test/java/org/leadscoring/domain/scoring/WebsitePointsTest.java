package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.domain.event.Events.event;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.stage.Stage;

/** Spec SC-15: the whole table. */
class WebsitePointsTest {

    private static final ScoringModel MODEL = WebsitePoints.model(new ModelId(new UUID(0, 1)));

    private final Scorer scorer = Replays.scorer(MODEL);

    @ParameterizedTest
    @CsvSource({
        "page_view_pricing, 15, INTENT",
        "page_view_case_study, 10, ENGAGEMENT",
        "page_view_demo, 20, INTENT",
        "demo_requested, 50, INTENT",
        "whitepaper_downloaded, 20, ENGAGEMENT",
        "webinar_registered, 25, ENGAGEMENT",
        "free_trial_started, 40, INTENT",
        "pricing_calculator_used, 30, INTENT",
        "comparison_page_viewed, 15, INTENT",
        "contact_form_submitted, 40, INTENT",
        "email_opened, 5, ENGAGEMENT",
        "email_clicked, 10, ENGAGEMENT",
        "return_visit, 5, ENGAGEMENT",
        "visited_3_days_in_row, 15, ENGAGEMENT",
        "company_size_50_plus, 20, FIT",
        "role_decision_maker, 25, FIT",
        "budget_confirmed, 30, FIT",
        "unsubscribed, -20, ENGAGEMENT",
        "inactive_30_days, -10, ENGAGEMENT",
        "student_email_domain, -25, FIT"
    })
    void sc_15_each_event_gives_its_points(String type, int points, Category category) {
        var scored = Replays.replay(scorer, List.of(event(1, type)));

        assertThat(scored.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.points()).isEqualTo(points);
            assertThat(entry.category()).isEqualTo(category);
            assertThat(entry.rule()).isEqualTo(type);
            assertThat(entry.cause()).isEqualTo(Cause.RULE);
        });
        assertThat(scored.state().total()).isEqualTo(points);
        assertThat(scored.state().of(category)).isEqualTo(points);
    }

    @Test
    void sc_15_there_are_20_events_and_no_others() {
        assertThat(MODEL.rules()).hasSize(20);
        assertThat(score(event(1, "page_view"), event(2, "demo_watched"), event(3, "identify")))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo_requested", "free_trial_started", "contact_form_submitted"})
    void sc_15_three_events_count_once_only(String type) {
        assertThat(scoreOf(3, type)).isEqualTo(scoreOf(1, type));
    }

    @Test
    void sc_15_all_others_count_every_time() {
        var once = Set.of("demo_requested", "free_trial_started", "contact_form_submitted");

        assertThat(MODEL.rules().stream().filter(rule -> !once.contains(rule.id())))
                .hasSize(17)
                .allSatisfy(rule -> assertThat(scoreOf(3, rule.id())).isEqualTo(3 * rule.points()));
    }

    @Test
    void sc_15_the_stages_are_cold_warm_30_hot_60_mql_80_and_sql_100() {
        assertThat(MODEL.ladder().ground()).isEqualTo("cold");
        assertThat(MODEL.ladder().stages())
                .containsExactly(
                        new Stage("warm", 30), new Stage("hot", 60), new Stage("mql", 80), new Stage("sql", 100));
    }

    @Test
    void sc_15_a_students_address_may_put_a_lead_below_zero_and_that_is_cold() {
        assertThat(score(event(1, "student_email_domain"))).isEqualTo(-25);
        assertThat(score(event(1, "student_email_domain"), event(2, "unsubscribed"), event(3, "inactive_30_days")))
                .isEqualTo(-55);
        assertThat(MODEL.ladder().stageAt(-25)).isEqualTo("cold");
    }

    @Test
    void sc_15_there_is_no_cap() {
        assertThat(scoreOf(1_000, "budget_confirmed")).isEqualTo(30_000);
    }

    @Test
    void sc_15_the_whole_table_once_is_320_points() {
        var all = MODEL.rules().stream().map(rule -> event(1, rule.id())).toArray(Event[]::new);
        var points = Map.of(Category.ENGAGEMENT, 60, Category.FIT, 50, Category.INTENT, 210);

        var state = Replays.replay(scorer, List.of(all)).state();

        points.forEach((category, sum) -> assertThat(state.of(category)).isEqualTo(sum));
        assertThat(state.total()).isEqualTo(320);
    }

    private int scoreOf(int times, String type) {
        return score(IntStream.range(0, times)
                .mapToObj(n -> event(Events.key(n, "m" + n), type))
                .toArray(Event[]::new));
    }

    private int score(Event... events) {
        return Replays.replay(scorer, List.of(events)).state().total();
    }
}

package org.leadscoring.bootstrap.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.bootstrap.seeds.Deeds.START;
import static org.leadscoring.bootstrap.seeds.Deeds.deed;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;

/** Website points: 20 events, three of them once only, stages at 30, 60, 80, 100 (spec SC-15). */
class Seed3WebsitePointsTest {

    private static final List<String> ONCE = List.of("demo_requested", "free_trial_started", "contact_form_submitted");

    private final Template website = Template.named("website-points");

    @ParameterizedTest
    @CsvSource({
        "page_view_pricing, 15", "page_view_case_study, 10", "page_view_demo, 20", "demo_requested, 50",
        "whitepaper_downloaded, 20", "webinar_registered, 25", "free_trial_started, 40", "pricing_calculator_used, 30",
        "comparison_page_viewed, 15", "contact_form_submitted, 40", "email_opened, 5", "email_clicked, 10",
        "return_visit, 5", "visited_3_days_in_row, 15", "company_size_50_plus, 20", "role_decision_maker, 25",
        "budget_confirmed, 30", "unsubscribed, -20", "inactive_30_days, -10", "student_email_domain, -25"
    })
    void sc_15_each_of_20_events_gives_its_points_once_only_or_every_time(String event, int points) {
        assertThat(website.total(deed(event, Duration.ZERO))).isEqualTo(points);
        assertThat(website.total(deed(event, Duration.ZERO), deed(event, Duration.ofDays(1))))
                .isEqualTo(ONCE.contains(event) ? points : 2 * points);
    }

    @Test
    void sc_15_there_are_no_other_events() {
        assertThat(website.file().definition().rules()).hasSize(20);
        assertThat(website.total(deed("demo_watched", Duration.ZERO))).isZero();
    }

    @Test
    void sc_15_all_twenty_together_are_320() {
        var deeds = website.file().definition().rules().stream()
                .map(Rule::event)
                .map(type -> deed(type.name(), Duration.ZERO))
                .toArray(Event[]::new);

        assertThat(website.total(deeds)).isEqualTo(320);
    }

    @ParameterizedTest
    @CsvSource({
        "-55, cold",
        "0, cold",
        "29, cold",
        "30, warm",
        "59, warm",
        "60, hot",
        "79, hot",
        "80, mql",
        "99, mql",
        "100, sql",
        "1000, sql"
    })
    void sc_15_stages_begin_at_30_60_80_and_100(int score, String stage) {
        assertThat(website.ladder().stageAt(score)).isEqualTo(stage);
    }

    @Test
    void sc_15_the_scale_is_open_at_both_ends() {
        var bad = Stream.of("unsubscribed", "inactive_30_days", "student_email_domain")
                .map(event -> deed(event, Duration.ZERO))
                .toArray(Event[]::new);

        assertThat(website.file().definition().scale()).isEqualTo(Scale.OPEN);
        assertThat(website.total(bad)).isEqualTo(-55);
        assertThat(website.stage(bad)).isEqualTo("cold");
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 31, 365})
    void sc_11_thirty_days_of_silence_take_10_once(int days) {
        var deeds = List.of(deed("pricing_calculator_used", Duration.ZERO));
        var scorer = website.scorer(Derivation.all(ZoneOffset.UTC));

        assertThat(scorer.replay(deeds, START.plus(Duration.ofDays(days)).minusSeconds(1))
                        .state()
                        .total())
                .isEqualTo(days == 30 ? 30 : 20);
        assertThat(scorer.replay(deeds, START.plus(Duration.ofDays(days)))
                        .state()
                        .total())
                .isEqualTo(20);
    }

    @Test
    void sc_11_who_returns_gets_5_and_on_the_third_day_in_a_row_15_more() {
        var deeds = List.of(
                deed("page_view", Duration.ZERO),
                deed("page_view", Duration.ofMinutes(29)),
                deed("page_view", Duration.ofDays(1)),
                deed("page_view", Duration.ofDays(2)));

        assertThat(Template.given(
                        website.scorer(Derivation.all(ZoneOffset.UTC)).replay(deeds, START.plus(Duration.ofDays(2)))))
                .containsExactly(5, 5, 15);
    }
}

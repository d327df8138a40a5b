package org.leadscoring.bootstrap.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.bootstrap.seeds.Deeds.START;
import static org.leadscoring.bootstrap.seeds.Deeds.deed;
import static org.leadscoring.bootstrap.seeds.Deeds.told;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.Scale;

/** The contact model: 0–100, thresholds 25, 50, 75, repeat, recency and decay (spec SC-17, SC-3, SC-7 to SC-10, SC-11). */
class Seed0ContactModelTest {

    private static final Duration NOW = Duration.ZERO;
    /** Old enough that recency leaves points as they are. */
    private static final Duration OLD = Duration.ofDays(10);

    private final Template contacts = Template.named("contact-model");

    /** 25 × 2 + 15 × 2 + 10 × 2 = 100 points, the last of them at the start. */
    private final List<Event> full = List.of(
            deed("demo_requested", Duration.ofMinutes(-2)),
            deed("contact_form_submitted", Duration.ofMinutes(-1)),
            deed("clicked_high_intent_link", NOW));

    @ParameterizedTest
    @CsvSource({
        "-5, cold",
        "0, cold",
        "24, cold",
        "25, nurture",
        "49, nurture",
        "50, mql",
        "74, mql",
        "75, sql",
        "100, sql"
    })
    void sc_17_stages_begin_at_25_50_and_75(int score, String stage) {
        assertThat(contacts.ladder().stageAt(score)).isEqualTo(stage);
    }

    @Test
    void sc_17_each_of_the_three_thresholds_is_crossed_on_the_way_to_sales() {
        assertThat(contacts.entered(full.toArray(Event[]::new))).containsExactly("nurture", "mql", "sql");
    }

    @Test
    void sc_3_the_scale_is_0_to_100() {
        assertThat(contacts.file().definition().scale()).isEqualTo(new Scale(0, 100));
    }

    @Test
    void sc_3_nobody_has_more_than_100() {
        var more = new ArrayList<>(full);
        more.add(deed("webinar_registered", Duration.ofMinutes(1)));

        assertThat(contacts.score(full).state().total()).isEqualTo(100);
        assertThat(contacts.score(more).state().total()).isEqualTo(100);
    }

    @Test
    void sc_3_nobody_has_less_than_0() {
        assertThat(contacts.total(deed("email_opened", NOW), deed("unsubscribed", Duration.ofMinutes(1))))
                .isZero();
    }

    @Test
    void sc_7_the_third_time_within_30_days_counts_half_as_much_again() {
        var scored = contacts.score(
                deed("whitepaper_downloaded", NOW, OLD),
                deed("whitepaper_downloaded", Duration.ofDays(1), OLD),
                deed("whitepaper_downloaded", Duration.ofDays(2), OLD),
                deed("whitepaper_downloaded", Duration.ofDays(3), OLD));

        assertThat(Template.given(scored)).containsExactly(8, 8, 12, 12);
    }

    @ParameterizedTest
    @CsvSource({"PT719H, 12", "PT720H, 8", "PT721H, 8"})
    void sc_7_what_lies_30_days_back_is_no_repetition_any_more(Duration third, int points) {
        var scored = contacts.score(
                deed("whitepaper_downloaded", NOW, OLD),
                deed("whitepaper_downloaded", Duration.ofMinutes(1), OLD),
                deed("whitepaper_downloaded", third, OLD));

        assertThat(Template.given(scored)).containsExactly(8, 8, points);
    }

    @Test
    void sc_7_and_sc_8_a_fresh_third_time_counts_three_times_as_much() {
        var scored = contacts.score(
                deed("whitepaper_downloaded", NOW),
                deed("whitepaper_downloaded", Duration.ofHours(1)),
                deed("whitepaper_downloaded", Duration.ofHours(2)));

        assertThat(Template.given(scored)).containsExactly(16, 16, 24);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 16",
        "PT23H, 16",
        "PT23H59M59S, 16",
        "PT24H, 12",
        "P6D, 12",
        "PT167H59M59S, 12",
        "P7D, 8",
        "P29D, 8",
        "PT719H59M59S, 8",
        "P30D, 4",
        "P31D, 4",
        "P365D, 4"
    })
    void sc_8_eight_points_are_doubled_when_fresh_and_halved_when_old(Duration age, int points) {
        assertThat(contacts.total(deed("webinar_registered", NOW, age))).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "P0D, 100",
        "P29D, 100",
        "PT719H59M59S, 100",
        "P30D, 95",
        "P59D, 95",
        "P60D, 90",
        "P89D, 90",
        "P90D, 85",
        "P120D, 81",
        "P150D, 77"
    })
    void sc_9_each_30_idle_days_take_5_percent_rounded_down(Duration idle, int score) {
        assertThat(contacts.scoreAt(START.plus(idle), full).state().total()).isEqualTo(score);
    }

    @Test
    void sc_9_activity_starts_the_idle_time_anew() {
        var deeds = new ArrayList<>(full);
        deeds.add(deed("page_view", Duration.ofDays(29)));

        assertThat(contacts.scoreAt(START.plus(Duration.ofDays(58)), deeds)
                        .state()
                        .total())
                .isEqualTo(100);
        assertThat(contacts.scoreAt(START.plus(Duration.ofDays(59)), deeds)
                        .state()
                        .total())
                .isEqualTo(95);
    }

    @Test
    void sc_9_fit_does_not_decay() {
        var deeds = List.of(deed("demo_requested", NOW, OLD), told(Duration.ofMinutes(1), Map.of("company_size", 50)));

        var scored = contacts.scoreAt(START.plus(Duration.ofDays(60)), deeds);

        // 25 points decay to 23 (23.75) and 22 (22.56), the 20 for the size do not.
        assertThat(scored.state().total()).isEqualTo(42);
        assertThat(scored.entries())
                .filteredOn(entry -> entry.cause() == Cause.DECAY)
                .extracting(entry -> entry.points())
                .containsExactly(-2, -1);
    }

    @ParameterizedTest
    @CsvSource({
        "company_size, 50, 20", "company_size, 5000, 20", "decision_maker, true, 25", "role, Decision_Maker, 25",
        "title, VP Sales, 25", "budget_confirmed, true, 30", "email, jo@example.edu, -25", "email, jo@cs.ox.ac.uk, -25"
    })
    void sc_10_traits_give_20_25_30_and_take_25(String trait, String value, int points) {
        assertThat(Template.given(contacts.score(told(NOW, Map.of(trait, value)))))
                .containsExactly(points);
    }

    @ParameterizedTest
    @CsvSource({
        "company_size, 49",
        "decision_maker, false",
        "role, intern",
        "title, Sales representative",
        "budget_confirmed, false",
        "email, jo@education.example",
        "email, jo@example.com"
    })
    void sc_10_other_traits_give_nothing(String trait, String value) {
        assertThat(contacts.score(told(NOW, Map.of(trait, value))).entries()).isEmpty();
    }

    @Test
    void sc_10_fit_is_replaced_and_not_added_up() {
        var big = Map.<String, Object>of("company_size", 80);
        var small = Map.<String, Object>of("company_size", 30);

        assertThat(contacts.total(told(NOW, big))).isEqualTo(20);
        assertThat(contacts.total(told(NOW, big), told(Duration.ofDays(1), small)))
                .isZero();
        assertThat(contacts.total(told(NOW, big), told(Duration.ofDays(1), small), told(Duration.ofDays(2), big)))
                .isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/pricing", "https://example.com/Demo?x=1"})
    void sc_11_a_clicked_link_to_prices_or_a_demo_is_one_of_high_intent_and_nothing_else(String url) {
        assertThat(clicked(url)).isEqualTo(10 * 2);
    }

    @Test
    void sc_11_any_other_link_is_a_clicked_link() {
        assertThat(clicked("https://example.com/blog")).isEqualTo(4 * 2);
    }

    private int clicked(String url) {
        var click = deed("clicked_link", NOW, Map.of("url", url));
        return contacts.scorer(Derivation.all(ZoneOffset.UTC))
                .replay(List.of(click), START)
                .state()
                .total();
    }
}

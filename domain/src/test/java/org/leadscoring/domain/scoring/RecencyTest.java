package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.leadscoring.domain.scoring.Models.factor;
import static org.leadscoring.domain.scoring.Models.rule;
import static org.leadscoring.domain.scoring.Told.ledger;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecencyTest {

    private static final Recency CONTACT =
            new Recency(List.of(band(1, "2"), band(7, "1.5"), band(30, "1")), factor("0.5"));

    @ParameterizedTest
    @CsvSource({
        "PT0S, 20",
        "PT23H, 20",
        "PT23H59M59.999999S, 20",
        "PT24H, 15",
        "P6D, 15",
        "P7D, 10",
        "P29D, 10",
        "P30D, 5",
        "P31D, 5",
        "P3000D, 5"
    })
    void sc_8_points_follow_the_age_at_receipt(Duration age, int points) {
        var scorer = Models.of(rule("a", 10)).recency(CONTACT).scorer();

        var scored = Replays.replay(
                scorer, List.of(Told.after(Duration.ZERO, "a").late(age).event()));

        assertThat(scored.state().total()).isEqualTo(points);
    }

    @Test
    void sc_8_a_replay_a_year_later_gives_the_same_points() {
        var scorer = Models.of(rule("a", 10)).recency(CONTACT).scorer();
        var event = Told.after(Duration.ZERO, "a").late(Duration.ofHours(1)).event();

        assertThat(scorer.replay(List.of(event), event.occurredAt().plus(Duration.ofDays(365)))
                        .state()
                        .total())
                .isEqualTo(20);
    }

    @Test
    void sc_8_takes_grow_and_shrink_alike() {
        var scorer = Models.of(rule("a", -5)).recency(CONTACT).scorer();

        assertThat(ledger(Replays.replay(
                        scorer,
                        List.of(
                                Told.after(Duration.ZERO, "a")
                                        .late(Duration.ofDays(2))
                                        .event(),
                                Told.after(Duration.ofDays(1), "a")
                                        .late(Duration.ofDays(40))
                                        .event()))))
                .containsExactly("a -8", "a -3");
    }

    @Test
    void sc_8_is_off_by_default() {
        var scorer = Models.of(rule("a", 10)).scorer();
        var old = Told.after(Duration.ZERO, "a").late(Duration.ofDays(300)).event();

        assertThat(Replays.replay(scorer, List.of(old)).state().total()).isEqualTo(10);
    }

    @Test
    void sc_8_fit_by_traits_has_no_age() {
        var scorer = Models.of()
                .traits(new TraitRule("big", new Condition.Exists(Field.trait("size")), 20, Category.FIT))
                .recency(CONTACT)
                .scorer();
        var old = Told.after(Duration.ZERO, "identify")
                .trait("size", 80)
                .late(Duration.ofDays(300))
                .event();

        assertThat(Replays.replay(scorer, List.of(old)).state().total()).isEqualTo(20);
    }

    @Test
    void sc_8_a_visit_made_by_the_system_is_as_old_as_the_event_that_made_it() {
        var scorer = Models.of(rule("return_visit", 10))
                .recency(CONTACT)
                .makes(Derivation.RETURN_VISIT)
                .scorer();
        var events = List.of(
                Told.after(Duration.ZERO, "page_view").event(),
                Told.after(Duration.ofHours(2), "page_view")
                        .late(Duration.ofDays(6))
                        .event());

        assertThat(ledger(Replays.replay(scorer, events))).containsExactly("return_visit +15");
    }

    @Test
    void sc_8_inactivity_has_no_age() {
        var scorer = Models.of(rule("inactive_30_days", -10))
                .recency(CONTACT)
                .makes(Derivation.INACTIVE)
                .scorer();
        var old = Told.after(Duration.ZERO, "a").late(Duration.ofDays(90)).event();

        assertThat(ledger(scorer.replay(List.of(old), old.occurredAt().plus(Duration.ofDays(40)))))
                .containsExactly("inactive_30_days -10");
    }

    @Test
    void sc_8_bands_that_do_not_ascend_are_refused() {
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> new Recency(List.of(band(7, "2"), band(7, "1")), Factor.ONE))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("/recency/1/under"));
    }

    private static Recency.Band band(int days, String factor) {
        return new Recency.Band(Duration.ofDays(days), factor(factor));
    }
}

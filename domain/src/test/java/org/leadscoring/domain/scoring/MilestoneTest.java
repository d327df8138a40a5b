package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.leadscoring.domain.scoring.Models.capped;
import static org.leadscoring.domain.scoring.Models.factor;
import static org.leadscoring.domain.scoring.Models.fivePercentAMonth;
import static org.leadscoring.domain.scoring.Models.repeated;
import static org.leadscoring.domain.scoring.Models.rule;
import static org.leadscoring.domain.scoring.Replays.replay;
import static org.leadscoring.domain.scoring.Told.ledger;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Events;

/** The levels of spec SC-14. */
class MilestoneTest {

    private static final TraitRule BIG =
            new TraitRule("big", new Condition.Exists(Field.trait("size")), 20, Category.FIT);

    private final Scorer scorer = levels().scorer();

    @Test
    void sc_14_each_higher_level_is_reached() {
        assertThat(ledger(replay(
                        scorer,
                        events(
                                "page_view",
                                "content_view",
                                "inquiry_started",
                                "contact_info",
                                "whatsapp_contact",
                                "form_submitted"))))
                .containsExactly(
                        "page_view +5",
                        "content_view +10",
                        "inquiry_started +25",
                        "contact_info +20",
                        "whatsapp_contact +25",
                        "form_submitted +15");
    }

    @Test
    void sc_14_lower_levels_than_the_highest_give_nothing() {
        assertThat(ledger(replay(scorer, events("contact_info", "page_view", "contact_info", "inquiry_started"))))
                .containsExactly("contact_info +60");
    }

    @Test
    void sc_14_a_jump_gives_the_whole_way() {
        assertThat(replay(scorer, events("form_submitted", "page_view")).state().total())
                .isEqualTo(100);
    }

    @Test
    void sc_4_rules_about_traits_are_added_to_the_level() {
        var scorer = levels().traits(BIG).scorer();
        var events = List.of(
                Told.after(Duration.ZERO, "page_view").trait("size", 1).event(),
                Told.after(Duration.ofMinutes(1), "content_view").event());

        assertThat(ledger(replay(scorer, events))).containsExactly("big +20", "page_view +5", "content_view +10");
    }

    @Test
    void sc_9_a_level_that_decayed_can_be_reached_again() {
        var scorer = levels().decay(fivePercentAMonth()).scorer();
        var again = Told.after(Duration.ofDays(61), "contact_info").event();

        // 60, 57 after 30 days, 54 (54.15) after 60; then 60 again.
        assertThat(ledger(replay(
                        scorer,
                        List.of(Told.after(Duration.ZERO, "contact_info").event(), again))))
                .containsExactly("contact_info +60", "decay -3", "decay -3", "contact_info +6");
    }

    @Test
    void sc_4_what_makes_no_sense_for_levels_is_refused() {
        refused("/rules/0/points", Models.of(rule("a", 0)));
        refused("/rules/0", Models.of(rule("a", 5, Category.FIT)));
        refused("/rules/0", Models.of(capped(5, rule("a", 5))));
        refused("/rules/1", Models.of(rule("a", 5), repeated("2", 30, 1, rule("b", 5))));
        refused("/recency", Models.of().recency(new Recency(List.of(), factor("0.5"))));
    }

    @Test
    void sc_4_traits_beside_levels_count_as_fit_because_levels_are_told_by_the_other_points() {
        var trait = new TraitRule("t", new Condition.Exists(Field.trait("size")), 20, Category.INTENT);

        refused("/traits/0", levels().traits(trait));
        assertThat(levels().traits(BIG).scorer().replay(List.of(), Events.START).entries())
                .isEmpty();
    }

    private static void refused(String field, Models models) {
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> models.method(new Method.Milestone()).model())
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    private static Models levels() {
        return Models.of(
                        rule("page_view", 5),
                        rule("content_view", 15),
                        rule("inquiry_started", 40, Category.INTENT),
                        rule("contact_info", 60, Category.INTENT),
                        rule("whatsapp_contact", 85, Category.INTENT),
                        rule("form_submitted", 100, Category.INTENT))
                .method(new Method.Milestone());
    }

    private static List<Event> events(String... types) {
        return IntStream.range(0, types.length)
                .mapToObj(i -> Told.after(Duration.ofMinutes(i), types[i]).event())
                .toList();
    }
}

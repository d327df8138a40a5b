package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.leadscoring.domain.scoring.Models.rule;
import static org.leadscoring.domain.scoring.Models.when;
import static org.leadscoring.domain.scoring.Replays.replay;
import static org.leadscoring.domain.scoring.Told.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Event;

class TraitRuleTest {

    private static final TraitRule BIG = new TraitRule(
            "big",
            new Condition.Compares(Field.trait("company.size"), Condition.Comparison.AT_LEAST, BigDecimal.valueOf(50)),
            20,
            Category.FIT);
    private static final TraitRule STUDENT =
            new TraitRule("student", new Condition.Contains(Field.trait("email"), ".edu"), -25, Category.FIT);
    private static final TraitRule NO_PHONE =
            new TraitRule("no phone", new Condition.Not(new Condition.Exists(Field.trait("phone"))), -5, Category.FIT);

    @Test
    void sc_10_points_of_traits_are_replaced_and_not_accumulated() {
        var scorer = Models.of().traits(BIG).scorer();

        assertThat(ledger(replay(scorer, sizes("80", "90", "30", "30", "80"))))
                .containsExactly("big +20", "big -20", "big +20");
    }

    @Test
    void sc_10_an_entry_says_which_event_told_it() {
        var events = sizes("30", "80");

        assertThat(replay(Models.of().traits(BIG).scorer(), events).entries())
                .containsExactly(new LedgerEntry(
                        Cause.FIT,
                        "big",
                        Category.FIT,
                        events.get(1).id(),
                        20,
                        0,
                        20,
                        events.get(1).occurredAt()));
    }

    @Test
    void sc_10_a_trait_that_is_told_anew_replaces_the_whole_trait() {
        var scorer = Models.of().traits(BIG).scorer();
        var events = List.of(
                identify(0).trait("company", Map.of("size", 80)).event(),
                identify(1).trait("company", Map.of("name", "ACME")).event());

        assertThat(ledger(replay(scorer, events))).containsExactly("big +20", "big -20");
    }

    @Test
    void sc_10_a_trait_that_is_not_told_again_stays() {
        var scorer = Models.of().traits(BIG, STUDENT).scorer();
        var events = List.of(
                identify(0).trait("company.size", 80).event(),
                identify(1).trait("email", "a@b.edu").event(),
                identify(2).event());

        assertThat(ledger(replay(scorer, events))).containsExactly("big +20", "student -25");
    }

    @Test
    void sc_10_any_event_may_tell_traits() {
        var scorer = Models.of(rule("form_submitted", 20)).traits(BIG).scorer();

        assertThat(ledger(replay(
                        scorer,
                        List.of(Told.after(Duration.ZERO, "form_submitted")
                                .trait("company.size", 80)
                                .event()))))
                .containsExactly("big +20", "form_submitted +20");
    }

    @Test
    void sc_10_rules_for_events_see_the_traits_told_by_the_event_itself() {
        var scorer = Models.of(when(new Condition.Exists(Field.trait("phone")), rule("a", 5)))
                .scorer();
        var events = List.of(
                Told.after(Duration.ZERO, "a").event(),
                Told.after(Duration.ofMinutes(1), "a").trait("phone", "+49").event(),
                Told.after(Duration.ofMinutes(2), "a").event());

        assertThat(ledger(replay(scorer, events))).containsExactly("a +5", "a +5");
    }

    @Test
    void sc_10_a_rule_for_what_is_missing_holds_from_the_first_event() {
        var scorer = Models.of(rule("a", 10)).traits(NO_PHONE).scorer();
        var events = List.of(
                Told.after(Duration.ZERO, "a").event(),
                Told.after(Duration.ofMinutes(1), "a").event(),
                identify(2).trait("phone", "+49").event());

        assertThat(ledger(replay(scorer, events))).containsExactly("no phone -5", "a +10", "a +10", "no phone +5");
    }

    @Test
    void sc_10_a_first_event_that_tells_what_is_missing_never_loses_points() {
        var scorer = Models.of().traits(NO_PHONE).scorer();

        assertThat(replay(scorer, List.of(identify(0).trait("phone", "+49").event()))
                        .entries())
                .isEmpty();
    }

    @Test
    void sc_10_what_the_cap_took_is_not_taken_again() {
        var scorer = Models.of(rule("a", 90)).traits(BIG).scale(0, 100).scorer();
        var events = List.of(
                Told.after(Duration.ZERO, "a").event(),
                identify(1).trait("company.size", 80).event(),
                identify(2).trait("company.size", 30).event());

        // Of 20 points 10 stayed below the cap, and no more than these 10 go.
        var scored = replay(scorer, events);

        assertThat(ledger(scored)).containsExactly("a +90", "big +20", "cap -10", "big -10");
        assertThat(scored.state().total()).isEqualTo(90);
        assertThat(scored.state().of(Category.FIT)).isZero();
    }

    @Test
    void sc_10_what_the_floor_gave_back_is_not_returned_again() {
        var scorer = Models.of(rule("a", 10)).traits(STUDENT).scale(0, 100).scorer();
        var events = List.of(
                Told.after(Duration.ZERO, "a").event(),
                identify(1).trait("email", "a@b.edu").event(),
                identify(2).trait("email", "a@b.example").event());

        var scored = replay(scorer, events);

        assertThat(ledger(scored)).containsExactly("a +10", "student -25", "cap +15", "student +10");
        assertThat(scored.state().total()).isEqualTo(10);
    }

    @Test
    void sc_10_a_rule_wholly_under_the_cap_holds_without_points() {
        var scorer = Models.of(rule("a", 100)).traits(BIG).scale(0, 100).scorer();
        var events = List.of(
                Told.after(Duration.ZERO, "a").event(),
                identify(1).trait("company.size", 80).event(),
                identify(2).trait("company.size", 30).event());

        var scored = replay(scorer, events);

        assertThat(ledger(scored)).containsExactly("a +100", "big +20", "cap -20");
        assertThat(scored.state().holding()).isEmpty();
        assertThat(scored.state().total()).isEqualTo(100);
    }

    @Test
    void sc_10_a_categorys_cap_holds_for_fit_too() {
        var scorer = Models.of(rule("a", 25, Category.FIT))
                .traits(BIG)
                .cap(Category.FIT, 30)
                .scorer();
        var events = List.of(
                identify(0).trait("company.size", 80).event(),
                Told.after(Duration.ofMinutes(1), "a").event(),
                identify(2).trait("company.size", 30).event());

        assertThat(ledger(replay(scorer, events))).containsExactly("big +20", "a +25", "cap -15", "big -20");
    }

    @Test
    void sc_10_only_traits_that_the_model_asks_for_are_remembered() {
        var scorer = Models.of().traits(BIG).scorer();
        var told = identify(0).trait("company.size", 80).trait("secret", "x").event();

        assertThat(replay(scorer, List.of(told)).state().traits().values()).containsOnlyKeys("company.size");
    }

    @Test
    void sc_10_a_rule_that_does_not_look_at_traits_is_refused() {
        for (var condition : List.of(
                Condition.ALWAYS,
                new Condition.Exists(Field.property("x")),
                new Condition.All(
                        List.of(new Condition.Exists(Field.trait("x")), new Condition.Exists(Field.property("x")))))) {
            assertThatExceptionOfType(InvalidModelException.class)
                    .isThrownBy(() -> new TraitRule("r", condition, 1, Category.FIT))
                    .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("/when"));
        }
    }

    private static Told identify(int minute) {
        return Told.after(Duration.ofMinutes(minute), "identify");
    }

    private static List<Event> sizes(String... sizes) {
        return IntStream.range(0, sizes.length)
                .mapToObj(i -> identify(i).trait("company.size", sizes[i]).event())
                .toList();
    }
}

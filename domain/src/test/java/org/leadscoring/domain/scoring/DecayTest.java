package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.domain.scoring.Models.fivePercentAMonth;
import static org.leadscoring.domain.scoring.Models.lasting;
import static org.leadscoring.domain.scoring.Models.rule;
import static org.leadscoring.domain.scoring.Told.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Events;

class DecayTest {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private final Scorer contact = Models.of(rule("a", 100), rule("identify", 10), rule("b", 10))
            .decay(fivePercentAMonth())
            .scorer();

    @ParameterizedTest
    @CsvSource({"0, 100", "29, 100", "30, 95", "59, 95", "60, 90", "89, 90", "90, 85", "120, 81"})
    void sc_9_5_percent_goes_after_each_full_30_days(int days, int score) {
        assertThat(contact.replay(List.of(first()), day(days)).state().total()).isEqualTo(score);
    }

    @Test
    void sc_9_an_interval_is_full_to_the_microsecond() {
        assertThat(contact.replay(List.of(first()), day(30).minus(MICROSECOND)).entries())
                .hasSize(1);
        assertThat(contact.replay(List.of(first()), day(30)).entries())
                .last()
                .isEqualTo(new LedgerEntry(Cause.DECAY, null, Category.ENGAGEMENT, first().id(), -5, 100, 95, day(30)));
    }

    @Test
    void sc_9_looking_twice_or_a_day_late_changes_nothing() {
        var late = contact.replay(List.of(first()), day(91));

        var state = ScoreState.START;
        state = contact.resume(state, List.of(first()), day(0)).state();
        for (var days : List.of(30, 30, 44, 61, 91, 91)) {
            state = contact.resume(state, List.of(), day(days)).state();
        }

        assertThat(state).isEqualTo(late.state());
        assertThat(late.entries()).extracting(LedgerEntry::at).containsExactly(day(0), day(30), day(60), day(90));
    }

    @Test
    void sc_9_is_reckoned_from_the_score_at_the_last_activity() {
        var again = event("b", 75);

        // 90 at day 60, 100 with the event of day 75; from there 95 after 30 days, 90 after 60.
        assertThat(score(contact, day(104), first(), again)).isEqualTo(100);
        assertThat(score(contact, day(105), first(), again)).isEqualTo(95);
        assertThat(score(contact, day(135), first(), again)).isEqualTo(90);
    }

    @Test
    void sc_9_activity_of_no_points_restarts_the_clock() {
        var view = event("unknown_to_the_model", 29);

        assertThat(score(contact, day(58), first(), view)).isEqualTo(100);
        assertThat(score(contact, day(59), first(), view)).isEqualTo(95);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identify",
                "alias",
                "group",
                "contact_updated",
                "email_sent",
                "email_delivered",
                "email_bounced",
                "email_dropped",
                "email_deferred",
                "email_suppressed",
                "email_opened_by_machine",
                "inactive_30_days"
            })
    void sc_9_what_others_do_is_no_activity(String type) {
        var silent = Models.of(rule("a", 100)).decay(fivePercentAMonth()).scorer();

        assertThat(score(silent, day(30), first(), event(type, 29))).isEqualTo(95);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"page_view", "email_opened", "email_clicked", "unsubscribed", "return_visit", "session_ended"})
    void sc_9_what_the_lead_does_is_activity(String type) {
        var silent = Models.of(rule("a", 100)).decay(fivePercentAMonth()).scorer();

        assertThat(score(silent, day(58), first(), event(type, 29))).isEqualTo(100);
    }

    @Test
    void sc_9_points_that_come_while_the_lead_is_idle_decay_with_the_rest() {
        var told = event("identify", 45);

        // 95 at day 30; 105 with the 10 of day 45, of a base of 110: 110 × 0.95 = 104, 110 × 0.9025 = 99, so 5 go.
        assertThat(score(contact, day(59), first(), told)).isEqualTo(105);
        assertThat(score(contact, day(60), first(), told)).isEqualTo(100);
    }

    @Test
    void sc_9_a_rule_may_say_that_its_points_never_decay() {
        var scorer = Models.of(rule("a", 100), Models.named("kept", lasting(rule("a", 100, Category.INTENT))))
                .decay(fivePercentAMonth())
                .scorer();

        var scored = scorer.replay(List.of(first()), day(90));

        assertThat(scored.state().of(Category.ENGAGEMENT)).isEqualTo(85);
        assertThat(scored.state().of(Category.INTENT)).isEqualTo(100);
    }

    @Test
    void sc_9_what_a_cap_takes_of_points_that_last_is_none_of_those_that_decay() {
        var scorer = Models.of(rule("a", 60), Models.named("kept", lasting(rule("a", 60))))
                .cap(Category.ENGAGEMENT, 100)
                .decay(fivePercentAMonth())
                .scorer();

        // Of 60 that decay 57 are left, and 40 last.
        assertThat(scorer.replay(List.of(first()), day(30)).state().total()).isEqualTo(97);
    }

    @Test
    void sc_9_and_sc_10_fit_never_decays() {
        var scorer = Models.of(rule("a", 100, Category.FIT))
                .traits(new TraitRule("big", new Condition.Exists(Field.trait("size")), 20, Category.FIT))
                .decay(fivePercentAMonth())
                .scorer();
        var fit = Told.at(Events.START, "a").trait("size", 3).event();

        assertThat(scorer.replay(List.of(fit), day(4_000)).state().total()).isEqualTo(120);
        assertThat(scorer.due(scorer.replay(List.of(fit), day(0)).state())).isEqualTo(Due.NEVER);
    }

    @Test
    void sc_9_a_loss_is_split_over_the_categories_by_their_size() {
        var scorer = Models.of(rule("a", 75), Models.named("i", rule("a", 25, Category.INTENT)))
                .decay(new Decay(new DecayCurve.Linear(1_000), Duration.ofDays(30)))
                .scorer();

        // 10 of 75 + 25: 7.5 of engagement, rounded down, the rest of intent.
        assertThat(ledger(scorer.replay(List.of(first()), day(30))))
                .containsExactly("a +75", "i +25", "decay -7", "decay -3");
        assertThat(scorer.replay(List.of(first()), day(300)).state().points()).isEqualTo(ScoreState.Points.NONE);
    }

    @Test
    void sc_9_a_category_below_zero_loses_nothing() {
        var scorer = Models.of(rule("a", 100), Models.named("i", rule("a", -40, Category.INTENT)))
                .decay(new Decay(new DecayCurve.Linear(1_000), Duration.ofDays(30)))
                .scorer();

        var scored = scorer.replay(List.of(first()), day(30));

        assertThat(scored.state().of(Category.ENGAGEMENT)).isEqualTo(94);
        assertThat(scored.state().of(Category.INTENT)).isEqualTo(-40);
    }

    @Test
    void sc_9_nothing_decays_below_zero() {
        var scorer = Models.of(rule("a", -100)).decay(fivePercentAMonth()).scorer();

        assertThat(scorer.replay(List.of(first()), day(400)).entries()).hasSize(1);
    }

    @Test
    void sc_9_and_sc_3_at_the_floor_nothing_goes_and_nothing_is_written() {
        var scorer = Models.of(rule("a", 10), Models.named("student", rule("a", -25, Category.FIT)))
                .scale(0, 100)
                .decay(new Decay(new DecayCurve.Linear(1_000), Duration.ofDays(30)))
                .scorer();

        var scored = scorer.replay(List.of(first()), day(400));

        assertThat(ledger(scored)).containsExactly("a +10", "student -25", "cap +15");
        assertThat(scorer.due(scored.state())).isEqualTo(Due.NEVER);
    }

    @Test
    void sc_9_and_sc_3_decay_ends_at_the_floor() {
        var scorer = Models.of(rule("a", 100), Models.named("f", rule("a", -95, Category.FIT)))
                .scale(0, 100)
                .decay(new Decay(new DecayCurve.Linear(300), Duration.ofDays(30)))
                .scorer();

        var scored = scorer.replay(List.of(first()), day(400));

        assertThat(ledger(scored)).containsExactly("a +100", "f -95", "decay -3", "decay -2");
    }

    @Test
    void sc_9_steps_that_take_nothing_are_passed_over() {
        var scorer = Models.of(rule("a", 100))
                .decay(new Decay(new DecayCurve.Steps(List.of(75, 75, 50)), Duration.ofDays(30)))
                .scorer();

        var scored = scorer.replay(List.of(first()), day(4_000));

        assertThat(ledger(scored)).containsExactly("a +100", "decay -25", "decay -25");
        assertThat(scored.entries()).last().extracting(LedgerEntry::at).isEqualTo(day(90));
    }

    private static int score(Scorer scorer, Instant asOf, Event... events) {
        return scorer.replay(List.of(events), asOf).state().total();
    }

    private static Event first() {
        return event("a", 0);
    }

    private static Event event(String type, int day) {
        return Told.at(day(day), type).event();
    }

    private static Instant day(int days) {
        return Events.START.plus(Duration.ofDays(days));
    }
}

package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.leadscoring.domain.scoring.Models.factor;
import static org.leadscoring.domain.scoring.Models.rule;
import static org.leadscoring.domain.scoring.Told.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Events;

/** The average of ended visits: spec SC-13. */
class SessionsTest {

    private static final Duration SILENCE = Duration.ofMinutes(30);
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final Method SESSIONS = new Method.Sessions(SessionScoring.STANDARD);

    private final Scorer scorer = Models.of().method(SESSIONS).scorer();

    @Test
    void sc_13_a_visit_gives_its_points_when_30_minutes_of_silence_are_over() {
        var view = event(0, "page_view").event();

        assertThat(scorer.replay(List.of(view), minute(30).minus(MICROSECOND)).entries())
                .isEmpty();
        // Under a minute 5, a page 5.
        assertThat(scorer.replay(List.of(view), minute(30)).entries())
                .containsExactly(
                        new LedgerEntry(Cause.RULE, "session", Category.ENGAGEMENT, view.id(), 10, 0, 10, minute(30)));
    }

    @Test
    void sc_13_the_silence_begins_with_the_last_event() {
        var events =
                List.of(event(0, "page_view").event(), event(29, "page_view").event());

        // 29 minutes 40, two pages 10.
        assertThat(scorer.replay(events, minute(59).minus(MICROSECOND)).entries())
                .isEmpty();
        assertThat(ledger(scorer.replay(events, minute(59)))).containsExactly("session +50");
    }

    @Test
    void sc_13_an_event_after_just_30_minutes_begins_another_visit() {
        var events =
                List.of(event(0, "page_view").event(), event(30, "page_view").event());

        var scored = scorer.replay(events, minute(60));

        assertThat(scored.state().sessions().count()).isEqualTo(2);
        assertThat(scored.state().total()).isEqualTo(10);
    }

    @Test
    void sc_13_a_visit_may_be_ended_in_so_many_words() {
        var events =
                List.of(event(0, "page_view").event(), event(8, "session_ended").event());

        assertThat(ledger(scorer.replay(events, minute(8)))).containsExactly("session +40");
        assertThat(scorer.due(scorer.replay(events, minute(8)).state())).isEqualTo(Due.NEVER);
    }

    @Test
    void sc_13_the_worked_example_of_66_points() {
        var events = List.of(
                event(0, "session_started").event(),
                event(0, "page_view").event(),
                event(1, "page_view_pricing").event(),
                event(2, "screen_view").event(),
                event(3, "page_viewed").event(),
                event(4, "click").with("label", "More").event(),
                event(5, "button_clicked").event(),
                event(6, "link_clicked").event(),
                event(7, "click").with("label", " get a DEMO ").event(),
                event(8, "session_ended").event());

        assertThat(scorer.replay(events, minute(8)).state().total()).isEqualTo(66);
    }

    @Test
    void sc_13_a_score_is_the_average_of_ended_visits_rounded_half_up() {
        var hour = 60;
        var events = List.of(
                // 5 + 5 = 10
                event(0, "page_view").event(),
                // 5 + 0 = 5, average 7.5
                event(hour, "session_started").event(),
                // 5 + 2 = 7, average 22 / 3 = 7.33
                event(2 * hour, "click").event());

        assertThat(ledger(scorer.replay(events, minute(3 * hour))))
                .containsExactly("session +10", "session -2", "session -1");
    }

    @Test
    void sc_13_a_named_visit_that_was_ended_and_goes_on_is_scored_anew_and_counts_once() {
        var events = List.of(
                named(0, "page_view", "s"),
                named(1, "session_ended", "s"),
                named(10, "page_view", "s"),
                named(11, "session_ended", "s"));

        var scored = scorer.replay(events, minute(60));

        // 1 minute and a page: 15 + 5; then 11 minutes and two pages: 40 + 10.
        assertThat(ledger(scored)).containsExactly("session +20", "session +30");
        assertThat(scored.state().sessions().count()).isEqualTo(1);
        assertThat(scored.state().sessions().open()).isEmpty();
    }

    @Test
    void sc_13_a_named_visit_that_goes_on_after_its_end_is_scored_anew_by_silence_too() {
        var events = List.of(named(0, "page_view", "s"), named(1, "session_ended", "s"), named(10, "page_view", "s"));

        assertThat(ledger(scorer.replay(events, minute(40).minus(MICROSECOND)))).containsExactly("session +20");
        assertThat(ledger(scorer.replay(events, minute(40)))).containsExactly("session +20", "session +30");
    }

    @Test
    void sc_13_a_name_used_again_after_the_silence_is_another_visit() {
        var events = List.of(named(0, "page_view", "s"), named(1, "session_ended", "s"), named(31, "page_view", "s"));

        assertThat(scorer.replay(events, minute(61)).state().sessions().count()).isEqualTo(2);
    }

    @Test
    void sc_13_without_a_name_another_visit_begins_at_once_after_an_end() {
        var events = List.of(
                event(0, "page_view").event(),
                event(1, "session_ended").event(),
                event(2, "page_view").event());

        assertThat(ledger(scorer.replay(events, minute(32)))).containsExactly("session +20", "session -5");
    }

    @Test
    void sc_13_two_devices_at_once_make_two_visits() {
        var events = List.of(
                named(0, "page_view", "phone"),
                named(1, "page_view", "desk"),
                named(2, "page_view", "phone"),
                named(9, "page_view", "desk"));

        var scored = scorer.replay(events, minute(39));

        // Phone: 2 minutes, 2 pages: 15 + 10 = 25. Desk: 8 minutes, 2 pages: 35 + 10 = 45. Average 35.
        assertThat(ledger(scored)).containsExactly("session +25", "session +10");
        assertThat(scored.entries()).extracting(LedgerEntry::at).containsExactly(minute(32), minute(39));
    }

    @Test
    void sc_13_visits_whose_silence_ends_at_one_instant_are_averaged_at_once() {
        var events = List.of(
                named(0, "page_view", "a"),
                named(5, "session_started", "b"),
                Told.at(minute(5).plusNanos(1_000), "page_view")
                        .with("session_id", "c")
                        .event(),
                named(5, "click", "a"));

        assertThat(scorer.replay(events, minute(35)).entries()).hasSize(1);
    }

    @Test
    void sc_13_mails_are_no_part_of_a_visit() {
        var events = List.of(
                event(0, "email_opened").event(), event(1, "email_clicked").event());

        assertThat(scorer.replay(events, minute(600)).entries()).isEmpty();
    }

    @Test
    void sc_10_traits_are_added_to_the_average() {
        var fit = Models.of()
                .method(SESSIONS)
                .traits(new TraitRule("big", new Condition.Exists(Field.trait("size")), 20, Category.FIT))
                .scorer();

        assertThat(ledger(fit.replay(
                        List.of(event(0, "page_view").trait("size", 1).event()), minute(30))))
                .containsExactly("big +20", "session +10");
    }

    @Test
    void sc_9_what_decayed_comes_back_when_a_visit_ends_and_not_before() {
        var idle = Models.of()
                .method(SESSIONS)
                .decay(new Decay(new DecayCurve.Linear(5_000), Duration.ofDays(30)))
                .scorer();
        var later = Duration.ofDays(40);
        var back = Told.after(later, "page_view").event();
        var events = List.of(event(0, "page_view").event(), back);

        assertThat(ledger(idle.replay(events, back.occurredAt()))).containsExactly("session +10", "decay -5");
        assertThat(ledger(idle.replay(events, back.occurredAt().plus(SILENCE))))
                .containsExactly("session +10", "decay -5", "session +5");
    }

    @Test
    void sc_6_a_category_at_its_cap_is_not_written_to_until_a_visit_ends() {
        var capped = Models.of().method(SESSIONS).cap(Category.ENGAGEMENT, 8).scorer();
        var events = List.of(
                event(0, "page_view").event(),
                event(60, "page_view").event(),
                event(61, "page_view").event());

        assertThat(ledger(capped.replay(events, minute(61)))).containsExactly("session +10", "cap -2");
    }

    @Test
    void sc_4_rules_for_events_and_what_would_be_taken_for_visits_are_refused() {
        refused("/rules", Models.of(rule("a", 1)));
        refused(
                "/traits/0",
                Models.of().traits(new TraitRule("t", new Condition.Exists(Field.trait("x")), 1, Category.INTENT)));
        refused(
                "/traits/0",
                Models.of().traits(new TraitRule("session", new Condition.Exists(Field.trait("x")), 1, Category.FIT)));
        refused("/recency", Models.of().recency(new Recency(List.of(), factor("0.5"))));
    }

    private static void refused(String field, Models models) {
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> models.method(SESSIONS).model())
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    private static Event named(int minute, String type, String session) {
        return event(minute, type).with("session_id", session).event();
    }

    private static Told event(int minute, String type) {
        return Told.at(minute(minute), type);
    }

    private static Instant minute(int minutes) {
        return Events.START.plus(Duration.ofMinutes(minutes));
    }
}

package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadscoring.domain.scoring.Models.rule;
import static org.leadscoring.domain.scoring.Models.when;
import static org.leadscoring.domain.scoring.Told.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventType;

class DerivedEventsTest {

    private static final EventType RETURN = Derivation.RETURN_VISIT;

    private final Scorer returns = making("UTC", RETURN);
    private final Scorer inRow = making("UTC", Derivation.THREE_DAYS);
    private final Scorer inactive = making("UTC", Derivation.INACTIVE);

    @Test
    void sc_11_a_visit_after_30_minutes_of_silence_is_a_return() {
        assertThat(made(returns, views("2026-03-02T09:00:00Z", "2026-03-02T09:29:59.999999Z")))
                .isEmpty();
        assertThat(made(returns, views("2026-03-02T09:00:00Z", "2026-03-02T09:30:00Z")))
                .containsExactly("return_visit 2026-03-02T09:30:00Z");
    }

    @Test
    void sc_11_the_silence_is_that_before_the_last_event_and_not_before_the_visit() {
        assertThat(made(returns, views("2026-03-02T09:00:00Z", "2026-03-02T09:20:00Z", "2026-03-02T09:40:00Z")))
                .isEmpty();
    }

    @Test
    void sc_11_the_first_visit_is_no_return_and_a_mail_is_no_visit() {
        assertThat(made(returns, views("2026-03-02T09:00:00Z"))).isEmpty();
        assertThat(made(
                        returns,
                        List.of(
                                view("2026-03-02T09:00:00Z"),
                                Told.at("2026-03-02T11:00:00Z", "email_opened").event())))
                .isEmpty();
        assertThat(made(
                        returns,
                        List.of(Told.at("2026-03-02T09:00:00Z", "email_opened").event(), view("2026-03-02T11:00:00Z"))))
                .isEmpty();
    }

    @Test
    void sc_11_there_is_at_most_one_return_a_day() {
        assertThat(made(
                        returns,
                        views(
                                "2026-03-02T09:00:00Z",
                                "2026-03-02T10:00:00Z",
                                "2026-03-02T11:00:00Z",
                                "2026-03-02T23:59:59Z",
                                "2026-03-03T01:00:00Z")))
                .containsExactly("return_visit 2026-03-02T10:00:00Z", "return_visit 2026-03-03T01:00:00Z");
    }

    @Test
    void sc_11_days_are_those_of_the_workspaces_zone() {
        var tokyo = making("Asia/Tokyo", RETURN);

        // 15:00 UTC is midnight in Tokyo.
        assertThat(made(
                        tokyo,
                        views(
                                "2026-03-02T12:00:00Z",
                                "2026-03-02T13:00:00Z",
                                "2026-03-02T14:59:59Z",
                                "2026-03-02T15:29:58Z",
                                "2026-03-02T16:00:00Z")))
                .containsExactly("return_visit 2026-03-02T13:00:00Z", "return_visit 2026-03-02T16:00:00Z");
    }

    @Test
    void sc_11_a_day_of_25_hours_is_one_day() {
        var berlin = making("Europe/Berlin", RETURN);

        // Sunday, 25 October 2026 lasts from 22:00 UTC on Saturday to 23:00 UTC on Sunday.
        assertThat(made(
                        berlin,
                        views(
                                "2026-10-24T21:00:00Z",
                                "2026-10-24T22:00:00Z",
                                "2026-10-25T22:59:59Z",
                                "2026-10-25T23:30:00Z")))
                .containsExactly("return_visit 2026-10-24T22:00:00Z", "return_visit 2026-10-25T23:30:00Z");
    }

    @Test
    void sc_11_a_return_is_named_by_the_event_it_follows_from() {
        var back = view("2026-03-02T10:00:00Z");

        assertThat(returns.replay(List.of(view("2026-03-02T09:00:00Z"), back), back.occurredAt())
                        .derived())
                .containsExactly(
                        new DerivedEvent(RETURN, "return_visit:" + back.id().value(), back.occurredAt(), back.id()));
    }

    @Test
    void sc_11_a_late_event_makes_and_unmakes_a_return() {
        var apart = views("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z");

        var between = new ArrayList<>(apart);
        between.add(view("2026-03-02T09:29:00Z"));
        between.add(view("2026-03-02T09:58:00Z"));

        assertThat(made(returns, apart)).hasSize(1);
        assertThat(made(returns, between)).isEmpty();
    }

    @Test
    void sc_11_a_rule_for_a_return_sees_the_properties_of_the_event_that_made_it() {
        var pricing = Models.of(
                        when(new Condition.Contains(Field.property("url"), "/pricing"), rule("return_visit", 5)))
                .makes(RETURN)
                .scorer();
        var back = Told.at("2026-03-02T10:00:00Z", "page_view");

        assertThat(ledger(pricing.replay(
                        List.of(
                                view("2026-03-02T09:00:00Z"),
                                back.with("url", "/pricing").event()),
                        Instant.parse("2026-03-02T10:00:00Z"))))
                .containsExactly("return_visit +5");
    }

    @Test
    void sc_11_visits_on_three_days_in_a_row_count_once_for_the_whole_run() {
        assertThat(made(
                        inRow,
                        views(
                                "2026-03-02T09:00:00Z",
                                "2026-03-03T09:00:00Z",
                                "2026-03-04T09:00:00Z",
                                "2026-03-04T10:00:00Z",
                                "2026-03-05T09:00:00Z",
                                "2026-03-06T09:00:00Z",
                                "2026-03-07T09:00:00Z")))
                .containsExactly("visited_3_days_in_row 2026-03-04T09:00:00Z");
    }

    @Test
    void sc_11_a_day_without_a_visit_begins_another_run() {
        assertThat(made(inRow, views("2026-03-02T09:00:00Z", "2026-03-03T09:00:00Z", "2026-03-05T09:00:00Z")))
                .isEmpty();
        assertThat(made(
                        inRow,
                        views(
                                "2026-03-02T09:00:00Z",
                                "2026-03-03T09:00:00Z",
                                "2026-03-04T09:00:00Z",
                                "2026-03-06T09:00:00Z",
                                "2026-03-07T09:00:00Z",
                                "2026-03-08T09:00:00Z")))
                .containsExactly(
                        "visited_3_days_in_row 2026-03-04T09:00:00Z", "visited_3_days_in_row 2026-03-08T09:00:00Z");
    }

    @Test
    void sc_11_days_in_a_row_are_days_of_the_zone_also_when_the_clocks_change() {
        var newYork = making("America/New_York", Derivation.THREE_DAYS);
        // Clocks go forward on Sunday, 8 March 2026: 23:30 on Saturday, Sunday 00:10, Monday 00:10 local time.
        var days = views("2026-03-08T04:30:00Z", "2026-03-08T05:10:00Z", "2026-03-09T04:10:00Z");

        assertThat(made(newYork, days)).containsExactly("visited_3_days_in_row 2026-03-09T04:10:00Z");
        assertThat(made(inRow, days)).isEmpty();
    }

    @Test
    void sc_11_30_days_of_silence_make_a_lead_inactive_once() {
        var view = view("2026-03-02T09:00:00Z");

        assertThat(made(inactive, List.of(view), "2026-04-01T08:59:59.999999Z")).isEmpty();
        assertThat(made(inactive, List.of(view), "2026-04-01T09:00:00Z"))
                .containsExactly("inactive_30_days 2026-04-01T09:00:00Z");
        assertThat(made(inactive, List.of(view), "2036-01-01T00:00:00Z")).hasSize(1);
    }

    @Test
    void sc_11_each_silence_counts_and_what_others_do_does_not_break_it() {
        var events = List.of(
                view("2026-03-02T09:00:00Z"),
                Told.at("2026-03-20T09:00:00Z", "email_sent").event(),
                view("2026-05-01T09:00:00Z"));

        assertThat(made(inactive, events, "2026-12-01T00:00:00Z"))
                .containsExactly("inactive_30_days 2026-04-01T09:00:00Z", "inactive_30_days 2026-05-31T09:00:00Z");
    }

    @Test
    void sc_11_a_late_event_unmakes_an_inactivity_and_makes_another() {
        var first = view("2026-03-02T09:00:00Z");
        var late = view("2026-03-22T09:00:00Z");

        assertThat(made(inactive, List.of(first), "2026-04-10T00:00:00Z")).hasSize(1);
        assertThat(made(inactive, List.of(first, late), "2026-04-10T00:00:00Z")).isEmpty();
        assertThat(made(inactive, List.of(first, late), "2026-05-10T00:00:00Z"))
                .containsExactly("inactive_30_days 2026-04-21T09:00:00Z");
    }

    @Test
    void sc_11_an_inactivity_is_put_down_to_the_last_activity() {
        var view = view("2026-03-02T09:00:00Z");
        var sent = Told.at("2026-03-20T09:00:00Z", "email_sent").event();

        assertThat(inactive.replay(List.of(view, sent), Instant.parse("2026-05-01T00:00:00Z"))
                        .derived())
                .singleElement()
                .satisfies(derived -> {
                    assertThat(derived.cause()).isEqualTo(view.id());
                    assertThat(derived.messageId())
                            .isEqualTo("inactive_30_days:" + view.id().value());
                });
    }

    @Test
    void sc_11_an_event_at_the_very_end_of_the_silence_comes_after_it() {
        var events = views("2026-03-02T09:00:00Z", "2026-04-01T09:00:00Z");

        assertThat(made(inactive, events)).containsExactly("inactive_30_days 2026-04-01T09:00:00Z");
    }

    @Test
    void sc_11_and_sc_9_when_decay_and_inactivity_fall_due_at_once_decay_comes_first() {
        var scorer = Models.of(rule("page_view", 100), rule("inactive_30_days", -10))
                .decay(Models.fivePercentAMonth())
                .makes(Derivation.INACTIVE)
                .scorer();

        assertThat(ledger(scorer.replay(views("2026-03-02T09:00:00Z"), Instant.parse("2026-04-01T09:00:00Z"))))
                .containsExactly("page_view +100", "decay -5", "inactive_30_days -10");
    }

    @Test
    void sc_11_a_click_on_a_link_to_prices_or_a_demo_shows_high_intent() {
        var intent = making("UTC", Derivation.HIGH_INTENT);

        for (var type : List.of("email_clicked", "email_link_clicked", "link_clicked", "click")) {
            for (var property : List.of("url", "href", "link", "link_url")) {
                assertThat(made(intent, List.of(click(type, property, "https://a.example/PRICING#x"))))
                        .hasSize(1);
                assertThat(made(intent, List.of(click(type, property, "https://a.example/demo"))))
                        .hasSize(1);
                assertThat(made(intent, List.of(click(type, property, "https://a.example/blog"))))
                        .isEmpty();
            }
        }
        assertThat(made(intent, List.of(click("page_view", "url", "https://a.example/pricing"))))
                .isEmpty();
        assertThat(made(intent, List.of(Told.at("2026-03-02T09:00:00Z", "click").event())))
                .isEmpty();
    }

    @Test
    void sc_11_what_is_of_high_intent_is_for_the_workspace_to_say() {
        var model = Models.of(rule("clicked_high_intent_link", 5)).model();
        var scorer = new Scorer(
                model, new Derivation(ZoneOffset.UTC, Set.of(Derivation.HIGH_INTENT), List.of(" /Kaufen ", " ")));

        assertThat(made(scorer, List.of(click("click", "url", "/kaufen/jetzt"))))
                .hasSize(1);
        assertThat(made(scorer, List.of(click("click", "url", "/pricing")))).isEmpty();
    }

    @Test
    void sc_11_what_is_switched_off_is_not_made() {
        var off =
                Models.of(rule("return_visit", 5)).makes(Derivation.THREE_DAYS).scorer();

        assertThat(made(off, views("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z")))
                .isEmpty();
    }

    @Test
    void sc_11_what_no_rule_asks_for_is_not_made() {
        var unasked = Models.of(rule("page_view", 5))
                .makes(Derivation.TYPES.toArray(EventType[]::new))
                .scorer();
        var events = views("2026-03-02T09:00:00Z", "2026-03-03T09:00:00Z", "2026-03-04T09:00:00Z");

        assertThat(unasked.replay(events, Instant.parse("2030-01-01T00:00:00Z")).derived())
                .isEmpty();
    }

    @Test
    void sc_11_a_type_that_is_sent_and_not_made_scores_like_any_other() {
        var sent = Models.of(rule("return_visit", 5)).scorer();

        assertThat(ledger(Replays.replay(
                        sent,
                        List.of(Told.at("2026-03-02T09:00:00Z", "return_visit").event()))))
                .containsExactly("return_visit +5");
    }

    @Test
    void sc_11_the_system_makes_nothing_else() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Derivation(ZoneOffset.UTC, Set.of(new EventType("purchase")), List.of()));
    }

    private static Scorer making(String zone, EventType type) {
        return Models.of(rule(type.name(), 5)).zone(zone).makes(type).scorer();
    }

    private static List<String> made(Scorer scorer, List<Event> events) {
        return made(scorer, events, events.getLast().occurredAt());
    }

    private static List<String> made(Scorer scorer, List<Event> events, String asOf) {
        return made(scorer, events, Instant.parse(asOf));
    }

    private static List<String> made(Scorer scorer, List<Event> events, Instant asOf) {
        var scored = scorer.replay(events, asOf);
        assertThat(scored.entries()).hasSameSizeAs(scored.derived());
        return scored.derived().stream()
                .map(derived -> derived.type().name() + ' ' + derived.at())
                .toList();
    }

    private static Event click(String type, String property, String url) {
        return Told.at("2026-03-02T09:00:00Z", type).with(property, url).event();
    }

    private static List<Event> views(String... at) {
        return Arrays.stream(at).map(DerivedEventsTest::view).toList();
    }

    private static Event view(String at) {
        return Told.at(at, "page_view").event();
    }
}

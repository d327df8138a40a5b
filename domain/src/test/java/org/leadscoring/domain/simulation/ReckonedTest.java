package org.leadscoring.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.event.Suspicion;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.simulation.Mover.Reason;
import org.leadscoring.domain.simulation.Reckoned.Step;
import org.leadscoring.domain.stage.StageLadder;

class ReckonedTest {

    private static final Instant LATER = Events.START.plusSeconds(999);

    @Test
    void a_lead_of_which_only_a_machine_is_known_does_not_count() {
        var machine = event(1, "demo").with(new Mark.Suspect(Suspicion.CRAWLER));
        var scorer = scorer(rule("demo", "demo", 50));

        var suspected = Reckoned.of(scorer, List.of(machine), LATER);
        var visited = Reckoned.of(scorer, List.of(machine, event(3, "other"), event(2, "other")), LATER);

        assertThat(suspected.counts()).isFalse();
        assertThat(suspected.rises()).isEmpty();
        assertThat(visited.counts()).isTrue();
        assertThat(visited.firstAt()).isEqualTo(Events.START.plusSeconds(2));
    }

    @Test
    void a_promise_may_be_made_by_the_first_event_and_whenever_the_score_rises() {
        var scorer = scorer(rule("visit", "visit", 10), rule("off", "unsubscribed", -20), rule("demo", "demo", 50));

        var reckoned = Reckoned.of(
                scorer,
                List.of(event(1, "unknown"), event(2, "visit"), event(3, "unsubscribed"), event(4, "demo")),
                LATER);

        assertThat(reckoned.rises()).containsExactly(step(1, 0), step(2, 10), step(4, 40));
    }

    @Test
    void the_score_the_first_event_leaves_counts_even_if_it_is_lower_than_none() {
        var scorer = scorer(rule("off", "unsubscribed", -20), rule("visit", "visit", 10));

        var reckoned = Reckoned.of(
                scorer, List.of(event(1, "unsubscribed"), event(2, "unsubscribed"), event(3, "visit")), LATER);

        assertThat(reckoned.rises()).containsExactly(step(1, -20), step(3, -30));
    }

    @Test
    void what_an_event_gives_by_several_rules_is_one_rise_and_of_two_events_at_one_instant_each_is_its_own() {
        var scorer = scorer(rule("demo", "demo", 50), rule("demo again", "demo", 20));

        var reckoned = Reckoned.of(scorer, List.of(event(1, "demo", "a"), event(1, "demo", "b")), LATER);

        assertThat(reckoned.rises()).containsExactly(step(1, 70), step(1, 140));
    }

    @Test
    void a_mover_says_the_two_rules_that_make_the_most_difference_and_none_that_makes_none() {
        var did = List.of(event(1, "demo"), event(2, "mail"), event(3, "page"), event(4, "trial"));
        var before = scorer(
                rule("demo", "demo", 50),
                rule("mail", "mail", 5),
                rule("page", "page", 15),
                rule("trial", "trial", 40));
        var after = scorer(
                rule("demo", "demo", 20),
                rule("mail", "mail", 10),
                rule("page", "page", 10),
                rule("trial", "trial", 40));

        assertThat(mover(before, after, did).reasons())
                .containsExactly(new Reason(Cause.RULE, "demo", 50, 20), new Reason(Cause.RULE, "mail", 5, 10));
        assertThat(mover(before, after, did).reasons())
                .extracting(Reason::difference)
                .containsExactly(-30L, 5L);
        assertThat(mover(
                                before,
                                scorer(rule("demo", "demo", 50), rule("mail", "mail", 5), rule("page", "page", 15)),
                                did)
                        .reasons())
                .containsExactly(new Reason(Cause.RULE, "trial", 40, 0));
    }

    private static Mover mover(Scorer before, Scorer after, List<Event> did) {
        var one = Reckoned.of(before, did, LATER);
        var other = Reckoned.of(after, did, LATER);
        return Mover.of(new Compared(new LeadId(new UUID(0, 1)), one, other, true, null))
                .because(one.scored(), other.scored());
    }

    private static Step step(int second, int score) {
        return new Step(Events.START.plusSeconds(second), score);
    }

    private static Event event(int second, String type) {
        return Events.event(second, type);
    }

    private static Event event(int second, String type, String message) {
        return Events.event(new EventKey(Events.START.plusSeconds(second), message, Events.WEBSITE), type);
    }

    private static Rule rule(String id, String event, int points) {
        return new Rule(id, new EventType(event), points, Category.ENGAGEMENT, Limit.UNLIMITED);
    }

    private static Scorer scorer(Rule... rules) {
        var definition = Definition.points(Scale.OPEN, List.of(rules), new StageLadder("cold", List.of()));
        return new Scorer(
                new ScoringModel(new ModelId(new UUID(0, 1)), "Test", 1, definition), Derivation.none(ZoneOffset.UTC));
    }
}

package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadscoring.domain.event.Events.START;
import static org.leadscoring.domain.event.Events.event;
import static org.leadscoring.domain.scoring.Category.ENGAGEMENT;
import static org.leadscoring.domain.scoring.Category.FIT;
import static org.leadscoring.domain.scoring.Category.INTENT;
import static org.leadscoring.domain.scoring.Replays.replay;
import static org.leadscoring.domain.scoring.Replays.resume;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

class ScorerTest {

    private static final ModelId ID = new ModelId(new UUID(0, 1));
    private static final StageLadder LADDER = WebsitePoints.model(ID).ladder();

    private final Scorer website = Replays.scorer(WebsitePoints.model(ID));

    @Test
    void no_events_are_no_score() {
        assertThat(replay(website, List.of()))
                .isEqualTo(new Scored(ScoreState.START, List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void sc_2_an_entry_says_what_gave_how_many_points_when_and_what_they_were_added_to() {
        var first = event(1, "email_opened");
        var second = event(2, "role_decision_maker");

        var scored = replay(website, List.of(first, second));

        assertThat(scored.entries())
                .containsExactly(
                        new LedgerEntry(
                                Cause.RULE, "email_opened", ENGAGEMENT, first.id(), 5, 0, 5, START.plusSeconds(1)),
                        new LedgerEntry(
                                Cause.RULE, "role_decision_maker", FIT, second.id(), 25, 5, 30, START.plusSeconds(2)));
        assertThat(scored.state().points()).isEqualTo(new ScoreState.Points(5, 25, 0, 5, 0));
        assertThat(scored.state().entries()).isEqualTo(2);
        assertThat(scored.state().crossings()).isEqualTo(1);
        assertThat(scored.state().upTo()).isEqualTo(second.key());
    }

    @Test
    void st_1_a_jump_from_warm_to_sql_crosses_hot_mql_and_sql_in_order() {
        var scorer = scorer(
                Scale.OPEN,
                rule("start", "a", 30, INTENT),
                rule("leap", "b", 80, INTENT),
                rule("fall", "c", -80, INTENT));
        var leap = event(2, "b");
        var fall = event(3, "c");

        var scored = replay(scorer, List.of(event(1, "a"), leap, fall));

        assertThat(scored.crossings().subList(1, 7))
                .containsExactly(
                        new Crossing("hot", Direction.UP, 110, START.plusSeconds(2), leap.id()),
                        new Crossing("mql", Direction.UP, 110, START.plusSeconds(2), leap.id()),
                        new Crossing("sql", Direction.UP, 110, START.plusSeconds(2), leap.id()),
                        new Crossing("sql", Direction.DOWN, 30, START.plusSeconds(3), fall.id()),
                        new Crossing("mql", Direction.DOWN, 30, START.plusSeconds(3), fall.id()),
                        new Crossing("hot", Direction.DOWN, 30, START.plusSeconds(3), fall.id()));
        assertThat(scored.state().crossings()).isEqualTo(7);
    }

    @Test
    void sc_3_what_lies_above_the_cap_is_taken_back_in_the_category_that_brought_it() {
        var scorer = scorer(new Scale(0, 100), rule("view", "a", 90, ENGAGEMENT), rule("demo", "b", 50, INTENT));
        var demo = event(2, "b");

        var scored = replay(scorer, List.of(event(1, "a"), demo));

        assertThat(scored.entries().subList(1, 3))
                .containsExactly(
                        new LedgerEntry(Cause.RULE, "demo", INTENT, demo.id(), 50, 90, 140, START.plusSeconds(2)),
                        new LedgerEntry(Cause.CAP, null, INTENT, demo.id(), -40, 140, 100, START.plusSeconds(2)));
        assertThat(scored.state().total()).isEqualTo(100);
        assertThat(scored.state().of(ENGAGEMENT)).isEqualTo(90);
        assertThat(scored.state().of(INTENT)).isEqualTo(10);
    }

    @Test
    void sc_3_what_lies_below_the_floor_is_given_back_in_the_category_that_took_it() {
        var scorer = scorer(new Scale(0, 100), rule("view", "a", 10, ENGAGEMENT), rule("student", "b", -25, FIT));
        var student = event(2, "b");

        var scored = replay(scorer, List.of(event(1, "a"), student));

        assertThat(scored.entries().subList(1, 3))
                .containsExactly(
                        new LedgerEntry(Cause.RULE, "student", FIT, student.id(), -25, 10, -15, START.plusSeconds(2)),
                        new LedgerEntry(Cause.CAP, null, FIT, student.id(), 15, -15, 0, START.plusSeconds(2)));
        assertThat(scored.state().of(ENGAGEMENT)).isEqualTo(10);
        assertThat(scored.state().of(FIT)).isEqualTo(-10);
    }

    @Test
    void sc_3_of_several_rules_the_last_is_taken_back_first() {
        var scorer = scorer(
                new Scale(0, 100),
                rule("first", "a", 60, ENGAGEMENT),
                rule("minus", "a", -10, FIT),
                rule("second", "a", 40, FIT),
                rule("third", "a", 30, INTENT),
                rule("nothing", "a", 0, INTENT));

        var scored = replay(scorer, List.of(event(1, "a"), event(2, "a")));

        assertThat(caps(scored)).containsExactly("INTENT -20", "INTENT -30", "FIT -30", "ENGAGEMENT -60");
        assertThat(scored.state().total()).isEqualTo(100);
        assertThat(scored.state().of(ENGAGEMENT)).isEqualTo(60);
        assertThat(scored.state().of(FIT)).isEqualTo(30);
        assertThat(scored.state().of(INTENT)).isEqualTo(10);
    }

    @Test
    void sc_3_a_lead_at_the_cap_stays_there_and_crosses_nothing() {
        var scorer = scorer(new Scale(0, 100), rule("demo", "a", 100, INTENT));

        var scored = replay(scorer, List.of(event(1, "a"), event(2, "a"), event(3, "a")));

        assertThat(scored.state().total()).isEqualTo(100);
        assertThat(scored.crossings()).hasSize(4).allMatch(crossing -> crossing.score() == 100);
        assertThat(scored.entries()).hasSize(5);
    }

    @Test
    void sc_3_crossings_are_judged_after_the_cap() {
        var scorer = scorer(new Scale(0, 70), rule("demo", "a", 500, INTENT));

        var scored = replay(scorer, List.of(event(1, "a")));

        assertThat(scored.crossings()).extracting(Crossing::stage).containsExactly("warm", "hot");
    }

    @Test
    void sc_3_points_lost_to_the_cap_are_lost() {
        var scorer = scorer(new Scale(0, 100), rule("plus", "a", 80, INTENT), rule("minus", "b", -30, INTENT));

        var scored = replay(scorer, List.of(event(1, "a"), event(2, "a"), event(3, "b")));

        assertThat(scored.state().total()).isEqualTo(70);
    }

    @Test
    void sc_5_all_matching_rules_apply_in_their_order() {
        var scorer = scorer(
                Scale.OPEN,
                rule("z", "a", 1, INTENT),
                rule("other", "b", 1_000, INTENT),
                rule("m", "a", -2, FIT),
                rule("a", "a", 3, ENGAGEMENT));

        var scored = replay(scorer, List.of(event(1, "a")));

        assertThat(scored.entries()).extracting(LedgerEntry::rule).containsExactly("z", "m", "a");
        assertThat(scored.entries()).extracting(LedgerEntry::after).containsExactly(1, -1, 2);
    }

    @Test
    void rules_of_one_event_cross_thresholds_together() {
        var scorer = scorer(Scale.OPEN, rule("up", "a", 100, INTENT), rule("down", "a", -90, INTENT));

        assertThat(replay(scorer, List.of(event(1, "a"))).crossings()).isEmpty();
    }

    @Test
    void a_rule_of_no_points_leaves_no_entry() {
        var scorer = scorer(Scale.OPEN, new Rule("r", new EventType("a"), 0, INTENT, Limit.ONCE));

        var scored = replay(scorer, List.of(event(1, "a")));

        assertThat(scored.entries()).isEmpty();
        assertThat(scored.state().upTo()).isEqualTo(event(1, "a").key());
    }

    @Test
    void sc_6_once_means_the_first_in_the_order_of_events_whenever_they_arrive() {
        var first = event(1, "demo_requested");
        var second = event(2, "demo_requested");

        assertThat(replay(website, List.of(second, first)).entries())
                .extracting(LedgerEntry::event)
                .containsExactly(first.id());
    }

    @Test
    void sc_6_once_counts_for_the_rule_and_not_for_the_event() {
        var scorer = scorer(
                Scale.OPEN,
                new Rule("once", new EventType("a"), 10, INTENT, Limit.ONCE),
                rule("always", "a", 1, ENGAGEMENT));

        assertThat(replay(scorer, List.of(event(1, "a"), event(2, "a"), event(3, "a")))
                        .state()
                        .total())
                .isEqualTo(13);
    }

    @Test
    void sc_6_a_rule_whose_points_the_cap_took_has_been_used() {
        var scorer = scorer(
                new Scale(0, 100),
                rule("full", "a", 100, ENGAGEMENT),
                new Rule("once", new EventType("b"), 50, INTENT, Limit.ONCE),
                rule("minus", "c", -60, ENGAGEMENT));

        var scored = replay(scorer, List.of(event(1, "a"), event(2, "b"), event(3, "c"), event(4, "b")));

        assertThat(scored.state().total()).isEqualTo(40);
        assertThat(scored.state().rules()).containsOnlyKeys("once");
    }

    @Test
    void sc_1_duplicates_count_once_and_the_order_they_come_in_does_not_matter() {
        var events = List.of(event(3, "unsubscribed"), event(1, "email_opened"), event(2, "demo_requested"));
        var expected = replay(website, events);

        assertThat(replay(
                        website,
                        Collections.nCopies(3, events).stream()
                                .flatMap(List::stream)
                                .toList()))
                .isEqualTo(expected);
        var backwards = new TreeSet<Event>(Comparator.reverseOrder());
        backwards.addAll(events);
        assertThat(replay(website, backwards)).isEqualTo(expected);
    }

    @Test
    void events_of_one_instant_are_ordered_by_message_id_and_then_by_source() {
        var third = event(new EventKey(START, "b", Events.APP), "free_trial_started");
        var second = event(new EventKey(START, "b", Events.WEBSITE), "email_opened");
        var first = event(new EventKey(START, "a", Events.APP), "unsubscribed");

        assertThat(replay(website, List.of(third, second, first)).entries())
                .extracting(LedgerEntry::event)
                .containsExactly(first.id(), second.id(), third.id());
    }

    @Test
    void scoring_goes_on_where_it_stood() {
        var first = replay(website, List.of(event(1, "demo_requested")));

        var then = resume(website, first.state(), List.of(event(3, "demo_requested"), event(2, "budget_confirmed")));

        assertThat(then.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.before()).isEqualTo(50);
            assertThat(entry.after()).isEqualTo(80);
        });
        assertThat(then.crossings()).extracting(Crossing::stage).containsExactly("hot", "mql");
        assertThat(then.state().points()).isEqualTo(new ScoreState.Points(0, 30, 50, 0, 50));
        assertThat(then.state().rules()).containsOnlyKeys("demo_requested");
        assertThat(then.state().entries()).isEqualTo(2);
        assertThat(then.state().crossings()).isEqualTo(3);
        assertThat(then.state().upTo()).isEqualTo(event(3, "demo_requested").key());
    }

    @Test
    void going_on_with_nothing_changes_nothing() {
        var state = replay(website, List.of(event(1, "demo_requested"))).state();

        assertThat(resume(website, state, List.of()))
                .isEqualTo(new Scored(state, List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void an_event_that_comes_too_late_to_go_on_with_is_refused() {
        var state = replay(website, List.of(event(2, "email_opened"))).state();

        assertThat(state.isBefore(event(3, "email_opened").key())).isTrue();
        for (var late : List.of(event(1, "email_opened"), event(2, "email_opened"))) {
            assertThat(state.isBefore(late.key())).isFalse();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> resume(website, state, List.of(late)))
                    .withMessageContaining("replay");
        }
        assertThat(ScoreState.START.isBefore(event(1, "x").key())).isTrue();
    }

    @Test
    void sums_of_millions_of_points_do_not_overflow() {
        var scorer = scorer(Scale.OPEN, rule("up", "a", 10_000, INTENT));
        var start = ScoreState.START;
        var state = new ScoreState(
                new ScoreState.Points(0, 0, 999_995_000, 0, 999_995_000),
                start.rung(),
                start.rules(),
                start.holding(),
                start.traits(),
                null,
                null,
                start.sessions(),
                1,
                1,
                0,
                event(1, "a").key(),
                event(1, "a").id(),
                null,
                null);

        assertThat(resume(scorer, state, List.of(event(2, "a"))).state().total())
                .isEqualTo(1_000_000_000);
    }

    @Test
    void a_model_that_makes_no_sense_cannot_exist() {
        var twice = rule("r", "a", 1, INTENT);

        assertThatIllegalArgumentException().isThrownBy(() -> model("m", 1, twice, twice));
        assertThatIllegalArgumentException().isThrownBy(() -> model(" ", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> model("x".repeat(101), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> model("m", 0));
        assertThat(model("x".repeat(100), 1, twice).rule("r")).contains(twice);
        assertThat(model("m", 1, twice).rule("unknown")).isEmpty();
    }

    @Test
    void a_rule_that_makes_no_sense_cannot_exist() {
        assertThat(rule("x".repeat(100), "a", -10_000, FIT).points()).isEqualTo(-10_000);
        assertThatIllegalArgumentException().isThrownBy(() -> rule("", "a", 1, FIT));
        assertThatIllegalArgumentException().isThrownBy(() -> rule("x".repeat(101), "a", 1, FIT));
        for (var points : new int[] {10_001, -10_001, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> rule("r", "a", points, FIT))
                    .withMessageContaining("10000");
        }
    }

    @Test
    void a_scale_that_makes_no_sense_cannot_exist() {
        for (var edges : new int[][] {{1, 100}, {0, 0}, {-5, -1}, {-1_000_000_001, 100}, {0, 1_000_000_001}}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Scale(edges[0], edges[1]));
        }
        assertThat(new Scale(0, 1).cap()).isEqualTo(1);
    }

    @Test
    void an_entry_that_does_not_add_up_cannot_exist() {
        var event = event(1, "a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LedgerEntry(Cause.RULE, "r", FIT, event.id(), 5, 0, 6, START));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LedgerEntry(Cause.RULE, "r", FIT, event.id(), 0, 5, 5, START));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LedgerEntry(Cause.RULE, null, FIT, event.id(), 5, 0, 5, START));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LedgerEntry(Cause.CAP, "r", FIT, event.id(), 5, 0, 5, START));
    }

    private static List<String> caps(Scored scored) {
        return scored.entries().stream()
                .filter(entry -> entry.cause() == Cause.CAP)
                .map(entry -> entry.category() + " " + entry.points())
                .toList();
    }

    private static Rule rule(String id, String type, int points, Category category) {
        return new Rule(id, new EventType(type), points, category, Limit.UNLIMITED);
    }

    private static Scorer scorer(Scale scale, Rule... rules) {
        return Replays.scorer(new ScoringModel(ID, "Test", 1, Definition.points(scale, List.of(rules), LADDER)));
    }

    private static ScoringModel model(String name, int version, Rule... rules) {
        return new ScoringModel(
                ID,
                name,
                version,
                Definition.points(Scale.OPEN, Arrays.asList(rules), new StageLadder("a", List.of(new Stage("b", 1)))));
    }
}

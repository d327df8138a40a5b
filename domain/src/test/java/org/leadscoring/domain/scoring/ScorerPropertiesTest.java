package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.stage.Direction;

/** Spec SC-1, SC-2, SC-3 and ST-1 for random models and histories. */
class ScorerPropertiesTest {

    private static final int CASES = 2_000;

    @Test
    void sc_1_order_and_duplicates_do_not_matter() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = new Scorer(histories.model());
            var history = histories.history();

            assertThat(scorer.replay(histories.delivered(history))).isEqualTo(scorer.replay(history));
        });
    }

    @Test
    void sc_1_a_history_may_be_scored_in_groups_of_any_size() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = new Scorer(histories.model());
            var history = histories.history();

            var inChunks = scored(
                    scorer,
                    histories.chunks(history).stream().map(histories::delivered).toList());

            assertThat(inChunks).isEqualTo(scorer.replay(history));
        });
    }

    @Test
    void sc_1_a_history_may_be_scored_event_by_event() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = new Scorer(histories.model());
            var history = histories.history();

            assertThat(scored(scorer, history.stream().map(List::of).toList())).isEqualTo(scorer.replay(history));
        });
    }

    @Test
    void sc_1_no_event_that_was_scored_or_comes_before_one_can_be_added() {
        Seeded.forAll(CASES / 10, random -> {
            var histories = new Histories(random);
            var scorer = new Scorer(histories.model());
            var history = histories.history();
            var state = scorer.replay(history).state();

            for (var event : history) {
                assertThat(state.isBefore(event.key())).isFalse();
                assertThatIllegalArgumentException().isThrownBy(() -> scorer.resume(state, List.of(event)));
            }
        });
    }

    @Test
    void sc_2_the_ledger_adds_up() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scored = new Scorer(histories.model()).replay(histories.history());
            var state = scored.state();

            var total = 0;
            for (var entry : scored.entries()) {
                assertThat(entry.before()).isEqualTo(total);
                total = entry.after();
            }

            assertThat(total).isEqualTo(state.total()).isEqualTo(state.engagement() + state.fit() + state.intent());
            for (var category : Category.values()) {
                assertThat(state.of(category)).isEqualTo(sum(scored, category));
            }
            assertThat(state.entries()).isEqualTo(scored.entries().size());
            assertThat(state.crossings()).isEqualTo(scored.crossings().size());
        });
    }

    @Test
    void sc_3_the_total_is_what_is_left_of_the_points_on_the_scale_after_each_event() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var model = histories.model();
            var scorer = new Scorer(model);
            var used = new HashSet<String>();
            var state = ScoreState.START;
            var expected = 0;

            for (var event : histories.history()) {
                for (var rule : model.rules()) {
                    var applies = rule.event().equals(event.type())
                            && rule.points() != 0
                            && (rule.limit() == Limit.UNLIMITED || used.add(rule.id()));
                    expected += applies ? rule.points() : 0;
                }
                expected = Math.clamp(
                        expected, model.scale().floor(), model.scale().cap());
                state = scorer.resume(state, List.of(event)).state();

                assertThat(state.total()).isEqualTo(expected);
            }
        });
    }

    @Test
    void sc_3_only_what_an_event_brought_is_taken_back() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scored = new Scorer(histories.model()).replay(histories.history());

            for (var entries : scored.entries().stream()
                    .collect(Collectors.groupingBy(LedgerEntry::event))
                    .values()) {
                for (var category : Category.values()) {
                    var points = entries.stream()
                            .filter(entry -> entry.category() == category)
                            .toList();
                    var capped = points.stream()
                            .filter(entry -> entry.cause() == Cause.CAP)
                            .mapToInt(LedgerEntry::points)
                            .sum();
                    var won = points.stream()
                            .filter(entry -> entry.cause() == Cause.RULE)
                            .filter(entry -> entry.points() > 0 == capped < 0)
                            .mapToInt(LedgerEntry::points)
                            .sum();

                    assertThat(Math.abs(capped)).isLessThanOrEqualTo(Math.abs(won));
                }
            }
        });
    }

    @Test
    void sc_5_and_6_every_matching_rule_applies_in_order_as_often_as_it_may() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var model = histories.model();
            var history = histories.history();
            var used = new HashSet<String>();
            var expected = new ArrayList<Applied>();
            for (var event : history) {
                for (var rule : model.rules()) {
                    if (rule.event().equals(event.type())
                            && rule.points() != 0
                            && (used.add(rule.id()) || rule.limit() == Limit.UNLIMITED)) {
                        expected.add(new Applied(event.id(), rule.id(), rule.points(), rule.category()));
                    }
                }
            }

            var scored = new Scorer(model).replay(history);

            assertThat(scored.entries().stream()
                            .filter(entry -> entry.cause() == Cause.RULE)
                            .map(entry -> new Applied(entry.event(), entry.rule(), entry.points(), entry.category())))
                    .containsExactlyElementsOf(expected);
        });
    }

    @Test
    void st_1_crossings_taken_one_after_the_other_lead_to_the_stage_of_the_score() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var model = histories.model();
            var names = model.ladder().names();
            var scored = new Scorer(model).replay(histories.history());
            var rung = names.indexOf(model.ladder().stageAt(0));

            for (var crossing : scored.crossings()) {
                rung += crossing.direction() == Direction.UP ? 1 : 0;
                assertThat(crossing.stage()).isEqualTo(names.get(rung));
                rung -= crossing.direction() == Direction.DOWN ? 1 : 0;
            }

            assertThat(names.get(rung))
                    .isEqualTo(model.ladder().stageAt(scored.state().total()));
        });
    }

    @Test
    void st_1_a_crossing_shows_the_score_after_its_event() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scored = new Scorer(histories.model()).replay(histories.history());

            for (var crossing : scored.crossings()) {
                var last = scored.entries().stream()
                        .filter(entry -> entry.event().equals(crossing.event()))
                        .reduce((first, second) -> second)
                        .orElseThrow();
                assertThat(crossing.score()).isEqualTo(last.after());
                assertThat(crossing.at()).isEqualTo(last.at());
            }
        });
    }

    private static Scored scored(Scorer scorer, List<List<Event>> chunks) {
        var state = ScoreState.START;
        var entries = new ArrayList<LedgerEntry>();
        var crossings = new ArrayList<Crossing>();
        for (var chunk : chunks) {
            var scored = scorer.resume(state, chunk);
            state = scored.state();
            entries.addAll(scored.entries());
            crossings.addAll(scored.crossings());
        }
        return new Scored(state, entries, crossings);
    }

    private static int sum(Scored scored, Category category) {
        return scored.entries().stream()
                .filter(entry -> entry.category() == category)
                .mapToInt(LedgerEntry::points)
                .sum();
    }

    private record Applied(EventId event, String rule, int points, Category category) {}
}

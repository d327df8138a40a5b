package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.stage.Direction;

/** Spec SC-1, SC-2, SC-3, SC-9, ID-3 and ST-1 for random models of every method and random histories. */
class ScorerPropertiesTest {

    private static final int CASES = 3_000;
    private static final Duration TICK = Duration.ofNanos(1_000);

    @Test
    void sc_1_order_and_duplicates_do_not_matter() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var asOf = histories.after(history);

            assertThat(scorer.replay(histories.delivered(history), asOf)).isEqualTo(scorer.replay(history, asOf));
        });
    }

    @Test
    void sc_1_a_history_may_be_scored_in_groups_of_any_size() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var asOf = histories.after(history);

            assertThat(scored(scorer, histories, histories.chunks(history), 0, asOf))
                    .isEqualTo(scorer.replay(history, asOf));
        });
    }

    @Test
    void sc_1_a_history_may_be_scored_event_by_event() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var asOf = histories.after(history);

            assertThat(scored(scorer, histories, history.stream().map(List::of).toList(), 0, asOf))
                    .isEqualTo(scorer.replay(history, asOf));
        });
    }

    @Test
    void sc_9_it_does_not_matter_how_often_or_how_late_somebody_looks() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var asOf = histories.after(history);

            for (int looks : List.of(1, 5)) {
                assertThat(scored(scorer, histories, histories.chunks(history), looks, asOf))
                        .isEqualTo(scorer.replay(history, asOf));
            }
        });
    }

    @Test
    void sc_1_no_event_that_was_scored_or_comes_before_a_change_can_be_added() {
        Seeded.forAll(CASES / 10, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var state = scorer.replay(history, histories.after(history)).state();

            for (var event : Replays.counting(scorer, history)) {
                assertThat(state.isBefore(event.key())).isFalse();
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> scorer.resume(state, List.of(event), event.occurredAt()));
            }
        });
    }

    @Test
    void id_3_events_that_do_not_count_might_as_well_not_be_there() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var asOf = histories.after(history);

            assertThat(scorer.replay(Replays.counting(scorer, history), asOf)).isEqualTo(scorer.replay(history, asOf));
        });
    }

    @Test
    void id_3_voiding_events_and_taking_it_back_changes_nothing() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var asOf = histories.after(history);
            var voided = history.stream()
                    .map(event -> random.nextBoolean() ? event : event.with(new Mark.Voided()))
                    .toList();
            var restored = new ArrayList<Event>();
            for (int i = 0; i < history.size(); i++) {
                restored.add(voided.get(i).with(history.get(i).mark()));
            }

            assertThat(scorer.replay(voided, asOf)).isEqualTo(scorer.replay(Replays.counting(scorer, voided), asOf));
            assertThat(scorer.replay(restored, asOf)).isEqualTo(scorer.replay(history, asOf));
        });
    }

    @Test
    void ui_4_what_was_true_at_an_instant_is_how_the_ledger_begins() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var asOf = histories.after(history);
            var then = histories.between(Events.START, asOf);
            var before = history.stream()
                    .filter(event -> !event.occurredAt().isAfter(then))
                    .toList();

            var whole = scorer.replay(history, asOf);
            var part = scorer.replay(before, then);

            assertThat(whole.entries()
                            .subList(
                                    0,
                                    Math.min(
                                            whole.entries().size(),
                                            part.entries().size())))
                    .isEqualTo(part.entries());
            assertThat(whole.crossings().subList(0, part.crossings().size())).isEqualTo(part.crossings());
        });
    }

    @Test
    void sc_9_a_score_knows_when_time_changes_it_next() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var state = scorer.replay(history, histories.after(history)).state();

            for (int changes = 0; changes < 3; changes++) {
                var due = scorer.due(state).at();
                if (due.isEmpty()) {
                    var centuries = Instant.parse("2300-01-01T00:00:00Z");
                    assertThat(scorer.resume(state, List.of(), centuries).state())
                            .isEqualTo(state);
                    return;
                }
                assertThat(scorer.resume(state, List.of(), due.get().minus(TICK))
                                .state())
                        .isEqualTo(state);
                state = scorer.resume(state, List.of(), due.get()).state();
                assertThat(state.steppedAt()).isEqualTo(due.get());
            }
        });
    }

    @Test
    void sc_2_the_ledger_adds_up() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var scored = scorer.replay(history, histories.after(history));
            var state = scored.state();

            var total = 0;
            for (var entry : scored.entries()) {
                assertThat(entry.before()).isEqualTo(total);
                total = entry.after();
            }

            assertThat(total).isEqualTo(state.total());
            for (var category : Category.values()) {
                assertThat(state.of(category)).isEqualTo(sum(scored, category));
            }
            assertThat(state.entries()).isEqualTo(scored.entries().size());
            assertThat(state.crossings()).isEqualTo(scored.crossings().size());
        });
    }

    @Test
    void sc_3_and_sc_6_totals_stay_on_the_scale_and_categories_under_their_caps() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var definition = scorer.model().definition();
            var state = ScoreState.START;

            for (var event : histories.history()) {
                if (event.counts(definition.countsSuspects())) {
                    state = scorer.resume(state, List.of(event), event.occurredAt())
                            .state();
                    assertThat(state.total()).isEqualTo(definition.scale().clamp(state.total()));
                    for (var cap : definition.caps().entrySet()) {
                        assertThat(state.of(cap.getKey())).isLessThanOrEqualTo(Math.max(0, cap.getValue()));
                    }
                }
            }
        });
    }

    @Test
    void sc_3_what_is_taken_back_was_brought_by_the_same_change() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var scored = scorer.replay(history, histories.after(history));

            for (var entry : scored.entries()) {
                if (entry.cause() == Cause.CAP) {
                    var brought = scored.entries().stream()
                            .filter(other -> other.event().equals(entry.event())
                                    && other.at().equals(entry.at())
                                    && other.category() == entry.category()
                                    && other.cause() != Cause.CAP
                                    && other.points() > 0 == entry.points() < 0)
                            .mapToInt(LedgerEntry::points)
                            .sum();
                    assertThat(Math.abs(entry.points())).isLessThanOrEqualTo(Math.abs(brought));
                }
            }
        });
    }

    @Test
    void sc_9_decay_never_adds_and_never_touches_fit() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();

            assertThat(scorer.replay(history, histories.after(history)).entries())
                    .filteredOn(entry -> entry.cause() == Cause.DECAY)
                    .allSatisfy(entry -> {
                        assertThat(entry.points()).isNegative();
                        assertThat(entry.category()).isNotEqualTo(Category.FIT);
                    });
        });
    }

    @Test
    void sc_10_what_traits_gave_is_what_holds_now() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var scored = scorer.replay(history, histories.after(history));

            for (var rule : scorer.model().definition().traitRules()) {
                var given = scored.entries().stream()
                        .filter(entry -> entry.cause() == Cause.FIT && rule.id().equals(entry.rule()))
                        .toList();
                var holds = rule.when()
                        .holds(new Facts(Attributes.NONE, scored.state().traits()));
                assertThat(scored.state().holding().containsKey(rule.id()))
                        .isEqualTo(holds && scored.state().events() > 0);
                for (int i = 1; i < given.size(); i++) {
                    assertThat(Integer.signum(given.get(i).points()))
                            .isIn(
                                    Integer.signum(given.get(i - 1).points()),
                                    -Integer.signum(given.get(i - 1).points()));
                }
            }
        });
    }

    @Test
    void st_1_crossings_taken_one_after_the_other_lead_to_the_stage() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var names = scorer.model().ladder().names();
            var scored = scorer.replay(history, histories.after(history));
            var rung = names.indexOf(scorer.model().ladder().stageAt(0));

            for (var crossing : scored.crossings()) {
                rung += crossing.direction() == Direction.UP ? 1 : 0;
                assertThat(crossing.stage()).isEqualTo(names.get(rung));
                rung -= crossing.direction() == Direction.DOWN ? 1 : 0;
            }

            assertThat(names.get(rung)).isEqualTo(scorer.stage(scored.state()));
        });
    }

    @Test
    void st_1_without_hysteresis_the_stage_follows_from_the_score() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var ladder = scorer.model().ladder();
            if (ladder.stages().stream()
                    .anyMatch(
                            stage -> stage.hysteresis() > 0 || stage.coolDown().isPositive())) {
                return;
            }
            var history = histories.history();
            var state = scorer.replay(history, histories.after(history)).state();

            assertThat(scorer.stage(state)).isEqualTo(ladder.stageAt(state.total()));
        });
    }

    /** Group after group; in between, somebody looks so many times at any instant before the next group. */
    private static Scored scored(
            Scorer scorer, Histories histories, List<List<Event>> chunks, int looks, Instant asOf) {
        var steps = new ArrayList<Scored>();
        var state = ScoreState.START;
        for (int i = 0; i < chunks.size(); i++) {
            var chunk = chunks.get(i);
            var from = chunk.isEmpty() ? Events.START : chunk.getLast().occurredAt();
            var step = scorer.resume(state, histories.delivered(chunk), from);
            steps.add(step);
            state = step.state();
            var until = chunks.subList(i + 1, chunks.size()).stream()
                    .flatMap(List::stream)
                    .map(Event::occurredAt)
                    .findFirst()
                    .orElse(asOf);
            for (int look = 0; look < looks && !chunk.isEmpty(); look++) {
                var looked = scorer.resume(state, List.of(), histories.between(from, until));
                steps.add(looked);
                state = looked.state();
            }
        }
        steps.add(scorer.resume(state, List.of(), asOf));
        return Replays.joined(steps);
    }

    private static int sum(Scored scored, Category category) {
        return scored.entries().stream()
                .filter(entry -> entry.category() == category)
                .mapToInt(LedgerEntry::points)
                .sum();
    }
}

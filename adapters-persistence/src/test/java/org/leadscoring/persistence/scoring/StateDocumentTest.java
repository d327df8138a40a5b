package org.leadscoring.persistence.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.scoring.Histories;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.persistence.sql.Json;

/** States come back from their text exactly, so that whoever goes on from one goes on as if it had never been kept. */
class StateDocumentTest {

    private static final int CASES = 3_000;

    @Test
    void any_state_comes_back_exactly_and_scoring_goes_on_from_it_as_if_it_had_not_been_kept() {
        var seen = EnumSet.noneOf(Part.class);

        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = histories.history();
            var cut = history.isEmpty() ? 0 : random.nextInt(history.size() + 1);
            var first = history.subList(0, cut);
            var now = first.isEmpty()
                    ? histories.after(List.of())
                    : first.getLast().occurredAt();
            var state = scorer.replay(first, now).state();

            var kept = kept(state);

            assertThat(kept).isEqualTo(state);
            var rest = history.subList(cut, history.size());
            var end = histories.after(history);
            assertThat(scorer.resume(kept, rest, end)).isEqualTo(scorer.resume(state, rest, end));
            seen.addAll(parts(state));
        });

        assertThat(seen).isEqualTo(EnumSet.allOf(Part.class));
    }

    @Test
    void the_state_before_the_first_event_is_short() {
        assertThat(kept(ScoreState.START)).isEqualTo(ScoreState.START);
        assertThat(Json.text(StateDocument.of(ScoreState.START))).hasSizeLessThan(100);
    }

    private static ScoreState kept(ScoreState state) {
        return Json.document(Json.text(StateDocument.of(state)), StateDocument.class)
                .state();
    }

    /** What random states must have had in them at least once for this to be a proof. */
    private enum Part {
        POINTS,
        DECAYING,
        LEFT,
        APPLIED,
        MATCHED,
        SEEN,
        HOLDING,
        TRAITS,
        IDLE,
        VISITS,
        SESSIONS,
        OPEN,
        LAST_CHANGE,
        STEPPED
    }

    private static Set<Part> parts(ScoreState state) {
        var parts = EnumSet.noneOf(Part.class);
        note(parts, Part.POINTS, state.total() != 0);
        note(parts, Part.DECAYING, state.points().decaying() != 0);
        note(parts, Part.LEFT, !state.rung().left().isEmpty());
        for (var memory : state.rules().values()) {
            note(parts, Part.APPLIED, !memory.applied().isEmpty());
            note(parts, Part.MATCHED, !memory.matched().isEmpty());
            note(parts, Part.SEEN, !memory.seen().isEmpty());
        }
        note(parts, Part.HOLDING, !state.holding().isEmpty());
        note(parts, Part.TRAITS, !state.traits().isEmpty());
        note(parts, Part.IDLE, state.idle() != null);
        note(parts, Part.VISITS, state.visits() != null);
        note(parts, Part.SESSIONS, state.sessions().count() > 0);
        note(parts, Part.OPEN, !state.sessions().open().isEmpty());
        note(parts, Part.LAST_CHANGE, state.lastChange() != null);
        note(parts, Part.STEPPED, state.steppedAt() != null);
        return parts;
    }

    private static void note(Set<Part> parts, Part part, boolean there) {
        if (there) {
            parts.add(part);
        }
    }
}

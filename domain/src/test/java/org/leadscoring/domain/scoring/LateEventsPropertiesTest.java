package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;

/** Spec SC-1 for random models and histories in which an event comes late. */
class LateEventsPropertiesTest {

    private static final int CASES = 3_000;

    @Test
    void sc_1_a_late_event_may_be_scored_from_any_checkpoint_before_it() {
        Seeded.forAll(CASES, random -> {
            var histories = new Histories(random);
            var scorer = histories.scorer();
            var history = Replays.counting(scorer, histories.history());
            if (history.isEmpty()) {
                return;
            }
            var asOf = histories.after(history);
            var late = history.get(random.nextInt(history.size()));
            var inTime = new ArrayList<>(history);
            inTime.remove(late);
            var checkpoints = new ArrayList<Scored>();
            checkpoints.add(new Scored(ScoreState.START, List.of(), List.of(), List.of(), List.of()));
            for (var event : inTime) {
                var before = checkpoints.getLast().state();
                checkpoints.add(scorer.resume(before, List.of(event), event.occurredAt()));
            }

            var usable = checkpoints.stream()
                    .map(Scored::state)
                    .filter(state -> state.isBefore(late.key()))
                    .toList();
            var from = usable.get(random.nextInt(usable.size()));
            var after = history.stream()
                    .filter(event -> from.upTo() == null || event.key().compareTo(from.upTo()) > 0)
                    .toList();
            var scored = scorer.resume(from, histories.delivered(after), asOf);
            var whole = scorer.replay(history, asOf);

            assertThat(scored.state()).isEqualTo(whole.state());
            assertThat(scored.entries())
                    .isEqualTo(whole.entries()
                            .subList(from.entries(), whole.entries().size()));
            assertThat(scored.crossings())
                    .isEqualTo(whole.crossings()
                            .subList(from.crossings(), whole.crossings().size()));
        });
    }
}

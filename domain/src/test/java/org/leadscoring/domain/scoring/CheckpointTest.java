package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.event.Mark;

class CheckpointTest {

    private static final int EVENTS = 1_000;

    @Test
    void sc_1_going_on_from_any_checkpoint_is_the_replay() {
        for (long seed = 1; seed <= 30; seed++) {
            var histories = new Histories(new SplittableRandom(seed));
            var scorer = histories.scorer();
            var history = manyEvents(histories, seed);
            var asOf = history.getLast().occurredAt().plus(Duration.ofDays(100));

            var whole = scorer.replay(history, asOf);

            assertThat(whole.checkpoints()).extracting(ScoreState::events).containsExactly(200, 400, 600, 800, 1_000);
            for (var checkpoint : whole.checkpoints()) {
                var rest = history.stream()
                        .filter(event -> checkpoint.isBefore(event.key()))
                        .toList();

                var scored = scorer.resume(checkpoint, rest, asOf);

                assertThat(scored.state()).as("seed %d", seed).isEqualTo(whole.state());
                assertThat(scored.entries())
                        .isEqualTo(whole.entries()
                                .subList(checkpoint.entries(), whole.entries().size()));
                assertThat(scored.crossings())
                        .isEqualTo(whole.crossings()
                                .subList(
                                        checkpoint.crossings(),
                                        whole.crossings().size()));
                assertThat(scored.checkpoints()).isEqualTo(whole.checkpoints().subList(checkpoint.events() / 200, 5));
            }
        }
    }

    @Test
    void id_3_events_that_do_not_count_do_not_count_for_checkpoints() {
        var scorer = Models.of(Models.rule("a", 1)).scorer();
        var events = new ArrayList<Event>();
        for (int i = 0; i < 399; i++) {
            var event = Events.event(i, "a");
            events.add(i % 2 == 0 ? event : event.with(new Mark.Voided()));
        }

        assertThat(Replays.replay(scorer, events).checkpoints())
                .singleElement()
                .satisfies(checkpoint -> assertThat(checkpoint.total()).isEqualTo(200));
    }

    /** Histories one after the other, until there are so many events that count. */
    private static List<Event> manyEvents(Histories histories, long seed) {
        var all = new ArrayList<Event>();
        var at = Events.START;
        for (int part = 0; all.size() < EVENTS; part++) {
            var shift = Duration.between(Events.START, at);
            for (var event : histories.history()) {
                if (event.counts(false) && all.size() < EVENTS) {
                    var key = new EventKey(
                            event.occurredAt().plus(shift),
                            part + event.key().messageId(),
                            event.key().source());
                    all.add(new Event(
                            Events.event(key, "a").id(),
                            key,
                            event.type(),
                            event.name(),
                            event.receivedAt().plus(shift),
                            event.properties(),
                            event.traits(),
                            event.context()));
                }
            }
            at = all.isEmpty() ? at : all.getLast().occurredAt().plusSeconds(seed);
        }
        return all;
    }
}

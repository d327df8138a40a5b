package org.leadscoring.bootstrap.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.evidence.GatherEvidence.Asked;
import org.leadscoring.application.evidence.GatherEvidence.Step;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.evidence.Count;
import org.leadscoring.domain.evidence.Unseen;

/** Leads that came in, and leads that did a lot. */
class GatherArrivalsTest {

    private static final Instant DECIDED = MadeUpOutcomes.FIRST.plus(MadeUpOutcomes.UNTIL_DECIDED);

    @Test
    void leads_that_came_in_are_told_by_when_they_came_and_how_high_they_rose_decided_or_not() {
        var people = new MadeUpOutcomes(14).add(300);
        // They came on the first day and were imported later; one a day comes since, and nobody has decided yet.
        for (int day = 1; day <= 29; day++) {
            var at = MadeUpOutcomes.FIRST.plus(Duration.ofDays(day));
            people.open(List.of(people.event(day, at, "demo_requested", Map.of())), at);
        }
        people.open(
                List.of(people.event(99, MadeUpOutcomes.FIRST.minus(Duration.ofDays(400)), "page_view", Map.of())),
                MadeUpOutcomes.FIRST.plus(Duration.ofDays(29)));
        var month = MadeUpOutcomes.question(MadeUpOutcomes.FIRST.plus(Duration.ofDays(30)));

        var arrivals = people.gathering()
                .gather(people.workspace, asked(people), null, month, (step, done, total) -> true)
                .orElseThrow()
                .arrivals();

        assertThat(arrivals.leads()).as("one of them came long before").isEqualTo(329);
        assertThat(arrivals.from()).isBetween(MadeUpOutcomes.FIRST, MadeUpOutcomes.FIRST.plus(Duration.ofDays(1)));
        assertThat(arrivals.perDay()).isBetween(10.9, 11.5);
        assertThat(arrivals.now().leads()).isEqualTo(329);
        assertThat(arrivals.now().byScore().tailMap(50).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .as("those that asked for a demo, undecided ones too")
                .isGreaterThanOrEqualTo(29);
        assertThat(arrivals.threshold(arrivals.now(), 1)).isGreaterThan(arrivals.threshold(arrivals.now(), 8));
        assertThat(arrivals.then().leads()).isEqualTo(329);
    }

    @Test
    void long_histories_are_looked_at_a_few_at_a_time_and_each_once() {
        var people = new MadeUpOutcomes(15);
        for (int i = 0; i < 9; i++) {
            var events = new ArrayList<Event>();
            for (int page = 0; page < 3_000; page++) {
                events.add(people.event(i, MadeUpOutcomes.FIRST.plusSeconds(page), "page_view", Map.of()));
            }
            people.decided(events, i % 2 == 0, DECIDED);
        }
        var told = new ArrayList<Long>();

        var evidence = people.gathering()
                .gather(people.workspace, asked(people), null, MadeUpOutcomes.question(), (step, done, total) -> {
                    if (step == Step.COUNTING) {
                        told.add(done);
                    }
                    return true;
                })
                .orElseThrow();

        assertThat(evidence.report().scores().all()).isEqualTo(new Count(5, 4));
        assertThat(told).as("never more than four of them at a time").containsExactly(0L, 4L, 8L, 9L);
    }

    private static Asked asked(MadeUpOutcomes people) {
        return new Asked(people.model, new Unseen(Instant.EPOCH, null));
    }
}

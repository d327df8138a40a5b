package org.leadscoring.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.domain.scoring.Models.fivePercentAMonth;
import static org.leadscoring.domain.scoring.Models.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.scoring.Waterfall.Line;

class WaterfallTest {

    private final Scorer scorer = Models.of(
                    rule("pricing", 15, Category.INTENT),
                    rule("demo", 50, Category.INTENT),
                    rule("mail", 5),
                    rule("unsubscribed", -20),
                    rule("student", -25, Category.FIT))
            .scale(0, 100)
            .decay(fivePercentAMonth())
            .scorer();

    @Test
    void ui_1_gains_come_first_then_losses_then_decay_then_the_edge() {
        var scored = scorer.replay(
                events("pricing", "mail", "pricing", "pricing", "demo", "unsubscribed", "student"),
                Events.START.plus(Duration.ofDays(31)));

        // 15 + 5 + 15 + 15 + 50 = 100; 80 without the 20; 55 without the 25; decay takes 4 of 95 − 15 = 80 that decay.
        assertThat(Waterfall.of(scored.entries()).lines())
                .containsExactly(
                        new Line(Cause.RULE, "demo", Category.INTENT, 1, 50, 0),
                        new Line(Cause.RULE, "pricing", Category.INTENT, 3, 45, 50),
                        new Line(Cause.RULE, "mail", Category.ENGAGEMENT, 1, 5, 95),
                        new Line(Cause.RULE, "student", Category.FIT, 1, -25, 100),
                        new Line(Cause.RULE, "unsubscribed", Category.ENGAGEMENT, 1, -20, 75),
                        new Line(Cause.DECAY, null, Category.INTENT, 1, -4, 55));
    }

    @Test
    void ui_1_what_the_cap_took_stands_last() {
        var scored = scorer.replay(events("demo", "demo", "demo"), Events.START);

        assertThat(Waterfall.of(scored.entries()).lines())
                .containsExactly(
                        new Line(Cause.RULE, "demo", Category.INTENT, 3, 150, 0),
                        new Line(Cause.CAP, null, Category.INTENT, 1, -50, 150));
    }

    @Test
    void ui_1_what_came_and_went_is_left_out() {
        var big = new TraitRule("big", new Condition.Equals(Field.trait("size"), "big"), 20, Category.FIT);
        var fit = Models.of(rule("mail", 5)).traits(big).scorer();
        var events = List.of(
                Told.after(Duration.ZERO, "mail").trait("size", "big").event(),
                Told.after(Duration.ofDays(1), "mail").trait("size", "small").event());

        assertThat(Waterfall.of(Replays.replay(fit, events).entries()).lines())
                .containsExactly(new Line(Cause.RULE, "mail", Category.ENGAGEMENT, 2, 10, 0));
    }

    @Test
    void ui_1_no_entries_make_no_lines() {
        assertThat(Waterfall.of(List.of()).lines()).isEmpty();
        assertThat(Waterfall.of(List.of()).total()).isZero();
    }

    @Test
    void sc_2_the_lines_add_up_to_the_score() {
        Seeded.forAll(2_000, random -> {
            var histories = new Histories(random);
            var history = histories.history();
            var scored = histories.scorer().replay(history, histories.after(history));

            var waterfall = Waterfall.of(scored.entries());

            assertThat(waterfall.total()).isEqualTo(scored.state().total());
            long running = 0;
            for (var line : waterfall.lines()) {
                assertThat(line.before()).isEqualTo(running);
                running = line.after();
            }
            assertThat(running).isEqualTo(scored.state().total());
            for (var category : Category.values()) {
                assertThat(waterfall.lines().stream()
                                .filter(line -> line.category() == category)
                                .mapToLong(Line::points)
                                .sum())
                        .isEqualTo(scored.state().of(category));
            }
        });
    }

    private static List<Event> events(String... types) {
        var events = new ArrayList<Event>();
        Stream.of(types)
                .forEach(type -> events.add(
                        Told.after(Duration.ofMinutes(events.size()), type).event()));
        return events;
    }
}

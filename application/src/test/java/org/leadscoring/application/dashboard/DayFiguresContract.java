package org.leadscoring.application.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.dashboard.DayFigures.DayOfAnswers;
import org.leadscoring.application.dashboard.DayFigures.DayOfEntries;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.sla.ResponseTimes;
import org.leadscoring.domain.workspace.UserId;

/** What everybody may expect of {@link DayFigures}. */
public abstract class DayFiguresContract extends PortContract {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    @Test
    void answers_come_back_exactly_as_they_were_put_in_from_a_day_on() {
        var ann = newUserId();
        var today = List.of(answers(TODAY, 85, ann, 3), answers(TODAY, Integer.MIN_VALUE, null, 1));
        var yesterday = List.of(answers(TODAY.minusDays(1), 85, null, 2));
        answered(List.of(TODAY), today);
        answered(List.of(TODAY.minusDays(1)), yesterday);

        assertThat(ports.dayFigures().answers(workspace, TODAY)).containsExactlyInAnyOrderElementsOf(today);
        assertThat(ports.dayFigures().answers(workspace, TODAY.minusDays(1)))
                .hasSize(3)
                .containsAll(yesterday);
        assertThat(ports.dayFigures().answers(elsewhere, TODAY.minusDays(9))).isEmpty();
    }

    @Test
    void what_is_counted_anew_takes_the_place_of_what_was_and_of_nothing_else() {
        answered(List.of(TODAY), List.of(answers(TODAY, 85, null, 3), answers(TODAY, 60, null, 3)));
        answered(List.of(TODAY.minusDays(1)), List.of(answers(TODAY.minusDays(1), 85, null, 3)));

        answered(List.of(TODAY), List.of(answers(TODAY, 85, null, 4)));

        assertThat(ports.dayFigures().answers(workspace, TODAY.minusDays(1)))
                .containsExactlyInAnyOrder(answers(TODAY, 85, null, 4), answers(TODAY.minusDays(1), 85, null, 3));

        answered(List.of(TODAY), List.of());
        assertThat(ports.dayFigures().answers(workspace, TODAY)).isEmpty();
    }

    @Test
    void entries_are_those_of_one_model_and_are_counted_anew_likewise() {
        var model = new ModelId(ports.ids().next());
        var other = new ModelId(ports.ids().next());
        entered(model, List.of(TODAY), List.of(new DayOfEntries(TODAY, "mql", 3), new DayOfEntries(TODAY, "sql", 1)));
        entered(other, List.of(TODAY), List.of(new DayOfEntries(TODAY, "mql", 9)));

        entered(
                model,
                List.of(TODAY, TODAY.minusDays(1)),
                List.of(new DayOfEntries(TODAY, "mql", 4), new DayOfEntries(TODAY.minusDays(1), AWKWARD_STAGE, 2)));

        assertThat(ports.dayFigures().entries(workspace, model, TODAY.minusDays(1)))
                .containsExactlyInAnyOrder(
                        new DayOfEntries(TODAY, "mql", 4), new DayOfEntries(TODAY.minusDays(1), AWKWARD_STAGE, 2));
        assertThat(ports.dayFigures().entries(workspace, model, TODAY))
                .containsExactly(new DayOfEntries(TODAY, "mql", 4));
        assertThat(ports.dayFigures().entries(workspace, other, TODAY))
                .containsExactly(new DayOfEntries(TODAY, "mql", 9));
        assertThat(ports.dayFigures().entries(elsewhere, model, TODAY)).isEmpty();
    }

    @Test
    void old_days_and_what_other_models_made_are_let_go() {
        var model = new ModelId(ports.ids().next());
        var other = new ModelId(ports.ids().next());
        var days = List.of(TODAY, TODAY.minusDays(1));
        answered(days, List.of(answers(TODAY, 85, null, 1), answers(TODAY.minusDays(1), 85, null, 1)));
        for (var each : List.of(model, other)) {
            entered(
                    each,
                    days,
                    List.of(new DayOfEntries(TODAY, "mql", 1), new DayOfEntries(TODAY.minusDays(1), "mql", 1)));
        }

        commit(() -> ports.dayFigures().forget(workspace, model, TODAY));

        assertThat(ports.dayFigures().answers(workspace, LocalDate.EPOCH)).containsExactly(answers(TODAY, 85, null, 1));
        assertThat(ports.dayFigures().entries(workspace, model, LocalDate.EPOCH))
                .containsExactly(new DayOfEntries(TODAY, "mql", 1));
        assertThat(ports.dayFigures().entries(workspace, other, LocalDate.EPOCH))
                .isEmpty();
    }

    private static final String AWKWARD_STAGE = "o'brien %_ 日本語";

    private void answered(List<LocalDate> days, List<DayOfAnswers> rows) {
        commit(() -> ports.dayFigures().replaceAnswers(workspace, days, rows));
    }

    private void entered(ModelId model, List<LocalDate> days, List<DayOfEntries> rows) {
        commit(() -> ports.dayFigures().replaceEntries(workspace, model, days, rows));
    }

    private static DayOfAnswers answers(LocalDate day, int band, @Nullable UserId owner, long inTime) {
        var times = ResponseTimes.of(List.of(Duration.ofMinutes(10), Duration.ofHours(7), Duration.ZERO));
        return new DayOfAnswers(day, band, owner, inTime, 2, times);
    }
}

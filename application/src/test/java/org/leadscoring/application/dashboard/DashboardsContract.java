package org.leadscoring.application.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.dashboard.Dashboard.Answers;
import org.leadscoring.application.dashboard.Dashboard.DayOfEntries;
import org.leadscoring.application.dashboard.Dashboard.Hot;
import org.leadscoring.application.dashboard.Dashboard.Hour;
import org.leadscoring.application.dashboard.Dashboard.InStage;
import org.leadscoring.application.dashboard.Dashboard.OfBand;
import org.leadscoring.application.dashboard.Dashboard.OfOwner;
import org.leadscoring.application.dashboard.Dashboard.OfSource;
import org.leadscoring.application.dashboard.Dashboard.OfWeek;
import org.leadscoring.application.dashboard.Dashboards.Run;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;

/** What everybody may expect of {@link Dashboards}. */
public abstract class DashboardsContract extends PortContract {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final int MANY = 1_000_000;
    private static final UserId ANN = new UserId(new UUID(3, 4));
    private static final SourceId WEBSITE = new SourceId(new UUID(5, 6));

    @Test
    void a_dashboard_comes_back_exactly_as_it_was_counted_last() {
        claim();
        save(dashboard(Period.WEEK, 1), dashboard(Period.MONTH, 2));
        claim();
        save(dashboard(Period.WEEK, 3));

        assertThat(ports.dashboards().latest(workspace, Period.WEEK)).contains(dashboard(Period.WEEK, 3));
        assertThat(ports.dashboards().latest(workspace, Period.MONTH)).contains(dashboard(Period.MONTH, 2));
        assertThat(ports.dashboards().latest(workspace, Period.QUARTER)).isEmpty();
        assertThat(ports.dashboards().latest(elsewhere, Period.WEEK)).isEmpty();
    }

    @Test
    void one_of_nothing_comes_back_too() {
        var empty = new Dashboard(
                Period.WEEK,
                NOW,
                TODAY,
                TODAY,
                List.of(),
                List.of(),
                List.of(),
                null,
                new Answers(0, 0, 0, null, null),
                new Answers(0, 0, 0, null, null),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        claim();
        save(empty);

        assertThat(ports.dashboards().latest(workspace, Period.WEEK)).contains(empty);
    }

    @Test
    void who_was_never_counted_is_due_and_afterwards_when_the_time_has_come() {
        assertThat(ports.dashboards().due(NOW, MANY)).contains(workspace, elsewhere);

        claim();
        save();

        assertThat(ports.dashboards().due(NOW.plusSeconds(59), MANY))
                .contains(elsewhere)
                .doesNotContain(workspace);
        assertThat(ports.dashboards().due(NOW.plusSeconds(60), MANY)).contains(workspace);
        assertThat(ports.dashboards().due(NOW, 1)).hasSize(1);
    }

    @Test
    void one_claims_a_workspace_at_a_time_until_it_is_saved_or_the_claim_ends() {
        assertThat(claim()).isEqualTo(Run.NEVER);
        assertThat(committed(() -> ports.dashboards().claim(workspace, NOW, NOW.plusSeconds(10))))
                .isEmpty();
        assertThat(ports.dashboards().due(NOW, MANY)).doesNotContain(workspace);

        commit(() -> ports.dashboards().renew(workspace, NOW.plusSeconds(30)));
        assertThat(committed(() -> ports.dashboards().claim(workspace, NOW.plusSeconds(29), NOW.plusSeconds(40))))
                .isEmpty();
        assertThat(committed(() -> ports.dashboards().claim(workspace, NOW.plusSeconds(30), NOW.plusSeconds(40))))
                .isPresent();

        save();
        assertThat(committed(() -> ports.dashboards().claim(workspace, NOW, NOW.plusSeconds(10))))
                .isPresent();
    }

    @Test
    void by_what_it_was_counted_comes_back_with_the_next_claim() {
        var run = new Run(new ModelId(ports.ids().next()), ZoneId.of("America/New_York"), true, NOW.plusSeconds(3_600));
        claim();
        commit(() -> ports.dashboards().save(workspace, List.of(), run, NOW));

        assertThat(claim()).isEqualTo(run);
    }

    private Run claim() {
        return committed(() -> ports.dashboards().claim(workspace, NOW, NOW.plusSeconds(10)))
                .orElseThrow();
    }

    private void save(Dashboard... dashboards) {
        commit(() -> ports.dashboards().save(workspace, Arrays.asList(dashboards), Run.NEVER, NOW.plusSeconds(60)));
    }

    private Dashboard dashboard(Period period, long leads) {
        var answers = new Answers(7, 2, 1, Duration.ofMinutes(11).plusNanos(1_000), Duration.ofHours(3));
        return new Dashboard(
                period,
                NOW,
                TODAY.minusDays(6),
                TODAY,
                List.of(new InStage(AWKWARD, leads), new InStage("hot", Long.MAX_VALUE)),
                List.of("mql", "sql"),
                List.of(new DayOfEntries(TODAY, List.of(3L, 1L))),
                new Hot("hot", leads),
                answers,
                new Answers(1, 0, 2, Duration.ofMinutes(3), null),
                List.of(new OfBand(85, answers), new OfBand(Integer.MIN_VALUE, answers)),
                List.of(new OfOwner(ANN, answers), new OfOwner(null, new Answers(0, 0, 3, null, null))),
                List.of(new OfWeek(TODAY, answers)),
                List.of(new Hour(NOW, 5, 1)),
                List.of(new OfSource(WEBSITE, 9, 1, NOW), new OfSource(WEBSITE, 0, 1, null)));
    }
}

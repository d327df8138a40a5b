package org.leadscoring.application.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Objects;
import org.leadscoring.application.dashboard.Dashboards.Run;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Counts the dashboards of all workspaces in the background (spec SL-5): today and yesterday each time; all days once an
 * hour, and as soon as what was before is another: when another version is primary, the zone is another one, or leads have
 * been scored anew. All days each time, too, where stages have cool-downs: leads then enter stages without doing anything.
 *
 * <p>Several nodes share the work: a workspace is counted by one at a time. What is counted takes the place of what was, so
 * that to count a day twice changes nothing. The longer it takes, the more seldom it is done: it is at work at most 1/20
 * of the time, and at what takes in all days 1/100.
 */
public final class CountDashboards {

    private static final int WORKSPACES_AT_ONCE = 100;
    private static final int REST = 20;
    private static final int REST_OF_ALL = 100;
    private static final Duration ALL_EVERY = Duration.ofHours(1);

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final ScoringModels models;
    private final Replays replays;
    private final CountDays days;
    private final PutTogether together;
    private final Dashboards dashboards;
    private final Duration every;
    private final Clock time;

    /** @param every how long the figures of a small workspace stand at least */
    public CountDashboards(
            Transactions transactions,
            Workspaces workspaces,
            ScoringModels models,
            Replays replays,
            CountDays days,
            PutTogether together,
            Dashboards dashboards,
            Duration every,
            Clock time) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.models = models;
        this.replays = replays;
        this.days = days;
        this.together = together;
        this.dashboards = dashboards;
        this.every = every;
        this.time = time;
    }

    /**
     * Counts the workspaces that are due. One that fails does not hold up the others; it is tried again a minute later.
     *
     * @return how many were counted
     * @throws RuntimeException what the first that failed threw, after all others were counted
     */
    public int work() {
        var failures = new ArrayList<RuntimeException>();
        var counted = 0;
        for (var workspace : dashboards.due(time.instant(), WORKSPACES_AT_ONCE)) {
            try {
                counted += count(workspace) ? 1 : 0;
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return counted;
    }

    /**
     * Counts a workspace now, due or not.
     *
     * @return false if somebody does so already
     */
    public boolean count(WorkspaceId workspace) {
        var started = time.instant();
        var claimed = transactions.run(() -> dashboards.claim(workspace, started, started.plus(CountDays.CLAIM)));
        claimed.ifPresent(before -> count(workspace, before, started));
        return claimed.isPresent();
    }

    private void count(WorkspaceId workspace, Run before, Instant started) {
        var basis = transactions.run(() -> basis(workspace, started));
        var always = basis.model().ladder().stages().stream()
                .anyMatch(stage -> stage.coolDown().isPositive());
        var all = always || isOther(before, basis) || !started.isBefore(Objects.requireNonNull(before.recountAt()));
        days.count(workspace, basis, all);
        var after = time.instant();
        var took = Duration.between(started, after);
        var recountAt = all ? after.plus(longer(ALL_EVERY, took.multipliedBy(REST_OF_ALL))) : before.recountAt();
        var run = new Run(basis.model().id(), basis.zone(), basis.replaying(), recountAt);
        var counted = together.of(workspace, basis);
        // What is done once an hour puts the next time off no further.
        var rest = all && !always ? every : longer(every, took.multipliedBy(REST));
        var next = time.instant().plus(rest);
        transactions.run(() -> {
            dashboards.save(workspace, counted, run, next);
            return run;
        });
    }

    private Basis basis(WorkspaceId workspace, Instant now) {
        var zone = workspaces
                .byId(workspace)
                .orElseThrow(() -> new IllegalStateException("there is no workspace " + workspace.value()))
                .zone();
        return new Basis(models.live(workspace).getFirst(), zone, replays.waiting(workspace) > 0, now);
    }

    /** Whether what was counted of earlier days does not hold any more. */
    private static boolean isOther(Run before, Basis now) {
        return !now.model().id().equals(before.model())
                || !now.zone().equals(before.zone())
                || before.replaying() && !now.replaying();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * By what is counted.
     *
     * @param model the primary one
     * @param replaying whether leads wait to be scored anew
     * @param now UTC
     */
    record Basis(ScoringModel model, ZoneId zone, boolean replaying, Instant now) {

        LocalDate today() {
            return LocalDate.ofInstant(now, zone);
        }

        /** The first day of the longest period. */
        LocalDate first() {
            return today().minusDays(Period.QUARTER.days() - 1);
        }

        Instant startOf(LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }
    }
}

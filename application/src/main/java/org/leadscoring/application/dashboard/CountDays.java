package org.leadscoring.application.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.dashboard.CountDashboards.Basis;
import org.leadscoring.application.dashboard.DayFigures.DayOfAnswers;
import org.leadscoring.application.dashboard.DayFigures.DayOfEntries;
import org.leadscoring.application.dashboard.LiveCounts.Answered;
import org.leadscoring.application.dashboard.LiveCounts.Entry;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.ResponseTimes;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Counts what happened day by day: the last two days, or all of them. */
public final class CountDays {

    /** Whoever counts has it claimed for so long, and says so again all the while. */
    static final Duration CLAIM = Duration.ofMinutes(5);

    private static final int LEADS_AT_ONCE = 1_000;

    private final Transactions transactions;
    private final LiveCounts counts;
    private final DayFigures figures;
    private final Dashboards dashboards;
    private final Clock time;

    public CountDays(
            Transactions transactions, LiveCounts counts, DayFigures figures, Dashboards dashboards, Clock time) {
        this.transactions = transactions;
        this.counts = counts;
        this.figures = figures;
        this.dashboards = dashboards;
        this.time = time;
    }

    /** @param all whether all days are counted, and not the last two alone */
    void count(WorkspaceId workspace, Basis basis, boolean all) {
        var days = (all ? basis.first() : basis.today().minusDays(1))
                .datesUntil(basis.today().plusDays(1))
                .toList();
        for (var day : days) {
            answers(workspace, basis, day);
        }
        if (all) {
            allEntries(workspace, basis, days);
        } else {
            lastEntries(workspace, basis, days);
        }
        transactions.run(() -> {
            figures.forget(workspace, basis.model().id(), basis.first());
            return basis;
        });
    }

    private void answers(WorkspaceId workspace, Basis basis, LocalDate day) {
        var sums = new HashMap<Key, Sum>();
        transactions.run(() -> {
            // Whatever was summed in an attempt that failed is summed anew.
            sums.clear();
            counts.answered(
                    workspace,
                    basis.startOf(day),
                    basis.startOf(day.plusDays(1)),
                    answered -> sums.computeIfAbsent(Key.of(answered), key -> new Sum())
                            .add(answered));
            var rows = sums.entrySet().stream()
                    .map(entry -> entry.getValue().on(day, entry.getKey()))
                    .toList();
            figures.replaceAnswers(workspace, List.of(day), rows);
            renew(workspace);
            return rows;
        });
    }

    private void lastEntries(WorkspaceId workspace, Basis basis, List<LocalDate> days) {
        var model = basis.model().id();
        transactions.run(() -> {
            var rows = new ArrayList<DayOfEntries>();
            for (var day : days) {
                counts.entered(workspace, model, basis.startOf(day), basis.startOf(day.plusDays(1)))
                        .forEach((stage, entered) -> rows.add(new DayOfEntries(day, stage, entered)));
            }
            figures.replaceEntries(workspace, model, days, rows);
            return rows;
        });
    }

    private void allEntries(WorkspaceId workspace, Basis basis, List<LocalDate> days) {
        var sums = new HashMap<LocalDate, Map<String, Long>>();
        LeadId passed = null;
        do {
            passed = pass(workspace, basis, passed, sums);
        } while (passed != null);
        var rows = new ArrayList<DayOfEntries>();
        sums.forEach(
                (day, stages) -> stages.forEach((stage, entered) -> rows.add(new DayOfEntries(day, stage, entered))));
        transactions.run(() -> {
            figures.replaceEntries(workspace, basis.model().id(), days, rows);
            return rows;
        });
    }

    private @Nullable LeadId pass(
            WorkspaceId workspace, Basis basis, @Nullable LeadId after, Map<LocalDate, Map<String, Long>> sums) {
        var entries = new ArrayList<Entry>();
        var passed = transactions.run(() -> {
            entries.clear();
            renew(workspace);
            return Passed.upTo(counts.pass(
                    workspace, basis.model().id(), after, LEADS_AT_ONCE, basis.startOf(basis.first()), entries::add));
        });
        entries.forEach(
                entry -> sums.computeIfAbsent(LocalDate.ofInstant(entry.at(), basis.zone()), day -> new HashMap<>())
                        .merge(entry.stage(), 1L, Long::sum));
        return passed.lead();
    }

    private void renew(WorkspaceId workspace) {
        dashboards.renew(workspace, time.instant().plus(CLAIM));
    }

    /** @param lead null if none is left */
    private record Passed(@Nullable LeadId lead) {

        static Passed upTo(@Nullable LeadId lead) {
            return new Passed(lead);
        }
    }

    private record Key(int band, @Nullable UserId owner) {

        static Key of(Answered answered) {
            return new Key(answered.band(), answered.owner());
        }
    }

    private static final class Sum {

        private long inTime;
        private long late;
        private final List<Duration> times = new ArrayList<>();

        void add(Answered answered) {
            if (answered.late()) {
                late++;
            } else {
                inTime++;
            }
            times.add(answered.after());
        }

        DayOfAnswers on(LocalDate day, Key key) {
            return new DayOfAnswers(day, key.band(), key.owner(), inTime, late, ResponseTimes.of(times));
        }
    }
}

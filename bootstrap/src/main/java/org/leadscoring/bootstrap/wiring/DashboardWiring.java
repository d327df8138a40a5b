package org.leadscoring.bootstrap.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.leadscoring.application.dashboard.CountDashboards;
import org.leadscoring.application.dashboard.CountDays;
import org.leadscoring.application.dashboard.Dashboards;
import org.leadscoring.application.dashboard.DayFigures;
import org.leadscoring.application.dashboard.LiveCounts;
import org.leadscoring.application.dashboard.PutTogether;
import org.leadscoring.application.ingestion.SourceCounts;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.wiring.Jobs.Job;
import org.leadscoring.persistence.dashboard.JdbcDashboards;
import org.leadscoring.persistence.dashboard.JdbcDayFigures;
import org.leadscoring.persistence.dashboard.JdbcLiveCounts;
import org.leadscoring.persistence.sql.Database;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** The dashboard, and who counts it. */
@Configuration(proxyBeanMethods = false)
class DashboardWiring {

    @Bean
    LiveCounts liveCounts(Database database) {
        return new JdbcLiveCounts(database);
    }

    @Bean
    DayFigures dayFigures(Database database) {
        return new JdbcDayFigures(database);
    }

    @Bean
    Dashboards dashboards(Database database) {
        return new JdbcDashboards(database);
    }

    @Bean
    CountDashboards countDashboards(
            Transactions transactions,
            Workspaces workspaces,
            ScoringModels models,
            Replays replays,
            LiveCounts counts,
            DayFigures figures,
            SourceCounts sources,
            Dashboards dashboards,
            @Value("${leadscoring.dashboard.count-interval}") Duration every,
            Clock clock) {
        return new CountDashboards(
                transactions,
                workspaces,
                models,
                replays,
                new CountDays(transactions, counts, figures, dashboards, clock),
                new PutTogether(transactions, counts, figures, sources),
                dashboards,
                every,
                clock);
    }

    @Bean
    DashboardTimer dashboardTimer(CountDashboards count, Jobs jobs) {
        return new DashboardTimer(jobs.job("dashboard", count::work));
    }

    /** Looks which workspaces are to be counted, unless it is still counting. */
    static final class DashboardTimer {

        private final Job count;
        private final Lock counting = new ReentrantLock();

        DashboardTimer(Job count) {
            this.count = count;
        }

        @Scheduled(fixedRateString = "${leadscoring.dashboard.look-interval}")
        void count() {
            if (counting.tryLock()) {
                try {
                    count.run();
                } finally {
                    counting.unlock();
                }
            }
        }
    }
}

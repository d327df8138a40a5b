package org.leadscoring.bootstrap.wiring;

import java.time.Clock;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.ingestion.Refusals;
import org.leadscoring.application.ingestion.SourceActivity;
import org.leadscoring.application.ingestion.SourceCounts;
import org.leadscoring.application.ingestion.WatchSource;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.scoring.DraftRule;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.EditSources;
import org.leadscoring.application.workspace.FindSource;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.command.Secrets;
import org.leadscoring.bootstrap.wiring.Jobs.Job;
import org.leadscoring.domain.workspace.WriteKey;
import org.leadscoring.persistence.ingestion.JdbcRefusals;
import org.leadscoring.persistence.ingestion.JdbcSourceCounts;
import org.leadscoring.persistence.sql.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Where events come from: who may send, and what is seen of it. */
@Configuration(proxyBeanMethods = false)
class SourceWiring {

    @Bean
    FindSource findSource(Sources sources, Clock clock) {
        return new FindSource(sources, clock);
    }

    @Bean
    EditSources editSources(
            Transactions transactions, Sources sources, AuditLog audit, FindSource find, Ids ids, Clock clock) {
        return new EditSources(transactions, sources, audit, find, ids, () -> new WriteKey(Secrets.generate()), clock);
    }

    @Bean
    SourceCounts sourceCounts(Database database) {
        return new JdbcSourceCounts(database);
    }

    @Bean
    Refusals refusals(Database database) {
        return new JdbcRefusals(database);
    }

    /** Closed before the database is, so that a stop loses nothing that was seen. */
    @Bean(destroyMethod = "close")
    SourceActivity sourceActivity(
            Transactions transactions,
            Ids ids,
            Workspaces workspaces,
            SourceCounts counts,
            Refusals refusals,
            Clock clock) {
        return new SourceActivity(transactions, ids, workspaces, counts, refusals, clock);
    }

    @Bean
    WatchSource watchSource(
            Transactions transactions,
            Workspaces workspaces,
            EventLog log,
            Leads leads,
            ScoringModels models,
            ScoreBook book,
            SourceCounts counts,
            Refusals refusals,
            Clock clock) {
        return new WatchSource(transactions, workspaces, log, leads, models, book, counts, refusals, clock);
    }

    @Bean
    DraftRule draftRule(EditModels models) {
        return new DraftRule(models);
    }

    @Bean
    SourceMeters sourceMeters(SourceActivity activity) {
        return new SourceMeters(activity);
    }

    @Bean
    ActivityTimer activityTimer(SourceActivity activity, Jobs jobs) {
        return new ActivityTimer(jobs.job("sources", activity::flush));
    }

    /** Writes what was seen of the sources; each node its own. */
    static final class ActivityTimer {

        private final Job flush;

        ActivityTimer(Job flush) {
            this.flush = flush;
        }

        @Scheduled(fixedRateString = "${leadscoring.sources.flush-interval}")
        void flush() {
            flush.run();
        }
    }
}

package org.leadscoring.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.Voids;
import org.leadscoring.application.ingestion.EditPageTypes;
import org.leadscoring.application.ingestion.FindPageTypes;
import org.leadscoring.application.ingestion.IngestEvents;
import org.leadscoring.application.ingestion.IngestQueue;
import org.leadscoring.application.ingestion.PagePatterns;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.RescoreLeads;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.persistence.ingestion.JdbcPagePatterns;
import org.leadscoring.persistence.sql.Database;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way in for events. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestionProperties.class)
class IngestionWiring {

    @Bean
    IngestEvents ingestEvents(
            Transactions transactions,
            Ids ids,
            IdentityBook identities,
            Leads leads,
            EventLog log,
            Voids voids,
            RescoreLeads scores,
            Derivations derivations,
            Replays replays) {
        return new IngestEvents(transactions, ids, identities, leads, log, voids, scores, derivations, replays);
    }

    @Bean
    PagePatterns pagePatterns(Database database) {
        return new JdbcPagePatterns(database);
    }

    @Bean
    FindPageTypes findPageTypes(PagePatterns patterns, Clock clock) {
        return new FindPageTypes(patterns, clock);
    }

    @Bean
    EditPageTypes editPageTypes(
            Transactions transactions,
            PagePatterns patterns,
            FindPageTypes find,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        return new EditPageTypes(transactions, patterns, find, audit, ids, clock);
    }

    /** Closed before the database is: what waits is written first. */
    @Bean(destroyMethod = "close")
    IngestQueue ingestQueue(IngestEvents ingestion, IngestionProperties properties, MeterRegistry registry) {
        var meter = new MicrometerIngestMeter(registry);
        var queue = new IngestQueue(ingestion, properties.queue(), meter);
        meter.watch(queue);
        return queue;
    }
}

package org.leadscoring.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.Voids;
import org.leadscoring.application.ingestion.IngestEvents;
import org.leadscoring.application.ingestion.IngestQueue;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.RescoreLeads;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
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

    /** Closed before the database is: what waits is written first. */
    @Bean(destroyMethod = "close")
    IngestQueue ingestQueue(IngestEvents ingestion, IngestionProperties properties, MeterRegistry registry) {
        var meter = new MicrometerIngestMeter(registry);
        var queue = new IngestQueue(ingestion, properties.queue(), meter);
        meter.watch(queue);
        return queue;
    }
}

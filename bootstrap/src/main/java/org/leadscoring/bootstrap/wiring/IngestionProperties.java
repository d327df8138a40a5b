package org.leadscoring.bootstrap.wiring;

import org.leadscoring.application.ingestion.IngestQueue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are taken in: {@code leadscoring.ingestion.*}.
 *
 * @param writers how many transactions may run at once, from 1
 * @param group at most so many events share a transaction, from 1
 * @param capacity at most so many events wait; beyond, senders are told to come back
 * @param tries how often a group is tried if the database is lost
 */
@ConfigurationProperties("leadscoring.ingestion")
record IngestionProperties(
        @DefaultValue("2") int writers,
        @DefaultValue("500") int group,
        @DefaultValue("20000") int capacity,
        @DefaultValue("3") int tries) {

    IngestQueue.Settings queue() {
        return new IngestQueue.Settings(writers, group, capacity, tries);
    }
}

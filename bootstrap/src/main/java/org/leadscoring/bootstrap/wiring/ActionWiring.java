package org.leadscoring.bootstrap.wiring;

import java.nio.file.Path;
import org.leadscoring.application.analytics.Batches;
import org.leadscoring.application.analytics.FeedLog;
import org.leadscoring.application.assignment.AssignLeads;
import org.leadscoring.application.crm.ChangedLeads;
import org.leadscoring.application.crm.ErasureRequests;
import org.leadscoring.application.crm.SyncRuns;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.delivery.Destinations;
import org.leadscoring.application.delivery.Outbox;
import org.leadscoring.application.delivery.Readers;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.lead.ActOnLeads;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.sla.TellOfClocks;
import org.leadscoring.application.stage.ActOnCrossings;
import org.leadscoring.application.stage.ActionBook;
import org.leadscoring.application.stage.AssignByPolicy;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.persistence.analytics.JdbcBatches;
import org.leadscoring.persistence.analytics.JdbcFeedLog;
import org.leadscoring.persistence.analytics.JdbcFeeds;
import org.leadscoring.persistence.crm.JdbcConnections;
import org.leadscoring.persistence.crm.JdbcErasureRequests;
import org.leadscoring.persistence.crm.JdbcLinks;
import org.leadscoring.persistence.crm.JdbcSyncRuns;
import org.leadscoring.persistence.delivery.JdbcDeliveries;
import org.leadscoring.persistence.delivery.JdbcDestinations;
import org.leadscoring.persistence.delivery.JdbcReaders;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Vault;
import org.leadscoring.persistence.sql.WorkspaceSettings;
import org.leadscoring.persistence.stage.JdbcActionBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done when leads pass thresholds, and putting into the outbox what is to be told. Sends nothing. */
@Configuration(proxyBeanMethods = false)
class ActionWiring {

    private static final Logger LOG = LoggerFactory.getLogger(ActionWiring.class);

    @Bean
    Vault vault(
            @Value("${leadscoring.secret-key:}") String current,
            @Value("${leadscoring.secret-key-old:}") String old,
            @Value("${leadscoring.data}") Path data) {
        return new Vault(SecretKeys.of(current, old, data));
    }

    /** After the key was changed, what was encrypted by the old one is encrypted anew. */
    @Bean
    ApplicationRunner resealSecrets(
            Transactions transactions, JdbcDestinations destinations, JdbcConnections connections, JdbcFeeds feeds) {
        return arguments -> {
            var resealed = transactions.run(() -> destinations.reseal() + connections.reseal() + feeds.reseal());
            if (resealed > 0) {
                LOG.info(
                        "the secrets of {} destinations, connections and feeds are encrypted by the new key", resealed);
            }
        };
    }

    @Bean
    JdbcConnections connections(Database database, WorkspaceSettings settings, Vault vault) {
        return new JdbcConnections(database, settings, vault);
    }

    @Bean
    JdbcFeeds feeds(Database database, WorkspaceSettings settings, Vault vault) {
        return new JdbcFeeds(database, settings, vault);
    }

    @Bean
    Batches batches(Database database) {
        return new JdbcBatches(database);
    }

    @Bean
    FeedLog feedLog(Database database, EventLog events) {
        return new JdbcFeedLog(database, events);
    }

    @Bean
    JdbcLinks links(Database database, WorkspaceSettings settings) {
        return new JdbcLinks(database, settings);
    }

    @Bean
    ErasureRequests erasureRequests(Database database) {
        return new JdbcErasureRequests(database);
    }

    @Bean
    SyncRuns syncRuns(Database database) {
        return new JdbcSyncRuns(database);
    }

    @Bean
    JdbcDestinations destinations(Database database, WorkspaceSettings settings, Vault vault) {
        return new JdbcDestinations(database, settings, vault);
    }

    @Bean
    JdbcDeliveries deliveries(Database database) {
        return new JdbcDeliveries(database);
    }

    @Bean
    Readers readers(Database database) {
        return new JdbcReaders(database);
    }

    @Bean
    ActionBook actionBook(Database database, WorkspaceSettings settings) {
        return new JdbcActionBook(database, settings);
    }

    @Bean
    Announce announce(Destinations destinations, Readers readers, Outbox outbox) {
        return new Announce(destinations, readers, outbox);
    }

    @Bean
    ActOnLeads actOnLeads(ActionBook book, Announce announce, AssignLeads assign, ChangedLeads crms, Leads leads) {
        return new ActOnLeads(new ActOnCrossings(book, announce, new AssignByPolicy(assign), crms), leads);
    }

    @Bean
    TellOfClocks tellOfClocks(Announce announce) {
        return new TellOfClocks(announce);
    }
}

package org.leadscoring.bootstrap.wiring;

import java.nio.file.Path;
import org.leadscoring.application.assignment.AssignLeads;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.delivery.Destinations;
import org.leadscoring.application.delivery.Outbox;
import org.leadscoring.application.delivery.Readers;
import org.leadscoring.application.lead.ActOnLeads;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.sla.TellOfClocks;
import org.leadscoring.application.stage.ActOnCrossings;
import org.leadscoring.application.stage.ActionBook;
import org.leadscoring.application.stage.AssignByPolicy;
import org.leadscoring.persistence.delivery.JdbcDeliveries;
import org.leadscoring.persistence.delivery.JdbcDestinations;
import org.leadscoring.persistence.delivery.JdbcReaders;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Vault;
import org.leadscoring.persistence.sql.WorkspaceSettings;
import org.leadscoring.persistence.stage.JdbcActionBook;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done when leads pass thresholds, and putting into the outbox what is to be told. Sends nothing. */
@Configuration(proxyBeanMethods = false)
class ActionWiring {

    @Bean
    Vault vault(
            @Value("${leadscoring.secret-key:}") String current,
            @Value("${leadscoring.secret-key-old:}") String old,
            @Value("${leadscoring.data}") Path data) {
        return new Vault(SecretKeys.of(current, old, data));
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
    ActOnLeads actOnLeads(ActionBook book, Announce announce, AssignLeads assign, Leads leads) {
        return new ActOnLeads(new ActOnCrossings(book, announce, new AssignByPolicy(assign)), leads);
    }

    @Bean
    TellOfClocks tellOfClocks(Announce announce) {
        return new TellOfClocks(announce);
    }
}

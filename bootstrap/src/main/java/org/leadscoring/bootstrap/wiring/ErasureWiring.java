package org.leadscoring.bootstrap.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.leadscoring.application.crm.AskCrms;
import org.leadscoring.application.erasure.AgedLeads;
import org.leadscoring.application.erasure.EditRetention;
import org.leadscoring.application.erasure.EraseAgedLeads;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.erasure.Erasures;
import org.leadscoring.application.erasure.PersonalData;
import org.leadscoring.application.erasure.Retentions;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.SetClocks;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.wiring.Jobs.Job;
import org.leadscoring.persistence.erasure.JdbcAgedLeads;
import org.leadscoring.persistence.erasure.JdbcErasures;
import org.leadscoring.persistence.erasure.JdbcPersonalData;
import org.leadscoring.persistence.erasure.JdbcRetentions;
import org.leadscoring.persistence.event.ErasedMessages;
import org.leadscoring.persistence.lead.HeldLeads;
import org.leadscoring.persistence.lead.IdentifierHints;
import org.leadscoring.persistence.sql.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Erasing persons for ever. */
@Configuration(proxyBeanMethods = false)
class ErasureWiring {

    @Bean
    PersonalData personalData(
            Database database,
            HeldLeads held,
            IdentifierHints hints,
            IdentityBook identities,
            ErasedMessages messages) {
        return new JdbcPersonalData(database, held, hints, identities, messages);
    }

    @Bean
    Erasures erasures(Database database) {
        return new JdbcErasures(database);
    }

    @Bean
    Retentions retentions(Database database) {
        return new JdbcRetentions(database);
    }

    @Bean
    AgedLeads agedLeads(Database database) {
        return new JdbcAgedLeads(database);
    }

    @Bean
    EditRetention editRetention(
            Transactions transactions,
            Workspaces workspaces,
            Retentions retentions,
            AgedLeads aged,
            AuditLog audit,
            Ids ids,
            Clock time) {
        return new EditRetention(transactions, workspaces, retentions, aged, audit, ids, time);
    }

    @Bean
    RetentionTimer retentionTimer(
            Transactions transactions,
            Workspaces workspaces,
            Retentions retentions,
            AgedLeads aged,
            EraseLead erasing,
            MeterRegistry registry,
            Jobs jobs,
            Clock time) {
        var erased = Counter.builder("leadscoring.retention.erased")
                .description("Leads that were erased because nothing was heard of them for as long as people are kept")
                .baseUnit("leads")
                .register(registry);
        var erase = new EraseAgedLeads(transactions, workspaces, retentions, aged, erasing, erased::increment, time);
        return new RetentionTimer(jobs.job("retention", erase::work));
    }

    @Bean
    EraseLead eraseLead(
            Transactions transactions,
            Leads leads,
            IdentityBook identities,
            SlaPolicies policies,
            SlaClocks clocks,
            AskCrms crms,
            PersonalData data,
            Erasures erasures,
            AuditLog audit,
            Ids ids,
            Clock time) {
        var cancel = new SetClocks(policies, clocks);
        return new EraseLead(transactions, leads, identities, cancel, crms, data, erasures, audit, ids, time);
    }

    /** Looks whether somebody is to be erased. Each node does; the database hands each workspace to one of them. */
    static final class RetentionTimer {

        private final Job erase;

        RetentionTimer(Job erase) {
            this.erase = erase;
        }

        @Scheduled(fixedDelayString = "${leadscoring.retention.interval}")
        void erase() {
            erase.run();
        }
    }
}

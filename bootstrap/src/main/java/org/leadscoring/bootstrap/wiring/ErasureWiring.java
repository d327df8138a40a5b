package org.leadscoring.bootstrap.wiring;

import java.time.Clock;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.erasure.Erasures;
import org.leadscoring.application.erasure.PersonalData;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.SetClocks;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.persistence.erasure.JdbcErasures;
import org.leadscoring.persistence.erasure.JdbcPersonalData;
import org.leadscoring.persistence.event.ErasedMessages;
import org.leadscoring.persistence.lead.HeldLeads;
import org.leadscoring.persistence.lead.IdentifierHints;
import org.leadscoring.persistence.sql.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
    EraseLead eraseLead(
            Transactions transactions,
            Leads leads,
            IdentityBook identities,
            SlaPolicies policies,
            SlaClocks clocks,
            PersonalData data,
            Erasures erasures,
            AuditLog audit,
            Ids ids,
            Clock time) {
        var cancel = new SetClocks(policies, clocks);
        return new EraseLead(transactions, leads, identities, cancel, data, erasures, audit, ids, time);
    }
}

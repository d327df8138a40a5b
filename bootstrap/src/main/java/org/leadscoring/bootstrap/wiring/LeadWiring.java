package org.leadscoring.bootstrap.wiring;

import java.time.Clock;
import org.leadscoring.application.assignment.Assignments;
import org.leadscoring.application.crm.Connections;
import org.leadscoring.application.crm.Links;
import org.leadscoring.application.delivery.Deliveries;
import org.leadscoring.application.delivery.Destinations;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.Voids;
import org.leadscoring.application.lead.ChartScore;
import org.leadscoring.application.lead.ExportLead;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.Merges;
import org.leadscoring.application.lead.ReadDealings;
import org.leadscoring.application.lead.RescoreLeads;
import org.leadscoring.application.lead.Separation;
import org.leadscoring.application.lead.TellPast;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.lead.WorkOnLead;
import org.leadscoring.application.lead.WorkOnMany;
import org.leadscoring.application.recalculation.MergeLeads;
import org.leadscoring.application.scoring.Ledgers;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.persistence.scoring.JdbcLedgers;
import org.leadscoring.persistence.sql.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is shown of leads, and what is done with them on their pages. */
@Configuration(proxyBeanMethods = false)
class LeadWiring {

    @Bean
    Ledgers ledgers(Database database) {
        return new JdbcLedgers(database);
    }

    @Bean
    WorkOnMany workOnMany(WorkOnLead work, Leads leads) {
        return new WorkOnMany(work, leads);
    }

    @Bean
    ChartScore chartScore(Transactions transactions, ScoringModels models, Ledgers ledgers) {
        return new ChartScore(transactions, models, ledgers);
    }

    @Bean
    MergeLeads mergeLeads(
            Transactions transactions,
            IdentityBook identities,
            Merges merges,
            Leads leads,
            EventLog log,
            RescoreLeads scores,
            AuditLog audit,
            Ids ids,
            Clock time) {
        var separation = new Separation(identities, merges, leads, log, ids);
        return new MergeLeads(transactions, separation, scores, audit, ids, time);
    }

    @Bean
    ExportLead exportLead(
            Transactions transactions,
            ViewLead view,
            Merges merges,
            Voids voids,
            ScoringModels models,
            ScoreBook book,
            Ledgers ledgers,
            EventLog log,
            ReadDealings dealings) {
        return new ExportLead(transactions, view, merges, voids, models, book, ledgers, log, dealings);
    }

    @Bean
    ReadDealings readDealings(
            Leads leads,
            Assignments assignments,
            Connections connections,
            Links links,
            Destinations destinations,
            Deliveries deliveries) {
        return new ReadDealings(leads, assignments, connections, links, destinations, deliveries);
    }

    @Bean
    TellPast tellPast(
            Transactions transactions,
            EventLog log,
            ScoringModels models,
            Ledgers ledgers,
            Leads leads,
            SlaClocks clocks,
            Merges merges,
            Assignments assignments,
            Deliveries deliveries) {
        return new TellPast(transactions, log, models, ledgers, leads, clocks, merges, assignments, deliveries);
    }
}

package org.leadscoring.bootstrap.wiring;

import java.time.Clock;
import java.util.EnumMap;
import org.leadscoring.application.crm.AskCrms;
import org.leadscoring.application.crm.Clients;
import org.leadscoring.application.crm.Connections;
import org.leadscoring.application.crm.Connections.Due;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmMeter;
import org.leadscoring.application.crm.EditConnections;
import org.leadscoring.application.crm.ErasureRequests;
import org.leadscoring.application.crm.FollowErasures;
import org.leadscoring.application.crm.KeepInStep;
import org.leadscoring.application.crm.KnownLeads;
import org.leadscoring.application.crm.Links;
import org.leadscoring.application.crm.SyncRuns;
import org.leadscoring.application.crm.WatchConnections;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.delivery.Lanes;
import org.leadscoring.application.delivery.Readers;
import org.leadscoring.application.lead.ComposeNotices;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.TellCrms;
import org.leadscoring.application.lead.WorkOnLead;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.wiring.Jobs.Job;
import org.leadscoring.domain.crm.Crm.Kind;
import org.leadscoring.notify.crm.HubSpotClient;
import org.leadscoring.notify.crm.OdooClient;
import org.leadscoring.notify.crm.SalesforceClient;
import org.leadscoring.notify.crm.WebhookCrmClient;
import org.leadscoring.notify.http.HttpLimits;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.http.PrivateAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Keeping CRMs in step. */
@Configuration(proxyBeanMethods = false)
class CrmWiring {

    private static final Logger LOG = LoggerFactory.getLogger(CrmWiring.class);

    /** Closed after the lanes that use it. */
    @Bean(destroyMethod = "close")
    OutboundHttp crmHttp(DeliveryProperties properties) {
        return new OutboundHttp(HttpLimits.RECORDS, PrivateAddresses.parse(properties.allowPrivateAddresses()));
    }

    @Bean
    Clients clients(OutboundHttp crmHttp, Clock clock) {
        var byKind = new EnumMap<Kind, CrmClient>(Kind.class);
        byKind.put(Kind.HUBSPOT, new HubSpotClient(crmHttp, clock));
        byKind.put(Kind.SALESFORCE, new SalesforceClient(crmHttp, clock));
        byKind.put(Kind.ODOO, new OdooClient(crmHttp, clock));
        byKind.put(Kind.WEBHOOK, new WebhookCrmClient(crmHttp, clock));
        return new Clients(byKind);
    }

    @Bean
    KnownLeads knownLeads(Leads leads, ScoringModels models, ComposeNotices cards, WorkOnLead work) {
        return new TellCrms(leads, models, cards, work);
    }

    @Bean
    KeepInStep keepInStep(
            Transactions transactions,
            Connections connections,
            Links links,
            ErasureRequests erasures,
            SyncRuns runs,
            KnownLeads leads,
            Clients clients,
            Users users,
            Readers readers,
            Announce announce,
            Ids ids,
            CrmMeter crmMeter,
            Clock clock) {
        return new KeepInStep(
                transactions,
                connections,
                links,
                erasures,
                runs,
                leads,
                clients,
                users,
                readers,
                announce,
                ids,
                crmMeter,
                clock);
    }

    @Bean
    EditConnections editConnections(
            Transactions transactions,
            Connections connections,
            Links links,
            ErasureRequests erasures,
            Clients clients,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        return new EditConnections(transactions, connections, links, erasures, clients, audit, ids, clock);
    }

    @Bean
    AskCrms askCrms(Connections connections, Links links, ErasureRequests erasures, Ids ids) {
        return new AskCrms(connections, links, erasures, ids);
    }

    @Bean
    FollowErasures followErasures(
            Transactions transactions,
            Connections connections,
            ErasureRequests erasures,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        return new FollowErasures(transactions, connections, erasures, audit, ids, clock);
    }

    @Bean
    WatchConnections watchConnections(
            Transactions transactions,
            Workspaces workspaces,
            Connections connections,
            Links links,
            SyncRuns runs,
            KnownLeads leads,
            KeepInStep step,
            Clock clock) {
        return new WatchConnections(transactions, workspaces, connections, links, runs, leads, step, clock);
    }

    @Bean(destroyMethod = "close")
    Lanes<Due> crmLanes(KeepInStep step, Outbound outbound) {
        return Jobs.lanes(
                "crm",
                outbound.due(step::due),
                step::step,
                Due::workspace,
                (due, failure) -> LOG.error(
                        "keeping connection {} in step failed; it is tried again",
                        due.connection().value(),
                        failure));
    }

    @Bean
    CrmTimer crmTimer(Lanes<Due> lanes, KeepInStep step, Jobs jobs) {
        return new CrmTimer(jobs.job("crm", lanes::look), jobs.job("old-crm-runs", step::tidy));
    }

    /** Looks which connections have something to do. Each node does; the database hands each to one of them. */
    static final class CrmTimer {

        private final Job look;
        private final Job tidy;

        CrmTimer(Job look, Job tidy) {
            this.look = look;
            this.tidy = tidy;
        }

        @Scheduled(fixedDelayString = "${leadscoring.delivery.interval}")
        void look() {
            look.run();
        }

        @Scheduled(fixedDelayString = "${leadscoring.delivery.tidy-interval}")
        void tidy() {
            tidy.run();
        }
    }
}

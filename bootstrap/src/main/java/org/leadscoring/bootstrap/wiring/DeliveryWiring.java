package org.leadscoring.bootstrap.wiring;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumMap;
import java.util.concurrent.ThreadLocalRandom;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.delivery.DeliverNotices;
import org.leadscoring.application.delivery.Deliveries;
import org.leadscoring.application.delivery.Deliveries.Lane;
import org.leadscoring.application.delivery.DeliveryMeter;
import org.leadscoring.application.delivery.Destinations;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.delivery.Lanes;
import org.leadscoring.application.delivery.Notices;
import org.leadscoring.application.delivery.Readers;
import org.leadscoring.application.delivery.Sender;
import org.leadscoring.application.delivery.Senders;
import org.leadscoring.application.delivery.WatchDeliveries;
import org.leadscoring.application.lead.ComposeNotices;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.scoring.Ledgers;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SendDigests;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.WorkQueue.OpenClocks;
import org.leadscoring.application.stage.ActionBook;
import org.leadscoring.application.stage.EditStageActions;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.wiring.Jobs.Job;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Channel.Kind;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.notify.delivery.MailSender;
import org.leadscoring.notify.delivery.SlackSender;
import org.leadscoring.notify.delivery.WebhookSender;
import org.leadscoring.notify.http.HttpLimits;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.http.PrivateAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Telling the outside: destinations, and sending what waits in the outbox. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DeliveryProperties.class, MailProperties.class})
class DeliveryWiring {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWiring.class);
    private static final int SECRET_BYTES = 32;
    private static final int PERCENT = 100;

    /** Closed after the lanes that use it. */
    @Bean(destroyMethod = "close")
    OutboundHttp outboundHttp(DeliveryProperties properties) {
        return new OutboundHttp(HttpLimits.STANDARD, PrivateAddresses.parse(properties.allowPrivateAddresses()));
    }

    @Bean
    Senders senders(OutboundHttp outboundHttp, MailProperties mail, Clock clock) {
        var byMail = new MailSender(mail.settings(), clock);
        var byKind = new EnumMap<Kind, Sender>(Kind.class);
        byKind.put(Kind.SLACK, new SlackSender(outboundHttp, clock));
        byKind.put(Kind.WEBHOOK, new WebhookSender(outboundHttp, clock));
        byKind.put(Kind.MAIL, byMail);
        byKind.put(Kind.TEAM_MAIL, byMail);
        return new Senders(byKind);
    }

    @Bean
    ComposeNotices notices(
            Leads leads,
            ScoringModels models,
            ScoreBook book,
            Ledgers ledgers,
            SlaClocks clocks,
            OpenClocks queue,
            Users users,
            Workspaces workspaces,
            @Value("${leadscoring.url}") String url) {
        var base = url.endsWith("/") ? url : url + "/";
        return new ComposeNotices(
                leads,
                models,
                book,
                ledgers,
                clocks,
                queue,
                users,
                workspaces,
                lead -> URI.create(base + "leads/" + lead.value()));
    }

    @Bean
    DeliverNotices deliverNotices(
            Transactions transactions,
            Destinations destinations,
            Deliveries deliveries,
            Readers readers,
            Notices notices,
            Announce announce,
            Senders senders,
            DeliveryProperties properties,
            DeliveryMeter deliveryMeter,
            Clock clock) {
        return new DeliverNotices(
                transactions,
                destinations,
                deliveries,
                readers,
                notices,
                announce,
                senders,
                properties.schedule(),
                properties.claim(),
                () -> ThreadLocalRandom.current().nextInt(PERCENT),
                deliveryMeter,
                clock);
    }

    @Bean(destroyMethod = "close")
    Lanes<Lane> deliveryLanes(DeliverNotices deliver, Outbound outbound) {
        return Jobs.lanes(
                "deliveries",
                outbound.due(deliver::lanes),
                deliver::send,
                Lane::workspace,
                (lane, failure) -> LOG.error(
                        "sending to destination {} failed; it is tried again",
                        lane.destination().value(),
                        failure));
    }

    @Bean
    EditDestinations editDestinations(
            Transactions transactions,
            Destinations destinations,
            Readers readers,
            Notices notices,
            Senders senders,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        var random = new SecureRandom();
        return new EditDestinations(
                transactions, destinations, readers, notices, senders, audit, ids, () -> secret(random), clock);
    }

    private static Secret secret(SecureRandom random) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new Secret(Channel.Webhook.SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    @Bean
    WatchDeliveries watchDeliveries(
            Transactions transactions,
            Workspaces workspaces,
            Destinations destinations,
            Deliveries deliveries,
            DeliveryProperties properties,
            Clock clock) {
        return new WatchDeliveries(transactions, workspaces, destinations, deliveries, properties.keepFor(), clock);
    }

    @Bean
    EditStageActions editStageActions(
            Transactions transactions,
            ActionBook book,
            Destinations destinations,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        return new EditStageActions(transactions, book, destinations, audit, ids, clock);
    }

    @Bean
    SendDigests sendDigests(
            Transactions transactions,
            Workspaces workspaces,
            Destinations destinations,
            Readers readers,
            OpenClocks queue,
            Announce announce,
            Clock clock) {
        return new SendDigests(transactions, workspaces, destinations, readers, queue, announce, clock);
    }

    @Bean
    DeliveryTimer deliveryTimer(
            Lanes<Lane> lanes, WatchDeliveries deliveries, SendDigests digests, Outbound outbound, Jobs jobs) {
        return new DeliveryTimer(
                jobs.job("digests", outbound.unlessOff(digests::send)),
                jobs.job("deliveries", lanes::look),
                jobs.job("old-deliveries", deliveries::tidy));
    }

    /** Looks what is to be sent. Each node does; the database hands each piece to one of them. */
    static final class DeliveryTimer {

        private final Job digests;
        private final Job look;
        private final Job tidy;

        DeliveryTimer(Job digests, Job look, Job tidy) {
            this.digests = digests;
            this.look = look;
            this.tidy = tidy;
        }

        @Scheduled(fixedDelayString = "${leadscoring.delivery.digest-interval}")
        void writeDigests() {
            digests.run();
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

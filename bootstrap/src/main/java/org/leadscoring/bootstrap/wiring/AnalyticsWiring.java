package org.leadscoring.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumMap;
import org.leadscoring.application.analytics.Batches;
import org.leadscoring.application.analytics.EditFeeds;
import org.leadscoring.application.analytics.FeedClient;
import org.leadscoring.application.analytics.FeedClients;
import org.leadscoring.application.analytics.FeedLog;
import org.leadscoring.application.analytics.Feeds;
import org.leadscoring.application.analytics.SendFeeds;
import org.leadscoring.application.analytics.WatchFeeds;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.delivery.Lanes;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.bootstrap.wiring.Jobs.Job;
import org.leadscoring.domain.analytics.Sink.Kind;
import org.leadscoring.notify.analytics.Ga4Client;
import org.leadscoring.notify.analytics.GoogleAdsClient;
import org.leadscoring.notify.analytics.PostHogClient;
import org.leadscoring.notify.http.HttpLimits;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.http.PrivateAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Telling tools that analyse events of them. */
@Configuration(proxyBeanMethods = false)
class AnalyticsWiring {

    private static final Logger LOG = LoggerFactory.getLogger(AnalyticsWiring.class);

    /** Closed after the lanes that use it. */
    @Bean(destroyMethod = "close")
    OutboundHttp analyticsHttp(DeliveryProperties properties) {
        return new OutboundHttp(HttpLimits.RECORDS, PrivateAddresses.parse(properties.allowPrivateAddresses()));
    }

    @Bean
    FeedClients feedClients(OutboundHttp analyticsHttp, Clock clock) {
        var byKind = new EnumMap<Kind, FeedClient>(Kind.class);
        byKind.put(Kind.POSTHOG, new PostHogClient(analyticsHttp, clock));
        byKind.put(Kind.GA4, new Ga4Client(analyticsHttp, clock));
        byKind.put(Kind.GOOGLE_ADS, new GoogleAdsClient(analyticsHttp, clock));
        return new FeedClients(byKind);
    }

    @Bean
    SendFeeds sendFeeds(
            Transactions transactions,
            Feeds feeds,
            Batches batches,
            FeedLog log,
            EventLog events,
            FeedClients clients,
            Announce announce,
            Ids ids,
            Clock clock) {
        return new SendFeeds(transactions, feeds, batches, log, events, clients, announce, ids, clock);
    }

    @Bean
    EditFeeds editFeeds(
            Transactions transactions,
            Feeds feeds,
            Batches batches,
            FeedClients clients,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        return new EditFeeds(transactions, feeds, batches, clients, audit, ids, clock);
    }

    @Bean
    WatchFeeds watchFeeds(Transactions transactions, Feeds feeds, Batches batches, FeedLog log, Clock clock) {
        return new WatchFeeds(transactions, feeds, batches, log, clock);
    }

    @Bean(destroyMethod = "close")
    Lanes<Feeds.Due> analyticsLanes(SendFeeds sending, Outbound outbound) {
        return Jobs.lanes(
                "analytics",
                outbound.due(sending::due),
                sending::step,
                Feeds.Due::workspace,
                (due, failure) -> LOG.error(
                        "sending feed {} failed; it is tried again", due.feed().value(), failure));
    }

    @Bean
    FeedMeters feedMeters(WatchFeeds watch, MeterRegistry registry) {
        return new FeedMeters(watch, registry);
    }

    @Bean
    AnalyticsTimer analyticsTimer(Lanes<Feeds.Due> lanes, Jobs jobs) {
        return new AnalyticsTimer(jobs.job("analytics", lanes::look));
    }

    /** Looks which feeds have something to do. Each node does; the database hands each to one of them. */
    static final class AnalyticsTimer {

        private final Job look;

        AnalyticsTimer(Job look) {
            this.look = look;
        }

        @Scheduled(fixedDelayString = "${leadscoring.delivery.interval}")
        void look() {
            look.run();
        }
    }
}

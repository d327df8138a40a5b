package org.leadscoring.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.leadscoring.application.crm.WatchConnections;
import org.leadscoring.application.delivery.WatchDeliveries;
import org.leadscoring.application.recalculation.WatchBacklogs;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.WorkQueue.OpenClocks;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.wiring.Jobs.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Numbers for whoever watches the servers that have to be asked of the database: a timer does, however often they are read.
 */
@Configuration(proxyBeanMethods = false)
class MetricsWiring {

    @Bean
    WatchBacklogs watchBacklogs(
            Workspaces workspaces, ScoreBook book, Replays replays, SlaClocks clocks, OpenClocks queue, Clock clock) {
        return new WatchBacklogs(workspaces, book, replays, clocks, queue, clock);
    }

    @Bean
    MicrometerDeliveryMeter deliveryMeter(MeterRegistry registry) {
        return new MicrometerDeliveryMeter(registry);
    }

    @Bean
    MicrometerCrmMeter crmMeter(MeterRegistry registry) {
        return new MicrometerCrmMeter(registry);
    }

    @Bean
    BacklogMeters backlogMeters(WatchBacklogs watch, MeterRegistry registry, Clock clock) {
        return new BacklogMeters(watch, registry, clock);
    }

    @Bean
    MetricsTimer metricsTimer(
            BacklogMeters backlogs,
            MicrometerDeliveryMeter deliveryMeter,
            WatchDeliveries deliveries,
            MicrometerCrmMeter crmMeter,
            WatchConnections connections,
            FeedMeters feeds,
            Jobs jobs) {
        return new MetricsTimer(jobs.job("metrics", () -> {
            backlogs.measure();
            deliveryMeter.show(deliveries.everywhere());
            crmMeter.show(connections.everywhere());
            feeds.measure();
        }));
    }

    /** Looks how it is now. Each node does, for each is read by itself. */
    static final class MetricsTimer {

        private final Job measure;

        MetricsTimer(Job measure) {
            this.measure = measure;
        }

        @Scheduled(fixedDelayString = "${leadscoring.metrics.interval}")
        void measure() {
            measure.run();
        }
    }
}

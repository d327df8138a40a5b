package org.leadscoring.bootstrap.wiring;

import org.leadscoring.bootstrap.wiring.Jobs.Job;
import org.leadscoring.web.sla.LiveQueue;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** What browsers are told while they show it. Every node tells its own. */
@Configuration(proxyBeanMethods = false)
class LiveWiring {

    private final Job push;

    LiveWiring(LiveQueue queue, Jobs jobs) {
        this.push = jobs.job("live-queue", queue::push);
    }

    @Scheduled(fixedDelayString = "${leadscoring.live.interval}")
    void push() {
        push.run();
    }
}

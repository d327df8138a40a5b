package org.leadscoring.bootstrap.wiring;

import org.leadscoring.web.sla.LiveQueue;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** What browsers are told while they show it. Every node tells its own. */
@Configuration(proxyBeanMethods = false)
class LiveWiring {

    private final LiveQueue queue;

    LiveWiring(LiveQueue queue) {
        this.queue = queue;
    }

    @Scheduled(fixedDelayString = "${leadscoring.live.interval}")
    void push() {
        queue.push();
    }
}

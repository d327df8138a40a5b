package org.leadscoring.bootstrap.wiring;

import org.leadscoring.application.sla.SweepClocks;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** What happens as time passes. Every node runs these; the database hands each piece of work to one of them. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Timers {

    private final SweepClocks sweep;

    Timers(SweepClocks sweep) {
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${leadscoring.sla.sweep-interval}")
    void sweepClocks() {
        sweep.sweep();
    }
}

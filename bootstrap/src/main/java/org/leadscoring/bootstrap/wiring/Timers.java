package org.leadscoring.bootstrap.wiring;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.leadscoring.application.sla.SweepClocks;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** What happens as time passes. Every node runs these; the database hands each piece of work to one of them. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class Timers {

    private final SweepClocks sweep;
    private final Lock running = new ReentrantLock();

    Timers(SweepClocks sweep) {
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${leadscoring.sla.sweep-interval}")
    void sweepClocks() {
        holding(sweep::sweep);
    }

    /** Does something during which no timer of this node fires: they wait for it to end. */
    public void holding(Runnable work) {
        running.lock();
        try {
            work.run();
        } finally {
            running.unlock();
        }
    }
}

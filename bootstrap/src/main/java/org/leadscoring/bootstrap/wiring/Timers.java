package org.leadscoring.bootstrap.wiring;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.leadscoring.application.evidence.RunEvidence;
import org.leadscoring.application.importing.ImportFiles;
import org.leadscoring.application.importing.RunImports;
import org.leadscoring.application.recalculation.PublishModel;
import org.leadscoring.application.recalculation.SweepClocks;
import org.leadscoring.application.recalculation.SweepScores;
import org.leadscoring.application.simulation.SimulateModel;
import org.leadscoring.bootstrap.wiring.Jobs.Job;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * What happens as time passes. Every node runs these; the database hands each piece of work to one of them. None waits for
 * another: a publication that takes an hour does not make a breach late.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class Timers {

    private final ReadWriteLock firing = new ReentrantReadWriteLock();
    private final Timer clocks;
    private final Timer scores;
    private final Timer replays;
    private final Timer publications;
    private final Timer simulations;
    private final Timer evidence;
    private final Timer imports;
    private final Timer importFiles;

    Timers(
            SweepClocks clocks,
            SweepScores scores,
            PublishModel publications,
            SimulateModel simulations,
            RunEvidence evidence,
            RunImports imports,
            ImportFiles importFiles,
            Jobs jobs) {
        this.clocks = new Timer(jobs.job("sla-clocks", clocks::sweep));
        this.scores = new Timer(jobs.job("passing-time", scores::passTime));
        this.replays = new Timer(jobs.job("replays", scores::replay));
        this.publications = new Timer(jobs.job("publications", publications::work));
        this.simulations = new Timer(jobs.job("simulations", simulations::work));
        this.evidence = new Timer(jobs.job("evidence", evidence::work));
        this.imports = new Timer(jobs.job("imports", imports::work));
        this.importFiles = new Timer(jobs.job("import-files", importFiles::tidy));
    }

    @Scheduled(fixedRateString = "${leadscoring.sla.sweep-interval}")
    void sweepClocks() {
        clocks.fire();
    }

    @Scheduled(fixedRateString = "${leadscoring.scoring.sweep-interval}")
    void passTime() {
        scores.fire();
    }

    @Scheduled(fixedRateString = "${leadscoring.scoring.replay-interval}")
    void replay() {
        replays.fire();
    }

    @Scheduled(fixedRateString = "${leadscoring.scoring.replay-interval}")
    void publish() {
        publications.fire();
    }

    @Scheduled(fixedRateString = "${leadscoring.simulations.interval}")
    void simulate() {
        simulations.fire();
    }

    @Scheduled(fixedRateString = "${leadscoring.evidence.interval}")
    void gatherEvidence() {
        evidence.fire();
    }

    @Scheduled(fixedRateString = "${leadscoring.imports.interval}")
    void workOnImports() {
        imports.fire();
    }

    @Scheduled(fixedRateString = "${leadscoring.imports.tidy-interval}")
    void removeOldFiles() {
        importFiles.fire();
    }

    /** Does something during which no timer of this node fires: they wait for it to end. */
    public void holding(Runnable work) {
        doing(firing.writeLock(), work);
    }

    private static void doing(Lock lock, Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Fires at a fixed rate, unless it is still at work. */
    private final class Timer {

        private final Job job;
        private final Lock running = new ReentrantLock();

        Timer(Job job) {
            this.job = job;
        }

        void fire() {
            if (running.tryLock()) {
                try {
                    doing(firing.readLock(), job::run);
                } finally {
                    running.unlock();
                }
            }
        }
    }
}

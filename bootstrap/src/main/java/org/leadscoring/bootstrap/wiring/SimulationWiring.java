package org.leadscoring.bootstrap.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.recalculation.Publications;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.simulation.CompareLeads;
import org.leadscoring.application.simulation.SimulateModel;
import org.leadscoring.application.simulation.Simulations;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.persistence.simulation.JdbcSimulations;
import org.leadscoring.persistence.sql.Database;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Simulations: what drafts would make of all leads. */
@Configuration(proxyBeanMethods = false)
class SimulationWiring {

    @Bean
    Simulations simulations(Database database) {
        return new JdbcSimulations(database);
    }

    @Bean
    CompareLeads compareLeads(
            ScoreLeads scoring,
            Derivations derivations,
            ScoreBook book,
            Leads leads,
            SlaClocks clocks,
            SlaPolicies policies) {
        return new CompareLeads(scoring, derivations, book, leads, clocks, policies);
    }

    @Bean
    SimulateModel simulateModel(
            Transactions transactions,
            ScoringModels models,
            Simulations simulations,
            Publications publications,
            CompareLeads leads,
            SlaPolicies policies,
            Workspaces workspaces,
            Clock time,
            @Value("${leadscoring.simulations.pause-percent}") int pausePercent) {
        return new SimulateModel(
                transactions,
                models,
                simulations,
                publications,
                leads,
                policies,
                workspaces,
                time,
                worked -> rest(worked, pausePercent));
    }

    private static void rest(Duration worked, int percent) {
        LockSupport.parkNanos(worked.multipliedBy(percent).dividedBy(100).toNanos());
    }
}

package org.leadscoring.bootstrap.wiring;

import java.time.Clock;
import org.leadscoring.application.crm.Links;
import org.leadscoring.application.experiment.Experiments;
import org.leadscoring.application.experiment.RunExperiment;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.persistence.experiment.JdbcExperiments;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.WorkspaceSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Experiments: a challenger that drives a share of the leads. */
@Configuration(proxyBeanMethods = false)
class ExperimentWiring {

    @Bean
    Experiments experiments(Database database, WorkspaceSettings settings) {
        return new JdbcExperiments(database, settings);
    }

    @Bean
    RunExperiment runExperiment(
            Transactions transactions,
            Experiments experiments,
            ScoringModels models,
            Links crms,
            AuditLog audit,
            Ids ids,
            Clock time) {
        return new RunExperiment(transactions, experiments, models, crms, audit, ids, time);
    }
}

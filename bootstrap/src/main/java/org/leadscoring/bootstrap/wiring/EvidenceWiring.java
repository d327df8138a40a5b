package org.leadscoring.bootstrap.wiring;

import java.time.Clock;
import org.leadscoring.application.evidence.EvidenceRuns;
import org.leadscoring.application.evidence.GatherEvidence;
import org.leadscoring.application.evidence.Outcomes;
import org.leadscoring.application.evidence.RunEvidence;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.bootstrap.evidence.LiblinearRegression;
import org.leadscoring.domain.evidence.Regression;
import org.leadscoring.persistence.evidence.JdbcEvidenceRuns;
import org.leadscoring.persistence.evidence.JdbcOutcomes;
import org.leadscoring.persistence.sql.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Evidence: what outcomes say of scores. */
@Configuration(proxyBeanMethods = false)
class EvidenceWiring {

    @Bean
    Outcomes outcomes(Database database) {
        return new JdbcOutcomes(database);
    }

    @Bean
    EvidenceRuns evidenceRuns(Database database) {
        return new JdbcEvidenceRuns(database);
    }

    @Bean
    Regression regression() {
        return new LiblinearRegression();
    }

    @Bean
    GatherEvidence gatherEvidence(
            Transactions transactions,
            Outcomes outcomes,
            ScoreLeads scoring,
            Derivations derivations,
            Regression regression) {
        return new GatherEvidence(transactions, outcomes, scoring, derivations, regression);
    }

    @Bean
    RunEvidence runEvidence(
            Transactions transactions,
            ScoringModels models,
            EditModels editing,
            EvidenceRuns runs,
            GatherEvidence gathering,
            Workspaces workspaces,
            Ids ids,
            Clock time) {
        return new RunEvidence(transactions, models, editing, runs, gathering, workspaces, ids, time);
    }
}

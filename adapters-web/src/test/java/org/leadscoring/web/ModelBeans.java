package org.leadscoring.web;

import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.evidence.RunEvidence;
import org.leadscoring.application.recalculation.PublishModel;
import org.leadscoring.application.scoring.DraftRule;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.MeasureModels;
import org.leadscoring.application.simulation.SimulateModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pages of models need, on ports in memory. */
@Configuration(proxyBeanMethods = false)
class ModelBeans {

    @Bean
    RunEvidence runEvidence(InMemoryApplication application) {
        return application.runEvidence;
    }

    @Bean
    MeasureModels measureModels(InMemoryApplication application) {
        return application.measureModels;
    }

    @Bean
    SimulateModel simulateModel(InMemoryApplication application) {
        return application.simulateModel;
    }

    @Bean
    PublishModel publishModel(InMemoryApplication application) {
        return application.publishModel;
    }

    @Bean
    DraftRule draftRule(InMemoryApplication application) {
        return application.draftRule;
    }

    @Bean
    EditModels editModels(InMemoryApplication application) {
        return application.editModels;
    }
}

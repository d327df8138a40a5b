package org.leadscoring.web;

import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.experiment.RunExperiment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the page needs on which a challenger is tried. */
@Configuration(proxyBeanMethods = false)
class ExperimentBeans {

    @Bean
    RunExperiment runExperiment(InMemoryApplication application) {
        return application.runExperiment;
    }
}

package org.leadscoring.web;

import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.evidence.RunEvidence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the page of evidence needs, on ports in memory. */
@Configuration(proxyBeanMethods = false)
class EvidenceBeans {

    @Bean
    RunEvidence runEvidence(InMemoryApplication application) {
        return application.runEvidence;
    }
}

package org.leadscoring.web;

import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.assignment.EditAssignment;
import org.leadscoring.application.assignment.Loads;
import org.leadscoring.application.assignment.PreviewAssignment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pages need on which a team says who gets leads. */
@Configuration(proxyBeanMethods = false)
class AssignmentBeans {

    @Bean
    EditAssignment editAssignment(InMemoryApplication application) {
        return application.editAssignment;
    }

    @Bean
    PreviewAssignment previewAssignment(InMemoryApplication application) {
        return application.previewAssignment;
    }

    @Bean
    Loads loads(InMemoryApplication application) {
        return application.ports.loads();
    }
}

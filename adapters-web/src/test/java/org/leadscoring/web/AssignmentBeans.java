package org.leadscoring.web;

import org.leadscoring.application.assignment.EditAssignment;
import org.leadscoring.application.assignment.Loads;
import org.leadscoring.application.assignment.PreviewAssignment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pages need on which a team says who gets leads. */
@Configuration(proxyBeanMethods = false)
class AssignmentBeans {

    @Bean
    EditAssignment editAssignment(Team team) {
        return team.application.editAssignment;
    }

    @Bean
    PreviewAssignment previewAssignment(Team team) {
        return team.application.previewAssignment;
    }

    @Bean
    Loads loads(Team team) {
        return team.ports.loads();
    }
}

package org.leadscoring.bootstrap.wiring;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.leadscoring.application.assignment.AssignLeads;
import org.leadscoring.application.assignment.AssignmentPolicies;
import org.leadscoring.application.assignment.Assignments;
import org.leadscoring.application.assignment.EditAssignment;
import org.leadscoring.application.assignment.Loads;
import org.leadscoring.application.assignment.PreviewAssignment;
import org.leadscoring.application.assignment.Turns;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.persistence.assignment.JdbcAssignmentPolicies;
import org.leadscoring.persistence.assignment.JdbcAssignments;
import org.leadscoring.persistence.assignment.JdbcLoads;
import org.leadscoring.persistence.assignment.JdbcTurns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.WorkspaceSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who gets leads. */
@Configuration(proxyBeanMethods = false)
class AssignmentWiring {

    @Bean
    AssignmentPolicies assignmentPolicies(Database database, WorkspaceSettings settings) {
        return new JdbcAssignmentPolicies(database, settings);
    }

    @Bean
    Turns turns(Database database) {
        return new JdbcTurns(database);
    }

    @Bean
    Loads loads(Database database) {
        return new JdbcLoads(database);
    }

    @Bean
    Assignments assignments(Database database) {
        return new JdbcAssignments(database);
    }

    @Bean
    AssignLeads assignLeads(
            AssignmentPolicies policies,
            Turns turns,
            Loads loads,
            Assignments assignments,
            Users users,
            SlaPolicies promises) {
        return new AssignLeads(
                policies,
                turns,
                loads,
                assignments,
                users,
                promises,
                () -> ThreadLocalRandom.current().nextLong());
    }

    @Bean
    EditAssignment editAssignment(
            Transactions transactions, AssignmentPolicies policies, AuditLog audit, Ids ids, Clock clock) {
        return new EditAssignment(transactions, policies, audit, ids, clock);
    }

    @Bean
    PreviewAssignment previewAssignment(Turns turns, Loads loads, Users users, SlaPolicies promises, Clock clock) {
        return new PreviewAssignment(turns, loads, users, promises, clock);
    }
}

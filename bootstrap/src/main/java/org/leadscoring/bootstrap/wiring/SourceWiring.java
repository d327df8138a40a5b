package org.leadscoring.bootstrap.wiring;

import java.time.Clock;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.EditSources;
import org.leadscoring.application.workspace.FindSource;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.bootstrap.command.Secrets;
import org.leadscoring.domain.workspace.WriteKey;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.workspace.JdbcAuditLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where events come from: who may send, and what is seen of it. */
@Configuration(proxyBeanMethods = false)
class SourceWiring {

    @Bean
    AuditLog auditLog(Database database) {
        return new JdbcAuditLog(database);
    }

    @Bean
    FindSource findSource(Sources sources, Clock clock) {
        return new FindSource(sources, clock);
    }

    @Bean
    EditSources editSources(
            Transactions transactions, Sources sources, AuditLog audit, FindSource find, Ids ids, Clock clock) {
        return new EditSources(transactions, sources, audit, find, ids, () -> new WriteKey(Secrets.generate()), clock);
    }
}

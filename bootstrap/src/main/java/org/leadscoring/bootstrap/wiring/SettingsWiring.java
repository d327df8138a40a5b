package org.leadscoring.bootstrap.wiring;

import java.time.Clock;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.ingestion.IngestEvents;
import org.leadscoring.application.ingestion.SendTestEvent;
import org.leadscoring.application.ingestion.SourceActivity;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.recalculation.EditWorkspace;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.EditUsers;
import org.leadscoring.application.workspace.FindUser;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.OwnedLeads;
import org.leadscoring.application.workspace.Passwords;
import org.leadscoring.application.workspace.ReadAuditLog;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.workspace.JdbcOwnedLeads;
import org.leadscoring.persistence.workspace.JdbcTrail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an administrator sees to: users, the workspace, who changed what, and whether events come in as they should. */
@Configuration(proxyBeanMethods = false)
class SettingsWiring {

    @Bean
    FindUser findUser(Users users, Workspaces workspaces, Clock clock) {
        return new FindUser(users, workspaces, clock);
    }

    @Bean
    EditUsers editUsers(
            Transactions transactions,
            Users users,
            Passwords passwords,
            AuditLog audit,
            FindUser find,
            Ids ids,
            Clock clock) {
        return new EditUsers(transactions, users, passwords, audit, find, ids, clock);
    }

    @Bean
    OwnedLeads ownedLeads(Database database) {
        return new JdbcOwnedLeads(database);
    }

    @Bean
    EditWorkspace editWorkspace(
            Transactions transactions,
            Workspaces workspaces,
            Replays replays,
            AuditLog audit,
            FindUser users,
            Ids ids,
            Clock clock) {
        return new EditWorkspace(transactions, workspaces, replays, audit, users, ids, clock);
    }

    @Bean
    ReadAuditLog readAuditLog(Database database) {
        return new ReadAuditLog(new JdbcTrail(database));
    }

    @Bean
    SendTestEvent sendTestEvent(
            Transactions transactions,
            Sources sources,
            IngestEvents ingestion,
            SourceActivity activity,
            EventLog log,
            Leads leads,
            ScoringModels models,
            ScoreBook book,
            SlaClocks clocks,
            Ids ids,
            Clock clock) {
        return new SendTestEvent(
                transactions, sources, ingestion, activity, log, leads, models, book, clocks, ids, clock);
    }
}

package org.leadscoring.bootstrap.wiring;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.time.Duration;
import org.leadscoring.application.assignment.Assignments;
import org.leadscoring.application.crm.ChangedLeads;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.LastWork;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.RankLeads;
import org.leadscoring.application.lead.RecogniseLead;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.lead.WorkLists;
import org.leadscoring.application.lead.WorkOnLead;
import org.leadscoring.application.recalculation.SweepClocks;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.ModelTemplates;
import org.leadscoring.application.scoring.RecallScores;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.setup.SetUpWorkspace;
import org.leadscoring.application.sla.EditSlaPolicy;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.sla.TellOfClocks;
import org.leadscoring.application.sla.WorkQueue;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Passwords;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Workspaces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases, which know no framework. */
@Configuration(proxyBeanMethods = false)
class UseCaseWiring {

    /** What databases keep of an instant: what was written is the same when it is read. */
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }

    @Bean
    Ids ids() {
        return Generators.timeBasedEpochGenerator()::generate;
    }

    @Bean
    SetUpWorkspace setUpWorkspace(
            Transactions transactions,
            Ids ids,
            Clock clock,
            Workspaces workspaces,
            Sources sources,
            Users users,
            Passwords passwords,
            ModelTemplates templates,
            ScoringModels models,
            SlaPolicies policies) {
        return new SetUpWorkspace(
                transactions, ids, clock, workspaces, sources, users, passwords, templates, models, policies);
    }

    @Bean
    FindLeads findLeads(FindLeads.LeadList list, ScoringModels models, Clock time) {
        return new FindLeads(list, models, time);
    }

    @Bean
    WorkLists workLists(
            Transactions transactions,
            FindLeads.LeadList list,
            ScoringModels models,
            Derivations derivations,
            RecallScores recall,
            SlaClocks clocks,
            Users users,
            Clock time) {
        return new WorkLists(transactions, list, models, derivations, recall, clocks, users, time);
    }

    @Bean
    RankLeads rankLeads(RankLeads.Ranking ranking) {
        return new RankLeads(ranking);
    }

    @Bean
    RecogniseLead recogniseLead(Transactions transactions, Leads leads, IdentityBook identities) {
        return new RecogniseLead(transactions, leads, identities);
    }

    @Bean
    ViewLead viewLead(
            Transactions transactions,
            Leads leads,
            IdentityBook identities,
            EventLog log,
            ScoringModels models,
            ScoreBook book,
            SlaClocks clocks) {
        return new ViewLead(transactions, leads, identities, log, models, book, clocks);
    }

    @Bean
    LastWork lastWork(Leads leads, SlaClocks clocks, Assignments assignments) {
        return new LastWork(leads, clocks, assignments);
    }

    @Bean
    WorkOnLead workOnLead(
            Transactions transactions,
            Leads leads,
            SlaPolicies policies,
            SlaClocks clocks,
            Users users,
            Assignments assignments,
            ChangedLeads crms,
            Clock time) {
        return new WorkOnLead(transactions, leads, policies, clocks, users, assignments, crms, time);
    }

    @Bean
    WorkQueue workQueue(WorkQueue.OpenClocks clocks, Clock time) {
        return new WorkQueue(clocks, time);
    }

    @Bean
    EditSlaPolicy editSlaPolicy(Transactions transactions, SlaPolicies policies, AuditLog audit, Ids ids, Clock time) {
        return new EditSlaPolicy(transactions, policies, audit, ids, time);
    }

    @Bean
    SweepClocks sweepClocks(
            Transactions transactions,
            Leads leads,
            SlaPolicies policies,
            SlaClocks clocks,
            TellOfClocks tell,
            Clock time) {
        return new SweepClocks(transactions, leads, policies, clocks, tell, time);
    }
}

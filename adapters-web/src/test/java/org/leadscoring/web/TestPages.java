package org.leadscoring.web;

import java.time.Clock;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.dashboard.Dashboards;
import org.leadscoring.application.erasure.EditRetention;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.importing.CsvSyntax;
import org.leadscoring.application.importing.ErrorFile;
import org.leadscoring.application.importing.ImportFiles;
import org.leadscoring.application.importing.PlainCsv;
import org.leadscoring.application.importing.PlanImport;
import org.leadscoring.application.importing.RunImports;
import org.leadscoring.application.ingestion.EditPageTypes;
import org.leadscoring.application.ingestion.SendTestEvent;
import org.leadscoring.application.ingestion.SourceActivity;
import org.leadscoring.application.ingestion.WatchSource;
import org.leadscoring.application.lead.ChartScore;
import org.leadscoring.application.lead.ExplainScore;
import org.leadscoring.application.lead.ExportLead;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.LastWork;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.RankLeads;
import org.leadscoring.application.lead.ScoreVisits;
import org.leadscoring.application.lead.TellPast;
import org.leadscoring.application.lead.TimeTravel;
import org.leadscoring.application.lead.TraceScore;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.lead.WorkLists;
import org.leadscoring.application.lead.WorkOnLead;
import org.leadscoring.application.lead.WorkOnMany;
import org.leadscoring.application.recalculation.DeriveEvents;
import org.leadscoring.application.recalculation.EditWorkspace;
import org.leadscoring.application.recalculation.MergeLeads;
import org.leadscoring.application.recalculation.UnmergeLeads;
import org.leadscoring.application.recalculation.VoidEvents;
import org.leadscoring.application.scoring.InMemoryTemplates;
import org.leadscoring.application.scoring.ListEventTypes;
import org.leadscoring.application.scoring.ModelFiles;
import org.leadscoring.application.scoring.ModelTemplates;
import org.leadscoring.application.scoring.RecallScores;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.EditSlaPolicy;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.sla.WorkQueue;
import org.leadscoring.application.workspace.EditSources;
import org.leadscoring.application.workspace.EditUsers;
import org.leadscoring.application.workspace.FindUser;
import org.leadscoring.application.workspace.OwnedLeads;
import org.leadscoring.application.workspace.Passwords;
import org.leadscoring.application.workspace.ReadAuditLog;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.web.workspace.Argon2Passwords;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** All pages, wired as the product wires them, on ports in memory. Ways in for events stay out. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    AnalyticsBeans.class,
    AssignmentBeans.class,
    DeliveryBeans.class,
    ExperimentBeans.class,
    ModelBeans.class,
    SecurityBeans.class
})
@ComponentScan(
        basePackages = {
            "org.leadscoring.web.analytics",
            "org.leadscoring.web.assignment",
            "org.leadscoring.web.dashboard",
            "org.leadscoring.web.evidence",
            "org.leadscoring.web.experiment",
            "org.leadscoring.web.importing",
            "org.leadscoring.web.lead",
            "org.leadscoring.web.log",
            "org.leadscoring.web.page",
            "org.leadscoring.web.scoring",
            "org.leadscoring.web.simulation",
            "org.leadscoring.web.settings",
            "org.leadscoring.web.sla",
            "org.leadscoring.web.stage",
            "org.leadscoring.web.crm",
            "org.leadscoring.web.delivery",
            "org.leadscoring.web.source",
            "org.leadscoring.web.tracking",
            "org.leadscoring.web.workspace"
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Argon2Passwords.class))
class TestPages {

    @Bean
    EditRetention editRetention(InMemoryApplication application, Clock clock) {
        return new EditRetention(
                application.ports.transactions(),
                application.ports.workspaces(),
                application.ports.retentions(),
                application.ports.agedLeads(),
                application.ports.auditLog(),
                application.ports.ids(),
                clock);
    }

    @Bean
    InMemoryApplication application() {
        return new InMemoryApplication();
    }

    @Bean
    Clock clock(InMemoryApplication application) {
        return application.clock;
    }

    @Bean
    WorkQueue workQueue(InMemoryApplication application, Clock clock) {
        return new WorkQueue(application.ports.openClocks(), clock);
    }

    @Bean
    FindLeads findLeads(InMemoryApplication application) {
        return application.findLeads;
    }

    @Bean
    WorkLists workLists(InMemoryApplication application) {
        return application.workLists;
    }

    @Bean
    ViewLead viewLead(InMemoryApplication application) {
        return application.viewLead;
    }

    @Bean
    RankLeads rankLeads(InMemoryApplication application) {
        return new RankLeads(application.ports.ranking());
    }

    @Bean
    TraceScore traceScore(InMemoryApplication application) {
        return new TraceScore(
                application.ports.transactions(),
                application.ports.leads(),
                application.ports.eventLog(),
                application.ports.scoringModels(),
                application.ports.scoreBook(),
                application.ports.ledgers());
    }

    @Bean
    ScoreVisits scoreVisits(InMemoryApplication application, Clock clock) {
        return new ScoreVisits(
                application.ports.transactions(),
                application.ports.identityBook(),
                application.ports.eventLog(),
                application.ports.scoringModels(),
                new InMemoryTemplates(),
                application.ports.derivations(),
                clock);
    }

    @Bean
    ExplainScore explainScore(InMemoryApplication application, Clock clock) {
        return new ExplainScore(
                application.ports.transactions(),
                application.ports.leads(),
                application.ports.scoringModels(),
                application.ports.derivations(),
                new RecallScores(
                        application.ports.eventLog(), application.ports.derivations(), application.ports.scoreBook()),
                application.ports.ledgers(),
                clock);
    }

    @Bean
    TimeTravel timeTravel(InMemoryApplication application) {
        return application.timeTravel;
    }

    @Bean
    UnmergeLeads unmergeLeads(InMemoryApplication application) {
        return application.unmergeLeads;
    }

    @Bean
    LastWork lastWork(InMemoryApplication application) {
        return new LastWork(application.ports.leads(), application.ports.slaClocks(), application.ports.assignments());
    }

    @Bean
    WorkOnLead workOnLead(InMemoryApplication application, Clock clock) {
        return new WorkOnLead(
                application.ports.transactions(),
                application.ports.leads(),
                application.ports.slaPolicies(),
                application.ports.slaClocks(),
                application.ports.users(),
                application.ports.assignments(),
                application.ports.links(),
                clock);
    }

    @Bean
    WorkOnMany workOnMany(WorkOnLead work, InMemoryApplication application) {
        return new WorkOnMany(work, application.ports.leads());
    }

    @Bean
    ChartScore chartScore(InMemoryApplication application) {
        return new ChartScore(
                application.ports.transactions(), application.ports.scoringModels(), application.ports.ledgers());
    }

    @Bean
    Leads leads(InMemoryApplication application) {
        return application.ports.leads();
    }

    @Bean
    MergeLeads mergeLeads(InMemoryApplication application) {
        return application.mergeLeads;
    }

    @Bean
    ExportLead exportLead(InMemoryApplication application) {
        return application.exportLead;
    }

    @Bean
    EraseLead eraseLead(InMemoryApplication application) {
        return application.eraseLead;
    }

    @Bean
    EventLog eventLog(InMemoryApplication application) {
        return application.ports.eventLog();
    }

    @Bean
    TellPast tellPast(InMemoryApplication application) {
        return application.tellPast;
    }

    @Bean
    CsvSyntax csvSyntax() {
        return new PlainCsv();
    }

    @Bean
    ImportFiles importFiles(InMemoryApplication application) {
        return application.importFiles;
    }

    @Bean
    PlanImport planImport(InMemoryApplication application) {
        return application.planImport;
    }

    @Bean
    RunImports runImports(InMemoryApplication application) {
        return application.runImports;
    }

    @Bean
    ErrorFile errorFile(InMemoryApplication application) {
        return application.errorFile;
    }

    @Bean
    Sources sources(InMemoryApplication application) {
        return application.ports.sources();
    }

    @Bean
    Dashboards dashboards(InMemoryApplication application) {
        return application.ports.dashboards();
    }

    @Bean
    FindUser findUser(InMemoryApplication application) {
        return application.findUser;
    }

    @Bean
    EditUsers editUsers(InMemoryApplication application) {
        return application.editUsers;
    }

    @Bean
    OwnedLeads ownedLeads(InMemoryApplication application) {
        return application.ports.ownedLeads();
    }

    @Bean
    EditWorkspace editWorkspace(InMemoryApplication application) {
        return application.editWorkspace;
    }

    @Bean
    DeriveEvents deriveEvents(InMemoryApplication application) {
        return application.deriveEvents;
    }

    @Bean
    EditPageTypes editPageTypes(InMemoryApplication application) {
        return application.pageTypes.edit;
    }

    @Bean
    ReadAuditLog readAuditLog(InMemoryApplication application) {
        return application.readAuditLog;
    }

    @Bean
    SendTestEvent sendTestEvent(InMemoryApplication application) {
        return application.sendTestEvent;
    }

    @Bean
    Users users(InMemoryApplication application) {
        return application.ports.users();
    }

    @Bean
    Workspaces workspaces(InMemoryApplication application) {
        return application.ports.workspaces();
    }

    @Bean
    Passwords passwords(InMemoryApplication application) {
        return application.ports.passwords();
    }

    @Bean
    EditSources editSources(InMemoryApplication application) {
        return application.editSources;
    }

    @Bean
    WatchSource watchSource(InMemoryApplication application) {
        return application.watchSource;
    }

    @Bean
    SourceActivity sourceActivity(InMemoryApplication application) {
        return application.sourceActivity;
    }

    @Bean
    VoidEvents voidEvents(InMemoryApplication application) {
        return application.voidEvents;
    }

    @Bean
    ListEventTypes listEventTypes(InMemoryApplication application) {
        return new ListEventTypes(
                application.ports.transactions(), application.ports.scoringModels(), application.ports.eventLog());
    }

    @Bean
    ModelTemplates modelTemplates() {
        return new InMemoryTemplates();
    }

    @Bean
    ModelFiles modelFiles() {
        return new PlainModelFiles();
    }

    @Bean
    ScoringModels scoringModels(InMemoryApplication application) {
        return application.ports.scoringModels();
    }

    @Bean
    SlaClocks slaClocks(InMemoryApplication application) {
        return application.ports.slaClocks();
    }

    @Bean
    EditSlaPolicy editSlaPolicy(InMemoryApplication application) {
        return application.editSlaPolicy;
    }

    @Bean
    SlaPolicies slaPolicies(InMemoryApplication application) {
        return application.ports.slaPolicies();
    }
}

package org.leadscoring.web;

import java.time.Clock;
import org.leadscoring.application.dashboard.Dashboards;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.importing.CsvSyntax;
import org.leadscoring.application.importing.ErrorFile;
import org.leadscoring.application.importing.ImportFiles;
import org.leadscoring.application.importing.PlainCsv;
import org.leadscoring.application.importing.PlanImport;
import org.leadscoring.application.importing.RunImports;
import org.leadscoring.application.ingestion.SendTestEvent;
import org.leadscoring.application.ingestion.SourceActivity;
import org.leadscoring.application.ingestion.WatchSource;
import org.leadscoring.application.lead.ChartScore;
import org.leadscoring.application.lead.ExplainScore;
import org.leadscoring.application.lead.ExportLead;
import org.leadscoring.application.lead.FindLeads;
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
import org.leadscoring.application.recalculation.PublishModel;
import org.leadscoring.application.recalculation.UnmergeLeads;
import org.leadscoring.application.recalculation.VoidEvents;
import org.leadscoring.application.scoring.DraftRule;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.InMemoryTemplates;
import org.leadscoring.application.scoring.ListEventTypes;
import org.leadscoring.application.scoring.MeasureModels;
import org.leadscoring.application.scoring.ModelFiles;
import org.leadscoring.application.scoring.ModelTemplates;
import org.leadscoring.application.scoring.RecallScores;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.simulation.SimulateModel;
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
@Import(AssignmentBeans.class)
@ComponentScan(
        basePackages = {
            "org.leadscoring.web.assignment",
            "org.leadscoring.web.dashboard",
            "org.leadscoring.web.importing",
            "org.leadscoring.web.lead",
            "org.leadscoring.web.page",
            "org.leadscoring.web.scoring",
            "org.leadscoring.web.simulation",
            "org.leadscoring.web.settings",
            "org.leadscoring.web.sla",
            "org.leadscoring.web.stage",
            "org.leadscoring.web.delivery",
            "org.leadscoring.web.source",
            "org.leadscoring.web.tracking",
            "org.leadscoring.web.workspace"
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Argon2Passwords.class))
@Import(DeliveryBeans.class)
class TestPages {

    @Bean
    Team team() {
        return new Team();
    }

    @Bean
    WorkQueue workQueue(Team team, Clock clock) {
        return new WorkQueue(team.ports.openClocks(), clock);
    }

    @Bean
    FindLeads findLeads(Team team) {
        return team.application.findLeads;
    }

    @Bean
    WorkLists workLists(Team team) {
        return team.application.workLists;
    }

    @Bean
    ViewLead viewLead(Team team) {
        return new ViewLead(
                team.ports.transactions(),
                team.ports.leads(),
                team.ports.identityBook(),
                team.ports.eventLog(),
                team.ports.scoringModels(),
                team.ports.scoreBook(),
                team.ports.slaClocks());
    }

    @Bean
    RankLeads rankLeads(Team team) {
        return new RankLeads(team.ports.ranking());
    }

    @Bean
    TraceScore traceScore(Team team) {
        return new TraceScore(
                team.ports.transactions(),
                team.ports.leads(),
                team.ports.eventLog(),
                team.ports.scoringModels(),
                team.ports.scoreBook(),
                team.ports.ledgers());
    }

    @Bean
    ScoreVisits scoreVisits(Team team, Clock clock) {
        return new ScoreVisits(
                team.ports.transactions(),
                team.ports.identityBook(),
                team.ports.eventLog(),
                team.ports.scoringModels(),
                new InMemoryTemplates(),
                team.ports.derivations(),
                clock);
    }

    @Bean
    ExplainScore explainScore(Team team, Clock clock) {
        return new ExplainScore(
                team.ports.transactions(),
                team.ports.leads(),
                team.ports.scoringModels(),
                team.ports.derivations(),
                new RecallScores(team.ports.eventLog(), team.ports.derivations(), team.ports.scoreBook()),
                team.ports.ledgers(),
                clock);
    }

    @Bean
    TimeTravel timeTravel(Team team) {
        return team.application.timeTravel;
    }

    @Bean
    UnmergeLeads unmergeLeads(Team team) {
        return team.application.unmergeLeads;
    }

    @Bean
    WorkOnLead workOnLead(Team team, Clock clock) {
        return new WorkOnLead(
                team.ports.transactions(),
                team.ports.leads(),
                team.ports.slaPolicies(),
                team.ports.slaClocks(),
                team.ports.users(),
                clock);
    }

    @Bean
    WorkOnMany workOnMany(WorkOnLead work, Team team) {
        return new WorkOnMany(work, team.ports.leads());
    }

    @Bean
    ChartScore chartScore(Team team) {
        return new ChartScore(team.ports.transactions(), team.ports.scoringModels(), team.ports.ledgers());
    }

    @Bean
    Leads leads(Team team) {
        return team.ports.leads();
    }

    @Bean
    MergeLeads mergeLeads(Team team) {
        return team.application.mergeLeads;
    }

    @Bean
    ExportLead exportLead(Team team) {
        return team.application.exportLead;
    }

    @Bean
    EraseLead eraseLead(Team team) {
        return team.application.eraseLead;
    }

    @Bean
    EventLog eventLog(Team team) {
        return team.ports.eventLog();
    }

    @Bean
    TellPast tellPast(Team team) {
        return team.application.tellPast;
    }

    @Bean
    CsvSyntax csvSyntax() {
        return new PlainCsv();
    }

    @Bean
    ImportFiles importFiles(Team team) {
        return team.application.importFiles;
    }

    @Bean
    PlanImport planImport(Team team) {
        return team.application.planImport;
    }

    @Bean
    RunImports runImports(Team team) {
        return team.application.runImports;
    }

    @Bean
    ErrorFile errorFile(Team team) {
        return team.application.errorFile;
    }

    @Bean
    Sources sources(Team team) {
        return team.ports.sources();
    }

    @Bean
    Dashboards dashboards(Team team) {
        return team.ports.dashboards();
    }

    @Bean
    FindUser findUser(Team team) {
        return team.application.findUser;
    }

    @Bean
    EditUsers editUsers(Team team) {
        return team.application.editUsers;
    }

    @Bean
    OwnedLeads ownedLeads(Team team) {
        return team.ports.ownedLeads();
    }

    @Bean
    EditWorkspace editWorkspace(Team team) {
        return team.application.editWorkspace;
    }

    @Bean
    DeriveEvents deriveEvents(Team team) {
        return team.application.deriveEvents;
    }

    @Bean
    ReadAuditLog readAuditLog(Team team) {
        return team.application.readAuditLog;
    }

    @Bean
    SendTestEvent sendTestEvent(Team team) {
        return team.application.sendTestEvent;
    }

    @Bean
    Users users(Team team) {
        return team.ports.users();
    }

    @Bean
    Workspaces workspaces(Team team) {
        return team.ports.workspaces();
    }

    @Bean
    Passwords passwords(Team team) {
        return team.ports.passwords();
    }

    @Bean
    EditSources editSources(Team team) {
        return team.application.editSources;
    }

    @Bean
    WatchSource watchSource(Team team) {
        return team.application.watchSource;
    }

    @Bean
    SourceActivity sourceActivity(Team team) {
        return team.application.sourceActivity;
    }

    @Bean
    VoidEvents voidEvents(Team team) {
        return team.application.voidEvents;
    }

    @Bean
    DraftRule draftRule(Team team) {
        return team.application.draftRule;
    }

    @Bean
    EditModels editModels(Team team) {
        return team.application.editModels;
    }

    @Bean
    MeasureModels measureModels(Team team) {
        return team.application.measureModels;
    }

    @Bean
    PublishModel publishModel(Team team) {
        return team.application.publishModel;
    }

    @Bean
    ListEventTypes listEventTypes(Team team) {
        return new ListEventTypes(team.ports.transactions(), team.ports.scoringModels(), team.ports.eventLog());
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
    SimulateModel simulateModel(Team team) {
        return team.application.simulateModel;
    }

    @Bean
    ScoringModels scoringModels(Team team) {
        return team.ports.scoringModels();
    }

    @Bean
    SlaClocks slaClocks(Team team) {
        return team.ports.slaClocks();
    }

    @Bean
    EditSlaPolicy editSlaPolicy(Team team) {
        return team.application.editSlaPolicy;
    }

    @Bean
    SlaPolicies slaPolicies(Team team) {
        return team.ports.slaPolicies();
    }
}

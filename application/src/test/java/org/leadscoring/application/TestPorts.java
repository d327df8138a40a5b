package org.leadscoring.application;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.leadscoring.application.analytics.Batches;
import org.leadscoring.application.analytics.FeedLog;
import org.leadscoring.application.analytics.Feeds;
import org.leadscoring.application.assignment.AssignmentPolicies;
import org.leadscoring.application.assignment.Assignments;
import org.leadscoring.application.assignment.Loads;
import org.leadscoring.application.assignment.Turns;
import org.leadscoring.application.crm.Connections;
import org.leadscoring.application.crm.ErasureRequests;
import org.leadscoring.application.crm.Links;
import org.leadscoring.application.crm.SyncRuns;
import org.leadscoring.application.dashboard.Dashboards;
import org.leadscoring.application.dashboard.DayFigures;
import org.leadscoring.application.dashboard.LiveCounts;
import org.leadscoring.application.delivery.Deliveries;
import org.leadscoring.application.delivery.Destinations;
import org.leadscoring.application.delivery.Outbox;
import org.leadscoring.application.delivery.Readers;
import org.leadscoring.application.erasure.AgedLeads;
import org.leadscoring.application.erasure.Erasures;
import org.leadscoring.application.erasure.PersonalData;
import org.leadscoring.application.erasure.Retentions;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.Voids;
import org.leadscoring.application.evidence.EvidenceRuns;
import org.leadscoring.application.evidence.Outcomes;
import org.leadscoring.application.experiment.Experiments;
import org.leadscoring.application.importing.Imports;
import org.leadscoring.application.importing.RefusedRows;
import org.leadscoring.application.importing.StoredFiles;
import org.leadscoring.application.ingestion.PagePatterns;
import org.leadscoring.application.ingestion.Refusals;
import org.leadscoring.application.ingestion.SourceCounts;
import org.leadscoring.application.lead.FindLeads.LeadList;
import org.leadscoring.application.lead.FindLeads.Row;
import org.leadscoring.application.lead.FindLeads.Walk;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.Merges;
import org.leadscoring.application.lead.RankLeads.Ranking;
import org.leadscoring.application.recalculation.Publications;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.LeadSamples;
import org.leadscoring.application.scoring.Ledgers;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.simulation.Simulations;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.sla.WorkQueue.OpenClocks;
import org.leadscoring.application.stage.ActionBook;
import org.leadscoring.application.workspace.ApiTokens;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.InMemoryIds;
import org.leadscoring.application.workspace.OwnedLeads;
import org.leadscoring.application.workspace.ProvidedIdentities;
import org.leadscoring.application.workspace.ReadAuditLog.Trail;
import org.leadscoring.application.workspace.SignInFailures;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;

/** All ports that keep something, over one store. What {@link PortContracts} are proved on. */
public interface TestPorts {

    /** Never makes an id twice, not even in another run on the same database. */
    Ids UNIQUE_IDS = InMemoryIds.unique();

    Transactions transactions();

    Workspaces workspaces();

    Sources sources();

    AuditLog auditLog();

    Trail trail();

    SourceCounts sourceCounts();

    Refusals refusals();

    PagePatterns pagePatterns();

    Users users();

    ApiTokens apiTokens();

    SignInFailures signInFailures();

    ProvidedIdentities providedIdentities();

    OwnedLeads ownedLeads();

    EventLog eventLog();

    Voids voids();

    IdentityBook identityBook();

    Merges merges();

    Leads leads();

    PersonalData personalData();

    Erasures erasures();

    Retentions retentions();

    AgedLeads agedLeads();

    LeadList leadList();

    Ranking ranking();

    ScoringModels scoringModels();

    ScoreBook scoreBook();

    LeadSamples leadSamples();

    Ledgers ledgers();

    Derivations derivations();

    Replays replays();

    Publications publications();

    Experiments experiments();

    Simulations simulations();

    Outcomes outcomes();

    EvidenceRuns evidenceRuns();

    Imports imports();

    StoredFiles storedFiles();

    RefusedRows refusedRows();

    SlaPolicies slaPolicies();

    SlaClocks slaClocks();

    OpenClocks openClocks();

    AssignmentPolicies assignmentPolicies();

    Turns turns();

    Loads loads();

    Assignments assignments();

    /** The leads that can be found by the beginning of a term; all, the latest active first, if it is empty. */
    default List<Row> listed(WorkspaceId workspace, String prefix) {
        var filter = LeadFilter.foundBy(prefix);
        return leadList()
                .walk(workspace, new Walk(filter, filter.order(null), null, 100_000))
                .rows();
    }

    LiveCounts liveCounts();

    DayFigures dayFigures();

    Dashboards dashboards();

    Destinations destinations();

    Outbox outbox();

    Deliveries deliveries();

    Readers readers();

    ActionBook actionBook();

    Connections connections();

    Links links();

    ErasureRequests erasureRequests();

    SyncRuns syncRuns();

    Feeds feeds();

    Batches batches();

    FeedLog feedLog();

    /** Ids for what tests put in. */
    default Ids ids() {
        return UNIQUE_IDS;
    }

    /** A workspace of its own for a test, so that tests on one database do not see each other's rows. */
    default WorkspaceId newWorkspace() {
        var workspace = new Workspace(new WorkspaceId(ids().next()), "Test", ZoneOffset.UTC);
        workspaces().add(workspace, Instant.parse("2026-01-01T00:00:00Z"));
        return workspace.id();
    }
}

package org.leadscoring.application;

import org.leadscoring.application.analytics.InMemoryBatches;
import org.leadscoring.application.analytics.InMemoryFeedLog;
import org.leadscoring.application.analytics.InMemoryFeeds;
import org.leadscoring.application.assignment.InMemoryAssignmentPolicies;
import org.leadscoring.application.assignment.InMemoryAssignments;
import org.leadscoring.application.assignment.InMemoryLoads;
import org.leadscoring.application.assignment.InMemoryTurns;
import org.leadscoring.application.crm.InMemoryConnections;
import org.leadscoring.application.crm.InMemoryErasureRequests;
import org.leadscoring.application.crm.InMemoryLinks;
import org.leadscoring.application.crm.InMemorySyncRuns;
import org.leadscoring.application.dashboard.InMemoryDashboards;
import org.leadscoring.application.dashboard.InMemoryDayFigures;
import org.leadscoring.application.dashboard.InMemoryLiveCounts;
import org.leadscoring.application.delivery.InMemoryDeliveries;
import org.leadscoring.application.delivery.InMemoryDestinations;
import org.leadscoring.application.delivery.InMemoryReaders;
import org.leadscoring.application.delivery.Outbox;
import org.leadscoring.application.erasure.InMemoryAgedLeads;
import org.leadscoring.application.erasure.InMemoryErasures;
import org.leadscoring.application.erasure.InMemoryPersonalData;
import org.leadscoring.application.erasure.InMemoryRetentions;
import org.leadscoring.application.event.InMemoryEventLog;
import org.leadscoring.application.event.InMemoryVoids;
import org.leadscoring.application.evidence.InMemoryEvidenceRuns;
import org.leadscoring.application.evidence.InMemoryOutcomes;
import org.leadscoring.application.experiment.InMemoryExperiments;
import org.leadscoring.application.importing.InMemoryImports;
import org.leadscoring.application.importing.InMemoryRefusedRows;
import org.leadscoring.application.importing.InMemoryStoredFiles;
import org.leadscoring.application.ingestion.InMemoryPagePatterns;
import org.leadscoring.application.ingestion.InMemoryRefusals;
import org.leadscoring.application.ingestion.InMemorySourceCounts;
import org.leadscoring.application.lead.InMemoryIdentityBook;
import org.leadscoring.application.lead.InMemoryLeadList;
import org.leadscoring.application.lead.InMemoryLeads;
import org.leadscoring.application.lead.InMemoryMerges;
import org.leadscoring.application.lead.InMemoryRanking;
import org.leadscoring.application.lead.ReadDealings;
import org.leadscoring.application.recalculation.InMemoryPublications;
import org.leadscoring.application.scoring.InMemoryDerivations;
import org.leadscoring.application.scoring.InMemoryLeadSamples;
import org.leadscoring.application.scoring.InMemoryLedgers;
import org.leadscoring.application.scoring.InMemoryReplays;
import org.leadscoring.application.scoring.InMemoryScoreBook;
import org.leadscoring.application.scoring.InMemoryScoringModels;
import org.leadscoring.application.simulation.InMemorySimulations;
import org.leadscoring.application.sla.InMemoryOpenClocks;
import org.leadscoring.application.sla.InMemorySlaClocks;
import org.leadscoring.application.sla.InMemorySlaPolicies;
import org.leadscoring.application.stage.InMemoryActionBook;
import org.leadscoring.application.workspace.InMemoryApiTokens;
import org.leadscoring.application.workspace.InMemoryAuditLog;
import org.leadscoring.application.workspace.InMemoryIds;
import org.leadscoring.application.workspace.InMemoryOwnedLeads;
import org.leadscoring.application.workspace.InMemoryPasswords;
import org.leadscoring.application.workspace.InMemoryProvidedIdentities;
import org.leadscoring.application.workspace.InMemorySignInFailures;
import org.leadscoring.application.workspace.InMemorySources;
import org.leadscoring.application.workspace.InMemoryTrail;
import org.leadscoring.application.workspace.InMemoryUsers;
import org.leadscoring.application.workspace.InMemoryWorkspaces;

/** All ports over one store in memory, for tests of use cases. Ids are the same in every run. */
public record InMemoryPorts(
        InMemoryDatabase transactions,
        InMemoryIds ids,
        InMemoryPasswords passwords,
        InMemoryWorkspaces workspaces,
        InMemorySources sources,
        InMemoryAuditLog auditLog,
        InMemoryTrail trail,
        InMemorySourceCounts sourceCounts,
        InMemoryRefusals refusals,
        InMemoryPagePatterns pagePatterns,
        InMemoryUsers users,
        InMemoryApiTokens apiTokens,
        InMemorySignInFailures signInFailures,
        InMemoryProvidedIdentities providedIdentities,
        InMemoryOwnedLeads ownedLeads,
        InMemoryEventLog eventLog,
        InMemoryVoids voids,
        InMemoryIdentityBook identityBook,
        InMemoryMerges merges,
        InMemoryLeads leads,
        InMemoryPersonalData personalData,
        InMemoryErasures erasures,
        InMemoryRetentions retentions,
        InMemoryAgedLeads agedLeads,
        InMemoryLeadList leadList,
        InMemoryRanking ranking,
        InMemoryScoringModels scoringModels,
        InMemoryScoreBook scoreBook,
        InMemoryLeadSamples leadSamples,
        InMemoryLedgers ledgers,
        InMemoryDerivations derivations,
        InMemoryReplays replays,
        InMemoryPublications publications,
        InMemoryExperiments experiments,
        InMemorySimulations simulations,
        InMemoryOutcomes outcomes,
        InMemoryEvidenceRuns evidenceRuns,
        InMemoryImports imports,
        InMemoryStoredFiles storedFiles,
        InMemoryRefusedRows refusedRows,
        InMemorySlaPolicies slaPolicies,
        InMemorySlaClocks slaClocks,
        InMemoryOpenClocks openClocks,
        InMemoryAssignmentPolicies assignmentPolicies,
        InMemoryTurns turns,
        InMemoryLoads loads,
        InMemoryAssignments assignments,
        InMemoryLiveCounts liveCounts,
        InMemoryDayFigures dayFigures,
        InMemoryDashboards dashboards,
        InMemoryDestinations destinations,
        InMemoryDeliveries deliveries,
        InMemoryReaders readers,
        InMemoryActionBook actionBook,
        InMemoryConnections connections,
        InMemoryLinks links,
        InMemoryErasureRequests erasureRequests,
        InMemorySyncRuns syncRuns,
        InMemoryFeeds feeds,
        InMemoryBatches batches,
        InMemoryFeedLog feedLog)
        implements TestPorts {

    /** Ports over an empty store. */
    public static InMemoryPorts empty() {
        var database = new InMemoryDatabase();
        return new InMemoryPorts(
                database,
                new InMemoryIds(),
                new InMemoryPasswords(),
                new InMemoryWorkspaces(database),
                new InMemorySources(database),
                new InMemoryAuditLog(database),
                new InMemoryTrail(database),
                new InMemorySourceCounts(database),
                new InMemoryRefusals(database),
                new InMemoryPagePatterns(database),
                new InMemoryUsers(database),
                new InMemoryApiTokens(database),
                new InMemorySignInFailures(),
                new InMemoryProvidedIdentities(database),
                new InMemoryOwnedLeads(database),
                new InMemoryEventLog(database),
                new InMemoryVoids(database),
                new InMemoryIdentityBook(database),
                new InMemoryMerges(database),
                new InMemoryLeads(database),
                new InMemoryPersonalData(database),
                new InMemoryErasures(database),
                new InMemoryRetentions(database),
                new InMemoryAgedLeads(database),
                new InMemoryLeadList(database),
                new InMemoryRanking(database),
                new InMemoryScoringModels(database),
                new InMemoryScoreBook(database),
                new InMemoryLeadSamples(database),
                new InMemoryLedgers(database),
                new InMemoryDerivations(database),
                new InMemoryReplays(database),
                new InMemoryPublications(database),
                new InMemoryExperiments(database),
                new InMemorySimulations(database),
                new InMemoryOutcomes(database),
                new InMemoryEvidenceRuns(database),
                new InMemoryImports(database),
                new InMemoryStoredFiles(database),
                new InMemoryRefusedRows(database),
                new InMemorySlaPolicies(database),
                new InMemorySlaClocks(database),
                new InMemoryOpenClocks(database),
                new InMemoryAssignmentPolicies(database),
                new InMemoryTurns(database),
                new InMemoryLoads(database),
                new InMemoryAssignments(database),
                new InMemoryLiveCounts(database),
                new InMemoryDayFigures(database),
                new InMemoryDashboards(database),
                new InMemoryDestinations(database),
                new InMemoryDeliveries(database),
                new InMemoryReaders(database),
                new InMemoryActionBook(database),
                new InMemoryConnections(database),
                new InMemoryLinks(database),
                new InMemoryErasureRequests(database),
                new InMemorySyncRuns(database),
                new InMemoryFeeds(database),
                new InMemoryBatches(database),
                new InMemoryFeedLog(database, new InMemoryEventLog(database)));
    }

    /** What is held of what was done about a lead. */
    public ReadDealings dealings() {
        return new ReadDealings(leads(), assignments(), connections(), links(), destinations(), deliveries());
    }

    @Override
    public Outbox outbox() {
        return deliveries;
    }
}

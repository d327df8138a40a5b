package org.leadscoring.application;

import java.time.Instant;
import java.time.ZoneOffset;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.Voids;
import org.leadscoring.application.importing.Imports;
import org.leadscoring.application.importing.RefusedRows;
import org.leadscoring.application.importing.StoredFiles;
import org.leadscoring.application.ingestion.Refusals;
import org.leadscoring.application.ingestion.SourceCounts;
import org.leadscoring.application.lead.FindLeads.LeadList;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.Merges;
import org.leadscoring.application.lead.RankLeads.Ranking;
import org.leadscoring.application.recalculation.Publications;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.sla.WorkQueue.OpenClocks;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.InMemoryIds;
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

    SourceCounts sourceCounts();

    Refusals refusals();

    Users users();

    EventLog eventLog();

    Voids voids();

    IdentityBook identityBook();

    Merges merges();

    Leads leads();

    LeadList leadList();

    Ranking ranking();

    ScoringModels scoringModels();

    ScoreBook scoreBook();

    Derivations derivations();

    Replays replays();

    Publications publications();

    Imports imports();

    StoredFiles storedFiles();

    RefusedRows refusedRows();

    SlaPolicies slaPolicies();

    SlaClocks slaClocks();

    OpenClocks openClocks();

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

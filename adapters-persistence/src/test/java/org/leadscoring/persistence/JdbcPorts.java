package org.leadscoring.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.leadscoring.application.TestPorts;
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
import org.leadscoring.application.lead.IdentityBook;
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
import org.leadscoring.application.workspace.OwnedLeads;
import org.leadscoring.application.workspace.ProvidedIdentities;
import org.leadscoring.application.workspace.ReadAuditLog.Trail;
import org.leadscoring.application.workspace.SignInFailures;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.persistence.analytics.JdbcBatches;
import org.leadscoring.persistence.analytics.JdbcFeedLog;
import org.leadscoring.persistence.analytics.JdbcFeeds;
import org.leadscoring.persistence.assignment.JdbcAssignmentPolicies;
import org.leadscoring.persistence.assignment.JdbcAssignments;
import org.leadscoring.persistence.assignment.JdbcLoads;
import org.leadscoring.persistence.assignment.JdbcTurns;
import org.leadscoring.persistence.crm.JdbcConnections;
import org.leadscoring.persistence.crm.JdbcErasureRequests;
import org.leadscoring.persistence.crm.JdbcLinks;
import org.leadscoring.persistence.crm.JdbcSyncRuns;
import org.leadscoring.persistence.dashboard.JdbcDashboards;
import org.leadscoring.persistence.dashboard.JdbcDayFigures;
import org.leadscoring.persistence.dashboard.JdbcLiveCounts;
import org.leadscoring.persistence.delivery.JdbcDeliveries;
import org.leadscoring.persistence.delivery.JdbcDestinations;
import org.leadscoring.persistence.delivery.JdbcReaders;
import org.leadscoring.persistence.erasure.JdbcAgedLeads;
import org.leadscoring.persistence.erasure.JdbcErasures;
import org.leadscoring.persistence.erasure.JdbcPersonalData;
import org.leadscoring.persistence.erasure.JdbcRetentions;
import org.leadscoring.persistence.event.ErasedMessages;
import org.leadscoring.persistence.event.JdbcEventLog;
import org.leadscoring.persistence.event.JdbcVoids;
import org.leadscoring.persistence.evidence.JdbcEvidenceRuns;
import org.leadscoring.persistence.evidence.JdbcOutcomes;
import org.leadscoring.persistence.experiment.JdbcExperiments;
import org.leadscoring.persistence.importing.JdbcImports;
import org.leadscoring.persistence.importing.JdbcRefusedRows;
import org.leadscoring.persistence.importing.JdbcStoredFiles;
import org.leadscoring.persistence.ingestion.JdbcPagePatterns;
import org.leadscoring.persistence.ingestion.JdbcRefusals;
import org.leadscoring.persistence.ingestion.JdbcSourceCounts;
import org.leadscoring.persistence.lead.HeldLeads;
import org.leadscoring.persistence.lead.IdentifierHints;
import org.leadscoring.persistence.lead.JdbcIdentityBook;
import org.leadscoring.persistence.lead.JdbcLeadList;
import org.leadscoring.persistence.lead.JdbcLeads;
import org.leadscoring.persistence.lead.JdbcMerges;
import org.leadscoring.persistence.lead.JdbcRanking;
import org.leadscoring.persistence.recalculation.JdbcPublications;
import org.leadscoring.persistence.scoring.JdbcDerivations;
import org.leadscoring.persistence.scoring.JdbcLeadSamples;
import org.leadscoring.persistence.scoring.JdbcLedgers;
import org.leadscoring.persistence.scoring.JdbcReplays;
import org.leadscoring.persistence.scoring.JdbcScoreBook;
import org.leadscoring.persistence.scoring.JdbcScoringModels;
import org.leadscoring.persistence.simulation.JdbcSimulations;
import org.leadscoring.persistence.sla.JdbcOpenClocks;
import org.leadscoring.persistence.sla.JdbcSlaClocks;
import org.leadscoring.persistence.sla.JdbcSlaPolicies;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.Vault;
import org.leadscoring.persistence.sql.WorkspaceSettings;
import org.leadscoring.persistence.stage.JdbcActionBook;
import org.leadscoring.persistence.workspace.JdbcApiTokens;
import org.leadscoring.persistence.workspace.JdbcAuditLog;
import org.leadscoring.persistence.workspace.JdbcOwnedLeads;
import org.leadscoring.persistence.workspace.JdbcProvidedIdentities;
import org.leadscoring.persistence.workspace.JdbcSignInFailures;
import org.leadscoring.persistence.workspace.JdbcSources;
import org.leadscoring.persistence.workspace.JdbcTrail;
import org.leadscoring.persistence.workspace.JdbcTransactions;
import org.leadscoring.persistence.workspace.JdbcUsers;
import org.leadscoring.persistence.workspace.JdbcWorkspaces;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The JDBC adapters over one migrated database, set up as the product sets them up. */
public record JdbcPorts(
        Database database,
        Transactions transactions,
        Workspaces workspaces,
        Sources sources,
        AuditLog auditLog,
        Trail trail,
        SourceCounts sourceCounts,
        Refusals refusals,
        PagePatterns pagePatterns,
        Users users,
        ApiTokens apiTokens,
        SignInFailures signInFailures,
        ProvidedIdentities providedIdentities,
        OwnedLeads ownedLeads,
        EventLog eventLog,
        Voids voids,
        IdentityBook identityBook,
        Merges merges,
        Leads leads,
        PersonalData personalData,
        Erasures erasures,
        Retentions retentions,
        AgedLeads agedLeads,
        LeadList leadList,
        Ranking ranking,
        ScoringModels scoringModels,
        ScoreBook scoreBook,
        LeadSamples leadSamples,
        Ledgers ledgers,
        Derivations derivations,
        Replays replays,
        Publications publications,
        Experiments experiments,
        Simulations simulations,
        Outcomes outcomes,
        EvidenceRuns evidenceRuns,
        Imports imports,
        StoredFiles storedFiles,
        RefusedRows refusedRows,
        SlaPolicies slaPolicies,
        SlaClocks slaClocks,
        OpenClocks openClocks,
        AssignmentPolicies assignmentPolicies,
        Turns turns,
        Loads loads,
        Assignments assignments,
        LiveCounts liveCounts,
        DayFigures dayFigures,
        Dashboards dashboards,
        Destinations destinations,
        JdbcDeliveries deliveries,
        Readers readers,
        ActionBook actionBook,
        Connections connections,
        Links links,
        ErasureRequests erasureRequests,
        SyncRuns syncRuns,
        Feeds feeds,
        Batches batches,
        FeedLog feedLog,
        HikariDataSource pool)
        implements TestPorts, AutoCloseable {

    /** Migrates the database and connects to it; these settings go to its driver. */
    public static JdbcPorts on(String url, Map<String, String> driverSettings) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setMaximumPoolSize(24);
        config.setMinimumIdle(1);
        driverSettings.forEach(config::addDataSourceProperty);
        var pool = new HikariDataSource(config);
        migrate(pool);
        return over(pool, 1_000);
    }

    /** Another node on the same database: it remembers for itself what it has read and written. */
    public JdbcPorts anotherNode() {
        return over(pool, 1_000);
    }

    /** Another node on the same database, which remembers nothing from one transaction to the next. */
    public JdbcPorts forgetfulNode() {
        return over(pool, 0);
    }

    private static JdbcPorts over(HikariDataSource pool, int remembered) {
        var database = new Database(new JdbcTemplate(pool));
        var held = new HeldLeads(database, remembered);
        var settings = new WorkspaceSettings(database);
        var hints = new IdentifierHints(1_000);
        var identities = new JdbcIdentityBook(database, held, hints);
        var messages = new ErasedMessages(database, settings);
        return new JdbcPorts(
                database,
                new JdbcTransactions(new DataSourceTransactionManager(pool)),
                new JdbcWorkspaces(database, settings),
                new JdbcSources(database),
                new JdbcAuditLog(database),
                new JdbcTrail(database),
                new JdbcSourceCounts(database),
                new JdbcRefusals(database),
                new JdbcPagePatterns(database),
                new JdbcUsers(database),
                new JdbcApiTokens(database),
                new JdbcSignInFailures(database),
                new JdbcProvidedIdentities(database),
                new JdbcOwnedLeads(database),
                new JdbcEventLog(database, messages),
                new JdbcVoids(database, settings),
                identities,
                new JdbcMerges(database, held),
                new JdbcLeads(database, held),
                new JdbcPersonalData(database, held, hints, identities, messages),
                new JdbcErasures(database),
                new JdbcRetentions(database),
                new JdbcAgedLeads(database),
                new JdbcLeadList(database),
                new JdbcRanking(database),
                new JdbcScoringModels(database, settings),
                new JdbcScoreBook(database, held),
                new JdbcLeadSamples(database),
                new JdbcLedgers(database),
                new JdbcDerivations(database, settings),
                new JdbcReplays(database),
                new JdbcPublications(database),
                new JdbcExperiments(database, settings),
                new JdbcSimulations(database),
                new JdbcOutcomes(database),
                new JdbcEvidenceRuns(database),
                new JdbcImports(database),
                new JdbcStoredFiles(database),
                new JdbcRefusedRows(database),
                new JdbcSlaPolicies(database, settings),
                new JdbcSlaClocks(database, held),
                new JdbcOpenClocks(database),
                new JdbcAssignmentPolicies(database, settings),
                new JdbcTurns(database),
                new JdbcLoads(database),
                new JdbcAssignments(database),
                new JdbcLiveCounts(database),
                new JdbcDayFigures(database),
                new JdbcDashboards(database),
                new JdbcDestinations(database, settings, new Vault(List.of(new byte[Vault.KEY_BYTES]))),
                new JdbcDeliveries(database),
                new JdbcReaders(database),
                new JdbcActionBook(database, settings),
                new JdbcConnections(database, settings, new Vault(List.of(new byte[Vault.KEY_BYTES]))),
                new JdbcLinks(database, settings),
                new JdbcErasureRequests(database),
                new JdbcSyncRuns(database),
                new JdbcFeeds(database, settings, new Vault(List.of(new byte[Vault.KEY_BYTES]))),
                new JdbcBatches(database),
                new JdbcFeedLog(database, new JdbcEventLog(database, messages)),
                pool);
    }

    @Override
    public Outbox outbox() {
        return deliveries;
    }

    private static void migrate(HikariDataSource pool) {
        var liquibase = new SpringLiquibase();
        liquibase.setDataSource(pool);
        liquibase.setChangeLog("classpath:db/changelog/changelog.yaml");
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setAnalyticsEnabled(false);
        try {
            liquibase.afterPropertiesSet();
        } catch (LiquibaseException e) {
            throw new IllegalStateException("the schema could not be made", e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}

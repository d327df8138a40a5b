package org.leadscoring.bootstrap.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.Voids;
import org.leadscoring.application.importing.CsvSyntax;
import org.leadscoring.application.importing.Imports;
import org.leadscoring.application.importing.RefusedRows;
import org.leadscoring.application.importing.StoredFiles;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.Merges;
import org.leadscoring.application.lead.RankLeads;
import org.leadscoring.application.recalculation.Publications;
import org.leadscoring.application.scoring.CheckLedgers;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.ModelFiles;
import org.leadscoring.application.scoring.ModelTemplates;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.sla.WorkQueue;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.persistence.event.ErasedMessages;
import org.leadscoring.persistence.event.JdbcEventLog;
import org.leadscoring.persistence.event.JdbcVoids;
import org.leadscoring.persistence.importing.FastCsv;
import org.leadscoring.persistence.importing.JdbcImports;
import org.leadscoring.persistence.importing.JdbcRefusedRows;
import org.leadscoring.persistence.importing.JdbcStoredFiles;
import org.leadscoring.persistence.lead.HeldLeads;
import org.leadscoring.persistence.lead.IdentifierHints;
import org.leadscoring.persistence.lead.JdbcIdentityBook;
import org.leadscoring.persistence.lead.JdbcLeadList;
import org.leadscoring.persistence.lead.JdbcLeads;
import org.leadscoring.persistence.lead.JdbcMerges;
import org.leadscoring.persistence.lead.JdbcRanking;
import org.leadscoring.persistence.recalculation.JdbcPublications;
import org.leadscoring.persistence.scoring.BundledTemplates;
import org.leadscoring.persistence.scoring.JdbcDerivations;
import org.leadscoring.persistence.scoring.JdbcReplays;
import org.leadscoring.persistence.scoring.JdbcScoreBook;
import org.leadscoring.persistence.scoring.JdbcScoringModels;
import org.leadscoring.persistence.scoring.YamlModelFiles;
import org.leadscoring.persistence.sla.JdbcOpenClocks;
import org.leadscoring.persistence.sla.JdbcSlaClocks;
import org.leadscoring.persistence.sla.JdbcSlaPolicies;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.KnownSchema;
import org.leadscoring.persistence.sql.WorkspaceSettings;
import org.leadscoring.persistence.workspace.JdbcAuditLog;
import org.leadscoring.persistence.workspace.JdbcSources;
import org.leadscoring.persistence.workspace.JdbcTransactions;
import org.leadscoring.persistence.workspace.JdbcUsers;
import org.leadscoring.persistence.workspace.JdbcWorkspaces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The database behind every port. */
@Configuration(proxyBeanMethods = false)
public class PersistenceWiring {

    private static final int IDENTIFIERS_OF_A_LEAD = 4;

    @Bean
    static BeanPostProcessor mysqlSettings() {
        return new MySqlSettings();
    }

    @Bean
    static BeanPostProcessor knownSchema() {
        return new KnownSchema();
    }

    @Bean
    Database database(JdbcTemplate jdbc) {
        return new Database(jdbc);
    }

    @Bean
    Transactions transactions(PlatformTransactionManager manager, JdbcTemplate jdbc, HikariDataSource pool) {
        if (!pool.getJdbcUrl().startsWith("jdbc:h2:file:")) {
            return new JdbcTransactions(manager);
        }
        // H2 writes a commit to the file at once, but leaves it to the operating system when it reaches the disk.
        return new JdbcTransactions(manager, () -> jdbc.execute("checkpoint sync"));
    }

    @Bean
    WorkspaceSettings workspaceSettings(Database database) {
        return new WorkspaceSettings(database);
    }

    @Bean
    HeldLeads heldLeads(Database database, @Value("${leadscoring.ingestion.remembered-leads}") int leads) {
        return new HeldLeads(database, leads);
    }

    @Bean
    IdentifierHints identifierHints(@Value("${leadscoring.ingestion.remembered-leads}") int leads) {
        return new IdentifierHints(leads * IDENTIFIERS_OF_A_LEAD);
    }

    @Bean
    AuditLog auditLog(Database database) {
        return new JdbcAuditLog(database);
    }

    @Bean
    Workspaces workspaces(Database database, WorkspaceSettings settings) {
        return new JdbcWorkspaces(database, settings);
    }

    @Bean
    Sources sources(Database database) {
        return new JdbcSources(database);
    }

    @Bean
    Users users(Database database) {
        return new JdbcUsers(database);
    }

    @Bean
    ErasedMessages erasedMessages(Database database, WorkspaceSettings settings) {
        return new ErasedMessages(database, settings);
    }

    @Bean
    EventLog eventLog(Database database, ErasedMessages erased) {
        return new JdbcEventLog(database, erased);
    }

    @Bean
    Voids voids(Database database, WorkspaceSettings settings) {
        return new JdbcVoids(database, settings);
    }

    @Bean
    IdentityBook identityBook(Database database, HeldLeads held, IdentifierHints hints) {
        return new JdbcIdentityBook(database, held, hints);
    }

    @Bean
    Merges merges(Database database, HeldLeads held) {
        return new JdbcMerges(database, held);
    }

    @Bean
    Leads leads(Database database, HeldLeads held) {
        return new JdbcLeads(database, held);
    }

    @Bean
    FindLeads.LeadList leadList(Database database) {
        return new JdbcLeadList(database);
    }

    @Bean
    RankLeads.Ranking ranking(Database database) {
        return new JdbcRanking(database);
    }

    @Bean
    ScoringModels scoringModels(Database database, WorkspaceSettings settings) {
        return new JdbcScoringModels(database, settings);
    }

    @Bean
    ModelFiles modelFiles() {
        return new YamlModelFiles();
    }

    @Bean
    ModelTemplates modelTemplates(ModelFiles files) {
        return new BundledTemplates(files);
    }

    @Bean
    ScoreBook scoreBook(Database database, HeldLeads held) {
        return new JdbcScoreBook(database, held);
    }

    @Bean
    Derivations derivations(Database database, WorkspaceSettings settings) {
        return new JdbcDerivations(database, settings);
    }

    @Bean
    Replays replays(Database database) {
        return new JdbcReplays(database);
    }

    @Bean
    Publications publications(Database database) {
        return new JdbcPublications(database);
    }

    @Bean
    Imports imports(Database database) {
        return new JdbcImports(database);
    }

    @Bean
    StoredFiles storedFiles(Database database) {
        return new JdbcStoredFiles(database);
    }

    @Bean
    RefusedRows refusedRows(Database database) {
        return new JdbcRefusedRows(database);
    }

    @Bean
    CsvSyntax csvSyntax() {
        return new FastCsv();
    }

    @Bean
    SlaPolicies slaPolicies(Database database, WorkspaceSettings settings) {
        return new JdbcSlaPolicies(database, settings);
    }

    @Bean
    SlaClocks slaClocks(Database database, HeldLeads held, ObjectProvider<MeterRegistry> registry) {
        var clocks = new JdbcSlaClocks(database, held);
        var measured = registry.getIfAvailable();
        return measured == null ? clocks : new MeteredClocks(clocks, measured);
    }

    @Bean
    WorkQueue.OpenClocks openClocks(Database database) {
        return new JdbcOpenClocks(database);
    }

    @Bean
    CheckLedgers checkLedgers(Transactions transactions, ScoreBook book) {
        return new CheckLedgers(transactions, book);
    }

    /** What MySQL's driver must be told whatever the operator's URL says; H2's would refuse it. */
    private static final class MySqlSettings implements BeanPostProcessor {

        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            if (bean instanceof HikariDataSource pool
                    && pool.getJdbcUrl() != null
                    && pool.getJdbcUrl().startsWith("jdbc:mysql:")) {
                // Batches travel as one statement with many rows instead of one round trip each.
                pool.addDataSourceProperty("rewriteBatchedStatements", "true");
                // Their texts are taken apart once, and the server is not asked what only this connection can have set.
                pool.addDataSourceProperty("cachePrepStmts", "true");
                pool.addDataSourceProperty("prepStmtCacheSize", "250");
                pool.addDataSourceProperty("prepStmtCacheSqlLimit", "2048");
                pool.addDataSourceProperty("useLocalSessionState", "true");
            }
            return bean;
        }
    }
}

package org.leadscoring.bootstrap.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.importing.CsvSyntax;
import org.leadscoring.application.importing.ErrorFile;
import org.leadscoring.application.importing.ImportChunks;
import org.leadscoring.application.importing.ImportFiles;
import org.leadscoring.application.importing.ImportLimits;
import org.leadscoring.application.importing.ImportSource;
import org.leadscoring.application.importing.Imports;
import org.leadscoring.application.importing.PlanImport;
import org.leadscoring.application.importing.RefusedRows;
import org.leadscoring.application.importing.RunImports;
import org.leadscoring.application.importing.StoredFiles;
import org.leadscoring.application.ingestion.IngestEvents;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** The use cases of imports. */
@Configuration(proxyBeanMethods = false)
class ImportWiring {

    @Bean
    ImportLimits importLimits(
            @Value("${leadscoring.imports.max-size}") DataSize maxSize,
            @Value("${leadscoring.imports.keep-for}") Duration keepFor) {
        return new ImportLimits(maxSize.toBytes(), keepFor);
    }

    @Bean
    ImportFiles importFiles(
            Transactions transactions,
            Ids ids,
            Clock clock,
            Imports imports,
            StoredFiles files,
            RefusedRows refused,
            ImportLimits limits) {
        return new ImportFiles(transactions, ids, clock, imports, files, refused, limits);
    }

    @Bean
    ImportSource importSource(Sources sources, Clock clock) {
        return new ImportSource(sources, clock, () -> UUID.randomUUID() + "-" + UUID.randomUUID());
    }

    @Bean
    PlanImport planImport(
            Transactions transactions, Imports imports, StoredFiles files, CsvSyntax syntax, ImportSource source) {
        return new PlanImport(transactions, imports, files, syntax, source);
    }

    @Bean
    ImportChunks importChunks(
            Transactions transactions,
            Ids ids,
            Clock clock,
            Imports imports,
            StoredFiles files,
            RefusedRows refused,
            CsvSyntax syntax,
            IngestEvents ingestion,
            EventLog log,
            IdentityBook identities) {
        return new ImportChunks(transactions, ids, clock, imports, files, refused, syntax, ingestion, log, identities);
    }

    @Bean
    RunImports runImports(
            Transactions transactions, Clock clock, Imports imports, RefusedRows refused, ImportChunks chunks) {
        return new RunImports(transactions, clock, imports, refused, chunks);
    }

    @Bean
    ErrorFile errorFile(ImportFiles imports, RefusedRows refused, CsvSyntax syntax) {
        return new ErrorFile(imports, refused, syntax);
    }
}

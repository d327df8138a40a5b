package org.leadscoring.application.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.importing.RefusedRows.RefusedRow;
import org.leadscoring.domain.importing.FileLayout;
import org.leadscoring.domain.importing.ImportKind;
import org.leadscoring.domain.importing.Mappings;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** A workspace into which files are imported. */
final class ImportWorld {

    final InMemoryApplication application = new InMemoryApplication();
    final WorkspaceId workspace = application.setUp();

    Import uploaded(ImportKind kind, String text) {
        try {
            var content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            return application.importFiles.upload(workspace, kind, "people.csv", content, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Import uploaded(Mappings mapping, String text, UserId by) {
        try {
            var content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            return application.importFiles.upload(workspace, mapping.mapping().kind(), "people.csv", content, by);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImportPlan plan(Mappings mapping, boolean opensClocks) {
        return new ImportPlan(FileLayout.STANDARD, mapping.mapping(), ImportSource.of(workspace), opensClocks);
    }

    /** A file with a plan, ready to be started. */
    Import planned(Mappings mapping, String text) {
        return planned(mapping, false, text);
    }

    Import planned(Mappings mapping, boolean opensClocks, String text) {
        var uploaded = uploaded(mapping.mapping().kind(), text);
        return application.planImport.plan(workspace, uploaded.id(), plan(mapping, opensClocks));
    }

    /** Imports a file to its end. */
    Import imported(Mappings mapping, String text) {
        return imported(mapping, false, text);
    }

    Import imported(Mappings mapping, boolean opensClocks, String text) {
        var planned = planned(mapping, opensClocks, text);
        application.runImports.start(workspace, planned.id());
        application.runImports.work();
        return now(planned);
    }

    Import checked(Mappings mapping, String text) {
        var planned = planned(mapping, text);
        application.runImports.check(workspace, planned.id());
        application.runImports.work();
        return now(planned);
    }

    Import now(Import before) {
        return application.importFiles.find(workspace, before.id());
    }

    List<RefusedRow> refused(Import source) {
        return application.errorFile.first(workspace, source.id(), Integer.MAX_VALUE);
    }

    String errorFile(Import source) {
        try {
            var text = new StringBuilder();
            application.errorFile.write(workspace, source.id(), text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Lead> lead(IdentifierType type, String value) {
        return application.ports.identityBook().leadsOf(workspace, Set.of(new Identifier(type, value))).stream()
                .findFirst()
                .flatMap(id -> application.ports.leads().byId(workspace, id));
    }

    Optional<SlaClock> clock(Lead lead) {
        return Optional.ofNullable(
                application.ports.slaClocks().of(workspace, Set.of(lead.id())).get(lead.id()));
    }

    int leads() {
        return application.ports.listed(workspace, "").size();
    }

    int events(Lead lead) {
        return application.ports.eventLog().history(workspace, lead.id()).size();
    }
}

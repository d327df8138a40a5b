package org.leadscoring.application.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.leadscoring.application.importing.RefusedRows.RefusedRow;
import org.leadscoring.domain.importing.Column;
import org.leadscoring.domain.importing.Delimiter;
import org.leadscoring.domain.importing.FileLayout;
import org.leadscoring.domain.importing.Formulas;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.importing.InvalidRowException;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * The rows that an import refused as a file: line, column, reason, and then the row's own columns, so that it can be
 * corrected and imported again. What a spreadsheet would compute is kept from it by an apostrophe, which an import takes
 * off again.
 */
public final class ErrorFile {

    private static final List<String> ADDED = List.of("line", "column", "reason");
    private static final int PAGE = 500;

    private final ImportFiles imports;
    private final RefusedRows refused;
    private final CsvSyntax syntax;

    public ErrorFile(ImportFiles imports, RefusedRows refused, CsvSyntax syntax) {
        this.imports = imports;
        this.refused = refused;
        this.syntax = syntax;
    }

    /** The first refused rows of an import, by line. */
    public List<RefusedRow> first(WorkspaceId workspace, ImportId id, int limit) {
        return refused.page(workspace, id, 0, limit);
    }

    /**
     * Writes the file: CSV by commas, with a header.
     *
     * @throws UnknownImportException if the workspace has no such import
     */
    public void write(WorkspaceId workspace, ImportId id, Appendable out) throws IOException {
        var plan = imports.find(workspace, id).plan();
        var header = new ArrayList<>(ADDED);
        if (plan != null) {
            plan.mapping().columns().stream().map(Column::name).forEach(header::add);
        }
        var layout = plan == null ? FileLayout.STANDARD : plan.layout();
        out.append(record(header));
        var page = refused.page(workspace, id, 0, PAGE);
        while (!page.isEmpty()) {
            for (var row : page) {
                out.append(record(values(row, layout.delimiter())));
            }
            page = refused.page(workspace, id, page.getLast().line(), PAGE);
        }
    }

    private List<String> values(RefusedRow row, Delimiter delimiter) {
        var values = new ArrayList<String>();
        values.add(Long.toString(row.line()));
        values.add(row.column() == null ? "" : row.column());
        values.add(row.reason());
        try {
            values.addAll(syntax.values(row.text(), delimiter));
        } catch (InvalidRowException e) {
            // It was refused because it cannot be divided; so it stands here as a whole.
            values.add(row.text());
        }
        return values;
    }

    private String record(List<String> values) {
        return syntax.record(values.stream().map(Formulas::guarded).toList());
    }
}

package org.leadscoring.application.importing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.importing.Import.State;
import org.leadscoring.application.importing.RefusedRows.RefusedRow;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.importing.Column;
import org.leadscoring.domain.importing.Delimiter;
import org.leadscoring.domain.importing.Encoding;
import org.leadscoring.domain.importing.FileLayout;
import org.leadscoring.domain.importing.Header;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.importing.ImportMapping;
import org.leadscoring.domain.importing.InvalidMappingException;
import org.leadscoring.domain.importing.InvalidRowException;
import org.leadscoring.domain.importing.MappedRow;
import org.leadscoring.domain.importing.RowReader;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Says what is to become of a file: shows its beginning, tries a mapping on it, and keeps the plan. */
public final class PlanImport {

    /** How many rows are shown. */
    public static final int SHOWN = 20;

    private static final int JUDGED_ROWS = 10;

    private final Transactions transactions;
    private final Imports imports;
    private final StoredFiles files;
    private final CsvSyntax syntax;
    private final ImportSource source;

    public PlanImport(
            Transactions transactions, Imports imports, StoredFiles files, CsvSyntax syntax, ImportSource source) {
        this.transactions = transactions;
        this.imports = imports;
        this.files = files;
        this.syntax = syntax;
        this.source = source;
    }

    /**
     * The layout a file seems to have: the delimiter that divides its first rows into most columns, always equally many;
     * Windows-1252 if its first 256 KB are no UTF-8.
     */
    public FileLayout layout(WorkspaceId workspace, ImportId id) {
        var encoding = encoding(files.piece(workspace, id, 0).orElseGet(() -> new byte[0]));
        var best = FileLayout.STANDARD;
        var most = 1;
        for (var delimiter : Delimiter.values()) {
            var layout = new FileLayout(delimiter, encoding);
            var columns = columns(rows(workspace, id, layout));
            if (columns > most) {
                best = layout;
                most = columns;
            }
        }
        return new FileLayout(best.delimiter(), encoding);
    }

    /** How many columns the rows have, if nine in ten of the first ones have as many; else 0. */
    private static int columns(Rows rows) {
        var counts = new ArrayList<Integer>();
        for (int i = 0; i < JUDGED_ROWS; i++) {
            rows.next(0)
                    .ifPresent(row -> counts.add(
                            row instanceof Row.Values whole ? whole.values().size() : 0));
        }
        if (counts.isEmpty()) {
            return 0;
        }
        var header = counts.getFirst();
        return counts.stream().filter(header::equals).count() * 10 >= counts.size() * 9L ? header : 0;
    }

    private static Encoding encoding(byte[] beginning) {
        try {
            // The first piece may end within a character.
            var whole = Math.max(0, beginning.length - (beginning.length == StoredFiles.PIECE ? 4 : 0));
            while (whole > 0 && whole < beginning.length && (beginning[whole] & 0xC0) == 0x80) {
                whole--;
            }
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(beginning, 0, whole));
            return Encoding.UTF_8;
        } catch (CharacterCodingException e) {
            return Encoding.WINDOWS_1252;
        }
    }

    /**
     * The beginning of a file.
     *
     * @throws UnreadableFileException if it has no header
     * @throws InvalidMappingException if it has too many columns
     */
    public Beginning beginning(WorkspaceId workspace, ImportId id, FileLayout layout) {
        var rows = rows(workspace, id, layout);
        var header = header(rows);
        var shown = new ArrayList<List<String>>();
        for (int i = 0; i < SHOWN; i++) {
            rows.next(header.size()).ifPresent(row -> {
                if (row instanceof Row.Values whole) {
                    shown.add(whole.values());
                }
            });
        }
        return new Beginning(header, shown);
    }

    private static Header header(Rows rows) {
        return switch (rows.next(0).orElse(null)) {
            case null -> throw new UnreadableFileException("the file has no rows; its first row names the columns");
            case Row.Values whole -> Header.of(whole.values());
            case Row.Broken(var refused) ->
                throw new UnreadableFileException(
                        "the first row, which names the columns, cannot be read: " + refused.reason());
        };
    }

    /**
     * What the first rows would become.
     *
     * @throws UnknownImportException if the workspace has no such import
     * @throws InvalidMappingException if the mapping is not of this file's columns, or has rows happen later than it came
     */
    public List<Preview> preview(WorkspaceId workspace, ImportId id, FileLayout layout, ImportMapping mapping) {
        var importedAt = find(workspace, id).createdAt();
        var rows = rows(workspace, id, layout);
        check(header(rows), mapping);
        mapping.checkSentAt(importedAt);
        var reader = new RowReader(mapping);
        var shown = new ArrayList<Preview>();
        for (int i = 0; i < SHOWN; i++) {
            rows.next(mapping.columns().size())
                    .ifPresent(row -> shown.add(
                            switch (row) {
                                case Row.Broken(var refused) -> new Preview(row.line(), null, refused);
                                case Row.Values whole -> {
                                    try {
                                        yield new Preview(row.line(), reader.read(whole.values(), importedAt), null);
                                    } catch (InvalidRowException e) {
                                        var refused = new RefusedRow(row.line(), e.column(), e.reason(), whole.text());
                                        yield new Preview(row.line(), null, refused);
                                    }
                                }
                            }));
        }
        return shown;
    }

    /**
     * Keeps a plan.
     *
     * @throws UnknownImportException if the workspace has no such import
     * @throws ImportNotPossibleException if it has begun already, or its file is gone
     * @throws InvalidMappingException if the mapping is not of this file's columns, or has rows happen later than it came
     */
    public Import plan(WorkspaceId workspace, ImportId id, ImportPlan plan) {
        check(header(rows(workspace, id, plan.layout())), plan.mapping());
        return transactions.run(() -> {
            var found = imports.lock(workspace, id).orElseThrow(() -> new UnknownImportException(id));
            if (found.state() != State.PLANNING || !found.file().kept()) {
                throw new ImportNotPossibleException(found);
            }
            if (found.kind() != plan.mapping().kind()) {
                throw new InvalidMappingException(null, "the mapping is for another kind of rows than the file");
            }
            plan.mapping().checkSentAt(found.createdAt());
            source.make(workspace, plan.source());
            var planned = plan.equals(found.plan()) ? found : found.planned(plan);
            imports.save(workspace, planned);
            return planned;
        });
    }

    private static void check(Header header, ImportMapping mapping) {
        var mapped = mapping.columns().stream().map(Column::name).toList();
        if (!mapped.equals(header.columns())) {
            throw new InvalidMappingException(
                    null, "the mapping is not of this file's columns " + header.columns() + "; map each of them once");
        }
    }

    private Import find(WorkspaceId workspace, ImportId id) {
        return imports.byId(workspace, id).orElseThrow(() -> new UnknownImportException(id));
    }

    private Rows rows(WorkspaceId workspace, ImportId id, FileLayout layout) {
        return new Rows(syntax, layout, new FileInput(files, workspace, id, 0), Position.START);
    }

    /**
     * The beginning of a file.
     *
     * @param rows those of the first 20 that can be read
     */
    public record Beginning(Header header, List<List<String>> rows) {}

    /**
     * What a row would become.
     *
     * @param row null if it would be refused
     * @param refused null if it would be taken
     */
    public record Preview(
            long line, @Nullable MappedRow row, @Nullable RefusedRow refused) {}
}

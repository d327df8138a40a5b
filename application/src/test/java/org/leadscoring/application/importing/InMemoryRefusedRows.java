package org.leadscoring.application.importing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.LineKey;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Refused rows in memory. */
public final class InMemoryRefusedRows implements RefusedRows {

    private final InMemoryDatabase database;

    public InMemoryRefusedRows(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(WorkspaceId workspace, ImportId source, Collection<RefusedRow> rows) {
        rows.forEach(row -> database.refusedRows.put(workspace, new LineKey(source, row.line()), row));
    }

    @Override
    public List<RefusedRow> page(WorkspaceId workspace, ImportId source, long after, int limit) {
        return database.refusedRows.rows(workspace).entrySet().stream()
                .filter(entry ->
                        entry.getKey().source().equals(source) && entry.getKey().line() > after)
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparingLong(RefusedRow::line))
                .limit(limit)
                .toList();
    }

    @Override
    public void remove(WorkspaceId workspace, ImportId source) {
        database.refusedRows.rows(workspace).keySet().stream()
                .filter(key -> key.source().equals(source))
                .forEach(key -> database.refusedRows.remove(workspace, key));
    }
}

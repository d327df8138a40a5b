package org.leadscoring.application.importing;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.importing.ImportId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Rows that imports could not take, and why. */
public interface RefusedRows {

    /** Adds rows of lines that have none yet. */
    void add(WorkspaceId workspace, ImportId source, Collection<RefusedRow> rows);

    /**
     * Those of an import, by line.
     *
     * @param after only lines after this one; 0 for all
     */
    List<RefusedRow> page(WorkspaceId workspace, ImportId source, long after, int limit);

    void remove(WorkspaceId workspace, ImportId source);

    /**
     * A row that was refused.
     *
     * @param line where it begins in the file, from 1
     * @param column what it is about; null for the row as a whole
     * @param text the row as it stands in the file, without its line end; cut where it is longer than any good one
     */
    record RefusedRow(long line, @Nullable String column, String reason, String text) {

        private static final int MOST_REASON = 500;
        private static final int MOST_TEXT = 200_000;

        public RefusedRow {
            reason = Texts.cut(reason, MOST_REASON);
            text = Texts.cut(text, MOST_TEXT);
        }
    }
}

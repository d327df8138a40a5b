package org.leadscoring.application.ingestion;

import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.event.PageTypes;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Page types in memory. */
public final class InMemoryPagePatterns implements PagePatterns {

    private final InMemoryDatabase database;

    public InMemoryPagePatterns(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public PageTypes of(WorkspaceId workspace) {
        return database.pageTypes.find(workspace, workspace).orElse(PageTypes.STANDARD);
    }

    @Override
    public void set(WorkspaceId workspace, PageTypes types) {
        database.pageTypes.put(workspace, workspace, types);
    }
}

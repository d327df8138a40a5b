package org.leadscoring.domain.workspace;

/**
 * Somewhere events come from.
 *
 * @param workspace where its events go
 * @param name 1 to 100 characters
 */
public record Source(SourceId id, WorkspaceId workspace, String name) {}

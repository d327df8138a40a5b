package org.leadscoring.domain.workspace;

import java.time.ZoneId;

/**
 * A tenant.
 *
 * @param name 1 to 100 characters
 * @param zone where its days begin and end
 */
public record Workspace(WorkspaceId id, String name, ZoneId zone) {}

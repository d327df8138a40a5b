package org.leadscoring.domain.workspace;

import java.time.ZoneId;

/**
 * A tenant.
 *
 * @param name 1 to 100 characters
 * @param zone where its days begin and end
 */
public record Workspace(WorkspaceId id, String name, ZoneId zone) {

    /** The longest its name may be, in characters. */
    public static final int LONGEST_NAME = 100;

    /** @throws IllegalArgumentException if the name is blank or too long */
    public Workspace {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a workspace's name has 1 to " + LONGEST_NAME + " characters");
        }
    }
}

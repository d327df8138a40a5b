package org.leadscoring.web.workspace;

import java.io.Serializable;
import java.security.Principal;
import java.time.ZoneId;
import java.util.UUID;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * The person at the browser, as they were when they signed in. Kept in the session, hence plain values.
 *
 * @param name what others see
 * @param zone where the days of their workspace begin and end
 */
public record SignedIn(UUID userId, UUID workspaceId, String name, Role role, ZoneId zone)
        implements Principal, Serializable {

    static SignedIn as(User user, Workspace workspace) {
        return new SignedIn(user.id().value(), workspace.id().value(), user.name(), user.role(), workspace.zone());
    }

    public UserId user() {
        return new UserId(userId);
    }

    public WorkspaceId workspace() {
        return new WorkspaceId(workspaceId);
    }

    /** Whether they may work on leads; a viewer only looks. */
    public boolean mayWork() {
        return role != Role.VIEWER;
    }

    /** Whether they may change how the system works: its sources, models and imports. */
    public boolean mayConfigure() {
        return role.mayConfigure();
    }

    /** Whether they may change how the team works: its promises and its calendar. */
    public boolean mayManage() {
        return role.mayManage();
    }

    /** Whether they start at their own leads rather than at the team's. */
    public boolean hasOwnLeads() {
        return role == Role.SALES_REP;
    }

    @Override
    public String getName() {
        return name;
    }
}

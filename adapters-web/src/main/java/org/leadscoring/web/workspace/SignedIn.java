package org.leadscoring.web.workspace;

import java.io.Serializable;
import java.security.Principal;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.leadscoring.application.workspace.FindUser.Admitted;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The person at the browser, as they are with this request. Kept in the session, hence plain values.
 *
 * @param name what others see
 * @param zone where the days of their workspace begin and end
 * @param admission under which they signed in: once the user has another one, they are out
 */
public record SignedIn(UUID userId, UUID workspaceId, String name, Role role, ZoneId zone, long admission)
        implements Principal, Serializable {

    static SignedIn as(User user, Workspace workspace, long admission) {
        return new SignedIn(
                user.id().value(), workspace.id().value(), user.name(), user.role(), workspace.zone(), admission);
    }

    /** A user who was let in. */
    public static SignedIn as(Admitted admitted) {
        return as(admitted.user(), admitted.workspace(), admitted.admission());
    }

    /** Whom Spring Security lets through, with what their role allows. */
    Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(
                this, null, List.of(new SimpleGrantedAuthority("ROLE_" + role.name())));
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

    /** Whether they may say who signs in and what the workspace is. */
    public boolean mayAdminister() {
        return role == Role.ADMIN;
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

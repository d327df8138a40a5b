package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What everybody may expect of {@link Workspaces}. */
public abstract class WorkspacesContract extends PortContract {

    @Test
    void a_workspace_comes_back_exactly_as_it_was_put_in() {
        var added = new Workspace(
                new WorkspaceId(ports.ids().next()),
                "Müller & Söhne 🚀",
                ZoneId.of("America/Argentina/ComodRivadavia"));

        commit(() -> ports.workspaces().add(added, NOW));

        assertThat(ports.workspaces().byId(added.id())).contains(added);
    }

    @Test
    void an_unknown_workspace_is_not_found() {
        assertThat(ports.workspaces().byId(new WorkspaceId(ports.ids().next()))).isEmpty();
    }

    @Test
    void all_workspaces_are_listed_oldest_first() {
        var first = workspace;
        var second = elsewhere;
        var third = ports.newWorkspace();

        assertThat(ports.workspaces().all()).extracting(Workspace::id).containsSubsequence(first, second, third);
    }
}

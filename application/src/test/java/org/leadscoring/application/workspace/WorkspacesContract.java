package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
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
    void a_changed_workspace_takes_the_place_of_what_it_was_and_so_do_the_days_of_its_events() {
        var changed = new Workspace(workspace, AWKWARD, ZoneId.of("Europe/Berlin"));
        commit(() -> ports.derivations().of(workspace));

        commit(() -> ports.workspaces().save(changed));

        assertThat(ports.workspaces().byId(workspace)).contains(changed);
        assertThat(committed(() -> ports.derivations().of(workspace)).zone()).isEqualTo(changed.zone());
        assertThat(ports.workspaces().byId(elsewhere).map(Workspace::zone)).contains(ZoneOffset.UTC);
    }

    @Test
    void a_workspace_that_is_not_there_is_not_made_by_changing_it() {
        var unknown = new Workspace(new WorkspaceId(ports.ids().next()), "Nowhere", ZoneOffset.UTC);

        commit(() -> ports.workspaces().save(unknown));

        assertThat(ports.workspaces().byId(unknown.id())).isEmpty();
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

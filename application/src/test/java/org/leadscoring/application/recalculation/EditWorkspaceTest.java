package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;

class EditWorkspaceTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final InMemoryApplication application = new InMemoryApplication();
    private final EditWorkspace edit = application.editWorkspace;
    private WorkspaceId workspace;

    @BeforeEach
    void aWorkspace() {
        workspace = application.setUp();
    }

    @Test
    void another_zone_has_all_leads_scored_anew_by_its_days() {
        edit.change(workspace, "Main", BERLIN, World.ADMIN);

        assertThat(edit.workspace(workspace)).isEqualTo(new Workspace(workspace, "Main", BERLIN));
        assertThat(application.ports.derivations().of(workspace).zone()).isEqualTo(BERLIN);
        assertThat(edit.waiting(workspace)).isPositive();
    }

    @Test
    void another_name_concerns_no_lead() {
        var before = edit.change(workspace, " Acme ", ZoneId.of("UTC"), World.ADMIN);

        assertThat(before.name()).isEqualTo("Main");
        assertThat(edit.workspace(workspace).name()).isEqualTo("Acme");
        assertThat(edit.waiting(workspace)).isZero();
    }

    @Test
    void what_was_and_what_is_are_recorded_unless_it_is_the_same() {
        edit.change(workspace, "Main", ZoneId.of("UTC"), World.ADMIN);
        assertThat(history()).isEmpty();

        edit.change(workspace, "Acme", BERLIN, World.ADMIN);

        assertThat(history()).singleElement().satisfies(change -> {
            assertThat(change.by()).isEqualTo(World.ADMIN);
            assertThat(change.before().values()).isEqualTo(Map.of("name", "Main", "zone", "UTC"));
            assertThat(change.after().values()).isEqualTo(Map.of("name", "Acme", "zone", "Europe/Berlin"));
        });
    }

    @Test
    void a_name_that_will_not_do_changes_nothing() {
        assertThatThrownBy(() -> edit.change(workspace, " ", BERLIN, World.ADMIN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> edit.change(workspace, "x".repeat(101), BERLIN, World.ADMIN))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(edit.workspace(workspace).name()).isEqualTo("Main");
        assertThat(edit.waiting(workspace)).isZero();
    }

    private List<Change> history() {
        return application.ports.auditLog().of(workspace, new Subject(EditWorkspace.SUBJECT, workspace.value()), 10);
    }
}

package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.ReadAuditLog.Filter;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class ReadAuditLogTest {

    private final InMemoryApplication application = new InMemoryApplication();
    private final ReadAuditLog read = application.readAuditLog;
    private final WorkspaceId workspace = application.ports.newWorkspace();

    @Test
    void a_page_has_fifty_changes_and_says_where_the_next_begins() {
        var all = changes(51);

        var first = read.page(workspace, Filter.ALL, null);
        var second = read.page(workspace, Filter.ALL, first.next());

        assertThat(first.changes()).containsExactlyElementsOf(all.subList(0, 50));
        assertThat(second.changes()).containsExactly(all.get(50));
        assertThat(second.next()).isNull();
    }

    @Test
    void a_full_page_that_is_the_last_has_no_next() {
        changes(50);

        assertThat(read.page(workspace, Filter.ALL, null).next()).isNull();
    }

    @Test
    void all_are_read_some_at_a_time_each_once_and_in_order() {
        var all = changes(1_001);
        var read = new ArrayList<Change>();
        var sizes = new ArrayList<Integer>();

        this.read.all(workspace, Filter.ALL, some -> {
            read.addAll(some);
            sizes.add(some.size());
        });

        assertThat(read).containsExactlyElementsOf(all);
        assertThat(sizes).containsExactly(500, 500, 1);
    }

    /** So many changes, all of one instant, the latest first. */
    private List<Change> changes(int many) {
        var changes = new ArrayList<Change>();
        for (int i = 0; i < many; i++) {
            var change = new Change(
                    application.ports.ids().next(),
                    InMemoryApplication.START,
                    new UserId(application.ports.ids().next()),
                    "change",
                    new Subject("source", application.ports.ids().next()),
                    Attributes.NONE,
                    Attributes.NONE);
            application.ports.auditLog().record(workspace, change);
            changes.addFirst(change);
        }
        return changes;
    }
}

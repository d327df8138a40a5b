package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Remembered;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.PageTypes;
import org.leadscoring.domain.event.WrittenPattern;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class EditPageTypesTest {

    private static final UserId ADMIN = new UserId(new UUID(0, 1));
    private static final PageTypes DOCS = PageTypes.of(WrittenPattern.lines("/docs -> Docs Read"));

    private final InMemoryApplication application = new InMemoryApplication();
    private final EditPageTypes edit = application.pageTypes.edit;
    private final WorkspaceId workspace = application.ports.newWorkspace();

    @Test
    void in_7_a_change_is_recorded_with_what_was_and_what_is() {
        assertThat(edit.change(workspace, DOCS, ADMIN)).isTrue();

        assertThat(edit.types(workspace)).isEqualTo(DOCS);
        assertThat(history()).singleElement().satisfies(change -> {
            assertThat(change.by()).isEqualTo(ADMIN);
            assertThat(change.before().values()).isEqualTo(Map.of("page_patterns", PageTypes.STANDARD.written()));
            assertThat(change.after().values()).isEqualTo(Map.of("page_patterns", List.of("/docs -> docs_read")));
        });
    }

    @Test
    void what_changes_nothing_is_not_recorded() {
        assertThat(edit.change(workspace, PageTypes.STANDARD, ADMIN)).isFalse();

        assertThat(history()).isEmpty();
    }

    @Test
    void a_change_holds_at_once_where_it_was_made_and_within_two_seconds_on_other_nodes() {
        var elsewhere = new FindPageTypes(application.ports.pagePatterns(), application.clock);
        assertThat(elsewhere.of(workspace).typeOf("/docs")).isEqualTo(EventType.PAGE_VIEW);
        assertThat(application.pageTypes.find.of(workspace).typeOf("/docs")).isEqualTo(EventType.PAGE_VIEW);

        edit.change(workspace, DOCS, ADMIN);

        assertThat(application.pageTypes.find.of(workspace)).isEqualTo(DOCS);
        assertThat(elsewhere.of(workspace)).as("still remembered").isEqualTo(PageTypes.STANDARD);
        application.clock.advance(Remembered.GOOD_FOR);
        assertThat(elsewhere.of(workspace)).isEqualTo(DOCS);
    }

    @Test
    void they_are_not_read_for_each_event() {
        var reads = new int[1];
        var counted = new FindPageTypes(
                new PagePatterns() {
                    @Override
                    public PageTypes of(WorkspaceId id) {
                        reads[0]++;
                        return DOCS;
                    }

                    @Override
                    public void set(WorkspaceId id, PageTypes types) {
                        throw new UnsupportedOperationException("nobody sets them here");
                    }
                },
                application.clock);

        for (int i = 0; i < 1_000; i++) {
            counted.of(workspace);
        }

        assertThat(reads[0]).isEqualTo(1);
    }

    private List<Change> history() {
        return application.ports.auditLog().of(workspace, new Subject(EditPageTypes.SUBJECT, workspace.value()), 10);
    }
}

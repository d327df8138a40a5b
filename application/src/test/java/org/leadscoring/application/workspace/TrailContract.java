package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.ReadAuditLog.Filter;
import org.leadscoring.application.workspace.ReadAuditLog.Position;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What everybody may expect of {@link ReadAuditLog.Trail}. */
public abstract class TrailContract extends PortContract {

    private UserId ann;
    private UserId bob;

    @BeforeEach
    void twoWhoChangeThings() {
        ann = newUserId();
        bob = newUserId();
    }

    @Test
    void changes_of_all_things_come_back_exactly_as_they_were_recorded_the_latest_first() {
        var source = recorded(ann, "source", NOW);
        var user = recorded(bob, "user", NOW.plusSeconds(1));
        recorded(elsewhere, ann, "user", NOW);

        assertThat(latest(Filter.ALL)).containsExactly(user, source);
    }

    @Test
    void they_are_narrowed_by_who_by_what_and_by_both() {
        var annsSource = recorded(ann, "source", NOW);
        var annsUser = recorded(ann, "user", NOW.plusSeconds(1));
        var bobsSource = recorded(bob, "source", NOW.plusSeconds(2));

        assertThat(latest(new Filter(ann, null, null, null))).containsExactly(annsUser, annsSource);
        assertThat(latest(new Filter(null, "source", null, null))).containsExactly(bobsSource, annsSource);
        assertThat(latest(new Filter(bob, "source", null, null))).containsExactly(bobsSource);
        assertThat(latest(new Filter(bob, "user", null, null))).isEmpty();
    }

    @Test
    void a_period_begins_at_its_first_instant_and_ends_before_its_last() {
        var first = recorded(ann, "source", NOW);
        var second = recorded(bob, "source", NOW.plusSeconds(10));

        assertThat(latest(new Filter(null, null, NOW, NOW.plusSeconds(10)))).containsExactly(first);
        assertThat(latest(new Filter(null, null, NOW.plusNanos(1_000), null))).containsExactly(second);
        assertThat(latest(new Filter(ann, "source", null, NOW))).isEmpty();
    }

    @Test
    void pages_follow_on_from_one_another_though_many_changes_have_one_instant() {
        var all = new ArrayList<Change>();
        for (int i = 0; i < 10; i++) {
            all.addFirst(recorded(ann, "source", NOW.plus(Duration.ofMillis(i / 4))));
        }

        var paged = new ArrayList<Change>();
        var page = ports.trail().latest(workspace, Filter.ALL, null, 3);
        while (!page.isEmpty()) {
            paged.addAll(page);
            page = ports.trail().latest(workspace, Filter.ALL, Position.of(page.getLast()), 3);
        }

        assertThat(paged).containsExactlyElementsOf(all);
    }

    @Test
    void the_kinds_of_things_that_were_changed_are_those_of_this_workspace() {
        recorded(ann, "user", NOW);
        recorded(ann, "source", NOW);
        recorded(bob, "source", NOW);
        recorded(elsewhere, ann, "model", NOW);

        assertThat(ports.trail().kinds(workspace)).containsExactly("source", "user");
    }

    private List<Change> latest(Filter filter) {
        return ports.trail().latest(workspace, filter, null, 10);
    }

    private Change recorded(UserId by, String kind, Instant at) {
        return recorded(workspace, by, kind, at);
    }

    private Change recorded(WorkspaceId where, UserId by, String kind, Instant at) {
        var change = new Change(
                ports.ids().next(),
                at,
                by,
                "change",
                new Subject(kind, ports.ids().next()),
                new Attributes(Map.of("name", AWKWARD)),
                new Attributes(Map.of("name", "plain", "origins", List.of("*"))));
        commit(() -> ports.auditLog().record(where, change));
        return change;
    }
}

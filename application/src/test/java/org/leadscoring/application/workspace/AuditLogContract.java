package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.domain.event.Attributes;

/** What everybody may expect of {@link AuditLog}. */
public abstract class AuditLogContract extends PortContract {

    @Test
    void what_was_changed_of_something_comes_back_latest_first() {
        var subject = subject("source");
        var first = recorded(subject, "create", Attributes.NONE, new Attributes(Map.of("name", AWKWARD)));
        var second = recorded(
                subject,
                "change",
                new Attributes(Map.of("origins", List.of("*"), "enabled", true)),
                new Attributes(Map.of("origins", List.of(), "enabled", false, "events_per_second", 50)));

        assertThat(ports.auditLog().of(workspace, subject, 10)).containsExactly(second, first);
        assertThat(ports.auditLog().of(workspace, subject, 1)).containsExactly(second);
    }

    @Test
    void what_was_changed_of_other_things_and_elsewhere_stays_out() {
        var subject = subject("source");
        recorded(subject, "create", Attributes.NONE, Attributes.NONE);

        assertThat(ports.auditLog().of(workspace, subject("source"), 10)).isEmpty();
        assertThat(ports.auditLog().of(workspace, new Subject("model", subject.id()), 10))
                .isEmpty();
        assertThat(ports.auditLog().of(elsewhere, subject, 10)).isEmpty();
    }

    @Test
    void what_was_done_to_several_things_comes_back_the_first_first() {
        var one = subject("model");
        var other = subject("model");
        var made = recorded(other, "create", Attributes.NONE, new Attributes(Map.of("name", AWKWARD)));
        recorded(other, "change", Attributes.NONE, Attributes.NONE);
        var madeLater = recorded(one, "create", Attributes.NONE, Attributes.NONE);
        recorded(subject("model"), "create", Attributes.NONE, Attributes.NONE);

        assertThat(ports.auditLog().all(workspace, "model", List.of(one.id(), other.id()), "create"))
                .containsExactly(made, madeLater);
        assertThat(ports.auditLog().all(workspace, "source", List.of(one.id()), "create"))
                .isEmpty();
        assertThat(ports.auditLog().all(elsewhere, "model", List.of(one.id()), "create"))
                .isEmpty();
        assertThat(ports.auditLog().all(workspace, "model", List.of(), "create"))
                .isEmpty();
    }

    private Subject subject(String type) {
        return new Subject(type, ports.ids().next());
    }

    private Change recorded(Subject subject, String action, Attributes before, Attributes after) {
        var change = new Change(ports.ids().next(), NOW, newUserId(), action, subject, before, after);
        commit(() -> ports.auditLog().record(workspace, change));
        return change;
    }
}

package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.scoring.Derivations.Making;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.workspace.WorkspaceId;

class DeriveEventsTest {

    private final InMemoryApplication application = new InMemoryApplication();
    private final DeriveEvents derive = application.deriveEvents;
    private final WorkspaceId workspace = application.ports.newWorkspace();

    @Test
    void a_type_that_is_switched_off_is_recorded_and_all_leads_are_replayed() {
        derive.turn(workspace, Derivation.RETURN_VISIT, false, World.ADMIN);

        assertThat(derive.settings(workspace)).containsEntry(Derivation.RETURN_VISIT, Making.OFF);
        assertThat(derive.waiting(workspace)).isPositive();
        assertThat(history()).singleElement().satisfies(change -> {
            assertThat(change.by()).isEqualTo(World.ADMIN);
            assertThat(change.before().values()).isEqualTo(Map.of("return_visit", "on"));
            assertThat(change.after().values()).isEqualTo(Map.of("return_visit", "off"));
        });
    }

    @Test
    void other_addresses_of_high_intent_are_recorded_with_those_that_were() {
        derive.highIntentUrls(workspace, List.of("/buy"), World.ADMIN);

        assertThat(derive.highIntentUrls(workspace)).containsExactly("/buy");
        assertThat(history())
                .singleElement()
                .satisfies(change -> assertThat(change.before().values())
                        .isEqualTo(Map.of("high_intent_urls", Derivation.HIGH_INTENT_URLS)));
    }

    @Test
    void what_changes_nothing_is_not_recorded_and_replays_no_lead() {
        derive.turn(workspace, Derivation.INACTIVE, true, World.ADMIN);
        derive.highIntentUrls(workspace, List.of(), World.ADMIN);

        assertThat(history()).isEmpty();
        assertThat(derive.waiting(workspace)).isZero();
    }

    @Test
    void an_event_that_the_system_cannot_make_is_refused() {
        assertThatThrownBy(() -> derive.turn(workspace, new EventType("page_view"), false, World.ADMIN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Change> history() {
        return application.ports.auditLog().of(workspace, new Subject(DeriveEvents.SUBJECT, workspace.value()), 10);
    }
}

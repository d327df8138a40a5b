package org.leadscoring.application.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.sla.BusinessHours;
import org.leadscoring.domain.sla.BusinessHours.Period;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class EditSlaPolicyTest {

    private static final SlaPolicy OFFICE = new SlaPolicy(
            SlaPolicy.STANDARD.bands(),
            10,
            new BusinessHours(
                    ZoneId.of("Europe/Berlin"),
                    BusinessHours.everyDay(new Period(540, 1_020)),
                    Map.of(LocalDate.of(2026, 12, 25), "Christmas")),
            Set.of(LeadStatus.QUALIFIED));

    private final InMemoryApplication application = new InMemoryApplication();
    private final EditSlaPolicy edit = application.editSlaPolicy;
    private final WorkspaceId workspace = application.setUp();
    private final UserId mara = new UserId(application.ports.ids().next());

    @Test
    void a_change_is_in_force_and_recorded_with_what_was_and_what_is() {
        edit.change(workspace, SlaPolicy.STANDARD, OFFICE, mara);

        assertThat(edit.policy(workspace)).isEqualTo(OFFICE);
        assertThat(edit.history(workspace)).singleElement().satisfies(change -> {
            assertThat(change.by()).isEqualTo(mara);
            assertThat(change.before().values().keySet())
                    .containsExactlyInAnyOrder("warn_percent", "hours", "holidays", "pauses");
            assertThat(change.before()).isNotEqualTo(Attributes.NONE);
            assertThat(change.after().values().get("holidays")).isEqualTo(List.of("2026-12-25 Christmas"));
            assertThat(change.after().values().get("hours").toString())
                    .contains("Europe/Berlin", "monday [09:00-17:00]");
        });
    }

    @Test
    void nothing_is_recorded_if_all_is_as_it_was() {
        edit.change(workspace, SlaPolicy.STANDARD, SlaPolicy.STANDARD, mara);

        assertThat(edit.history(workspace)).isEmpty();
    }

    @Test
    void whoever_started_from_an_older_policy_overwrites_nothing() {
        edit.change(workspace, SlaPolicy.STANDARD, OFFICE, mara);
        var late = new SlaPolicy(SlaPolicy.STANDARD.bands(), 50);

        assertThatExceptionOfType(StalePolicyException.class)
                .isThrownBy(() -> edit.change(workspace, SlaPolicy.STANDARD, late, mara));

        assertThat(edit.policy(workspace)).isEqualTo(OFFICE);
        assertThat(edit.history(workspace)).hasSize(1);
    }
}

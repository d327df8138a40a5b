package org.leadscoring.application.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.sla.BusinessHours;
import org.leadscoring.domain.sla.BusinessHours.Period;
import org.leadscoring.domain.sla.SlaBand;
import org.leadscoring.domain.sla.SlaBand.OpensFor;
import org.leadscoring.domain.sla.SlaPolicy;

/** What everybody may expect of {@link SlaPolicies}. */
public abstract class SlaPoliciesContract extends PortContract {

    private static final SlaPolicy SHORT =
            new SlaPolicy(List.of(new SlaBand(-20, Duration.ofSeconds(61), OpensFor.NOBODY)), 99);

    @Test
    void a_policy_comes_back_exactly_as_it_was_put_in() {
        commit(() -> ports.slaPolicies().save(workspace, SlaPolicy.STANDARD));

        assertThat(ports.slaPolicies().of(workspace)).isEqualTo(SlaPolicy.STANDARD);
    }

    @Test
    void hours_holidays_and_pauses_come_back_exactly_as_they_were_put_in() {
        var week = Map.of(
                DayOfWeek.MONDAY, List.of(new Period(540, 720), new Period(780, 1_020)),
                DayOfWeek.SUNDAY, List.of(Period.WHOLE_DAY));
        var holidays = Map.of(LocalDate.of(2026, 12, 25), "Noël 🎄", LocalDate.of(2027, 1, 1), "");
        var hours = new BusinessHours(ZoneId.of("Australia/Lord_Howe"), week, holidays);
        var policy = new SlaPolicy(SHORT.bands(), 10, hours, Set.of(LeadStatus.QUALIFIED, LeadStatus.PROPOSAL));

        commit(() -> ports.slaPolicies().save(workspace, policy));

        assertThat(ports.slaPolicies().of(workspace)).isEqualTo(policy);
        commit(() -> ports.slaPolicies().save(workspace, SHORT));
        assertThat(ports.slaPolicies().of(workspace)).isEqualTo(SHORT);
    }

    @Test
    void a_policy_takes_the_place_of_the_one_before_whole() {
        commit(() -> ports.slaPolicies().save(workspace, SlaPolicy.STANDARD));

        commit(() -> ports.slaPolicies().save(workspace, SHORT));
        assertThat(ports.slaPolicies().of(workspace)).isEqualTo(SHORT);

        commit(() -> ports.slaPolicies().save(workspace, SlaPolicy.STANDARD));
        assertThat(ports.slaPolicies().of(workspace)).isEqualTo(SlaPolicy.STANDARD);
    }

    @Test
    void a_workspace_without_a_policy_is_not_ready() {
        assertThatThrownBy(() -> ports.slaPolicies().of(workspace)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void another_workspace_has_a_policy_of_its_own() {
        commit(() -> {
            ports.slaPolicies().save(workspace, SlaPolicy.STANDARD);
            ports.slaPolicies().save(elsewhere, SHORT);
        });

        assertThat(ports.slaPolicies().of(workspace)).isEqualTo(SlaPolicy.STANDARD);
        assertThat(ports.slaPolicies().of(elsewhere)).isEqualTo(SHORT);
    }
}

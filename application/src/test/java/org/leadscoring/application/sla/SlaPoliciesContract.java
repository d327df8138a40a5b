package org.leadscoring.application.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
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

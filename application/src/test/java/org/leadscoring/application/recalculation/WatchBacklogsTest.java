package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.recalculation.WatchBacklogs.Backlog;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Spec OP-4: what waits, in numbers. */
class WatchBacklogsTest {

    private final InMemoryApplication application = new InMemoryApplication();
    private final WorkspaceId workspace = application.setUp();
    private final WatchBacklogs watch = new WatchBacklogs(
            application.ports.workspaces(),
            application.ports.scoreBook(),
            application.ports.replays(),
            application.ports.slaClocks(),
            application.ports.openClocks(),
            application.clock);

    @Test
    void where_nothing_waits_all_is_zero() {
        assertThat(watch.now()).isEqualTo(new Backlog(0, Duration.ZERO, Duration.ZERO, 0, 0));
    }

    @Test
    void promises_count_and_a_mark_that_nobody_sets_becomes_later_and_later() {
        open(85);
        open(40);

        assertThat(watch.now()).isEqualTo(new Backlog(0, Duration.ZERO, Duration.ZERO, 2, 0));

        // Warned after 45 minutes, due after 60: the warning has been due for 20 minutes.
        application.clock.advance(Duration.ofMinutes(65));
        assertThat(watch.now()).isEqualTo(new Backlog(0, Duration.ZERO, Duration.ofMinutes(20), 2, 1));

        application.sweepClocks.sweep();
        assertThat(watch.now()).isEqualTo(new Backlog(0, Duration.ZERO, Duration.ZERO, 2, 1));
    }

    @Test
    void leads_that_wait_for_a_replay_count() {
        application.ports.replays().request(workspace, List.of(newLead(), newLead()));

        assertThat(watch.now().replays()).isEqualTo(2);
    }

    private void open(int score) {
        var lead = newLead();
        var now = application.clock.instant();
        var opened = SlaClock.open(SlaPolicy.STANDARD, score, true, now).orElseThrow();
        application.ports.leads().add(workspace, List.of(Lead.heardOf(lead, now, Standing.NONE)));
        application.ports.slaClocks().write(workspace, Map.of(lead, opened), now);
    }

    private LeadId newLead() {
        return new LeadId(application.ports.ids().next());
    }
}

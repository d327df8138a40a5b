package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.application.recalculation.World.device;
import static org.leadscoring.application.recalculation.World.user;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.lead.TimeTravel;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.scoring.UnknownModelException;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;

/** Spec UI-4: any lead's score on any date under any version. */
class TimeTravelTest {

    private final World world = new World();
    private final ModelId fading = world.live("Fading", Definitions.fading(40), true);
    private final TimeTravel travel = world.application.timeTravel;
    private final Instant start = world.now();

    @Test
    void a_score_is_what_it_was_at_every_instant() {
        var lead = world.does("click", user("ada"));
        world.application.clock.advance(Duration.ofDays(1));
        world.does("click", user("ada"));
        world.application.clock.advance(Duration.ofDays(100));

        assertThat(score(lead, start.minusNanos(1_000))).isZero();
        assertThat(score(lead, start)).isEqualTo(40);
        assertThat(score(lead, start.plus(Duration.ofDays(1)).minusNanos(1_000)))
                .isEqualTo(40);
        assertThat(score(lead, start.plus(Duration.ofDays(1)))).isEqualTo(80);
        assertThat(score(lead, start.plus(Duration.ofDays(31)))).isEqualTo(40);
        assertThat(score(lead, world.now())).isEqualTo(10);
    }

    @Test
    void in_the_future_time_goes_on_and_nothing_happens() {
        var lead = world.does("click", user("ada"));

        var then = travel.at(world.workspace, lead, start.plus(Duration.ofDays(30)), null);

        assertThat(then.scored().state().total()).isEqualTo(20);
        assertThat(then.stage()).isEqualTo("cold");
        assertThat(travel.at(world.workspace, lead, start, null).stage()).isEqualTo("warm");
        assertThat(world.score(lead)).isEqualTo(40);
    }

    @Test
    void any_version_can_be_asked_live_or_not() {
        var lead = world.does("click", user("ada"));
        var draft = world.application.editModels.draft(world.workspace, "Draft", Definitions.milestones(), World.ADMIN);

        var then = travel.at(world.workspace, lead, world.now(), draft.id());

        assertThat(then.model()).isEqualTo(draft);
        assertThat(then.scored().state().total()).isEqualTo(15);
        assertThat(travel.at(world.workspace, lead, world.now(), fading)
                        .scored()
                        .state()
                        .total())
                .isEqualTo(40);
    }

    @Test
    void what_arrived_late_counts_from_when_it_happened() {
        var lead = world.does("click", user("ada"));
        world.application.clock.advance(Duration.ofDays(5));

        world.did(start.plus(Duration.ofDays(2)), "click", user("ada"));

        assertThat(score(lead, start.plus(Duration.ofDays(1)))).isEqualTo(40);
        assertThat(score(lead, start.plus(Duration.ofDays(3)))).isEqualTo(80);
    }

    @Test
    void a_lead_that_was_merged_is_seen_as_the_one_it_lives_on_in() {
        var ended = world.does("click", device("x"));
        var survivor = world.does("click", user("ada"));
        world.does("identify", user("ada"), device("x"));

        assertThat(world.lead(ended).mergedInto()).isEqualTo(survivor);
        assertThat(score(ended, world.now())).isEqualTo(80).isEqualTo(score(survivor, world.now()));
    }

    @Test
    void today_it_is_what_is_stored() {
        var lead = world.does("click", user("ada"));
        world.application.clock.advance(Duration.ofDays(61));
        world.application.sweepScores.passTime();

        var now = travel.at(world.workspace, lead, world.now(), null);

        assertThat(now.scored().state()).isEqualTo(world.stored(lead, fading).state());
        assertThat(now.scored().entries()).isEqualTo(world.stored(lead, fading).ledger());
    }

    @Test
    void what_does_not_exist_cannot_be_asked() {
        var lead = world.does("click", user("ada"));

        assertThatThrownBy(() -> score(new LeadId(new UUID(4, 4)), start)).isInstanceOf(UnknownLeadException.class);
        assertThatThrownBy(() -> travel.at(world.workspace, lead, start, new ModelId(new UUID(4, 4))))
                .isInstanceOf(UnknownModelException.class);
    }

    private int score(LeadId lead, Instant at) {
        return travel.at(world.workspace, lead, at, null).scored().state().total();
    }
}

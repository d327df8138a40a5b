package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.application.recalculation.World.user;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.scoring.Definition;

/** Whose clocks a publication sets: nobody's, or those of leads that its version puts into a hotter band. */
class PublicationActsTest {

    private final World world = new World();

    @BeforeEach
    void inForce() {
        world.live("Model", Definitions.clicks(5), true);
    }

    @Test
    void a_silent_publication_sets_no_clocks() {
        var lead = world.does("click", user("ada"));
        var before = world.clock(lead);

        publish(Definitions.clicks(90), false);

        assertThat(world.score(lead)).isEqualTo(90);
        assertThat(world.clock(lead)).isEqualTo(before);
    }

    @Test
    void a_publication_that_acts_pulls_in_the_deadlines_of_those_it_puts_into_a_hotter_band() {
        var lead = world.does("click", user("ada"));
        var before = world.clock(lead);

        publish(Definitions.clicks(90), true);

        assertThat(world.score(lead)).isEqualTo(90);
        assertThat(world.clock(lead).bandFrom()).isEqualTo(85);
        assertThat(world.clock(lead).dueAt()).isBefore(before.dueAt());
    }

    @Test
    void what_was_passed_over_in_silence_stays_so_when_a_later_version_acts() {
        var passedOver = world.does("click", user("ada"));
        var before = world.clock(passedOver);
        publish(Definitions.clicks(90), false);

        publish(Definitions.clicks(95), true);

        assertThat(world.clock(passedOver)).isEqualTo(before);
    }

    @Test
    void a_lead_that_was_imported_in_silence_gets_a_clock_only_if_it_crosses_into_a_hotter_band() {
        var lead = world.imported("click", user("ada"));
        assertThat(world.clock(lead)).isNull();
        publish(Definitions.clicks(6), true);
        assertThat(world.clock(lead)).isNull();

        publish(Definitions.clicks(60), true);

        assertThat(world.clock(lead).bandFrom()).isEqualTo(60);
    }

    @Test
    void a_model_that_is_not_the_primary_one_acts_upon_nobody() {
        var lead = world.imported("click", user("ada"));
        var beside = world.application.editModels.draft(world.workspace, "Beside", Definitions.clicks(90), World.ADMIN);

        Simulating.publish(world, beside.id(), true);

        assertThat(world.stored(lead, beside.id()).state().total()).isEqualTo(90);
        assertThat(world.clock(lead)).isNull();
    }

    @Test
    void a_publication_that_acts_lets_void_leads_and_merged_ones_be() {
        var bot = world.does("click", user("bot"));
        world.application.voidEvents.voidLead(world.workspace, bot, "a bot", World.ADMIN);
        var cancelled = world.clock(bot);
        var ended = world.does("click", World.device("x"));
        world.does("click", user("ada"));
        world.does("identify", user("ada"), World.device("x"));

        publish(Definitions.clicks(95), true);

        assertThat(world.clock(bot)).isEqualTo(cancelled);
        assertThat(world.clock(ended)).isNull();
        assertThat(world.score(world.leadOf(user("ada")))).isEqualTo(190);
    }

    private void publish(Definition definition, boolean acts) {
        Simulating.publish(world, Simulating.draft(world, definition), acts);
    }
}

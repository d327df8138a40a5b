package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.application.recalculation.World.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Histories;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.simulation.Simulation;
import org.leadscoring.domain.sla.SlaClock;

/** Publishing a draft makes of all leads exactly what its simulation said. */
class SimulatedIsPublishedTest {

    private static final int CASES = 60;

    private final World world = new World();
    private final ModelId old = world.live("Model", Definitions.clicks(5), true);

    @Test
    void what_is_simulated_is_what_stands_once_it_is_published() {
        people(world);
        var draft = Simulating.draft(world, Definitions.fading(40));
        var counted = Simulating.simulated(world, draft).counted();
        var before = stages(world, old);

        Simulating.publish(world, draft, false);

        assertMatrix(world, counted, before, stages(world, draft));
        assertThat(counted.moved()).isPositive();
        assertThat(counted.movers())
                .isNotEmpty()
                .allSatisfy(mover -> assertThat(world.score(mover.lead())).isEqualTo(mover.after()));
        world.assertExact();
    }

    @Test
    void any_draft_makes_of_anybody_what_its_simulation_said() {
        Seeded.forAll(CASES, random -> {
            var any = new World();
            var histories = new Histories(random);
            var live = any.live("Model", histories.model().definition(), true);
            random(any, random);
            var draft = Simulating.draft(any, histories.model().definition());

            var counted = Simulating.simulated(any, draft).counted();
            var before = stages(any, live);
            var clocks = clocks(any);
            Simulating.publish(any, draft, true);

            assertMatrix(any, counted, before, stages(any, draft));
            assertClocks(any, counted, clocks);
        });
    }

    @Test
    void the_clocks_of_a_publication_that_acts_are_those_that_were_counted() {
        people(world);
        var draft = Simulating.draft(world, Definitions.clicks(45));
        var counted = Simulating.simulated(world, draft).counted();
        var clocks = clocks(world);

        Simulating.publish(world, draft, true);

        assertClocks(world, counted, clocks);
        assertThat(counted.acting()).isPositive();
        assertThat(counted.opened()).anySatisfy(opened -> assertThat(opened).isPositive());
        assertThat(counted.pulledIn()).anySatisfy(pulled -> assertThat(pulled).isPositive());
    }

    @Test
    void a_simulation_changes_nothing() {
        people(world);
        var before = world.everything();
        var clocks = clocks(world);

        Simulating.simulated(world, Simulating.draft(world, Definitions.clicks(90)));

        assertThat(world.everything()).isEqualTo(before);
        assertThat(clocks(world)).isEqualTo(clocks);
        assertThat(world.primary()).isEqualTo(old);
    }

    @Test
    void a_draft_that_will_not_be_the_primary_model_sets_no_clocks() {
        people(world);
        var beside = new ModelId(world.ports.ids().next());
        world.ports
                .scoringModels()
                .addDraft(world.workspace, new ScoringModel(beside, "Beside", 1, Definitions.clicks(90)), world.now());

        var run = Simulating.simulated(world, beside);

        assertThat(run.inForce()).isEqualTo(old);
        assertThat(run.counted().changed()).isPositive();
        assertThat(run.counted().acting()).isZero();
        assertThat(world.application.simulateModel.view(world.workspace, beside).drives())
                .isFalse();
    }

    /** Late events, merges, robots, void leads, imports, leads that were answered: everything that counts in its own way. */
    private static void people(World world) {
        for (int i = 0; i < 40; i++) {
            var who = user("u" + i);
            for (int click = 0; click <= i % 4; click++) {
                world.did(world.now().minus(Duration.ofDays(3L * i + 7L * click)), "click", who);
            }
        }
        for (int i = 40; i < 60; i++) {
            world.imported("click", user("u" + i));
            world.does("click", World.device("d" + i));
        }
        for (int i = 60; i < 70; i++) {
            world.does("click", World.device("m" + i));
            world.does("identify", user("u" + (i - 60)), World.device("m" + i));
        }
        world.told(
                World.WEBSITE,
                world.now(),
                "click",
                new Attributes(Map.of("userAgent", "Googlebot/2.1")),
                user("robot"));
        world.application.voidEvents.voidLead(world.workspace, world.leadOf(user("u3")), "a test", World.ADMIN);
        world.application.clock.advance(Duration.ofHours(3));
    }

    private static void random(World world, RandomGenerator random) {
        var types = List.of("page_view", "click", "session_ended", "email_clicked", "demo_requested", "identify");
        for (int i = random.nextInt(80); i > 0; i--) {
            var at = world.now().minus(Duration.ofHours(random.nextInt(1_500)));
            var who = random.nextBoolean() ? user("u" + random.nextInt(12)) : World.device("d" + random.nextInt(8));
            var type = types.get(random.nextInt(types.size()));
            if (random.nextInt(5) == 0) {
                world.imported(type, who);
            } else if (random.nextInt(12) == 0) {
                world.did(at, type, who, World.device("d" + random.nextInt(8)));
            } else {
                world.did(at, type, who);
            }
        }
        world.application.clock.advance(Duration.ofHours(random.nextInt(100)));
    }

    private static void assertMatrix(
            World world, Simulation counted, Map<LeadId, String> before, Map<LeadId, String> after) {
        var frame = counted.frame();
        assertThat(counted.leads()).isEqualTo(world.leads().size());
        for (int row = 0; row < frame.before().size(); row++) {
            for (int column = 0; column < frame.after().size(); column++) {
                var from = frame.before().get(row);
                var to = frame.after().get(column);
                assertThat(counted.moves().get(row).get(column))
                        .as("from %s to %s", from, to)
                        .isEqualTo(world.leads().stream()
                                .filter(lead -> before.get(lead).equals(from)
                                        && after.get(lead).equals(to))
                                .count());
            }
        }
    }

    /** The stage of each lead as it stands. */
    private static Map<LeadId, String> stages(World world, ModelId model) {
        var ladder = world.application
                .editModels
                .version(world.workspace, model)
                .model()
                .ladder();
        var stages = new HashMap<LeadId, String>();
        world.leads()
                .forEach(lead -> stages.put(
                        lead, ladder.stageOf(world.stored(lead, model).state().rung())));
        return stages;
    }

    private static void assertClocks(World world, Simulation counted, Map<LeadId, SlaClock> before) {
        var opened = new ArrayList<Integer>();
        var pulledIn = new ArrayList<Integer>();
        clocks(world).forEach((lead, clock) -> {
            var was = before.get(lead);
            if (was == null || was.state() == SlaClock.State.CANCELLED && clock.state() == SlaClock.State.OPEN) {
                opened.add(clock.bandFrom());
            } else if (clock.dueAt().isBefore(was.dueAt())) {
                pulledIn.add(clock.bandFrom());
            }
        });
        assertThat(byBand(counted, opened)).isEqualTo(counted.opened());
        assertThat(byBand(counted, pulledIn)).isEqualTo(counted.pulledIn());
    }

    private static List<Long> byBand(Simulation counted, List<Integer> bands) {
        return counted.frame().bands().stream()
                .map(band -> bands.stream().filter(from -> from == band.from()).count())
                .toList();
    }

    private static Map<LeadId, SlaClock> clocks(World world) {
        return new HashMap<>(world.ports.slaClocks().of(world.workspace, Set.copyOf(world.leads())));
    }
}

package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.application.recalculation.World.user;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.scoring.ModelNotDraftException;
import org.leadscoring.application.scoring.UnknownModelException;
import org.leadscoring.application.simulation.SimulateModel.Changed;
import org.leadscoring.application.simulation.SimulateModel.View;
import org.leadscoring.application.simulation.SimulationRun;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;

/** A simulation is worked on in chunks, by whoever is there, whatever happens meanwhile. */
class SimulateModelTest {

    private static final int LEADS = 450;

    private final World world = new World();
    private final ModelId old = world.live("Model", Definitions.clicks(5), true);
    private final Map<Integer, Runnable> between = new HashMap<>();
    private int transactions;

    @Test
    void the_progress_can_be_watched_and_after_a_crash_another_node_goes_on() {
        everybodyClicks();
        var draft = Simulating.draft(world, Definitions.clicks(90));
        var undisturbed = Simulating.simulated(world, draft).counted();
        start(draft);
        between.put(2, () -> {
            throw new CrashException();
        });

        assertThatThrownBy(this::work).isInstanceOf(CrashException.class);
        assertThat(view(draft).running())
                .extracting(SimulationRun::done, SimulationRun::total)
                .containsExactly(400L, (long) LEADS);
        between.clear();
        work();

        assertThat(view(draft).running()).isNull();
        assertThat(view(draft).last().counted()).isEqualTo(undisturbed);
        assertThat(view(draft).last().finishedAt()).isEqualTo(world.now());
    }

    @Test
    void one_that_is_called_off_leaves_the_last_result() {
        everybodyClicks();
        var draft = Simulating.draft(world, Definitions.clicks(90));
        var last = Simulating.simulated(world, draft);
        start(draft);
        between.put(1, () -> world.application.simulateModel.cancel(world.workspace, draft));

        work();

        assertThat(view(draft).running()).isNull();
        assertThat(view(draft).last()).isEqualTo(last);
        assertThat(world.application.simulateModel.work()).isZero();
    }

    @Test
    void only_one_of_a_version_runs_at_a_time() {
        everybodyClicks();
        var draft = Simulating.draft(world, Definitions.clicks(90));
        var first = start(draft);
        between.put(1, () -> assertThat(start(draft).at()).isEqualTo(first.at()));

        work();

        assertThat(transactions).isGreaterThan(2);
        assertThat(view(draft).last().counted().leads()).isEqualTo(LEADS);
    }

    @Test
    void a_draft_that_is_edited_meanwhile_is_counted_as_it_was_and_the_result_says_that_it_is_not_so_any_more() {
        everybodyClicks();
        var draft = Simulating.draft(world, Definitions.clicks(90));
        start(draft);
        between.put(1, () -> edit(draft, Definitions.clicks(7)));

        work();

        assertThat(view(draft).last().counted().stagesAfter()).containsExactly(0L, 0L, (long) LEADS);
        assertThat(view(draft).changes()).containsExactly(Changed.DRAFT);
        assertThat(view(draft).fresh(world.now())).isEmpty();

        edit(draft, Definitions.clicks(90));
        assertThat(view(draft).changes()).isEmpty();
        assertThat(view(draft).fresh(world.now())).isPresent();
        assertThat(view(draft).fresh(world.now().plus(Duration.ofHours(25)))).isEmpty();
    }

    @Test
    void if_another_version_goes_live_meanwhile_all_leads_are_compared_with_that() {
        everybodyClicks();
        var draft = Simulating.draft(world, Definitions.clicks(90));
        var other = Simulating.draft(world, Definitions.clicks(60));
        start(draft);
        between.put(1, () -> Simulating.publish(world, other, false));

        work();

        var last = view(draft).last();
        assertThat(last.inForce()).isEqualTo(other);
        assertThat(last.counted().stagesBefore()).containsExactly(0L, (long) LEADS, 0L);
        assertThat(last.counted().leads()).isEqualTo(LEADS);
        assertThat(view(draft).changes()).isEmpty();
    }

    @Test
    void other_promises_make_a_result_stale() {
        everybodyClicks();
        var draft = Simulating.draft(world, Definitions.clicks(90));
        Simulating.simulated(world, draft);

        var bands = SlaPolicy.STANDARD.bands();
        world.ports.slaPolicies().save(world.workspace, new SlaPolicy(bands.subList(1, bands.size()), 25));

        assertThat(view(draft).changes()).containsExactly(Changed.PROMISES);
    }

    @Test
    void when_the_draft_is_published_meanwhile_its_simulation_ends() {
        everybodyClicks();
        var draft = Simulating.draft(world, Definitions.clicks(90));
        start(draft);
        between.put(1, () -> world.application.publishModel.publish(world.workspace, draft, false, World.ADMIN));

        work();

        assertThat(view(draft).running()).isNull();
        assertThat(view(draft).last()).isNull();
    }

    @Test
    void one_that_fails_does_not_hold_up_the_others() {
        everybodyClicks();
        var draft = Simulating.draft(world, Definitions.clicks(90));
        start(draft);
        var other = new World(world.application, ZoneId.of("UTC"));
        other.live("Other", Definitions.clicks(1), true);
        other.does("click", user("somebody"));
        var theirs = Simulating.draft(other, Definitions.clicks(90));
        world.application.clock.advance(Duration.ofSeconds(1));
        other.application.simulateModel.start(other.workspace, theirs, World.ADMIN);
        between.put(0, () -> {
            throw new CrashException();
        });

        assertThatThrownBy(this::work).isInstanceOf(CrashException.class);

        assertThat(view(draft).running().done()).isZero();
        assertThat(other.application.simulateModel.view(other.workspace, theirs).last())
                .isNotNull();
    }

    @Test
    void the_answers_of_the_last_thirty_days_are_counted_with_it() {
        var lead = world.does("click", user("ada"));
        world.ports
                .users()
                .add(new User(World.ADMIN, world.workspace, "admin", "Admin", Role.ADMIN, true), "hash", world.now());
        world.application.workOnLead.moveTo(world.workspace, lead, LeadStatus.CONTACTED, World.ADMIN);
        world.application.clock.advance(Duration.ofDays(2));

        var answered = Simulating.simulated(world, Simulating.draft(world, Definitions.clicks(90)))
                .answered();

        assertThat(answered).hasSize(30);
        assertThat(answered.get(28)).isOne();
        assertThat(answered.stream().mapToLong(Long::longValue).sum()).isOne();
    }

    @Test
    void only_a_draft_can_be_simulated() {
        var simulate = world.application.simulateModel;

        assertThatThrownBy(() -> simulate.start(world.workspace, old, World.ADMIN))
                .isInstanceOf(ModelNotDraftException.class);
        assertThatThrownBy(() -> simulate.start(
                        world.workspace, new ModelId(world.ports.ids().next()), World.ADMIN))
                .isInstanceOf(UnknownModelException.class);
        assertThatThrownBy(() -> simulate.view(
                        world.workspace, new ModelId(world.ports.ids().next())))
                .isInstanceOf(UnknownModelException.class);
    }

    private void everybodyClicks() {
        for (int i = 0; i < LEADS; i++) {
            world.does("click", user("u" + i));
        }
    }

    private void edit(ModelId draft, Definition definition) {
        world.ports.scoringModels().saveDraft(world.workspace, new ScoringModel(draft, "Model", 2, definition));
    }

    private SimulationRun start(ModelId draft) {
        return world.application.simulateModel.start(world.workspace, draft, World.ADMIN);
    }

    private View view(ModelId model) {
        return world.application.simulateModel.view(world.workspace, model);
    }

    /** A node of its own, with something to happen between its transactions. */
    private void work() {
        transactions = 0;
        world.application
                .newSimulator(new Transactions() {
                    @Override
                    public <T> T run(Supplier<T> work) {
                        between.getOrDefault(transactions++, () -> {}).run();
                        return world.ports.transactions().run(work);
                    }
                })
                .work();
    }

    private static final class CrashException extends RuntimeException {}
}

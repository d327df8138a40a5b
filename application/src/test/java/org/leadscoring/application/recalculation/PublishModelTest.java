package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.application.recalculation.World.user;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.recalculation.Publications.Phase;
import org.leadscoring.application.recalculation.Publications.Publication;
import org.leadscoring.application.scoring.ModelNotDraftException;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.scoring.UnknownModelException;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.UserId;

/** A version is published beside the one it replaces, in chunks, whatever happens meanwhile. */
class PublishModelTest {

    private static final int LEADS = 450;
    private static final UserId OTHER = new UserId(new UUID(9, 8));

    private final World world = new World();
    private final ModelId old = world.live("Model", Definitions.clicks(5), true);
    private final Map<Integer, Runnable> between = new HashMap<>();
    private int transactions;

    @Test
    void a_new_version_takes_the_place_of_the_old_one_in_one_step_and_keeps_its_rank() {
        everybodyClicks();
        var next = draft(Definitions.clicks(9));
        publish(next, false);
        between.put(1, () -> assertThat(scores()).containsOnly(5));
        between.put(2, () -> assertThat(scores()).containsOnly(5));

        work();

        assertThat(scores()).containsOnly(9);
        assertThat(world.primary()).isEqualTo(next);
        assertThat(version(old).state()).isEqualTo(ModelState.RETIRED);
        world.assertExact();
    }

    @Test
    void the_progress_can_be_watched() {
        everybodyClicks();
        var next = draft(Definitions.clicks(9));
        publish(next, false);
        assertThat(publication())
                .extracting(Publication::done, Publication::total)
                .containsExactly(0L, (long) LEADS);
        between.put(2, () -> assertThat(publication().done()).isEqualTo(400));

        work();
        assertThat(publication().phase()).isEqualTo(Phase.CATCHING_UP);
        settle();

        assertThat(publication())
                .extracting(Publication::phase, Publication::done, Publication::finishedAt)
                .containsExactly(Phase.DONE, (long) LEADS, world.now());
        assertThat(world.application.publishModel.work()).isZero();
    }

    @Test
    void what_happens_in_the_middle_is_scored_by_both_versions_late_or_not_and_by_new_leads_too() {
        everybodyClicks();
        world.application.clock.advance(Duration.ofHours(1));
        publish(draft(Definitions.clicks(9)), false);
        between.put(1, () -> {
            for (int i = 0; i < LEADS; i += 7) {
                world.does("click", user("u" + i));
                world.did(world.now().minus(Duration.ofDays(1)), "click", user("u" + i));
            }
            world.does("click", user("new"));
            world.assertExact(world.leadOf(user("u0")), old);
            world.assertExact(
                    world.leadOf(user("u0")),
                    world.ports.publications().all(world.workspace).getFirst().model());
        });

        work();

        assertThat(world.score(world.leadOf(user("u0")))).isEqualTo(27);
        assertThat(world.score(world.leadOf(user("u1")))).isEqualTo(9);
        assertThat(world.score(world.leadOf(user("new")))).isEqualTo(9);
        world.assertExact();
    }

    @Test
    void a_lead_that_came_in_without_a_score_is_looked_after_before_it_is_done() {
        var lead = world.does("click", user("ada"));
        publish(draft(Definitions.clicks(9)), false);
        work();
        world.ports.scoreBook().remove(world.workspace, Set.of(lead));

        settle();

        assertThat(world.score(lead)).isEqualTo(9);
        assertThat(publication().phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void who_published_and_who_called_it_off_is_written_down_with_what_it_was_before() {
        var next = draft(Definitions.clicks(9));
        publish(next, true);
        world.application.publishModel.cancel(world.workspace, next, OTHER);

        var log = world.ports.auditLog().of(world.workspace, new Subject("model", next.value()), 2);

        assertThat(log).extracting(Change::action).containsExactly("call_off", "publish");
        assertThat(log).extracting(Change::by).containsExactly(OTHER, World.ADMIN);
        assertThat(log.getLast().before().values()).isEqualTo(Map.of("state", "draft"));
        assertThat(log.getLast().after().values())
                .containsEntry("state", "publishing")
                .containsEntry("acts", true)
                .containsEntry("replaces", "Model 1");
        assertThat(log.getFirst().after().values()).isEqualTo(Map.of("state", "draft"));
    }

    @Test
    void a_publication_that_is_called_off_leaves_a_draft_that_can_be_published_again() {
        everybodyClicks();
        var next = draft(Definitions.clicks(9));
        publish(next, false);
        between.put(1, () -> world.application.publishModel.cancel(world.workspace, next, World.ADMIN));

        work();
        between.clear();
        assertThat(publication().phase()).isEqualTo(Phase.CANCELLING);
        assertThatThrownBy(() -> publish(next, false)).isInstanceOf(ModelNotDraftException.class);
        settle();

        assertThat(publication().phase()).isEqualTo(Phase.CANCELLED);
        assertThat(version(next).state()).isEqualTo(ModelState.DRAFT);
        assertThat(scores()).containsOnly(5);
        assertThat(world.ports.scoreBook().scores(world.workspace, next, Set.copyOf(world.leads())))
                .isEmpty();

        between.clear();
        publish(next, false);
        settle();
        assertThat(scores()).containsOnly(9);
        world.assertExact();
    }

    @Test
    void a_publication_that_fails_does_not_hold_up_the_others() {
        everybodyClicks();
        publish(draft(Definitions.clicks(9)), false);
        var other = new World(world.application, ZoneId.of("UTC"));
        other.live("Other", Definitions.clicks(1), true);
        other.does("click", user("somebody"));
        var next = world.application.editModels.draft(other.workspace, "Other", Definitions.clicks(3), World.ADMIN);
        world.application.publishModel.publish(
                other.workspace, next.id(), false, new UserId(world.ports.ids().next()));
        between.put(0, () -> {
            throw new CrashException();
        });

        assertThatThrownBy(this::work).isInstanceOf(CrashException.class);

        assertThat(scores()).as("it waits for another try").containsOnly(5);
        assertThat(other.score(other.leadOf(user("somebody")))).isEqualTo(3);
    }

    @Test
    void after_a_crash_another_node_goes_on_with_the_next_chunk() {
        everybodyClicks();
        publish(draft(Definitions.clicks(9)), false);
        between.put(1, () -> {
            throw new CrashException();
        });
        assertThatThrownBy(this::work).isInstanceOf(CrashException.class);
        assertThat(publication().done()).isEqualTo(200);
        assertThat(scores()).containsOnly(5);

        between.clear();
        work();

        assertThat(publication().done()).isEqualTo(LEADS);
        assertThat(scores()).containsOnly(9);
        world.assertExact();
    }

    @Test
    void two_workspaces_publish_at_once_and_do_not_touch_each_other() {
        var other = new World(world.application, ZoneId.of("UTC"));
        other.live("Model", Definitions.clicks(5), true);
        var lead = other.does("click", user("ada"));
        everybodyClicks();
        publish(draft(Definitions.clicks(9)), false);
        var theirs = other.application.editModels.draft(other.workspace, "Model", Definitions.clicks(7), World.ADMIN);
        world.application.publishModel.publish(other.workspace, theirs.id(), false, World.ADMIN);

        settle();

        assertThat(scores()).containsOnly(9);
        assertThat(other.score(lead)).isEqualTo(7);
        other.assertExact();
    }

    @Test
    void the_first_version_of_another_name_scores_beside_the_primary_one() {
        var lead = world.does("click", user("ada"));
        var beside = world.application
                .editModels
                .draft(world.workspace, "Beside", Definitions.milestones(), World.ADMIN)
                .id();
        publish(beside, true);

        settle();

        assertThat(world.primary()).isEqualTo(old);
        assertThat(world.score(lead)).isEqualTo(5);
        assertThat(version(beside))
                .extracting(Version::state, Version::primary)
                .containsExactly(ModelState.LIVE, false);
        assertThat(world.stored(lead, beside).state().total()).isEqualTo(15);
    }

    @Test
    void only_a_draft_can_be_published_and_only_one_of_a_name_at_a_time() {
        var next = draft(Definitions.clicks(9));
        var another = draft(Definitions.clicks(10));
        assertThatThrownBy(() -> publish(old, false)).isInstanceOf(ModelNotDraftException.class);
        assertThatThrownBy(() -> publish(new ModelId(world.ports.ids().next()), false))
                .isInstanceOf(UnknownModelException.class);
        publish(next, false);
        assertThatThrownBy(() -> publish(next, false)).isInstanceOf(ModelNotDraftException.class);
        assertThatThrownBy(() -> publish(another, false)).isInstanceOf(ModelNotDraftException.class);

        settle();
        publish(another, false);
        settle();

        assertThat(world.primary()).isEqualTo(another);
        assertThatThrownBy(() -> publish(old, false)).isInstanceOf(ModelNotDraftException.class);
    }

    @Test
    void only_what_is_being_published_and_not_live_yet_can_be_called_off() {
        var next = draft(Definitions.clicks(9));
        var publish = world.application.publishModel;
        assertThatThrownBy(() -> publish.cancel(world.workspace, next, World.ADMIN))
                .isInstanceOf(ModelNotDraftException.class);
        assertThatThrownBy(() -> publish.cancel(
                        world.workspace, new ModelId(world.ports.ids().next()), World.ADMIN))
                .isInstanceOf(UnknownModelException.class);
        publish(next, false);
        work();

        assertThatThrownBy(() -> publish.cancel(world.workspace, next, World.ADMIN))
                .isInstanceOf(ModelNotDraftException.class);
    }

    private void everybodyClicks() {
        for (int i = 0; i < LEADS; i++) {
            world.does("click", user("u" + i));
        }
    }

    private List<Integer> scores() {
        return world.leads().stream().map(world::score).toList();
    }

    private ModelId draft(Definition definition) {
        return world.application
                .editModels
                .draft(world.workspace, "Model", definition, World.ADMIN)
                .id();
    }

    private void publish(ModelId model, boolean acts) {
        world.application.publishModel.publish(world.workspace, model, acts, World.ADMIN);
    }

    private Publication publication() {
        return world.application.publishModel.all(world.workspace).getFirst();
    }

    private Version version(ModelId model) {
        return world.application.editModels.version(world.workspace, model);
    }

    /** A node of its own, with something to happen between its transactions. */
    private void work() {
        transactions = 0;
        var application = world.application;
        new PublishModel(
                        new Transactions() {
                            @Override
                            public <T> T run(Supplier<T> work) {
                                between.getOrDefault(transactions++, () -> {}).run();
                                return world.ports.transactions().run(work);
                            }
                        },
                        world.ports.scoringModels(),
                        world.ports.publications(),
                        world.ports.leads(),
                        world.ports.scoreBook(),
                        application.scoreLeads,
                        application.setClocks,
                        application.actOnLeads,
                        world.ports.links(),
                        world.ports.auditLog(),
                        world.ports.ids(),
                        application.clock)
                .work();
    }

    /** Until all is done. */
    private void settle() {
        work();
        world.application.clock.advance(Duration.ofSeconds(61));
        work();
    }

    private static final class CrashException extends RuntimeException {}
}

package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.application.recalculation.World.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.experiment.ExperimentNotPossibleException;
import org.leadscoring.application.experiment.RunExperiment;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.experiment.Comparison.Verdict;
import org.leadscoring.domain.experiment.Experiment;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.stage.Action;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.StageActions;

/** A challenger drives its share of the leads, and all that follows from the primary model follows from it for these. */
class RunExperimentTest {

    private static final int LEADS = 40;

    private final World world = new World();
    private final RunExperiment experiments = world.application.runExperiment;
    private final ModelId champion = world.live("Champion", Definitions.clicks(10), true);
    private final ModelId challenger = world.live("Challenger", Definitions.clicks(40), false);

    @BeforeEach
    void actions() {
        var hook = new Destination(
                new DestinationId(new UUID(5, 5)),
                world.workspace,
                "Mail",
                new Channel.Mail(List.of("sales@example.com")),
                true,
                Set.of(Topic.LEAD_ASSIGNED));
        world.ports.destinations().add(hook, world.now());
        world.ports
                .actionBook()
                .save(
                        world.workspace,
                        StageActions.NONE.with("warm", Direction.UP, List.of(new Action.Tell(hook.id()))));
    }

    @Test
    void leads_that_enter_are_driven_by_whose_they_are_in_stage_clock_and_actions() {
        var experiment = begun(50);

        var leads = clicking();

        var tried = 0;
        for (var lead : leads) {
            var mine = experiment.division().first(lead);
            tried += mine ? 1 : 0;
            assertThat(world.lead(lead).standing().stage()).isEqualTo(mine ? "warm" : "cold");
            assertThat(world.score(lead)).isEqualTo(mine ? 40 : 10);
            assertThat(told(lead)).isEqualTo(mine ? 1 : 0);
            assertThat(world.clock(lead))
                    .isNotNull()
                    .satisfies(clock -> assertThat(clock.bandFrom())
                            .as("the promise of its band")
                            .isEqualTo(mine ? 40 : Integer.MIN_VALUE));
            assertThat(world.application
                            .viewLead
                            .head(world.workspace, lead)
                            .orElseThrow()
                            .model()
                            .id())
                    .isEqualTo(mine ? challenger : champion);
        }
        assertThat(tried).isBetween(LEADS / 4, LEADS * 3 / 4);
        world.assertExact();
    }

    @Test
    void nothing_acts_when_it_begins_or_ends_and_leads_stand_where_the_other_model_puts_them() {
        var leads = clicking();
        var clocks = new HashMap<LeadId, String>();
        leads.forEach(lead -> clocks.put(lead, String.valueOf(world.clock(lead))));

        var experiment = begun(50);
        world.application.sweepScores.passTime();
        world.application.sweepScores.replay();

        var moved = leads.stream().filter(experiment.division()::first).toList();
        assertThat(moved).isNotEmpty();
        assertThat(leads).allSatisfy(lead -> {
            assertThat(world.score(lead)).isEqualTo(moved.contains(lead) ? 40 : 10);
            assertThat(told(lead)).isZero();
            assertThat(String.valueOf(world.clock(lead))).isEqualTo(clocks.get(lead));
        });

        experiments.end(world.workspace, World.ADMIN);
        world.application.sweepScores.passTime();

        assertThat(leads).allSatisfy(lead -> {
            assertThat(world.score(lead)).isEqualTo(10);
            assertThat(told(lead)).isZero();
            assertThat(String.valueOf(world.clock(lead))).isEqualTo(clocks.get(lead));
        });
        world.assertExact();
    }

    @Test
    void what_leads_do_from_then_on_acts_by_the_model_that_drives_them() {
        var leads = clicking();
        var experiment = begun(50);

        for (int i = 0; i < LEADS; i++) {
            world.does("click", user("u" + i));
            world.does("click", user("u" + i));
        }

        assertThat(leads).allSatisfy(lead -> {
            var mine = experiment.division().first(lead);
            assertThat(world.lead(lead).standing().stage()).isEqualTo(mine ? "hot" : "warm");
            // Who was warm by the challenger already did not enter it.
            assertThat(told(lead)).isEqualTo(mine ? 0 : 1);
        });
    }

    @Test
    void a_new_version_of_either_model_goes_on_with_it() {
        var experiment = begun(50);
        var leads = clicking();

        published("Challenger", 20, false);

        assertThat(leads)
                .allSatisfy(lead -> assertThat(world.score(lead))
                        .isEqualTo(experiment.division().first(lead) ? 20 : 10));
    }

    @Test
    void a_version_that_acts_when_it_is_published_acts_for_the_leads_that_it_drives() {
        var experiment = begun(50);
        var leads = clicking();

        published("Champion", 35, true);

        assertThat(leads).allSatisfy(lead -> assertThat(told(lead)).isEqualTo(1));
        published("Challenger", 90, true);
        assertThat(leads).allSatisfy(lead -> {
            assertThat(told(lead)).isEqualTo(1);
            assertThat(world.lead(lead).standing().stage())
                    .isEqualTo(experiment.division().first(lead) ? "hot" : "warm");
        });
    }

    private void published(String name, int points, boolean acts) {
        var draft = world.application.editModels.draft(world.workspace, name, Definitions.clicks(points), World.ADMIN);
        world.application.publishModel.publish(world.workspace, draft.id(), acts, World.ADMIN);
        world.application.publishModel.work();
        world.application.clock.advance(PublishModel.LONGEST_TRANSACTION.plusSeconds(1));
        world.application.publishModel.work();
    }

    @Test
    void outcomes_are_compared_by_whose_the_leads_are_and_a_verdict_waits_until_it_is_no_chance() {
        clicking();
        world.application.clock.advance(Duration.ofSeconds(1));
        var experiment = begun(50);
        assertThat(last().comparison().verdict()).isEqualTo(Verdict.OPEN);
        var leads = new ArrayList<LeadId>();
        for (int i = 0; i < LEADS; i++) {
            world.application.clock.advance(Duration.ofSeconds(1));
            leads.add(world.does("click", user("later" + i)));
        }
        for (var lead : leads) {
            world.application.workOnLead.moveTo(
                    world.workspace,
                    lead,
                    experiment.division().first(lead) ? LeadStatus.WON : LeadStatus.LOST,
                    World.ADMIN);
        }
        world.application.clock.advance(Duration.ofSeconds(1));
        experiments.end(world.workspace, World.ADMIN);
        world.application.clock.advance(Duration.ofSeconds(1));
        world.does("click", user("too late"));

        var comparison = last().comparison();
        var mine = leads.stream().filter(experiment.division()::first).count();
        assertThat(comparison.challenger().entered()).isEqualTo(mine);
        assertThat(comparison.challenger().won()).isEqualTo(mine);
        assertThat(comparison.champion().lost()).isEqualTo(LEADS - mine);
        assertThat(comparison.verdict()).isEqualTo(Verdict.CHALLENGER);
        assertThat(comparison.outcomesToGo()).isEmpty();
    }

    @Test
    void only_one_runs_at_a_time_of_a_live_model_that_is_not_primary() {
        refused("Champion", 50, "not the primary one");
        refused("Nobody", 50, "must be a live model");
        refused("Challenger", 0, "1 to 99 percent");
        refused("Challenger", 100, "1 to 99 percent");
        assertThatThrownBy(() -> experiments.end(world.workspace, World.ADMIN))
                .isInstanceOf(ExperimentNotPossibleException.class)
                .hasMessageContaining("no experiment runs any more");

        begun(1);

        refused("Challenger", 50, "runs already");
        assertThat(experiments.challengers(world.workspace))
                .extracting(model -> model.name())
                .containsExactly("Challenger");
    }

    @Test
    void who_began_and_ended_it_is_written_down() {
        var experiment = begun(30);
        experiments.end(world.workspace, World.ADMIN);

        assertThat(world.ports
                        .auditLog()
                        .of(
                                world.workspace,
                                new Subject("experiment", experiment.id().value()),
                                9))
                .extracting(Change::action)
                .containsExactly("end", "begin");
    }

    private void refused(String name, int percent, String why) {
        assertThatThrownBy(() -> experiments.begin(world.workspace, name, percent, World.ADMIN))
                .isInstanceOf(ExperimentNotPossibleException.class)
                .hasMessageContaining(why);
    }

    private RunExperiment.Compared last() {
        return experiments.all(world.workspace).getFirst();
    }

    private Experiment begun(int percent) {
        return experiments.begin(world.workspace, "Challenger", percent, World.ADMIN);
    }

    private List<LeadId> clicking() {
        var leads = new ArrayList<LeadId>();
        for (int i = 0; i < LEADS; i++) {
            leads.add(world.does("click", user("u" + i)));
        }
        return leads;
    }

    private int told(LeadId lead) {
        // What was decided many at a time is listed from when it is claimed.
        world.ports
                .destinations()
                .all(world.workspace)
                .forEach(to -> world.ports
                        .deliveries()
                        .claim(world.workspace, to.id(), world.application.clock.instant(), 1_000));
        return world.ports.deliveries().of(world.workspace, Set.of(lead), 100).size();
    }
}

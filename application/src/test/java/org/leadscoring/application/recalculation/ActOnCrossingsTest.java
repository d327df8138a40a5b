package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.application.recalculation.World.device;
import static org.leadscoring.application.recalculation.World.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.delivery.Deliveries.Filter;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.delivery.Topic;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.stage.Action;
import org.leadscoring.domain.stage.Action.Qualification;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.domain.workspace.UserId;

/** Spec ST-1 to ST-4: each threshold acts once for each time it is passed, in order, and never for the past. */
class ActOnCrossingsTest {

    private static final UserId PRIYA = new UserId(new UUID(7, 7));

    private final World world = new World();
    private final Destination hook = new Destination(
            new DestinationId(new UUID(5, 5)),
            world.workspace,
            "Hook",
            new Channel.Mail(List.of("sales@example.com")),
            true,
            Set.of(Topic.LEAD_ASSIGNED, Topic.LEAD_UNASSIGNED, Topic.SLA_WARNED, Topic.SLA_BREACHED));

    @BeforeEach
    void actions() {
        world.live("Model", Definitions.fading(30), true);
        world.ports.destinations().add(hook, world.now());
        var tell = new Action.Tell(hook.id());
        world.ports
                .actionBook()
                .save(
                        world.workspace,
                        StageActions.NONE
                                .with("warm", Direction.UP, List.of(tell, new Action.Mark(Qualification.MQL)))
                                .with("warm", Direction.DOWN, List.of(tell))
                                .with("hot", Direction.UP, List.of(tell, new Action.Assign()))
                                .with("hot", Direction.DOWN, List.of(tell)));
    }

    @Test
    void a_leap_over_several_thresholds_acts_at_each_in_order() {
        var who = user("ada");
        var lead = world.take(clicks(3).toArray(IncomingEvent[]::new));

        assertThat(told(lead)).containsExactly("entered warm", "entered hot", "unassigned hot");
        assertThat(world.ports.actionBook().marks(world.workspace, lead)).containsOnlyKeys(Qualification.MQL);
        assertThat(world.leadOf(who)).isEqualTo(lead);
    }

    @Test
    void a_lead_is_given_to_somebody_once_and_told_with_them() {
        var lead = world.does("click", user("ada"));
        world.application.owners.put(lead, PRIYA);

        world.does("click", user("ada"));
        world.does("click", user("ada"));

        assertThat(world.lead(lead).owner()).isEqualTo(PRIYA);
        assertThat(told(lead)).containsExactly("entered warm", "entered hot", "assigned hot");
    }

    @Test
    void a_lead_that_leaves_a_stage_and_enters_it_again_acts_again_but_is_marked_since_the_first_time() {
        var first = world.now();
        var lead = world.does("click", user("ada"));
        world.application.clock.advance(Duration.ofDays(40));
        world.application.sweepScores.passTime();
        assertThat(told(lead)).containsExactly("entered warm", "left warm");

        world.application.clock.advance(Duration.ofSeconds(1));
        world.does("click", user("ada"));

        assertThat(told(lead)).containsExactly("entered warm", "left warm", "entered warm");
        assertThat(world.ports.actionBook().marks(world.workspace, lead)).containsEntry(Qualification.MQL, first);
    }

    @Test
    void what_is_imported_voided_or_replayed_does_not_act() {
        var lead = world.imported("click", user("ada"));
        world.imported("click", user("ada"));
        world.imported("click", user("ada"));
        assertThat(world.lead(lead).standing().stage()).isEqualTo("hot");

        world.application.voidEvents.voidSource(world.workspace, World.WEBSITE, "test", World.ADMIN);
        world.application.sweepScores.replay();
        world.application.voidEvents.unvoidSource(world.workspace, World.WEBSITE, World.ADMIN);
        world.application.sweepScores.replay();

        assertThat(told(lead)).isEmpty();
    }

    @Test
    void an_event_that_comes_late_acts_for_the_stage_the_lead_is_in_now_and_not_again_for_what_was_told() {
        world.application.clock.advance(Duration.ofHours(2));
        var lead = world.does("click", user("ada"));
        world.did(world.now().minusSeconds(60), "click", user("ada"));
        assertThat(told(lead)).containsExactly("entered warm");

        world.did(world.now().minusSeconds(30), "click", user("ada"));

        assertThat(told(lead)).containsExactly("entered warm", "entered hot", "unassigned hot");
    }

    @Test
    void a_visitor_who_becomes_known_is_told_of_by_what_is_new_only() {
        world.does("click", device("phone"));
        var known = world.does("click", user("ada"));
        assertThat(all()).hasSize(2);

        var lead = world.does("click", device("phone"), user("ada"));

        assertThat(world.score(lead)).isEqualTo(90);
        assertThat(lead).isEqualTo(known);
        assertThat(all().stream().filter(delivery -> delivery.fact().topic() == Topic.STAGE_ENTERED))
                .extracting(delivery -> delivery.fact().stage())
                .containsExactlyInAnyOrder("warm", "warm", "hot");
    }

    @Test
    void a_publication_acts_for_those_it_puts_higher_if_it_was_asked_to() {
        var silent = world.imported("click", user("ada"));
        Simulating.publish(
                world,
                world.application
                        .editModels
                        .draft(world.workspace, "Model", Definitions.fading(31), World.ADMIN)
                        .id(),
                false);
        assertThat(told(silent)).isEmpty();

        Simulating.publish(
                world,
                world.application
                        .editModels
                        .draft(world.workspace, "Model", Definitions.fading(90), World.ADMIN)
                        .id(),
                true);

        assertThat(told(silent)).containsExactly("entered hot", "unassigned hot");
    }

    @Test
    void whoever_wants_to_know_is_told_of_warnings_and_breaches_once() {
        var lead = world.does("click", user("ada"));
        for (int i = 0; i < 3; i++) {
            world.application.clock.advance(Duration.ofHours(23));
            world.application.sweepClocks.sweep();
            world.application.sweepClocks.sweep();
        }

        assertThat(told(lead)).containsExactly("entered warm", "sla_warned", "sla_breached");
    }

    /** However messages come, twice or late, everybody is told of every stage they are in, and of no passage twice. */
    @Test
    void everybody_is_told_of_every_stage_they_are_in_and_of_no_passage_twice() {
        Seeded.forAll(150, random -> {
            var other = new ActOnCrossingsTest();
            other.actions();
            var start = other.world.now();
            other.world.application.clock.advance(Duration.ofDays(90));
            for (int i = 0; i < 25; i++) {
                var at = start.plus(Duration.ofHours(random.nextInt(90 * 24)));
                var who = random.nextInt(4) == 0
                        ? new Identifier[] {device("d" + random.nextInt(3)), user("u" + random.nextInt(2))}
                        : new Identifier[] {device("d" + random.nextInt(3))};
                other.world.did(at, "click", who);
                if (random.nextInt(5) == 0) {
                    other.world.application.sweepScores.passTime();
                }
            }
            other.world.assertExact();

            for (var lead : other.world.leads()) {
                var stage = other.world.lead(lead).standing().stage();
                // An event by which a lead was told of may have gone to another since, or one that came late may be
                // before it.
                var did = other.world.ports.eventLog().history(other.world.workspace, lead).stream()
                        .map(event -> event.key().occurredAt())
                        .toList();
                for (var entered : upTo(stage)) {
                    assertThat(other.all())
                            .as("of %s in %s somebody was told", lead, entered)
                            .anyMatch(delivery -> delivery.fact().topic() == Topic.STAGE_ENTERED
                                    && entered.equals(delivery.fact().stage())
                                    && (lead.equals(delivery.fact().lead())
                                            || did.contains(delivery.fact().at())));
                }
            }
            assertThat(other.all()).extracting(Delivery::id).doesNotHaveDuplicates();
        });
    }

    private static List<String> upTo(String stage) {
        return switch (stage) {
            case "hot" -> List.of("warm", "hot");
            case "warm" -> List.of("warm");
            default -> List.of();
        };
    }

    private List<Delivery> all() {
        return world.ports.deliveries().list(world.workspace, Filter.ALL, null, 1_000);
    }

    private List<String> told(LeadId lead) {
        var told = new ArrayList<String>();
        // By when it happened; at the same instant as it was decided.
        world.application.ports.deliveries().of(world.workspace, Set.of(lead), 100).stream()
                .sorted(Comparator.comparing((Delivery delivery) -> delivery.createdAt())
                        .thenComparing(delivery -> delivery.fact().topic())
                        .thenComparing(
                                delivery -> String.valueOf(delivery.fact().stage()), Comparator.reverseOrder()))
                .forEach(delivery -> told.add(words(delivery)));
        return told;
    }

    private static String words(Delivery delivery) {
        var stage = delivery.fact().stage();
        return switch (delivery.fact().topic()) {
            case STAGE_ENTERED -> "entered " + stage;
            case STAGE_LEFT -> "left " + stage;
            case LEAD_ASSIGNED -> "assigned " + stage;
            case LEAD_UNASSIGNED -> "unassigned " + stage;
            default -> delivery.fact().topic().key();
        };
    }

    private List<IncomingEvent> clicks(int times) {
        var events = new ArrayList<IncomingEvent>();
        for (int i = 0; i < times; i++) {
            var id = world.ports.ids().next();
            events.add(IncomingEvent.of(World.click(id, world.now().plusMillis(i)), List.of(user("ada"))));
        }
        return events;
    }
}

package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.application.recalculation.World.user;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.scoring.ScoreLeads.Work;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.Scorer;

/** Scores follow the log by reading as little of it as they can. */
class ScoreLeadsTest {

    private static final int EVENTS = 2 * Scorer.CHECKPOINT_EVERY + 50;

    private final World world = new World();
    private final List<Integer> reads = new ArrayList<>();
    private final ScoreLeads scoring = new ScoreLeads(
            counted(world.ports.eventLog()),
            world.ports.scoringModels(),
            world.ports.derivations(),
            world.ports.scoreBook());

    @Test
    void what_comes_after_everything_is_scored_without_reading_the_log() {
        world.live("Clicks", Definitions.clicks(1), true);
        var lead = clicked();

        score(lead, world.now());

        assertThat(reads).isEmpty();
        world.assertExact();
    }

    @Test
    void a_late_event_is_scored_from_the_checkpoint_before_it_and_only_what_follows_is_read() {
        world.live("Clicks", Definitions.clicks(1), true);
        var lead = clicked();
        var late = world.now().minus(Duration.ofMinutes(20)).plusSeconds(1);

        score(lead, late);

        assertThat(reads).containsExactly(50 + 1);
        world.assertExact();
    }

    @Test
    void an_event_before_the_first_checkpoint_is_scored_from_the_start() {
        world.live("Clicks", Definitions.clicks(1), true);
        var lead = clicked();

        score(lead, world.now().minus(Duration.ofDays(2)));

        assertThat(reads).containsExactly(EVENTS + 1);
        world.assertExact();
    }

    @Test
    void after_a_late_event_there_are_the_checkpoints_that_a_full_replay_makes() {
        var model = world.live("Fading", Definitions.fading(1), true);
        var lead = clicked();
        score(lead, world.now().minus(Duration.ofMinutes(200)).plusSeconds(1));
        reads.clear();

        score(lead, world.now().minus(Duration.ofMinutes(30)).plusSeconds(2));

        var expected = world.replayed(lead, model).checkpoints();
        assertThat(reads).hasSize(1).allSatisfy(read -> assertThat(read).isLessThan(Scorer.CHECKPOINT_EVERY));
        assertThat(world.ports
                        .scoreBook()
                        .checkpoint(
                                world.workspace,
                                lead,
                                model,
                                new EventKey(world.now().plusSeconds(1), "z", World.WEBSITE)))
                .contains(expected.getLast());
        world.assertExact();
    }

    @Test
    void models_of_every_method_that_are_live_at_once_get_every_event() {
        var points = world.live("Points", Definitions.clicks(7), true);
        var milestones = world.live("Milestones", Definitions.milestones(), false);
        var sessions = world.live("Sessions", Definitions.sessions(), false);
        var lead = world.does("click", user("ada"));
        world.does("demo", user("ada"));
        world.application.clock.advance(Duration.ofHours(1));
        world.application.sweepScores.passTime();

        assertThat(world.stored(lead, points).state().total()).isEqualTo(7);
        assertThat(world.stored(lead, milestones).state().total()).isEqualTo(85);
        assertThat(world.stored(lead, sessions).state().total()).isPositive();
        assertThat(world.score(lead)).isEqualTo(7);
        world.assertExact();
    }

    @Test
    void sc_11_what_a_source_begins_to_send_itself_is_made_no_longer_for_anybody() {
        world.live("Returns", Definitions.returns(10), true);
        var made = world.does("click", user("ada"));
        world.does("click", user("bob"));
        world.application.clock.advance(Duration.ofDays(2));
        world.does("click", user("ada"));
        assertThat(world.score(made)).isEqualTo(12);

        var sends = world.does("return_visit", user("bob"));
        assertThat(world.ports.replays().waiting(world.workspace)).isPositive();
        assertThat(world.application.sweepScores.replay()).isEqualTo(2);

        assertThat(world.score(made)).isEqualTo(2);
        assertThat(world.score(sends)).isEqualTo(11);
        assertThat(world.ports.derivations().of(world.workspace).makes()).doesNotContain(Derivation.RETURN_VISIT);
        world.assertExact();
    }

    /** A lead that clicked once a minute, up to now. */
    private LeadId clicked() {
        LeadId lead = null;
        for (int i = 0; i < EVENTS; i++) {
            world.application.clock.advance(Duration.ofMinutes(1));
            lead = world.does("click", user("ada"));
        }
        return lead;
    }

    /** Tells the log and the scores of a click, as ingestion does. */
    private void score(LeadId lead, Instant at) {
        var id = new EventId(world.ports.ids().next());
        var event = new Event(
                id,
                new EventKey(at, "late " + id.value(), World.WEBSITE),
                new EventType("click"),
                "click",
                world.now(),
                Attributes.NONE,
                Attributes.NONE,
                Attributes.NONE);
        world.ports.eventLog().append(world.workspace, List.of(new Attributed(event, lead, user("ada"))));
        scoring.score(world.workspace, Map.of(lead, new Work(List.of(event), false, false)), world.now());
        assertThat(world.ports.scoreBook().scores(world.workspace, world.primary(), Set.of(lead)))
                .containsKey(lead);
    }

    /** The log, noting how many events were read each time. */
    private EventLog counted(EventLog log) {
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class}, (proxy, method, arguments) -> {
                    try {
                        var result = method.invoke(log, arguments);
                        if (result instanceof List<?> events) {
                            reads.add(events.size());
                        } else if (result instanceof Map<?, ?> histories) {
                            histories.values().forEach(history -> reads.add(((List<?>) history).size()));
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.application.recalculation.World.user;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.event.EventLog.MessageRef;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.scoring.ScoreBook.Score;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Histories;
import org.leadscoring.domain.scoring.ModelId;

/** A state that was not kept follows from the one that was kept last and from the events since (spec SC-1). */
class RecallScoresTest {

    private static final Attributes ROBOT = new Attributes(Map.of("userAgent", "Googlebot/2.1"));

    private final World world = new World();

    @Test
    void who_remembers_nothing_scores_as_who_remembers_everything_at_every_distance_from_a_kept_state() {
        var distances = new HashSet<Integer>();

        Seeded.forAll(300, random -> {
            var histories = new Histories(random);
            var definition = histories.model().definition();
            var zone = histories.derivation().zone();
            var remembering = lived(definition, zone, true);
            var forgetful = lived(definition, zone, false);
            var messages = new HashSet<MessageRef>();
            for (var event : histories.history()) {
                if (!messages.add(MessageRef.of(event.key()))) {
                    continue;
                }
                var lead = take(remembering, event);
                assertThat(take(forgetful, event)).isEqualTo(lead);
                if (random.nextInt(6) == 0) {
                    var wait = Duration.ofHours(random.nextInt(24 * 20));
                    pass(remembering, wait);
                    pass(forgetful, wait);
                }

                var model = remembering.primary();
                assertThat(forgetful.stored(lead, model)).isEqualTo(remembering.stored(lead, model));
                var score = score(forgetful, lead, model);
                distances.add(score.figures().events() - score.kept().events());
            }
            forgetful.assertExact();
        });

        assertThat(distances).contains(0, 1, 2, ScoreLeads.KEEP_EVERY - 1).doesNotContain(ScoreLeads.KEEP_EVERY);
    }

    @Test
    void a_state_is_kept_when_so_many_events_have_come_since_the_last_and_when_time_has_changed_it() {
        var model = world.live("Fading", Definitions.fading(1), true);
        var lead = world.does("click", user("ada"));
        for (int i = 1; i < ScoreLeads.KEEP_EVERY; i++) {
            assertThat(kept(lead, model)).isZero();
            world.does("click", user("ada"));
        }
        assertThat(kept(lead, model)).isEqualTo(ScoreLeads.KEEP_EVERY);
        world.does("click", user("ada"));
        assertThat(kept(lead, model)).isEqualTo(ScoreLeads.KEEP_EVERY);

        pass(world, Duration.ofDays(120));

        var score = score(world, lead, model);
        assertThat(score.figures().steppedAt()).isNotNull();
        assertThat(score.kept().events()).isEqualTo(ScoreLeads.KEEP_EVERY + 1);
        assertThat(score.kept().steppedAt()).isEqualTo(score.figures().steppedAt());
        world.assertExact();
    }

    @Test
    void a_late_event_before_the_kept_state_takes_its_place_and_one_after_it_leaves_it() {
        var model = world.live("Clicks", Definitions.clicks(1), true);
        LeadId lead = null;
        for (int i = 0; i < ScoreLeads.KEEP_EVERY + 5; i++) {
            world.application.clock.advance(Duration.ofMinutes(1));
            lead = world.does("click", user("ada"));
        }
        world.ports.transactions().remembers = () -> false;

        world.did(world.now().minus(Duration.ofMinutes(2)).minusSeconds(1), "click", user("ada"));
        assertThat(kept(lead, model)).isEqualTo(ScoreLeads.KEEP_EVERY);

        world.did(world.now().minus(Duration.ofMinutes(12)).minusSeconds(1), "click", user("ada"));
        assertThat(kept(lead, model)).isEqualTo(ScoreLeads.KEEP_EVERY + 7);
        world.assertExact();
    }

    @Test
    void what_took_long_to_recall_is_kept_so_that_it_need_not_be_again() {
        var model = world.live("Clicks", Definitions.clicks(1), true);
        world.ports.transactions().remembers = () -> false;
        var lead = world.does("click", user("ada"));
        for (int i = 1; i < 10 * ScoreLeads.KEEP_EVERY; i++) {
            world.told(World.WEBSITE, world.now(), "click", ROBOT, user("ada"));
        }
        assertThat(kept(lead, model)).isZero();

        world.told(World.WEBSITE, world.now(), "click", ROBOT, user("ada"));

        assertThat(kept(lead, model)).isEqualTo(1);
        assertThat(score(world, lead, model).state()).isNotNull();
        world.assertExact();
    }

    @Test
    void a_score_that_the_log_contradicts_is_made_anew_with_the_next_event() {
        world.live("Clicks", Definitions.clicks(1), true);
        world.ports.transactions().remembers = () -> false;
        var lead = world.does("click", user("ada"));
        world.told(World.BAD, world.now(), "click", Attributes.NONE, user("ada"));
        assertThat(world.score(lead)).isEqualTo(2);
        world.application.voidEvents.voidSource(world.workspace, World.BAD, "fraud", World.ADMIN);

        world.does("click", user("ada"));

        assertThat(world.score(lead)).isEqualTo(2);
        world.assertExact();
    }

    private int kept(LeadId lead, ModelId model) {
        return score(world, lead, model).kept().events();
    }

    private static Score score(World world, LeadId lead, ModelId model) {
        return world.ports
                .scoreBook()
                .scores(world.workspace, model, Set.of(lead))
                .get(lead);
    }

    private static World lived(Definition definition, ZoneId zone, boolean remembers) {
        var application = new InMemoryApplication();
        application.clock.set(Events.START);
        application.ports.transactions().remembers = () -> remembers;
        var world = new World(application, zone);
        world.live("Primary", definition, true);
        return world;
    }

    private static LeadId take(World world, Event event) {
        var plain = new Event(
                event.id(),
                event.key(),
                event.type(),
                event.name(),
                event.receivedAt(),
                event.properties(),
                event.traits(),
                Attributes.NONE,
                new Mark.Clear());
        var lead = world.take(IncomingEvent.of(plain, List.of(user("ada"))));
        // A source may begin to send what was made until now: then all leads wait to be scored anew.
        world.application.sweepScores.replay();
        return lead;
    }

    private static void pass(World world, Duration time) {
        world.application.clock.advance(time);
        world.application.sweepScores.passTime();
    }
}

package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.application.recalculation.World.ADMIN;
import static org.leadscoring.application.recalculation.World.BAD;
import static org.leadscoring.application.recalculation.World.device;
import static org.leadscoring.application.recalculation.World.user;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.application.workspace.EditSources;
import org.leadscoring.application.workspace.UnknownSourceException;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.sla.SlaClock.State;
import org.leadscoring.domain.workspace.SourceId;

/** Spec ID-3 and ID-4: what is void scores nothing, and counts again exactly as before once that is taken back. */
class VoidEventsTest {

    private static final Attributes ROBOT = new Attributes(Map.of("userAgent", "Googlebot/2.1"));

    private final World world = new World();
    private final ModelId model = world.live("Clicks", Definitions.clicks(45), true);
    private final VoidEvents voids = world.application.voidEvents;

    @Test
    void a_void_source_scores_nothing_once_its_leads_are_replayed_and_everything_again_when_it_is_taken_back() {
        var both = world.does("click", user("ada"));
        world.told(BAD, world.now(), "click", Attributes.NONE, user("ada"));
        var bad = world.told(BAD, world.now(), "click", Attributes.NONE, user("bot"));
        var before = world.everything();

        voids.voidSource(world.workspace, BAD, "a test site", ADMIN);
        assertThat(world.ports.replays().waiting(world.workspace)).isPositive();
        assertThat(world.application.sweepScores.replay()).isEqualTo(2);

        assertThat(world.score(both)).isEqualTo(45);
        assertThat(world.score(bad)).isZero();
        assertThat(world.stored(bad, model).ledger()).isEmpty();
        world.assertExact();

        voids.unvoidSource(world.workspace, BAD, ADMIN);
        world.application.sweepScores.replay();

        assertThat(world.everything()).isEqualTo(before);
    }

    @Test
    void what_a_void_source_sends_later_scores_nothing_and_counts_when_it_is_taken_back() {
        voids.voidSource(world.workspace, BAD, "a test site", ADMIN);
        var lead = world.told(BAD, world.now(), "click", Attributes.NONE, user("ada"));
        assertThat(world.score(lead)).isZero();

        voids.unvoidSource(world.workspace, BAD, ADMIN);
        world.application.sweepScores.replay();

        assertThat(world.score(lead)).isEqualTo(45);
        world.assertExact();
    }

    @Test
    void a_void_lead_scores_nothing_and_needs_no_answer_until_that_is_taken_back() {
        var lead = world.does("click", user("ada"));
        world.does("click", user("ada"));
        var before = world.stored(lead, model);
        var clock = world.clock(lead);
        assertThat(clock).isNotNull();

        voids.voidLead(world.workspace, lead, "a bot", ADMIN);

        assertThat(world.score(lead)).isZero();
        assertThat(world.clock(lead).state()).isEqualTo(State.CANCELLED);
        world.assertExact();

        voids.unvoidLead(world.workspace, lead, ADMIN);

        assertThat(world.stored(lead, model)).isEqualTo(before);
        assertThat(world.clock(lead).state()).isEqualTo(State.OPEN);
        assertThat(voids.all(world.workspace)).isEmpty();
    }

    @Test
    void what_a_void_lead_does_later_scores_nothing_and_opens_no_clock() {
        var lead = world.does("click", user("ada"));
        voids.voidLead(world.workspace, lead, "a bot", ADMIN);

        world.application.clock.advance(Duration.ofDays(1));
        world.does("click", user("ada"));

        assertThat(world.score(lead)).isZero();
        assertThat(world.clock(lead).state()).isEqualTo(State.CANCELLED);
        world.assertExact();
    }

    @Test
    void a_lead_that_was_merged_is_voided_as_the_one_it_lives_on_in() {
        var ended = world.does("click", device("x"));
        var survivor = world.does("click", user("ada"));
        world.does("identify", user("ada"), device("x"));

        voids.voidLead(world.workspace, ended, "a bot", ADMIN);

        assertThat(world.score(survivor)).isZero();
        voids.unvoidLead(world.workspace, survivor, ADMIN);
        assertThat(world.score(survivor)).isEqualTo(90);
        world.assertExact();
    }

    @Test
    void suspects_that_turn_out_to_be_people_count() {
        var lead = world.told(World.WEBSITE, world.now(), "click", ROBOT, user("ada"));
        world.told(World.WEBSITE, world.now(), "click", ROBOT, user("ada"));
        world.does("click", user("ada"));
        assertThat(world.score(lead)).isEqualTo(45);

        assertThat(voids.allowSuspects(world.workspace, lead, ADMIN)).isEqualTo(2);

        assertThat(world.score(lead)).isEqualTo(135);
        assertThat(voids.allowSuspects(world.workspace, lead, ADMIN)).isZero();
        world.assertExact();
    }

    @Test
    void events_that_changed_places_leave_the_same_score_by_another_ledger() {
        var lead = world.told(BAD, world.now(), "click", Attributes.NONE, user("ada"));
        world.told(World.WEBSITE, world.now(), "click", ROBOT, user("ada"));
        world.application.clock.advance(Duration.ofMinutes(1));
        world.does("click", user("ada"));
        var before = world.stored(lead, model);

        world.ports.eventLog().allow(world.workspace, lead);
        voids.voidSource(world.workspace, BAD, "a test site", ADMIN);
        world.application.sweepScores.replay();

        assertThat(world.stored(lead, model).state()).isEqualTo(before.state());
        assertThat(world.stored(lead, model).ledger()).isNotEqualTo(before.ledger());
        world.assertExact();
    }

    @Test
    void a_lead_that_does_not_exist_can_neither_be_voided_nor_allowed() {
        var unknown = new LeadId(new UUID(4, 4));

        assertThatThrownBy(() -> voids.voidLead(world.workspace, unknown, "a bot", ADMIN))
                .isInstanceOf(UnknownLeadException.class);
        assertThatThrownBy(() -> voids.allowSuspects(world.workspace, unknown, ADMIN))
                .isInstanceOf(UnknownLeadException.class);
    }

    @Test
    void a_source_of_another_workspace_cannot_be_voided() {
        assertThatThrownBy(() -> voids.voidSource(world.workspace, new SourceId(new UUID(0, 4711)), "not ours", ADMIN))
                .isInstanceOf(UnknownSourceException.class)
                .hasMessageContaining("there is no source");
    }

    @Test
    void the_leads_of_a_void_source_need_no_answer() {
        var bot = world.told(BAD, world.now(), "click", Attributes.NONE, user("bot"));
        assertThat(world.clock(bot).state()).isEqualTo(State.OPEN);

        voids.voidSource(world.workspace, BAD, "a test site", ADMIN);
        world.application.sweepScores.replay();

        assertThat(world.clock(bot).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void who_declared_what_void_and_took_it_back_is_recorded() {
        var lead = world.does("click", user("ada"));

        voids.voidSource(world.workspace, BAD, "a test site", ADMIN);
        voids.unvoidSource(world.workspace, BAD, ADMIN);
        voids.voidLead(world.workspace, lead, "a test user", ADMIN);
        voids.unvoidLead(world.workspace, lead, ADMIN);
        voids.allowSuspects(world.workspace, lead, ADMIN);

        assertThat(history(new Subject(EditSources.SUBJECT, BAD.value()))).containsExactly("unvoid", "void");
        assertThat(history(new Subject(VoidEvents.LEAD, lead.value())))
                .containsExactly("allow_suspects", "unvoid", "void");
        assertThat(world.ports
                        .auditLog()
                        .of(world.workspace, new Subject(VoidEvents.LEAD, lead.value()), 9)
                        .getLast())
                .satisfies(change -> {
                    assertThat(change.by()).isEqualTo(ADMIN);
                    assertThat(change.after().values()).isEqualTo(Map.of("reason", "a test user"));
                });
    }

    private List<String> history(Subject subject) {
        return world.ports.auditLog().of(world.workspace, subject, 9).stream()
                .map(Change::action)
                .toList();
    }
}

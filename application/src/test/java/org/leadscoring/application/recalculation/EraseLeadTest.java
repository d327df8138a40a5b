package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.application.recalculation.World.ADMIN;
import static org.leadscoring.application.recalculation.World.device;
import static org.leadscoring.application.recalculation.World.user;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.workspace.AuditLog.Subject;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.sla.SlaClock.State;
import org.leadscoring.domain.sla.SlaClock.Transition;

class EraseLeadTest {

    private static final Identifier ANN = user("ann");
    private static final Identifier BOB = user("bob");

    private final World world = new World();
    private final ModelId model = world.live(
            "website", WebsitePoints.model(new ModelId(new UUID(1, 1))).definition(), true);

    private IncomingEvent message(String id, Identifier... who) {
        var event = new Event(
                new EventId(world.ports.ids().next()),
                new EventKey(world.now(), id, World.WEBSITE),
                new EventType("demo_requested"),
                "Demo",
                world.now(),
                Attributes.NONE,
                Attributes.NONE,
                Attributes.NONE);
        return IncomingEvent.of(event, List.of(who));
    }

    @Test
    void an_erased_lead_is_gone_its_score_stays_and_its_clock_is_taken_back() {
        var ann = world.does("demo_requested", ANN);
        world.does("page_view_pricing", ANN);
        var before = world.score(ann);
        assertThat(world.clock(ann)).isNotNull();

        var extent = world.application.eraseLead.extent(world.workspace, ann);
        var erasure = world.application.eraseLead.erase(world.workspace, ann, ADMIN);

        assertThat(extent.events()).isEqualTo(2);
        assertThat(erasure.extent()).isEqualTo(extent);
        assertThat(world.application.viewLead.view(world.workspace, ann)).isEmpty();
        assertThat(world.score(ann)).isEqualTo(before);
        assertThat(world.clock(ann))
                .satisfies(clock -> assertThat(clock.state()).isEqualTo(State.CANCELLED));
        assertThat(world.ports.slaClocks().ledger(world.workspace, ann))
                .last()
                .satisfies(happened -> assertThat(happened.transition()).isEqualTo(Transition.CANCELLED));
        assertThat(world.ports.slaClocks().due(world.now().plus(Duration.ofDays(99)), 10))
                .isEmpty();
        assertThat(world.application.checkLedgers.check().holds()).isTrue();
    }

    @Test
    void what_it_did_before_sent_once_more_brings_nobody_back() {
        world.take(message("m1", ANN, device("hers")));
        world.application.eraseLead.erase(world.workspace, world.leadOf(ANN), ADMIN);

        assertThat(world.take(message("m1", ANN, device("hers")))).isEqualTo(LeadId.NOBODY);

        assertThat(world.leads()).isEmpty();
        assertThat(world.ports.identityBook().leadsOf(world.workspace, Set.of(ANN, device("hers"))))
                .isEmpty();
    }

    @Test
    void who_comes_again_with_something_new_is_somebody_new() {
        var ann = world.take(message("m1", ANN));
        world.take(message("m2", ANN));
        world.application.eraseLead.erase(world.workspace, ann, ADMIN);

        var again = world.take(message("m1", ANN), message("m3", ANN));

        assertThat(again).isNotEqualTo(ann).isNotEqualTo(LeadId.NOBODY);
        assertThat(world.ports.eventLog().history(world.workspace, again)).hasSize(1);
        assertThat(world.score(again)).isEqualTo(50);
        assertThat(world.ports.eventLog().history(world.workspace, ann)).hasSize(2);
        world.assertExact();
    }

    @Test
    void whoever_was_merged_into_them_is_erased_with_them() {
        var visitor = world.does("page_view", device("hers"));
        var known = world.does("demo_requested", ANN);
        var lead = world.does("identify", ANN, device("hers"));
        var ended = lead.equals(known) ? visitor : known;

        var erasure = world.application.eraseLead.erase(world.workspace, ended, ADMIN);

        assertThat(erasure.extent().leads()).isEqualTo(2);
        assertThat(erasure.extent().identifiers()).isEqualTo(2);
        assertThat(erasure.extent().events()).isEqualTo(3);
        assertThat(world.lead(visitor).isErased()).isTrue();
        assertThat(world.lead(known).isErased()).isTrue();
        assertThat(world.application.unmergeLeads.mergesOf(world.workspace, lead))
                .isEmpty();
    }

    @Test
    void no_replay_no_passing_of_time_and_no_new_version_reads_what_is_left() {
        var ann = world.does("demo_requested", ANN);
        var bob = world.does("demo_requested", BOB);
        world.application.eraseLead.erase(world.workspace, ann, ADMIN);
        var frozen = world.stored(ann, model);

        world.ports.replays().requestAll(world.workspace, world.now());
        world.application.sweepScores.replay();
        world.application.voidEvents.voidSource(world.workspace, World.WEBSITE, "bad", ADMIN);
        world.application.sweepScores.replay();
        world.application.clock.advance(Duration.ofDays(400));
        world.application.sweepScores.passTime();
        world.application.sweepClocks.sweep();
        var second = world.live(
                "other", WebsitePoints.model(new ModelId(new UUID(2, 2))).definition(), false);
        world.ports.replays().requestAll(world.workspace, world.now());
        world.application.sweepScores.replay();

        assertThat(world.stored(ann, model)).isEqualTo(frozen);
        assertThat(world.score(bob)).isZero();
        assertThat(world.ports.scoreBook().scores(world.workspace, second, Set.of(ann, bob)))
                .containsOnlyKeys(bob);
        assertThat(world.ports.replays().waiting(world.workspace)).isZero();
        assertThat(world.application.checkLedgers.check().holds()).isTrue();
    }

    @Test
    void what_was_counted_of_them_stays_counted() {
        var since = world.now().minus(Duration.ofDays(1));
        var ann = world.does("demo_requested", ANN);
        var stages = world.ports.liveCounts().leadsThatEntered(world.workspace, model, "warm", since);
        assertThat(stages).isEqualTo(1);

        world.application.eraseLead.erase(world.workspace, ann, ADMIN);

        assertThat(world.ports.liveCounts().leadsThatEntered(world.workspace, model, "warm", since))
                .isEqualTo(stages);
        var passed = new int[1];
        world.ports.liveCounts().pass(world.workspace, model, null, 100, since, entry -> passed[0]++);
        assertThat(passed[0]).isEqualTo(1);
    }

    @Test
    void the_certificate_and_the_audit_log_tell_how_much_and_not_whom() {
        var ann = world.does("demo_requested", ANN);

        var erasure = world.application.eraseLead.erase(world.workspace, ann, ADMIN);

        assertThat(world.application.eraseLead.certificate(world.workspace, erasure.reference()))
                .contains(erasure);
        assertThat(erasure.by()).isEqualTo(ADMIN);
        assertThat(erasure.at()).isEqualTo(world.now());
        var logged =
                world.ports.auditLog().of(world.workspace, new Subject(EraseLead.SUBJECT, erasure.reference()), 10);
        assertThat(logged).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo("erase");
            assertThat(change.toString())
                    .contains("events")
                    .doesNotContain("ann", ann.value().toString());
        });
    }

    @Test
    void who_is_not_there_or_was_erased_already_is_not_known() {
        var ann = world.does("demo_requested", ANN);
        world.application.eraseLead.erase(world.workspace, ann, ADMIN);

        for (var id : List.of(ann, new LeadId(new UUID(4, 4)))) {
            assertThatThrownBy(() -> world.application.eraseLead.erase(world.workspace, id, ADMIN))
                    .isInstanceOf(UnknownLeadException.class);
            assertThatThrownBy(() -> world.application.eraseLead.extent(world.workspace, id))
                    .isInstanceOf(UnknownLeadException.class);
            assertThatThrownBy(() -> world.application.voidEvents.voidLead(world.workspace, id, "x", ADMIN))
                    .isInstanceOf(UnknownLeadException.class)
                    .hasMessageContaining(id.value().toString());
        }
    }
}

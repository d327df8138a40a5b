package org.leadscoring.application.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.dashboard.LiveCounts.Answered;
import org.leadscoring.application.dashboard.LiveCounts.Entry;
import org.leadscoring.application.dashboard.LiveCounts.Overdue;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Replays;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What everybody may expect of {@link LiveCounts}. */
public abstract class LiveCountsContract extends PortContract {

    private ScoringModel model;

    @BeforeEach
    void aModel() {
        model = WebsitePoints.model(new ModelId(ports.ids().next()));
        commit(() -> ports.scoringModels().add(workspace, model, true, NOW));
    }

    @Test
    void leads_are_counted_by_the_stage_they_are_in() {
        scored(NOW, "page_view_pricing");
        scored(NOW, "demo_requested");
        scored(NOW, "demo_requested", "page_view_demo");
        scored(NOW, "demo_requested");

        assertThat(stages(model)).isEqualTo(Map.of("cold", 1L, "warm", 2L, "hot", 1L));
    }

    @Test
    void a_lead_that_hysteresis_keeps_in_its_stage_is_counted_there() {
        var sticky = standing(new StageLadder("cold", List.of(new Stage("warm", 30, 10, Duration.ZERO))));
        stand(sticky, 25, "warm");
        stand(sticky, 25, "cold");
        stand(sticky, 30, "warm");
        stand(sticky, 19, "cold");

        assertThat(stages(sticky)).isEqualTo(Map.of("cold", 2L, "warm", 2L));
    }

    @Test
    void a_lead_that_a_cool_down_keeps_out_of_its_stage_is_counted_below() {
        var slow = standing(
                new StageLadder("cold", List.of(new Stage("warm", 30), new Stage("hot", 60, 0, Duration.ofDays(1)))));
        stand(slow, 70, "warm");
        stand(slow, 70, "hot");
        stand(slow, 59, "warm");
        stand(slow, -5, "cold");

        assertThat(stages(slow)).isEqualTo(Map.of("cold", 1L, "warm", 2L, "hot", 1L));
    }

    @Test
    void entries_are_counted_by_stage_from_one_instant_to_before_another() {
        scored(NOW.minusSeconds(60), "demo_requested");
        scored(NOW, "demo_requested", "page_view_demo");
        scored(NOW.plusSeconds(60), "demo_requested");

        assertThat(ports.liveCounts().entered(workspace, model.id(), NOW, NOW.plusSeconds(60)))
                .isEqualTo(Map.of("warm", 1L, "hot", 1L));
        assertThat(ports.liveCounts().entered(workspace, model.id(), NOW.minusSeconds(60), NOW.plusSeconds(61)))
                .isEqualTo(Map.of("warm", 3L, "hot", 1L));
        assertThat(ports.liveCounts().entered(elsewhere, model.id(), NOW, NOW.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void a_stage_that_is_left_is_not_entered_by_that() {
        var lead = saved(someLead().scored(UNSCORED, NOW)).id();
        score(lead, deed("demo_requested", NOW.minus(Duration.ofDays(2))), deed("unsubscribed", NOW));

        assertThat(ports.liveCounts().entered(workspace, model.id(), NOW.minusSeconds(60), NOW.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void a_lead_that_entered_a_stage_twice_is_one_lead() {
        var lead = saved(someLead().scored(UNSCORED, NOW)).id();
        score(
                lead,
                deed("demo_requested", NOW.minusSeconds(30)),
                deed("unsubscribed", NOW.minusSeconds(20)),
                deed("unsubscribed", NOW.minusSeconds(15)),
                deed("page_view_demo", NOW.minusSeconds(10)));
        scored(NOW, "demo_requested");
        scored(NOW.minus(Duration.ofDays(8)), "demo_requested");

        var since = NOW.minus(Duration.ofDays(7));
        assertThat(ports.liveCounts().leadsThatEntered(workspace, model.id(), "warm", since))
                .isEqualTo(2);
        assertThat(ports.liveCounts().leadsThatEntered(workspace, model.id(), "hot", since))
                .isZero();
    }

    @Test
    void all_entries_are_passed_some_leads_at_a_time_each_once_and_of_living_leads_alone() {
        var since = NOW.minus(Duration.ofDays(90));
        for (int i = 0; i < 5; i++) {
            scored(NOW.minus(Duration.ofDays(30L * i)).minusSeconds(i), "demo_requested");
        }
        var ended = scored(NOW, "demo_requested");
        var survivor = scored(NOW.minus(Duration.ofDays(1)), "demo_requested");
        commit(() -> {
            ports.leads().merge(workspace, Map.of(ended, survivor));
            ports.scoreBook().remove(workspace, Set.of(ended));
        });

        var entries = new ArrayList<Entry>();
        LeadId passed = null;
        do {
            passed = ports.liveCounts().pass(workspace, model.id(), passed, 2, since, entries::add);
        } while (passed != null);

        assertThat(entries)
                .containsExactlyInAnyOrder(
                        new Entry("warm", NOW),
                        new Entry("warm", NOW.minus(Duration.ofDays(30)).minusSeconds(1)),
                        new Entry("warm", NOW.minus(Duration.ofDays(60)).minusSeconds(2)),
                        new Entry("warm", NOW.minus(Duration.ofDays(1))));
    }

    @Test
    void where_there_are_no_leads_there_is_nothing_to_pass() {
        var entries = new ArrayList<Entry>();

        assertThat(ports.liveCounts().pass(elsewhere, model.id(), null, 10, Instant.EPOCH, entries::add))
                .isNull();
        assertThat(entries).isEmpty();
    }

    @Test
    void answers_of_a_stretch_of_time_come_with_band_owner_and_working_time() {
        var ann = savedUser("Ann");
        var opened = NOW.minus(Duration.ofHours(5));
        answered(90, ann, opened, NOW.minusSeconds(1));
        answered(90, ann, opened, opened.plus(Duration.ofMinutes(10)));
        answered(45, null, opened, NOW);
        answered(90, ann, opened, NOW.plusSeconds(3_600));
        waiting(90, ann, opened);

        assertThat(answers(workspace, NOW.minus(Duration.ofHours(6)), NOW.plusSeconds(3_600)))
                .containsExactlyInAnyOrder(
                        new Answered(85, ann.id(), true, Duration.ofHours(5).minusSeconds(1)),
                        new Answered(85, ann.id(), false, Duration.ofMinutes(10)),
                        new Answered(40, null, false, Duration.ofHours(5)));
        assertThat(answers(elsewhere, Instant.EPOCH, NOW.plusSeconds(3_600))).isEmpty();
    }

    @Test
    void promises_past_their_deadline_are_counted_by_band_and_by_owner() {
        var ann = savedUser("Ann");
        waiting(90, ann, NOW.minus(Duration.ofHours(1)));
        waiting(90, ann, NOW.minus(Duration.ofHours(2)));
        waiting(90, null, NOW.minus(Duration.ofHours(2)));
        waiting(45, null, NOW.minus(Duration.ofHours(25)));
        waiting(90, ann, NOW.minus(Duration.ofMinutes(59)));
        answered(90, ann, NOW.minus(Duration.ofHours(2)), NOW.minusSeconds(60));
        commit(() -> {
            var sleeping = waiting(90, ann, NOW.minus(Duration.ofHours(2)));
            var clock = ports.slaClocks().of(workspace, Set.of(sleeping)).get(sleeping);
            ports.slaClocks().write(workspace, Map.of(sleeping, clock.paused(NOW, null)), NOW);
        });

        assertThat(ports.liveCounts().overdueByBand(workspace, NOW)).isEqualTo(Map.of(85, 3L, 40, 1L));
        assertThat(ports.liveCounts().overdueByOwner(workspace, NOW))
                .containsExactlyInAnyOrder(new Overdue(ann.id(), 2), new Overdue(null, 2));
        assertThat(ports.liveCounts().overdueByBand(elsewhere, NOW)).isEmpty();
        assertThat(ports.liveCounts().overdueByOwner(elsewhere, NOW)).isEmpty();
    }

    private Map<String, Long> stages(ScoringModel by) {
        var counts = new HashMap<>(ports.liveCounts().stages(workspace, by));
        counts.values().removeIf(leads -> leads == 0);
        return counts;
    }

    private LeadId scored(Instant at, String... types) {
        var lead = saved(someLead().scored(UNSCORED, at)).id();
        score(lead, Arrays.stream(types).map(type -> deed(type, at)).toArray(Event[]::new));
        return lead;
    }

    private Event deed(String type, Instant at) {
        var event = event(new EventKey(at, unique("m"), newSourceId()));
        return new Event(
                event.id(),
                event.key(),
                new EventType(type),
                type,
                event.receivedAt(),
                event.properties(),
                event.traits(),
                event.context());
    }

    private void score(LeadId lead, Event... events) {
        var scorer = Replays.scorer(model);
        var scored = Replays.replay(scorer, List.of(events));
        commit(() -> ports.scoreBook()
                .write(
                        workspace,
                        model.id(),
                        List.of(new Change(
                                lead,
                                ScoreState.START,
                                true,
                                scored,
                                scorer.stage(scored.state()),
                                null,
                                false,
                                true))));
    }

    /** A primary model with this ladder. */
    private ScoringModel standing(StageLadder ladder) {
        var definition = model.definition();
        var other = new ScoringModel(
                new ModelId(ports.ids().next()),
                unique("Model"),
                1,
                Definition.points(definition.scale(), definition.rules(), ladder));
        commit(() -> ports.scoringModels().add(workspace, other, false, NOW));
        commit(() -> ports.scoringModels().makePrimary(workspace, other.id()));
        return other;
    }

    private void stand(ScoringModel by, int score, String stage) {
        assertThat(ports.scoringModels().live(workspace).getFirst().id()).isEqualTo(by.id());
        saved(someLead(score, stage));
    }

    private List<Answered> answers(WorkspaceId where, Instant from, Instant until) {
        var answers = new ArrayList<Answered>();
        ports.liveCounts().answered(where, from, until, answers::add);
        return answers;
    }

    private LeadId waiting(int score, @Nullable User owner, Instant opened) {
        var lead = owned(owner);
        var clock = SlaClock.open(SlaPolicy.STANDARD, score, true, opened).orElseThrow();
        commit(() -> ports.slaClocks().write(workspace, Map.of(lead.id(), clock), opened));
        return lead.id();
    }

    private void answered(int score, @Nullable User owner, Instant opened, Instant at) {
        var lead = waiting(score, owner, opened);
        commit(() -> {
            var clock = ports.slaClocks().of(workspace, Set.of(lead)).get(lead);
            ports.slaClocks().write(workspace, Map.of(lead, clock.met(SlaPolicy.STANDARD, at)), at);
        });
    }

    private Lead owned(@Nullable User owner) {
        return saved(someLead().ownedBy(owner == null ? null : owner.id()));
    }
}

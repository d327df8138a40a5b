package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.application.scoring.LeadSamples.Stood;
import org.leadscoring.application.scoring.LeadSamples.Touched;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.ScoreState.Points;
import org.leadscoring.domain.scoring.SessionMemory;
import org.leadscoring.domain.stage.Rung;

/** What everybody may expect of {@link LeadSamples}. */
public abstract class LeadSamplesContract extends ScoreBookFixture {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void some_leads_come_of_each_span_those_active_last() {
        var today = List.of(activeBefore(Duration.ofHours(1)), activeBefore(Duration.ofHours(2)));
        activeBefore(Duration.ofHours(3));
        var yesterday = activeBefore(Duration.ofHours(30));
        activeBefore(Duration.ofDays(9));

        var sample = ports.leadSamples().activeIn(workspace, NOW, DAY, 3, 2);

        assertThat(sample).containsExactlyInAnyOrder(today.getFirst(), today.getLast(), yesterday);
    }

    @Test
    void merged_leads_and_those_of_others_stay_out() {
        var survivor = activeBefore(Duration.ofHours(1));
        var ended = activeBefore(Duration.ofHours(2));
        commit(() -> ports.leads().merge(workspace, Map.of(ended, survivor)));

        assertThat(ports.leadSamples().activeIn(workspace, NOW, DAY, 2, 10)).containsExactly(survivor);
        assertThat(ports.leadSamples().activeIn(elsewhere, NOW, DAY, 2, 10)).isEmpty();
    }

    @Test
    void a_rule_touched_whoever_has_an_entry_of_it_once_each() {
        var one = activeBefore(Duration.ofHours(1));
        var other = activeBefore(Duration.ofHours(2));
        var third = activeBefore(Duration.ofHours(3));
        write(
                one,
                score(
                        occurred("m1", "email_opened"),
                        occurred("m2", "email_opened"),
                        occurred("m3", "demo_requested")));
        write(other, score(occurred("m4", "email_opened")));
        write(third, score(occurred("m5", "email_opened")));

        var samples = ports.leadSamples();
        assertThat(samples.touched(workspace, model.id(), List.of(one, other), NOW.minus(DAY)))
                .containsOnly(
                        Map.entry("email_opened", new Touched(2, 2)), Map.entry("demo_requested", new Touched(1, 1)));
        assertThat(samples.touched(workspace, model.id(), List.of(one, other), NOW.plus(DAY)))
                .containsEntry("email_opened", new Touched(0, 2));
        assertThat(samples.touched(elsewhere, model.id(), List.of(one), NOW.minus(DAY)))
                .isEmpty();
        assertThat(samples.touched(workspace, model.id(), List.of(), NOW)).isEmpty();
    }

    @Test
    void points_that_were_taken_back_are_not_held() {
        var lead = activeBefore(Duration.ofHours(1));
        var event = new EventId(ports.ids().next());
        var entries = List.of(
                new LedgerEntry(Cause.FIT, "company_size", Category.FIT, event, 20, 0, 20, NOW),
                new LedgerEntry(Cause.FIT, "company_size", Category.FIT, event, -20, 20, 0, NOW));
        write(lead, scored(afterEntries(2), entries));

        assertThat(ports.leadSamples().touched(workspace, model.id(), List.of(lead), NOW.minus(DAY)))
                .containsOnly(Map.entry("company_size", new Touched(1, 0)));
    }

    @Test
    void where_a_model_puts_leads_is_told_of_those_it_has_scored() {
        var scored = activeBefore(Duration.ofHours(1));
        var unscored = activeBefore(Duration.ofHours(2));
        write(scored, score(occurred("m1", "demo_requested")));

        assertThat(ports.leadSamples().standings(workspace, model.id(), List.of(scored, unscored)))
                .containsEntry(scored, new Stood(50, "warm"))
                .doesNotContainEntry(unscored, new Stood(50, "warm"));
        assertThat(ports.leadSamples().standings(elsewhere, model.id(), List.of(scored)))
                .isEmpty();
    }

    @Test
    void a_sample_of_many_leads_is_counted_as_a_whole() {
        var leads = new ArrayList<LeadId>();
        for (int i = 0; i < 1_001; i++) {
            leads.add(newLeadId());
        }
        write(leads.getFirst(), score(occurred("m1", "demo_requested")));
        write(leads.getLast(), score(occurred("m2", "demo_requested")));

        assertThat(ports.leadSamples().touched(workspace, model.id(), leads, NOW.minus(DAY)))
                .containsOnly(Map.entry("demo_requested", new Touched(2, 2)));
    }

    private LeadId activeBefore(Duration ago) {
        Instant at = NOW.minus(ago);
        var lead = Lead.heardOf(newLeadId(), at, UNSCORED);
        var active = lead.seen(lead.traits(), lead.profile(), new Standing(0, "cold", null), at);
        commit(() -> {
            ports.leads().add(workspace, Set.of(lead));
            ports.leads().save(workspace, Set.of(new Findable(active, Set.of())));
        });
        return lead.id();
    }

    private ScoreState afterEntries(int entries) {
        return new ScoreState(
                Points.NONE,
                Rung.NONE,
                Map.of(),
                Map.of(),
                Attributes.NONE,
                null,
                null,
                SessionMemory.NONE,
                1,
                entries,
                0,
                new EventKey(NOW, "m1", source),
                null,
                null,
                null);
    }
}

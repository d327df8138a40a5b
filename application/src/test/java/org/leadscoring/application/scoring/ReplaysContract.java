package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.scoring.ScoreBook.Waiting;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;

/** What everybody may expect of {@link Replays}. */
public abstract class ReplaysContract extends PortContract {

    private static final int ALL = 100_000;

    @Test
    void a_lead_waits_once_however_often_that_is_asked_for() {
        var lead = saved(someLead()).id();
        var other = saved(someLead()).id();

        commit(() -> ports.replays().request(workspace, List.of(lead, lead)));
        commit(() -> ports.replays().request(workspace, List.of(other, lead)));
        commit(() -> ports.replays().requestAll(workspace, NOW));
        commit(() -> ports.replays().request(workspace, List.of()));

        assertThat(waiting()).containsExactlyInAnyOrder(lead, other);
        assertThat(ports.replays().waiting(workspace)).isEqualTo(2);
    }

    @Test
    void all_leads_of_a_workspace_but_those_that_were_merged_can_wait() {
        var survivor = saved(someLead()).id();
        var ended = saved(someLead()).id();
        saved(elsewhere, someLead(), Set.of());
        commit(() -> ports.leads().merge(workspace, Map.of(ended, survivor)));

        commit(() -> ports.replays().requestAll(workspace, NOW));

        assertThat(waiting()).containsExactly(survivor);
        assertThat(ports.replays().waiting(elsewhere)).isZero();
    }

    @Test
    void the_leads_with_events_of_a_source_can_wait() {
        var bad = newSourceId();
        var good = newSourceId();
        var both = heardFrom(bad, bad, good);
        var onlyBad = heardFrom(bad);
        heardFrom(good);
        saved(someLead());

        commit(() -> ports.replays().request(workspace, List.of(both)));
        commit(() -> ports.replays().requestSource(workspace, bad, NOW));
        commit(() -> ports.replays().requestSource(workspace, bad, NOW));
        commit(() -> ports.replays().requestSource(elsewhere, bad, NOW));

        assertThat(waiting()).containsExactlyInAnyOrder(both, onlyBad);
        assertThat(ports.replays().waiting(elsewhere)).isZero();
    }

    @Test
    void those_that_are_done_wait_no_longer_and_may_wait_again() {
        var lead = saved(someLead()).id();
        var other = saved(someLead()).id();
        commit(() -> ports.replays().request(workspace, List.of(lead, other)));

        commit(() -> ports.replays().done(elsewhere, List.of(lead)));
        commit(() -> ports.replays().done(workspace, List.of(lead, newLeadId())));
        assertThat(waiting()).containsExactly(other);

        commit(() -> ports.replays().request(workspace, List.of(lead)));
        assertThat(waiting()).containsExactlyInAnyOrder(lead, other);
    }

    @Test
    void who_came_while_it_was_asked_waits_too_once_that_is_settled() {
        var lead = saved(someLead()).id();
        commit(() -> ports.replays().requestAll(workspace, NOW));
        assertThat(waiting()).containsExactly(lead);
        commit(() -> ports.replays().done(workspace, List.of(lead)));
        var meanwhile = saved(someLead()).id();
        assertThat(waiting()).as("not settled yet").isEmpty();

        commit(() -> ports.replays().expand(NOW.plusSeconds(1)));

        assertThat(waiting()).contains(meanwhile);
        commit(() -> ports.replays().done(workspace, List.of(lead, meanwhile)));
        commit(() -> ports.replays().expand(NOW.plusSeconds(2)));
        assertThat(waiting()).as("and never again").isEmpty();
    }

    @Test
    void not_more_are_told_than_wanted() {
        var leads = Stream.generate(this::someLead).limit(3).map(Lead::id).toList();

        var some = undone(() -> {
            ports.replays().request(workspace, leads);
            return ports.replays().next(2);
        });

        assertThat(some).hasSize(2);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void thousands_may_wait_at_once() {
        var leads = Stream.generate(this::newLeadId).limit(2_500).toList();

        Supplier<Long> asked = () -> {
            ports.replays().request(workspace, leads.subList(0, 1_000));
            ports.replays().request(workspace, leads);
            ports.replays().done(workspace, leads.subList(500, 2_500));
            return ports.replays().waiting(workspace);
        };

        assertThat(undone(asked)).isEqualTo(500);
    }

    private LeadId heardFrom(SourceId... sources) {
        var lead = saved(someLead()).id();
        commit(() -> ports.eventLog()
                .append(
                        workspace,
                        Arrays.stream(sources)
                                .map(source -> event(new EventKey(NOW, unique("m"), source)))
                                .map(event -> new Attributed(event, lead, userId("u")))
                                .toList()));
        return lead;
    }

    private List<LeadId> waiting() {
        commit(() -> ports.replays().expand(NOW));
        return ports.replays().next(ALL).stream()
                .filter(waiting -> waiting.workspace().equals(workspace))
                .map(Waiting::lead)
                .toList();
    }
}

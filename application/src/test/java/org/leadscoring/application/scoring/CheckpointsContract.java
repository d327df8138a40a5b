package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.Scorer;

/** What everybody may expect of the checkpoints in a {@link ScoreBook}, from which late events are scored. */
public abstract class CheckpointsContract extends ScoreBookFixture {

    @Test
    void a_lead_without_checkpoints_is_scored_from_the_start() {
        var lead = saved(someLead()).id();
        write(lead, score(occurred("1", "demo_requested")));

        assertThat(checkpoint(lead, NOW.plusSeconds(9), "m")).isEmpty();
        assertThat(checkpoint(newLeadId(), NOW, "m")).isEmpty();
    }

    @Test
    void the_latest_checkpoint_before_an_event_is_found() {
        var first = after(200, NOW, "a", null);
        var second = after(400, NOW.plusSeconds(10), "a", null);
        var third = after(600, NOW.plusSeconds(20), "a", null);
        var lead = passed(first, second, third);

        assertThat(checkpoint(lead, NOW.minusSeconds(1), "z")).isEmpty();
        assertThat(checkpoint(lead, NOW.plusSeconds(9), "a")).contains(first);
        assertThat(checkpoint(lead, NOW.plusSeconds(15), "a")).contains(second);
        assertThat(checkpoint(lead, NOW.plusSeconds(99), "a")).contains(third);
    }

    @Test
    void at_one_instant_the_message_id_decides() {
        var first = after(200, NOW, "c", null);
        var second = after(400, NOW, "m", null);
        var lead = passed(first, second);

        assertThat(checkpoint(lead, NOW, "b")).isEmpty();
        assertThat(checkpoint(lead, NOW, "c")).isEmpty();
        assertThat(checkpoint(lead, NOW, "d")).contains(first);
        assertThat(checkpoint(lead, NOW, "m")).contains(first);
        assertThat(checkpoint(lead, NOW, "n")).contains(second);
    }

    @Test
    void a_checkpoint_that_time_has_changed_is_of_no_use_for_what_happened_before_that() {
        var first = after(200, NOW, "a", null);
        var second = after(400, NOW.plusSeconds(10), "a", NOW.plusSeconds(60));
        var lead = passed(first, second);

        assertThat(checkpoint(lead, NOW.plusSeconds(59), "z")).contains(first);
        assertThat(checkpoint(lead, NOW.plusSeconds(60), "0")).contains(second);
    }

    @Test
    void what_is_scored_from_a_checkpoint_takes_the_place_of_exactly_what_followed_it() {
        var events = new ArrayList<>(List.of(events(0, 250)));
        events.addAll(List.of(events(251, 700)));
        var lead = saved(someLead()).id();
        var before = score(events.toArray(Event[]::new));
        write(lead, before);
        var late = occurred(name(250), "unsubscribed");
        events.add(late);

        var from = checkpoint(lead, late.occurredAt(), name(250)).orElseThrow();
        var rest = events.stream().filter(event -> from.isBefore(event.key())).toArray(Event[]::new);
        write(lead, from, true, resume(from, rest));

        var expected = score(events.toArray(Event[]::new));
        assertThat(from.events()).isEqualTo(Scorer.CHECKPOINT_EVERY);
        assertThat(states(lead).get(lead)).isEqualTo(expected.state());
        assertThat(ledger(lead)).isEqualTo(expected.entries()).isNotEqualTo(before.entries());
        assertThat(crossings(lead)).isEqualTo(expected.crossings());
        assertThat(checkpoints(lead)).isEqualTo(expected.checkpoints()).hasSize(3);
    }

    @Test
    void a_score_made_anew_from_the_start_forgets_all_checkpoints() {
        var lead = passed(after(200, NOW, "a", null), after(400, NOW, "b", null));

        replace(lead, score(occurred("1", "demo_requested")));

        assertThat(checkpoint(lead, NOW.plusSeconds(9), "z")).isEmpty();
    }

    @Test
    void each_lead_model_and_workspace_has_its_own_checkpoints() {
        var lead = passed(after(200, NOW, "a", null));
        var other = passed(after(200, NOW, "b", null));
        var later = new EventKey(NOW, "z", source);

        assertThat(checkpoint(lead, NOW, "z")).contains(after(200, NOW, "a", null));
        assertThat(ports.scoreBook()
                        .checkpoint(workspace, lead, new ModelId(ports.ids().next()), later))
                .isEmpty();
        assertThat(ports.scoreBook().checkpoint(elsewhere, lead, model.id(), later))
                .isEmpty();

        commit(() -> ports.scoreBook().remove(workspace, Set.of(lead)));

        assertThat(checkpoint(lead, NOW, "z")).isEmpty();
        assertThat(checkpoint(other, NOW, "z")).contains(after(200, NOW, "b", null));
    }

    /** All checkpoints of a lead, in order. */
    private List<ScoreState> checkpoints(LeadId lead) {
        var all = new ArrayList<ScoreState>();
        var found = checkpoint(lead, NOW.plusSeconds(1), "z");
        while (found.isPresent()) {
            all.addFirst(found.get());
            var before = found.get().upTo();
            found = before == null ? Optional.empty() : checkpoint(lead, before.occurredAt(), before.messageId());
        }
        return all;
    }

    private LeadId passed(ScoreState... checkpoints) {
        var lead = saved(someLead()).id();
        var last = checkpoints[checkpoints.length - 1];
        write(lead, new Scored(last, List.of(), List.of(), List.of(), List.of(checkpoints)));
        return lead;
    }

    private Event[] events(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> occurred(name(n), n % 3 == 0 ? "unsubscribed" : "email_clicked"))
                .toArray(Event[]::new);
    }

    private static String name(int number) {
        return "%05d".formatted(number);
    }
}

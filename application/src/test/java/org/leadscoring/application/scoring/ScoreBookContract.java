package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.Session;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.LastChange;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.Idle;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.RuleMemory;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.ScoreState.Points;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.SessionMemory;
import org.leadscoring.domain.scoring.SessionMemory.Open;
import org.leadscoring.domain.scoring.VisitMemory;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.Rung;

/** What everybody may expect of a {@link ScoreBook}. */
public abstract class ScoreBookContract extends ScoreBookFixture {

    @Test
    void a_lead_that_was_never_scored_has_no_state_no_ledger_and_no_crossings() {
        var lead = newLeadId();

        assertThat(states(lead)).isEmpty();
        assertThat(ports.scoreBook().scores(workspace, model.id(), Set.of())).isEmpty();
        assertThat(ledger(lead)).isEmpty();
        assertThat(crossings(lead)).isEmpty();
    }

    @Test
    void a_score_comes_back_exactly_as_it_was_put_in() {
        var lead = saved(someLead()).id();
        var scored = score(
                occurred("1", "email_opened"),
                occurred("2", "role_decision_maker"),
                occurred("3", "demo_requested"),
                occurred("4", "contact_form_submitted"),
                occurred("5", "student_email_domain"));

        write(lead, scored);

        assertThat(states(lead)).isEqualTo(Map.of(lead, scored.state()));
        assertThat(scored.state().rules()).containsOnlyKeys("demo_requested", "contact_form_submitted");
        assertThat(ledger(lead)).isEqualTo(scored.entries());
        assertThat(crossings(lead)).isEqualTo(scored.crossings());
    }

    @Test
    void everything_in_an_entry_and_a_crossing_is_kept() {
        var lead = saved(someLead()).id();
        var event = new EventId(ports.ids().next());
        var entries = List.of(
                new LedgerEntry(Cause.RULE, AWKWARD, Category.FIT, event, 1_000_000, 0, 1_000_000, NOW),
                new LedgerEntry(Cause.CAP, null, Category.FIT, event, -1_000_001, 1_000_000, -1, NOW));
        var crossings = List.of(
                new Crossing("🚀", Direction.UP, 7, NOW, event),
                new Crossing("🚀", Direction.DOWN, -1, NOW.plusNanos(1_000), event));
        var last = new EventKey(NOW, AWKWARD.strip(), source);
        var session = new Session(NOW.minusSeconds(9), NOW, 2, 1, 1);
        var state = new ScoreState(
                new Points(4, -1, -4, 3, -4),
                new Rung(2, Map.of("🚀", NOW)),
                Map.of(AWKWARD, new RuleMemory(3, List.of(NOW), List.of(NOW, NOW), Set.of(-1L, 1L))),
                Map.of("🚀 fit", -20),
                new Attributes(Map.of(AWKWARD, List.of(1, "two", Map.of("three", true)))),
                new Idle(NOW, event, 80),
                new VisitMemory(NOW, 20_000, 2, VisitMemory.NEVER),
                new SessionMemory(90, 2, Map.of("", new Open(session, event, null), "s", new Open(session, event, 7))),
                9,
                2,
                2,
                last,
                event,
                new LastChange(AWKWARD, 1_000_000, NOW),
                NOW.plusSeconds(1));

        var stored = undone(() -> {
            write(lead, new Scored(state, entries, crossings, List.of(), List.of(state)));
            return List.of(
                    states(lead).get(lead), ledger(lead), crossings(lead), checkpoint(lead, NOW.plusSeconds(1), "m"));
        });

        assertThat(stored).isEqualTo(List.of(state, entries, crossings, Optional.of(state)));
    }

    @Test
    void a_state_before_the_first_event_can_be_kept() {
        var lead = saved(someLead()).id();

        write(lead, scored(ScoreState.START, List.of()));

        assertThat(states(lead)).isEqualTo(Map.of(lead, ScoreState.START));
        assertThat(ledger(lead)).isEmpty();
    }

    @Test
    void what_follows_is_added_to_what_was_before() {
        var lead = saved(someLead()).id();
        var first = score(occurred("1", "demo_requested"));
        var then = resume(first.state(), occurred("2", "budget_confirmed"), occurred("3", "unsubscribed"));
        var last = resume(then.state(), occurred("4", "page_view"));

        write(lead, first);
        add(lead, first.state(), then);
        add(lead, then.state(), last);

        assertThat(states(lead)).isEqualTo(Map.of(lead, last.state()));
        assertThat(ledger(lead)).containsExactlyElementsOf(joined(first.entries(), then.entries()));
        assertThat(crossings(lead)).containsExactlyElementsOf(joined(first.crossings(), then.crossings()));
    }

    @Test
    void a_replay_takes_the_place_of_what_was_before_even_if_that_was_longer() {
        var lead = saved(someLead()).id();
        write(
                lead,
                score(
                        occurred("1", "demo_requested"),
                        occurred("2", "budget_confirmed"),
                        occurred("3", "unsubscribed"),
                        occurred("4", "free_trial_started")));
        var replayed = score(occurred("9", "free_trial_started"));

        replace(lead, replayed);

        assertThat(states(lead)).isEqualTo(Map.of(lead, replayed.state()));
        assertThat(ledger(lead)).isEqualTo(replayed.entries());
        assertThat(crossings(lead)).isEqualTo(replayed.crossings());
    }

    @Test
    void a_replay_may_be_longer_than_what_was_before() {
        var lead = saved(someLead()).id();
        write(lead, score(occurred("2", "demo_requested")));
        var replayed = score(
                occurred("1", "free_trial_started"), occurred("2", "demo_requested"), occurred("3", "unsubscribed"));

        replace(lead, replayed);

        assertThat(ledger(lead)).isEqualTo(replayed.entries());
        assertThat(crossings(lead)).isEqualTo(replayed.crossings());
        var then = resume(replayed.state(), occurred("4", "email_opened"));
        add(lead, replayed.state(), then);
        assertThat(ledger(lead)).containsExactlyElementsOf(joined(replayed.entries(), then.entries()));
    }

    @Test
    void a_replay_may_leave_nothing() {
        var lead = saved(someLead()).id();
        write(lead, score(occurred("1", "demo_requested")));

        replace(lead, scored(ScoreState.START, List.of()));

        assertThat(states(lead)).isEqualTo(Map.of(lead, ScoreState.START));
        assertThat(ledger(lead)).isEmpty();
        assertThat(crossings(lead)).isEmpty();
    }

    @Test
    void a_replay_of_a_lead_that_was_never_scored_is_its_first_score() {
        var lead = saved(someLead()).id();
        var scored = score(occurred("1", "demo_requested"));

        replace(lead, scored);

        assertThat(ledger(lead)).isEqualTo(scored.entries());
    }

    @Test
    void each_model_keeps_its_own_score() {
        var lead = saved(someLead()).id();
        var other = new ModelId(ports.ids().next());
        var scored = score(occurred("1", "demo_requested"));
        var otherScored = score(occurred("1", "email_opened"));
        write(lead, scored);
        commit(() -> ports.scoreBook()
                .write(workspace, other, List.of(change(lead, ScoreState.START, false, otherScored, null))));

        replace(lead, score(occurred("2", "free_trial_started")));

        assertThat(ports.scoreBook().ledger(workspace, lead, other)).isEqualTo(otherScored.entries());
        assertThat(states(workspace, other, Set.of(lead))).isEqualTo(Map.of(lead, otherScored.state()));
    }

    @Test
    void a_long_ledger_is_kept_in_order() {
        var lead = saved(someLead()).id();
        var scored = score(IntStream.range(0, 2_500)
                .mapToObj(n -> occurred("%05d".formatted(n), n % 3 == 0 ? "unsubscribed" : "email_clicked"))
                .toArray(Event[]::new));

        write(lead, scored);

        assertThat(ledger(lead)).isEqualTo(scored.entries()).hasSize(2_500);
        assertThat(crossings(lead)).isEqualTo(scored.crossings());
    }

    @Test
    void many_leads_may_be_scored_at_once() {
        var leads = Stream.generate(this::someLead).limit(1_000).toList();
        var ids = leads.stream().map(Lead::id).collect(Collectors.toSet());
        var scored = score(occurred("1", "email_opened"));

        var states = undone(() -> {
            ports.leads().add(workspace, leads);
            ports.scoreBook()
                    .write(
                            workspace,
                            model.id(),
                            ids.stream()
                                    .map(lead -> change(lead, ScoreState.START, false, scored, null))
                                    .toList());
            return states(workspace, model.id(), ids);
        });

        assertThat(states)
                .containsOnlyKeys(ids)
                .allSatisfy((lead, state) -> assertThat(state).isEqualTo(scored.state()));
    }

    @Test
    void replays_and_additions_may_be_written_at_once() {
        var replays = saved(someLead()).id();
        var goesOn = saved(someLead()).id();
        var first = score(occurred("1", "demo_requested"), occurred("2", "email_opened"));
        write(replays, first);
        write(goesOn, first);
        var replayed = score(occurred("3", "free_trial_started"));
        var then = resume(first.state(), occurred("3", "free_trial_started"));

        commit(() -> {
            ports.scoreBook()
                    .write(
                            workspace,
                            model.id(),
                            List.of(
                                    change(replays, ScoreState.START, true, replayed, null),
                                    change(goesOn, first.state(), false, then, null)));
        });

        assertThat(ledger(replays)).isEqualTo(replayed.entries());
        assertThat(ledger(goesOn)).containsExactlyElementsOf(joined(first.entries(), then.entries()));
    }

    @Test
    void removed_scores_are_gone_by_every_model_and_no_others() {
        var ended = saved(someLead()).id();
        var stays = saved(someLead()).id();
        var other = new ModelId(ports.ids().next());
        var scored = score(occurred("1", "demo_requested"));
        write(ended, scored);
        write(stays, scored);
        commit(() -> ports.scoreBook()
                .write(workspace, other, List.of(change(ended, ScoreState.START, false, scored, null))));

        commit(() -> {
            ports.leads().merge(workspace, Map.of(ended, stays));
            ports.scoreBook().remove(workspace, Set.of(ended));
        });

        assertThat(states(ended)).isEmpty();
        assertThat(ledger(ended)).isEmpty();
        assertThat(crossings(ended)).isEmpty();
        assertThat(ports.scoreBook().ledger(workspace, ended, other)).isEmpty();
        assertThat(ports.scoreBook().scores(workspace, other, Set.of(ended))).isEmpty();
        assertThat(ledger(stays)).isEqualTo(scored.entries());
    }

    @Test
    void nothing_to_write_and_nothing_to_remove_do_nothing() {
        var lead = saved(someLead()).id();
        var scored = score(occurred("1", "demo_requested"));
        write(lead, scored);

        commit(() -> {
            ports.scoreBook().write(workspace, model.id(), List.of());
            ports.scoreBook().remove(workspace, Set.of());
        });

        assertThat(ledger(lead)).isEqualTo(scored.entries());
    }

    @Test
    void another_workspace_sees_and_removes_nothing() {
        var lead = saved(someLead()).id();
        var scored = score(occurred("1", "demo_requested"));
        write(lead, scored);

        commit(() -> ports.scoreBook().remove(elsewhere, Set.of(lead)));

        assertThat(ports.scoreBook().scores(elsewhere, model.id(), Set.of(lead)))
                .isEmpty();
        assertThat(ports.scoreBook().ledger(elsewhere, lead, model.id())).isEmpty();
        assertThat(ports.scoreBook().crossings(elsewhere, lead, model.id())).isEmpty();
        assertThat(ledger(lead)).isEqualTo(scored.entries());
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

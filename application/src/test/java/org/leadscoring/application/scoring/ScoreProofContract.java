package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.scoring.ScoreBook.Offender;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Replays;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.ScoreState.Points;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.ScoringModel;

/** Spec SC-2: what everybody may expect of {@link ScoreBook#prove}. */
public abstract class ScoreProofContract extends ScoreBookFixture {

    @Test
    void the_proof_counts_what_it_has_checked_and_finds_nothing_wrong_with_what_adds_up() {
        var before = ports.scoreBook().prove();
        var capped = Replays.replay(
                Replays.scorer(new ScoringModel(
                        model.id(),
                        "Capped",
                        1,
                        Definition.points(
                                new Scale(0, 60),
                                List.of(
                                        new Rule("a", new EventType("both"), 50, Category.INTENT, Limit.UNLIMITED),
                                        new Rule("b", new EventType("both"), 50, Category.FIT, Limit.UNLIMITED)),
                                model.ladder()))),
                List.of(occurred("1", "both"), occurred("2", "both")));

        write(saved(someLead()).id(), score(occurred("1", "student_email_domain"), occurred("2", "unsubscribed")));
        write(saved(someLead()).id(), capped);
        write(saved(someLead()).id(), scored(ScoreState.START, List.of()));

        var after = ports.scoreBook().prove();
        assertThat(after.scores() - before.scores()).isEqualTo(3);
        assertThat(after.entries() - before.entries())
                .isEqualTo(2 + capped.entries().size());
        assertThat(offendersHere(after)).isEmpty();
    }

    @Test
    void the_proof_finds_a_total_that_is_not_the_sum_of_its_ledger() {
        var scored = score(occurred("1", "demo_requested"));

        assertFound(scored(standing(scored.state(), new Points(0, 0, 51, 0, 0), 1), scored.entries()));
    }

    @Test
    void the_proof_finds_points_in_the_wrong_category() {
        var scored = score(occurred("1", "demo_requested"));

        assertFound(scored(standing(scored.state(), new Points(50, 0, 0, 0, 0), 1), scored.entries()));
    }

    @Test
    void the_proof_finds_entries_that_do_not_follow_on_from_one_another() {
        var scored = score(occurred("1", "demo_requested"), occurred("2", "email_opened"));
        var entries = new ArrayList<>(scored.entries());
        var last = entries.removeLast();
        entries.add(new LedgerEntry(
                last.cause(),
                last.rule(),
                last.category(),
                last.event(),
                last.points(),
                last.before() + 1,
                last.after() + 1,
                last.at()));

        assertFound(scored(scored.state(), entries));
    }

    @Test
    void the_proof_finds_a_ledger_that_does_not_begin_at_zero() {
        var scored = score(occurred("1", "demo_requested"), occurred("2", "email_opened"));
        var state = scored.state();
        var shortened = standing(state, new Points(state.of(Category.ENGAGEMENT), 0, 0, 0, 0), 1);

        assertFound(scored(shortened, List.of(scored.entries().getLast())));
    }

    @Test
    void the_proof_finds_a_score_without_a_ledger() {
        assertFound(scored(standing(ScoreState.START, new Points(1, 0, 0, 0, 0), 0), List.of()));
    }

    /** A state with other points and another number of entries. */
    private static ScoreState standing(ScoreState state, Points points, int entries) {
        return new ScoreState(
                points,
                state.rung(),
                state.rules(),
                state.holding(),
                state.traits(),
                state.idle(),
                state.visits(),
                state.sessions(),
                state.events(),
                entries,
                state.crossings(),
                state.upTo(),
                state.last(),
                state.lastChange(),
                state.steppedAt());
    }

    private void assertFound(Scored scored) {
        var lead = someLead();
        var offenders = undone(() -> {
            saved(lead);
            ports.scoreBook()
                    .write(workspace, model.id(), List.of(change(lead.id(), ScoreState.START, true, scored, null)));
            return offendersHere(ports.scoreBook().prove());
        });

        assertThat(offenders).isNotEmpty().allSatisfy(offender -> {
            assertThat(offender.lead()).isEqualTo(lead.id());
            assertThat(offender.model()).isEqualTo(model.id());
            assertThat(offender.problem()).isNotBlank();
        });
    }

    private List<Offender> offendersHere(ScoreBook.Proof proof) {
        return proof.offenders().stream()
                .filter(offender -> offender.workspace().equals(workspace))
                .toList();
    }
}

package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.application.scoring.ScoreBook.Waiting;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.ScoringModel;

/**
 * What everybody may expect of a {@link ScoreBook} about scores that time changes, and about those of a version that was
 * given up. Scores here fall due before all others there may be, and are gone at the end of each test.
 */
public abstract class DueScoresContract extends ScoreBookFixture {

    private static final Instant LONG_AGO = Instant.parse("1990-01-01T00:00:00Z");
    private static final int ALL = 1_000;

    @Test
    void a_score_that_time_never_changes_is_never_due() {
        assertThat(due(ALL, () -> due(null))).isEmpty();
    }

    @Test
    void a_score_is_due_from_its_very_instant_on() {
        assertThat(due(ALL, () -> due(LONG_AGO.plusNanos(1_000)))).isEmpty();
        assertThat(due(ALL, () -> due(LONG_AGO))).hasSize(1);
    }

    @Test
    void the_longest_due_come_first_in_all_workspaces_and_not_more_than_wanted() {
        var second = newLeadId();
        var third = newLeadId();
        var first = newLeadId();
        Runnable scored = () -> {
            due(second, model.id(), LONG_AGO.minusSeconds(2));
            due(third, model.id(), LONG_AGO.minusSeconds(1));
            ports.scoringModels().add(elsewhere, other(), true, NOW);
            var model = ports.scoringModels().live(elsewhere).getFirst().id();
            ports.scoreBook()
                    .write(
                            elsewhere,
                            model,
                            List.of(change(first, ScoreState.START, true, state(), LONG_AGO.minusSeconds(3))));
        };

        assertThat(due(ALL, scored)).containsExactly(first, second, third);
        assertThat(due(2, scored)).containsExactly(first, second);
    }

    @Test
    void since_when_the_longest_due_is_due_is_known() {
        var known = undone(() -> {
            due(newLeadId(), model.id(), LONG_AGO);
            due(newLeadId(), model.id(), LONG_AGO.minusSeconds(3));
            return List.of(
                    ports.scoreBook().longestDue(LONG_AGO),
                    ports.scoreBook().longestDue(LONG_AGO.minusSeconds(3)),
                    ports.scoreBook().longestDue(LONG_AGO.minusSeconds(4)));
        });

        var first = Optional.of(LONG_AGO.minusSeconds(3));
        assertThat(known).containsExactly(first, first, Optional.empty());
    }

    @Test
    void a_lead_is_due_by_every_model_in_use_and_by_no_other() {
        var lead = newLeadId();
        var found = undone(() -> {
            var publishing = draft();
            ports.scoringModels().move(workspace, publishing, ModelState.PUBLISHING);
            var retired = draft();
            ports.scoringModels().goLive(workspace, retired, null);
            ports.scoringModels().goLive(workspace, draft(), retired);
            for (var version : List.of(publishing, retired, draft(), model.id())) {
                due(lead, version, LONG_AGO);
            }
            return ports.scoreBook().due(LONG_AGO, ALL);
        });

        assertThat(found).containsExactly(new Waiting(workspace, lead), new Waiting(workspace, lead));
    }

    @Test
    void what_was_looked_after_is_due_again_when_the_score_says_so() {
        var lead = newLeadId();

        assertThat(due(ALL, () -> {
                    due(lead, model.id(), LONG_AGO);
                    due(lead, model.id(), LONG_AGO.plus(Duration.ofDays(30)));
                }))
                .isEmpty();
        assertThat(due(ALL, () -> {
                    due(lead, model.id(), LONG_AGO);
                    due(lead, model.id(), null);
                }))
                .isEmpty();
    }

    @Test
    void a_score_that_may_be_looked_at_early_stays_due_when_it_was_and_is_never_looked_at_late() {
        var lead = newLeadId();
        var later = LONG_AGO.plus(Duration.ofDays(30));

        assertThat(due(ALL, () -> {
                    due(lead, model.id(), LONG_AGO);
                    early(lead, later);
                    early(lead, null);
                }))
                .containsExactly(lead);
        assertThat(due(ALL, () -> {
                    due(lead, model.id(), later);
                    early(lead, LONG_AGO);
                }))
                .containsExactly(lead);
        assertThat(due(ALL, () -> {
                    due(lead, model.id(), null);
                    early(lead, LONG_AGO);
                }))
                .containsExactly(lead);
        assertThat(due(ALL, () -> {
                    early(lead, LONG_AGO);
                    due(lead, model.id(), later);
                }))
                .as("once it was looked at")
                .isEmpty();
    }

    @Test
    void scores_of_one_model_are_forgotten_some_leads_at_a_time() {
        var leads = List.of(
                saved(someLead()).id(),
                saved(someLead()).id(),
                saved(someLead()).id());
        var given = draft();
        var scored = score(occurred("1", "demo_requested"));
        commit(() -> leads.forEach(lead -> {
            ports.scoreBook().write(workspace, given, List.of(change(lead, ScoreState.START, false, scored, null)));
            ports.scoreBook()
                    .write(workspace, model.id(), List.of(change(lead, ScoreState.START, false, scored, null)));
        }));

        assertThat(committed(() -> ports.scoreBook().forget(elsewhere, given, 2)))
                .isZero();
        assertThat(committed(() -> ports.scoreBook().forget(workspace, given, 2)))
                .isEqualTo(2);
        assertThat(ports.scoreBook().scores(workspace, given, Set.copyOf(leads)))
                .hasSize(1);
        assertThat(committed(() -> ports.scoreBook().forget(workspace, given, 2)))
                .isEqualTo(1);
        assertThat(committed(() -> ports.scoreBook().forget(workspace, given, 2)))
                .isZero();

        for (var lead : leads) {
            assertThat(ports.scoreBook().ledger(workspace, lead, given)).isEmpty();
            assertThat(ports.scoreBook().crossings(workspace, lead, given)).isEmpty();
            assertThat(ledger(lead)).isEqualTo(scored.entries());
        }
    }

    /** Those that are due once this was written; it is undone then. */
    private List<LeadId> due(int limit, Runnable written) {
        return undone(() -> {
                    written.run();
                    return ports.scoreBook().due(LONG_AGO, limit);
                })
                .stream()
                .map(Waiting::lead)
                .toList();
    }

    private void due(@Nullable Instant at) {
        due(newLeadId(), model.id(), at);
    }

    private void due(LeadId lead, ModelId by, @Nullable Instant at) {
        ports.scoreBook().write(workspace, by, List.of(change(lead, ScoreState.START, true, state(), at)));
    }

    private void early(LeadId lead, @Nullable Instant at) {
        var scored = state();
        var stage = scorer().stage(scored.state());
        ports.scoreBook()
                .write(
                        workspace,
                        model.id(),
                        List.of(new Change(lead, ScoreState.START, false, scored, stage, at, true, true)));
    }

    private static Scored state() {
        return scored(ScoreState.START, List.of());
    }

    private ModelId draft() {
        var draft = other();
        ports.scoringModels().addDraft(workspace, draft, NOW);
        return draft.id();
    }

    private ScoringModel other() {
        return new ScoringModel(new ModelId(ports.ids().next()), unique("Other"), 1, model.definition());
    }
}

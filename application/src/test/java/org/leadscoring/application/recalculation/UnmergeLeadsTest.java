package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.application.recalculation.World.ADMIN;
import static org.leadscoring.application.recalculation.World.device;
import static org.leadscoring.application.recalculation.World.user;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.lead.Merges.MergeId;
import org.leadscoring.application.lead.SeparationNotPossibleException;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.lead.UnknownMergeException;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;

/** Spec ID-2: a merge can be undone, to the exact earlier scores, and done again. */
class UnmergeLeadsTest {

    private final World world = new World();
    private final ModelId primary = world.live("Fading", Definitions.fading(40), true);
    private final ModelId second = world.live("Milestones", Definitions.milestones(), false);
    private final UnmergeLeads unmerge = world.application.unmergeLeads;

    private final LeadId visitor = world.does("demo", device("x"));
    private final LeadId ada = world.does("click", user("ada"));

    @Test
    void both_leads_have_the_exact_scores_they_had_by_every_model() {
        world.application.clock.advance(Duration.ofDays(3));
        world.does("click", device("x"));
        var before = world.everything();
        world.application.clock.advance(Duration.ofDays(1));
        var merge = merged();
        assertThat(world.leads()).containsExactly(ada);

        var separated = unmerge.unmerge(world.workspace, merge, ADMIN);

        assertThat(separated.changed()).containsOnlyKeys(visitor, ada);
        assertThat(world.stored(visitor, primary)).isEqualTo(before.get(0).getValue());
        assertThat(world.stored(visitor, second)).isEqualTo(before.get(2).getValue());
        assertThat(world.stored(ada, primary).ledger())
                .isEqualTo(before.get(1).getValue().ledger());
        assertThat(world.stored(ada, second).ledger())
                .isEqualTo(before.get(3).getValue().ledger());
        world.assertExact();
    }

    @Test
    void decay_that_was_written_meanwhile_is_reckoned_for_each_lead_alone() {
        var merge = merged();
        world.application.clock.advance(Duration.ofDays(65));
        world.application.sweepScores.passTime();

        unmerge.unmerge(world.workspace, merge, ADMIN);

        world.assertExact();
        assertThat(world.score(ada)).isEqualTo(10);
    }

    @Test
    void a_merge_that_is_done_again_makes_the_very_same_score_again() {
        var merge = merged();
        var together = world.stored(ada, primary);
        unmerge.unmerge(world.workspace, merge, ADMIN);

        unmerge.remerge(world.workspace, merge, ADMIN);

        assertThat(world.leads()).containsExactly(ada);
        assertThat(world.stored(ada, primary)).isEqualTo(together);
        assertThat(world.ports.scoreBook().ledger(world.workspace, visitor, primary))
                .isEmpty();
        world.assertExact();
    }

    @Test
    void a_merge_is_undone_once_and_done_again_once() {
        var merge = merged();

        assertThatThrownBy(() -> unmerge.remerge(world.workspace, merge, ADMIN))
                .isInstanceOf(SeparationNotPossibleException.class);
        unmerge.unmerge(world.workspace, merge, ADMIN);
        assertThatThrownBy(() -> unmerge.unmerge(world.workspace, merge, ADMIN))
                .isInstanceOf(SeparationNotPossibleException.class);
        assertThatThrownBy(() -> unmerge.unmerge(world.workspace, new MergeId(-1), ADMIN))
                .isInstanceOf(UnknownMergeException.class);
        assertThat(unmerge.mergesOf(world.workspace, ada)).hasSize(1);
    }

    @Test
    void a_lead_without_merges_has_none_and_one_that_nobody_knows_is_refused() {
        assertThat(unmerge.mergesOf(world.workspace, ada)).isEmpty();
        assertThatThrownBy(() -> unmerge.mergesOf(world.workspace, new LeadId(new UUID(4, 7))))
                .isInstanceOf(UnknownLeadException.class);
    }

    private MergeId merged() {
        world.does("identify", user("ada"), device("x"));
        return unmerge.mergesOf(world.workspace, ada).getFirst().id();
    }
}

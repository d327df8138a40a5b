package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.lead.Merges.MergeId;
import org.leadscoring.application.lead.Merges.Step;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.Claim;
import org.leadscoring.domain.lead.Cut;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Identities;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Sides;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What everybody may expect of {@link Merges}, and of {@link IdentityBook} about what was undone. */
public abstract class MergesContract extends PortContract {

    private Step step;

    @BeforeEach
    void somebody() {
        step = new Step(NOW.plusSeconds(60), newUserId());
    }

    @Test
    void a_merge_is_logged_with_who_was_on_which_side() {
        var ended = told(anonymousId("x"), anonymousId("y"));
        var survivor = told(userId(AWKWARD), anonymousId("z"));

        told(userId(AWKWARD), anonymousId("x"));

        var merge = only(survivor);
        assertThat(merge)
                .isEqualTo(new Merge(
                        merge.id(),
                        ended,
                        survivor,
                        NOW,
                        new Sides(
                                anonymousId("x"),
                                Set.of(anonymousId("x"), anonymousId("y")),
                                Set.of(userId(AWKWARD), anonymousId("z"))),
                        null,
                        null));
        assertThat(ports.merges().byId(workspace, merge.id())).contains(merge);
        assertThat(ports.merges().cuts(workspace, merge.id())).isEmpty();
    }

    @Test
    void merges_that_were_never_logged_are_not_found() {
        assertThat(ports.merges().of(workspace, newLeadId())).isEmpty();
        assertThat(ports.merges().byId(workspace, new MergeId(Long.MAX_VALUE))).isEmpty();
        assertThat(ports.merges().cuts(workspace, new MergeId(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    void each_of_several_leads_that_end_at_once_has_an_entry_of_its_own() {
        var one = told(anonymousId("x"));
        var two = told(anonymousId("y"));
        var survivor = told(userId("u"));

        told(userId("u"), anonymousId("x"), anonymousId("y"));

        assertThat(ports.merges().of(workspace, survivor))
                .extracting(Merge::ended, Merge::sides)
                .containsExactly(
                        tuple(one, new Sides(anonymousId("x"), Set.of(anonymousId("x")), Set.of(userId("u")))),
                        tuple(two, new Sides(anonymousId("y"), Set.of(anonymousId("y")), Set.of(userId("u")))));
    }

    @Test
    void a_lead_is_concerned_by_what_was_merged_into_what_lives_on_in_it() {
        var visitor = told(anonymousId("x"));
        var first = told(userId("u"));
        var second = told(userId("v"));
        told(userId("u"), anonymousId("x"));
        alias(userId("v"), userId("u"));

        var merges = ports.merges().of(workspace, second);

        assertThat(merges).extracting(Merge::ended).containsExactly(visitor, first);
        assertThat(merges).extracting(Merge::id).isSorted();
        assertThat(ports.merges().of(workspace, first)).isEqualTo(merges);
        assertThat(ports.merges().of(workspace, visitor)).containsExactly(merges.getFirst());
    }

    @Test
    void a_merge_that_is_undone_says_when_and_by_whom_and_keeps_its_cuts() {
        var survivor = merged();
        var merge = only(survivor);
        var cuts = Set.of(cut(anonymousId("x"), userId("u")), cut(anonymousId("y"), userId("u")));

        commit(() -> ports.merges().undo(workspace, merge.id(), cuts, step));

        assertThat(only(survivor))
                .isEqualTo(
                        new Merge(merge.id(), merge.ended(), merge.survivor(), merge.at(), merge.sides(), step, null));
        assertThat(ports.merges().cuts(workspace, merge.id())).isEqualTo(cuts);
    }

    @Test
    void cuts_are_loaded_with_the_identifiers_on_either_end() {
        var survivor = merged();
        var stranger = told(userId("stranger"));
        var merge = only(survivor);
        var one = cut(anonymousId("x"), userId("u"));
        var other = cut(anonymousId("y"), userId("stranger"));

        commit(() -> ports.merges().undo(workspace, merge.id(), Set.of(one, other), step));

        assertThat(load(survivor).cuts()).containsExactlyInAnyOrder(one, other);
        assertThat(load(stranger).cuts()).containsExactly(other);
        assertThat(load(told(userId("somebody else"))).cuts()).isEmpty();
    }

    @Test
    void a_merge_that_is_done_again_says_so_and_its_cuts_are_gone() {
        var survivor = merged();
        var merge = only(survivor);
        var again = new Step(NOW.plusSeconds(120), newUserId());
        commit(() -> ports.merges().undo(workspace, merge.id(), Set.of(cut(anonymousId("x"), userId("u"))), step));

        commit(() -> ports.merges().redo(workspace, merge.id(), again));

        assertThat(only(survivor))
                .isEqualTo(
                        new Merge(merge.id(), merge.ended(), merge.survivor(), merge.at(), merge.sides(), step, again));
        assertThat(ports.merges().cuts(workspace, merge.id())).isEmpty();
        assertThat(load(survivor).cuts()).isEmpty();
    }

    @Test
    void two_that_are_cut_by_two_merges_stay_cut_when_one_is_done_again() {
        told(anonymousId("x"));
        told(anonymousId("y"));
        var survivor = told(userId("u"));
        told(userId("u"), anonymousId("x"), anonymousId("y"));
        var merges = ports.merges().of(workspace, survivor);
        var cut = cut(anonymousId("x"), userId("u"));
        commit(() -> merges.forEach(merge -> ports.merges().undo(workspace, merge.id(), Set.of(cut), step)));

        commit(() -> ports.merges().redo(workspace, merges.getFirst().id(), step));

        assertThat(load(survivor).cuts()).containsExactly(cut);
        assertThat(ports.merges().cuts(workspace, merges.getLast().id())).containsExactly(cut);
    }

    @Test
    void thousands_of_cuts_may_be_made_at_once() {
        var many = IntStream.range(0, 1_500).mapToObj(n -> anonymousId("d" + n)).toArray(Identifier[]::new);
        told(many);
        var survivor = merged();
        var cuts = List.of(many).stream()
                .flatMap(one -> List.of(cut(one, userId("u")), cut(one, anonymousId("x"))).stream())
                .collect(Collectors.toSet());
        var merge = only(survivor);

        commit(() -> ports.merges().undo(workspace, merge.id(), cuts, step));

        assertThat(load(survivor).cuts()).isEqualTo(cuts);
    }

    @Test
    void another_workspace_sees_and_changes_nothing() {
        var survivor = merged();
        var merge = only(survivor);
        var cuts = Set.of(cut(anonymousId("x"), userId("u")));
        commit(() -> ports.merges().undo(workspace, merge.id(), cuts, step));
        var before = only(survivor);

        commit(() -> ports.merges().redo(elsewhere, merge.id(), step));

        assertThat(only(survivor)).isEqualTo(before);
        assertThat(load(survivor).cuts()).isEqualTo(cuts);
        assertThat(ports.merges().of(elsewhere, survivor)).isEmpty();
        assertThat(ports.merges().byId(elsewhere, merge.id())).isEmpty();
        assertThat(ports.merges().cuts(elsewhere, merge.id())).isEmpty();
        assertThat(committed(() -> ports.identityBook().load(elsewhere, Set.of(survivor)))
                        .cuts())
                .isEmpty();
    }

    @Test
    void what_is_undone_in_a_transaction_that_fails_stays_as_it_was() {
        var survivor = merged();
        var merge = only(survivor);

        undone(() -> {
            ports.merges().undo(workspace, merge.id(), Set.of(cut(anonymousId("x"), userId("u"))), step);
            return true;
        });

        assertThat(only(survivor)).isEqualTo(merge);
        assertThat(load(survivor).cuts()).isEmpty();
    }

    /** A visitor with the devices x and y who was merged into user u. */
    private LeadId merged() {
        told(anonymousId("x"), anonymousId("y"));
        var survivor = told(userId("u"));
        told(userId("u"), anonymousId("x"));
        return survivor;
    }

    private Merge only(LeadId lead) {
        var merges = ports.merges().of(workspace, lead);
        assertThat(merges).hasSize(1);
        return merges.getFirst();
    }

    private static Cut cut(Identifier one, Identifier other) {
        return new Cut(one, other);
    }

    private Identities load(LeadId lead) {
        return committed(() -> ports.identityBook().load(workspace, Set.of(lead)));
    }

    /** An event with these identifiers: the lead of the first. */
    private LeadId told(Identifier... identifiers) {
        var all = Set.of(identifiers);
        return resolve(workspace, all, Claim.of(all, new EventKey(NOW, "m", new SourceId(workspace.value()))))
                .leadOf(identifiers[0]);
    }

    private void alias(Identifier by, Identifier other) {
        var claim = new Claim(other, by, new EventKey(NOW, "m", new SourceId(workspace.value())));
        resolve(workspace, Set.of(by, other), List.of(claim));
    }

    /** Does with the ports what ingestion does with them. */
    private Identities.Resolution resolve(
            WorkspaceId where, Collection<Identifier> identifiers, Collection<Claim> claims) {
        return committed(() -> {
            var resolution = resolved(where, identifiers, claims);
            ports.leads().merge(where, Map.copyOf(resolution.merged()));
            return resolution;
        });
    }
}

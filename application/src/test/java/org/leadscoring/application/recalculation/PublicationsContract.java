package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.recalculation.Publications.Phase;
import org.leadscoring.application.recalculation.Publications.Publication;
import org.leadscoring.application.recalculation.Publications.Unfinished;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;

/**
 * What everybody may expect of {@link Publications}. Where it is asked which comes next, they are older than all others
 * there may be, and gone at the end of the test.
 */
public abstract class PublicationsContract extends PortContract {

    private static final Instant LONG_AGO = Instant.parse("1990-01-01T00:00:00Z");

    @Test
    void a_publication_comes_back_exactly_as_it_was_put_in() {
        var full = new Publication(
                newModelId(),
                newModelId(),
                true,
                newUserId(),
                NOW,
                Phase.ACTING,
                newLeadId(),
                5_000_000_000L,
                6_000_000_000L,
                NOW.plusSeconds(1));
        var bare = asked(NOW.plusSeconds(9));

        commit(() -> {
            ports.publications().add(workspace, full);
            ports.publications().add(workspace, bare);
        });

        assertThat(ports.publications().all(workspace)).containsExactly(bare, full);
        assertThat(committed(() -> ports.publications().lock(workspace, full.model())))
                .contains(full);
        assertThat(committed(() -> ports.publications().lock(elsewhere, full.model())))
                .isEmpty();
        assertThat(ports.publications().all(elsewhere)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void every_phase_can_be_kept(Phase phase) {
        var begun = asked(NOW);
        commit(() -> ports.publications().add(workspace, begun));

        var then = phase.ended()
                ? begun.upTo(newLeadId(), 7).ended(phase, NOW.plusSeconds(3))
                : begun.in(phase).upTo(newLeadId(), 7);
        commit(() -> ports.publications().save(workspace, then));

        assertThat(ports.publications().all(workspace)).containsExactly(then);
    }

    @Test
    void a_version_that_is_published_again_takes_the_place_of_its_earlier_attempt() {
        var first = asked(NOW).ended(Phase.CANCELLED, NOW.plusSeconds(1));
        var again = new Publication(
                first.model(), null, true, newUserId(), NOW.plusSeconds(5), Phase.SCORING, null, 0, 3, null);

        commit(() -> ports.publications().add(workspace, first));
        commit(() -> ports.publications().add(workspace, again));

        assertThat(ports.publications().all(workspace)).containsExactly(again);
    }

    @Test
    void what_was_asked_for_first_comes_next_in_all_workspaces() {
        var first = asked(LONG_AGO);
        var second = asked(LONG_AGO.plusSeconds(1));

        assertThat(next(LONG_AGO, () -> {
                    ports.publications().add(workspace, second);
                    ports.publications().add(elsewhere, first);
                }))
                .contains(new Unfinished(elsewhere, first));
    }

    @Test
    void what_has_ended_does_not_come_next() {
        var open = asked(LONG_AGO.plusSeconds(9));

        assertThat(next(LONG_AGO, () -> {
                    ports.publications().add(workspace, asked(LONG_AGO).ended(Phase.DONE, NOW));
                    ports.publications().add(workspace, asked(LONG_AGO).ended(Phase.CANCELLED, NOW));
                    ports.publications().add(workspace, open);
                }))
                .contains(new Unfinished(workspace, open));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"CATCHING_UP", "CANCELLING"})
    void what_must_settle_waits_until_that_began_long_enough_ago(Phase phase) {
        var catching = asked(LONG_AGO).in(phase);
        Runnable added = () -> ports.publications().add(workspace, catching);

        assertThat(next(LONG_AGO, added)).isNotEqualTo(Optional.of(new Unfinished(workspace, catching)));
        assertThat(next(LONG_AGO.plusNanos(1_000), added)).contains(new Unfinished(workspace, catching));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void paging_shows_every_lead_that_was_not_merged_once_and_in_order(int pageSize) {
        var leads = Stream.generate(() -> saved(someLead()).id()).limit(7).toList();
        saved(elsewhere, someLead(), Set.of());
        commit(() -> ports.leads().merge(workspace, Map.of(leads.get(3), leads.get(5))));

        var paged = new ArrayList<LeadId>();
        List<LeadId> page;
        LeadId after = null;
        do {
            page = ports.publications().leadsAfter(workspace, after, pageSize);
            assertThat(page).hasSizeLessThanOrEqualTo(pageSize);
            paged.addAll(page);
            after = page.isEmpty() ? after : page.getLast();
        } while (!page.isEmpty());

        assertThat(paged)
                .containsExactlyElementsOf(leads.stream()
                        .filter(lead -> !lead.equals(leads.get(3)))
                        .sorted()
                        .toList());
        assertThat(ports.publications().leads(workspace)).isEqualTo(6);
    }

    @Test
    void a_page_begins_after_a_lead_even_if_that_one_was_merged_since() {
        var leads =
                Stream.generate(() -> saved(someLead()).id()).limit(3).sorted().toList();

        commit(() -> ports.leads().merge(workspace, Map.of(leads.get(0), leads.get(2))));

        assertThat(ports.publications().leadsAfter(workspace, leads.getFirst(), 10))
                .containsExactly(leads.get(1), leads.get(2));
    }

    @Test
    void leads_without_a_score_by_a_version_are_found() {
        var scored = saved(someLead(7, "cold"));
        var model = ports.scoringModels().live(workspace).getFirst().id();
        var without =
                Stream.generate(() -> saved(someLead())).limit(2).map(Lead::id).toList();
        var ended = saved(someLead()).id();
        commit(() -> ports.leads().merge(workspace, Map.of(ended, scored.id())));

        assertThat(ports.publications().leadsWithout(workspace, model, 10))
                .containsExactlyInAnyOrderElementsOf(without);
        assertThat(ports.publications().leadsWithout(workspace, model, 1)).hasSize(1);
        assertThat(ports.publications().leadsWithout(workspace, newModelId(), 10))
                .hasSize(3);
        assertThat(ports.publications().leadsWithout(elsewhere, model, 10)).isEmpty();

        without.forEach(lead -> stand(workspace, Lead.heardOf(lead, NOW, new Standing(1, "cold", null))));
        assertThat(ports.publications().leadsWithout(workspace, model, 10)).isEmpty();
    }

    private Optional<Unfinished> next(Instant catchingUp, Runnable added) {
        Supplier<Optional<Unfinished>> next = () -> {
            added.run();
            return ports.publications().unfinished(catchingUp).stream()
                    .findFirst()
                    .flatMap(model -> ports.publications().hold(model, catchingUp));
        };
        return undone(next);
    }

    private Publication asked(Instant at) {
        return new Publication(newModelId(), null, false, newUserId(), at, Phase.SCORING, null, 0, 9, null);
    }

    private ModelId newModelId() {
        return new ModelId(ports.ids().next());
    }
}

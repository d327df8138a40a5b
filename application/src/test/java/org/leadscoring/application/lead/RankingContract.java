package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.Standings;
import org.leadscoring.application.lead.RankLeads.Found;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.WebsitePoints;

/** What everybody may expect of a {@link RankLeads.Ranking}. */
public abstract class RankingContract extends PortContract {

    @Test
    void nobody_is_ranked_where_nobody_has_a_score() {
        saved(someLead());

        assertThat(ports.ranking().top(workspace, null, 10)).isEmpty();
    }

    @Test
    void the_highest_score_comes_first_and_of_equal_ones_who_was_heard_of_first() {
        var low = saved(someLead(-10, "cold"));
        var first = saved(someLead(50, "warm"));
        var second = saved(someLead(50, "warm"));
        var best = saved(someLead(105, "sql"));

        assertThat(ports.ranking().top(workspace, null, 10)).containsExactly(best, first, second, low);
    }

    @Test
    void not_more_come_than_wanted_and_they_are_the_best() {
        var random = new Random(5);
        var leads = new ArrayList<Lead>();
        for (int i = 0; i < 30; i++) {
            leads.add(saved(someLead(random.nextInt(8), "cold")));
        }
        var expected = leads.stream()
                .sorted(Comparator.comparingInt((Lead lead) -> lead.standing().score())
                        .reversed()
                        .thenComparing(Lead::id))
                .toList();

        assertThat(ports.ranking().top(workspace, null, 30)).isEqualTo(expected);
        assertThat(ports.ranking().top(workspace, null, 7)).isEqualTo(expected.subList(0, 7));
    }

    @Test
    void only_the_primary_model_ranks() {
        var lead = saved(someLead(10, "cold"));
        var other = saved(someLead(5, "cold"));
        var id = new ModelId(ports.ids().next());
        var beside = new ScoringModel(id, "Beside", 1, WebsitePoints.model(id).definition());
        commit(() -> {
            ports.scoringModels().add(workspace, beside, false, NOW);
            var event = new EventId(ports.ids().next());
            var first = other.seen(other.traits(), other.profile(), new Standing(99, "mql", null), null);
            var change = Standings.change(first, event, NOW);
            ports.scoreBook().write(workspace, beside.id(), Set.of(change));
        });

        assertThat(ports.ranking().top(workspace, null, 10)).containsExactly(lead, other);
        assertThat(ports.ranking().top(workspace, beside.id(), 10))
                .containsExactly(other.scored(new Standing(99, "mql", null), null));
        assertThat(ports.ranking().top(elsewhere, beside.id(), 10)).isEmpty();
    }

    @Test
    void a_lead_that_was_merged_is_not_ranked_and_another_workspace_neither() {
        var ended = saved(someLead(90, "mql"));
        var survivor = saved(someLead(20, "cold"));
        saved(elsewhere, someLead(70, "hot"), Set.of());

        commit(() -> {
            ports.leads().merge(workspace, Map.of(ended.id(), survivor.id()));
            ports.scoreBook().remove(workspace, Set.of(ended.id()));
        });

        assertThat(ports.ranking().top(workspace, null, 10)).containsExactly(survivor);
    }

    @Test
    void of_a_period_the_best_that_were_active_come_and_what_they_gained_since() {
        var best = active(90, "mql", NOW.minus(Duration.ofDays(8)));
        var second = active(50, "warm", NOW.minus(Duration.ofDays(7)));
        var third = active(40, "warm", NOW);
        saved(someLead(70, "hot"));
        saved(elsewhere, someLead(60, "hot"), Set.of());
        var since = NOW.minus(Duration.ofDays(7));

        assertThat(active(since, 10, 100)).isEqualTo(new Found(List.of(second, third), false));
        assertThat(active(since, 1, 100)).isEqualTo(new Found(List.of(second), false));
        assertThat(active(since.minus(Duration.ofDays(1)), 10, 100).leads()).containsExactly(best, second, third);
        assertThat(ports.ranking().active(elsewhere, model(), since, 10, 100).leads())
                .isEmpty();
        assertThat(ports.ranking().gained(workspace, model(), Set.of(best.id(), second.id(), third.id()), since))
                .isEqualTo(Map.of(second.id(), 50, third.id(), 40));
        assertThat(ports.ranking().gained(elsewhere, model(), Set.of(third.id()), since))
                .isEmpty();
        assertThat(ports.ranking().gained(workspace, model(), Set.of(), since)).isEmpty();
    }

    @Test
    void no_more_of_the_best_are_looked_at_than_may_be_and_one_hears_of_it() {
        var random = new Random(7);
        var leads = new ArrayList<Lead>();
        for (int i = 0; i < 700; i++) {
            leads.add(active(random.nextInt(20), "cold", NOW.minus(Duration.ofHours(random.nextInt(100)))));
        }
        leads.sort(Comparator.comparingInt((Lead lead) -> lead.standing().score())
                .reversed()
                .thenComparing(Lead::id));
        var since = NOW.minus(Duration.ofHours(5));
        for (var examined : new int[] {1, 200, 500, 650, 1_000}) {
            var expected = leads.stream()
                    .limit(examined)
                    .filter(lead -> !lead.lastActivityAt().isBefore(since))
                    .toList();

            assertThat(active(since, 100, examined)).isEqualTo(new Found(expected, examined < 700));
            assertThat(active(since, 3, examined).leads())
                    .isEqualTo(expected.stream().limit(3).toList());
        }
    }

    private Found active(Instant since, int limit, int examined) {
        return ports.ranking().active(workspace, model(), since, limit, examined);
    }

    private ModelId model() {
        return ports.scoringModels().live(workspace).getFirst().id();
    }

    /** A lead that got its score at once, when it did something last. */
    private Lead active(int score, String stage, Instant at) {
        var heardOf = someLead(score, stage);
        var lead = heardOf.scored(heardOf.standing(), at);
        commit(() -> {
            ports.leads().add(workspace, Set.of(lead));
            stand(workspace, lead, at);
        });
        return lead;
    }
}

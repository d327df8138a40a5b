package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

/** What everybody may expect of {@link ScoringModels}. */
public abstract class ScoringModelsContract extends PortContract {

    @Test
    void website_points_come_back_exactly_as_they_were_put_in() {
        var model = WebsitePoints.model(newModelId());

        commit(() -> ports.scoringModels().add(workspace, model, true, NOW));

        assertThat(ports.scoringModels().live(workspace)).containsExactly(model);
    }

    @Test
    void a_model_of_any_kind_comes_back_exactly_as_it_was_put_in() {
        var type = EventType.named("démo_🚀_\"requested\"");
        var rules = List.of(
                new Rule(AWKWARD, type, 10_000, Category.FIT, Limit.ONCE),
                new Rule("z", type, -10_000, Category.ENGAGEMENT, Limit.UNLIMITED),
                new Rule("a", type, 0, Category.INTENT, Limit.ONCE));
        var ladder = new StageLadder(
                "kühl", List.of(new Stage("s".repeat(40), -5), new Stage("🚀", 0), new Stage("'hot'", 1_000_000)));
        var model = new ScoringModel(newModelId(), "Ünï \"Points\" 🚀", 7, new Scale(-100, 1_000), rules, ladder);

        commit(() -> ports.scoringModels().add(workspace, model, true, NOW));

        assertThat(ports.scoringModels().live(workspace)).containsExactly(model);
    }

    @Test
    void a_model_without_rules_and_stages_is_a_model() {
        var model =
                new ScoringModel(newModelId(), "Empty", 1, Scale.OPEN, List.of(), new StageLadder("all", List.of()));

        commit(() -> ports.scoringModels().add(workspace, model, true, NOW));

        assertThat(ports.scoringModels().live(workspace)).containsExactly(model);
    }

    @Test
    void the_primary_model_comes_first() {
        var secondary = named("A");
        var primary = named("B");
        var other = named("C");

        commit(() -> {
            ports.scoringModels().add(workspace, secondary, false, NOW);
            ports.scoringModels().add(workspace, primary, true, NOW.plusSeconds(1));
            ports.scoringModels().add(workspace, other, false, NOW.plusSeconds(2));
        });

        assertThat(ports.scoringModels().live(workspace))
                .startsWith(primary)
                .containsExactlyInAnyOrder(primary, secondary, other);
    }

    @Test
    void a_workspace_without_a_primary_model_is_not_ready() {
        commit(() -> ports.scoringModels().add(workspace, named("A"), false, NOW));

        assertThatThrownBy(() -> ports.scoringModels().live(workspace)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports.scoringModels().live(elsewhere)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void another_workspace_has_other_models() {
        var model = named("A");
        var other = named("A");

        commit(() -> {
            ports.scoringModels().add(workspace, model, true, NOW);
            ports.scoringModels().add(elsewhere, other, true, NOW);
        });

        assertThat(ports.scoringModels().live(workspace)).containsExactly(model);
        assertThat(ports.scoringModels().live(elsewhere)).containsExactly(other);
    }

    private ScoringModel named(String name) {
        var standard = WebsitePoints.model(newModelId());
        return new ScoringModel(
                standard.id(), name, standard.version(), standard.scale(), standard.rules(), standard.ladder());
    }

    private ModelId newModelId() {
        return new ModelId(ports.ids().next());
    }
}

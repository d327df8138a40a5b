package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Definition;
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
                new Rule(AWKWARD.replaceAll("\\p{Cntrl}", " "), type, 10_000, Category.FIT, Limit.ONCE),
                new Rule("z", type, -10_000, Category.ENGAGEMENT, Limit.UNLIMITED),
                new Rule("a", type, 0, Category.INTENT, Limit.ONCE));
        var ladder = new StageLadder(
                "kühl", List.of(new Stage("s".repeat(40), -5), new Stage("🚀", 0), new Stage("'hot'", 1_000_000)));
        var model = new ScoringModel(
                newModelId(), "Ünï \"Points\" 🚀", 7, Definition.points(new Scale(-100, 1_000), rules, ladder));

        commit(() -> ports.scoringModels().add(workspace, model, true, NOW));

        assertThat(ports.scoringModels().live(workspace)).containsExactly(model);
    }

    @Test
    void a_model_without_rules_and_stages_is_a_model() {
        var model = new ScoringModel(
                newModelId(), "Empty", 1, Definition.points(Scale.OPEN, List.of(), new StageLadder("all", List.of())));

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

    @Test
    void a_draft_can_be_written_anew_and_thrown_away_and_does_not_score() {
        var primary = added(named("A"));
        var draft = named("A", 2);
        commit(() -> ports.scoringModels().addDraft(workspace, draft, NOW));
        assertThat(version(draft)).contains(new Version(draft, ModelState.DRAFT, false, NOW));

        var changed =
                new ScoringModel(draft.id(), "A", 2, Definition.points(new Scale(0, 9), List.of(), draft.ladder()));
        commit(() -> ports.scoringModels().saveDraft(workspace, changed));
        assertThat(version(draft)).contains(new Version(changed, ModelState.DRAFT, false, NOW));
        assertThat(ports.scoringModels().scoring(workspace)).containsExactly(primary);

        commit(() -> ports.scoringModels().removeDraft(elsewhere, draft.id()));
        assertThat(version(draft)).isPresent();
        commit(() -> ports.scoringModels().removeDraft(workspace, draft.id()));
        assertThat(version(draft)).isEmpty();
    }

    @Test
    void what_is_live_can_neither_be_written_anew_nor_thrown_away() {
        var primary = added(named("A"));

        commit(() -> {
            ports.scoringModels()
                    .saveDraft(
                            workspace,
                            new ScoringModel(
                                    primary.id(), "A", 1, Definition.points(Scale.OPEN, List.of(), primary.ladder())));
            ports.scoringModels().removeDraft(workspace, primary.id());
        });

        assertThat(version(primary)).contains(new Version(primary, ModelState.LIVE, true, NOW));
    }

    @Test
    void versions_come_by_name_and_the_latest_first() {
        var b1 = added(named("B"));
        var a2 = named("A", 2);
        var a10 = named("A", 10);
        var a1 = named("A", 1);
        commit(() -> List.of(a2, a10, a1).forEach(draft -> ports.scoringModels().addDraft(workspace, draft, NOW)));

        assertThat(ports.scoringModels().versions(workspace))
                .extracting(Version::model)
                .containsExactly(a10, a2, a1, b1);
        assertThat(ports.scoringModels().versions(elsewhere)).isEmpty();
    }

    @Test
    void what_is_being_published_scores_after_the_live_ones_and_is_not_live() {
        var primary = added(named("B"));
        var draft = named("A");
        commit(() -> {
            ports.scoringModels().addDraft(workspace, draft, NOW);
            ports.scoringModels().move(workspace, draft.id(), ModelState.PUBLISHING);
        });

        assertThat(ports.scoringModels().live(workspace)).containsExactly(primary);
        assertThat(ports.scoringModels().scoring(workspace)).containsExactly(primary, draft);
    }

    @Test
    void a_version_that_was_called_off_and_changed_scores_as_it_is_now() {
        var primary = added(named("A"));
        var draft = named("A", 2);
        commit(() -> {
            ports.scoringModels().addDraft(workspace, draft, NOW);
            ports.scoringModels().move(workspace, draft.id(), ModelState.PUBLISHING);
        });
        assertThat(ports.scoringModels().scoring(workspace)).containsExactly(primary, draft);

        var changed =
                new ScoringModel(draft.id(), "A", 2, Definition.points(new Scale(0, 9), List.of(), draft.ladder()));
        commit(() -> {
            ports.scoringModels().move(workspace, draft.id(), ModelState.DRAFT);
            ports.scoringModels().saveDraft(workspace, changed);
            ports.scoringModels().move(workspace, draft.id(), ModelState.PUBLISHING);
        });

        assertThat(ports.scoringModels().scoring(workspace)).containsExactly(primary, changed);
    }

    @Test
    void a_version_that_goes_live_takes_the_place_of_the_primary_one() {
        var old = added(named("A"));
        var next = named("A", 2);
        commit(() -> {
            ports.scoringModels().addDraft(workspace, next, NOW.plusSeconds(1));
            ports.scoringModels().goLive(workspace, next.id(), old.id());
        });

        assertThat(ports.scoringModels().live(workspace)).containsExactly(next);
        assertThat(ports.scoringModels().versions(workspace))
                .containsExactly(
                        new Version(next, ModelState.LIVE, true, NOW.plusSeconds(1)),
                        new Version(old, ModelState.RETIRED, false, NOW));
    }

    @Test
    void a_version_that_goes_live_in_the_place_of_another_or_of_none_leaves_the_primary_one_alone() {
        var primary = added(named("A"));
        var other = named("B");
        var next = named("B", 2);
        commit(() -> {
            ports.scoringModels().addDraft(workspace, other, NOW);
            ports.scoringModels().goLive(workspace, other.id(), null);
        });
        assertThat(ports.scoringModels().live(workspace)).containsExactly(primary, other);

        commit(() -> {
            ports.scoringModels().addDraft(workspace, next, NOW);
            ports.scoringModels().goLive(workspace, next.id(), other.id());
        });
        assertThat(ports.scoringModels().live(workspace)).containsExactly(primary, next);
    }

    @Test
    void another_live_model_can_be_made_the_primary_one() {
        var old = added(named("A"));
        var next = named("B");
        commit(() -> ports.scoringModels().add(workspace, next, false, NOW));

        commit(() -> ports.scoringModels().makePrimary(workspace, next.id()));

        assertThat(ports.scoringModels().live(workspace)).containsExactly(next, old);
        assertThat(version(old)).contains(new Version(old, ModelState.LIVE, false, NOW));
    }

    @Test
    void a_version_can_be_locked_and_read_only_where_it_belongs() {
        var model = added(named("A"));

        assertThat(committed(() -> ports.scoringModels().lock(workspace, model.id())))
                .contains(new Version(model, ModelState.LIVE, true, NOW));
        assertThat(committed(() -> ports.scoringModels().lock(elsewhere, model.id())))
                .isEmpty();
        assertThat(ports.scoringModels().byId(elsewhere, model.id())).isEmpty();
        assertThat(ports.scoringModels().byId(workspace, newModelId())).isEmpty();
    }

    private ScoringModel added(ScoringModel primary) {
        commit(() -> ports.scoringModels().add(workspace, primary, true, NOW));
        return primary;
    }

    private Optional<Version> version(ScoringModel model) {
        return ports.scoringModels().byId(workspace, model.id());
    }

    private ScoringModel named(String name) {
        return named(name, 1);
    }

    private ScoringModel named(String name, int version) {
        return new ScoringModel(
                newModelId(), name, version, WebsitePoints.model(newModelId()).definition());
    }

    private ModelId newModelId() {
        return new ModelId(ports.ids().next());
    }
}

package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.domain.workspace.WorkspaceId;

/** A draft can be changed as one likes; what is live never changes. */
class EditModelsTest {

    private static final Definition SOME = definition(10);
    private static final Definition OTHER = definition(20);

    private final InMemoryApplication application = new InMemoryApplication();
    private final WorkspaceId workspace = application.setUp();
    private final EditModels models = application.editModels;
    private final Version live = models.versions(workspace).getFirst();

    @Test
    void a_draft_is_the_next_version_of_its_name_and_scores_nothing() {
        var name = live.model().name();

        var second = models.draft(workspace, name, SOME);
        var third = models.draft(workspace, name, SOME);
        var first = models.draft(workspace, "New", SOME);

        assertThat(List.of(second.version(), third.version(), first.version())).containsExactly(2, 3, 1);
        assertThat(models.version(workspace, second.id()))
                .isEqualTo(new Version(second, ModelState.DRAFT, false, InMemoryApplication.START));
        assertThat(application.ports.scoringModels().scoring(workspace)).containsExactly(live.model());
        assertThat(models.versions(workspace))
                .extracting(version -> version.model().id())
                .containsExactlyInAnyOrder(
                        first.id(), third.id(), second.id(), live.model().id());
    }

    @Test
    void a_draft_can_be_changed_and_thrown_away() {
        var draft = models.draft(workspace, "New", SOME);

        var changed = models.change(workspace, draft.id(), OTHER);

        assertThat(changed.definition()).isEqualTo(OTHER);
        assertThat(models.version(workspace, draft.id()).model()).isEqualTo(changed);

        models.discard(workspace, draft.id());
        assertThatThrownBy(() -> models.version(workspace, draft.id())).isInstanceOf(UnknownModelException.class);
    }

    @Test
    void what_is_live_or_unknown_or_somebody_elses_can_be_neither_changed_nor_thrown_away() {
        var id = live.model().id();
        var unknown = new ModelId(application.ports.ids().next());
        var elsewhere = application.ports.newWorkspace();
        var draft = models.draft(workspace, "New", SOME);

        assertThatThrownBy(() -> models.change(workspace, id, SOME)).isInstanceOf(ModelNotDraftException.class);
        assertThatThrownBy(() -> models.discard(workspace, id)).isInstanceOf(ModelNotDraftException.class);
        assertThatThrownBy(() -> models.change(workspace, unknown, SOME)).isInstanceOf(UnknownModelException.class);
        assertThatThrownBy(() -> models.discard(workspace, unknown)).isInstanceOf(UnknownModelException.class);
        assertThatThrownBy(() -> models.change(elsewhere, draft.id(), OTHER)).isInstanceOf(UnknownModelException.class);
        assertThatThrownBy(() -> models.discard(elsewhere, draft.id())).isInstanceOf(UnknownModelException.class);
        assertThat(models.version(workspace, id)).isEqualTo(live);
        assertThat(models.version(workspace, draft.id()).model()).isEqualTo(draft);
    }

    @Test
    void the_next_version_of_the_primary_model_begins_as_it_is_and_is_changed_until_it_is_published() {
        var name = live.model().name();
        models.draft(workspace, "Another", SOME);
        assertThat(models.nextOfPrimary(workspace)).isEmpty();

        var first = models.changeNextOfPrimary(workspace, definition -> {
            assertThat(definition).isEqualTo(live.model().definition());
            return SOME;
        });
        var second = models.changeNextOfPrimary(workspace, definition -> {
            assertThat(definition).isEqualTo(SOME);
            return OTHER;
        });

        assertThat(first).isEqualTo(new ScoringModel(first.id(), name, 2, SOME));
        assertThat(second).isEqualTo(new ScoringModel(first.id(), name, 2, OTHER));
        assertThat(models.nextOfPrimary(workspace)).contains(second);
        assertThat(models.primary(workspace)).isEqualTo(live.model());
        assertThatThrownBy(() -> models.changeNextOfPrimary(workspace, definition -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(models.nextOfPrimary(workspace)).contains(second);
    }

    @Test
    void what_is_being_published_is_not_lost_by_the_version_after_it() {
        var second = models.changeNextOfPrimary(workspace, definition -> SOME);
        application.ports.scoringModels().move(workspace, second.id(), ModelState.PUBLISHING);

        var third = models.changeNextOfPrimary(workspace, definition -> {
            assertThat(definition).isEqualTo(SOME);
            return OTHER;
        });

        assertThat(third.version()).isEqualTo(3);
        assertThat(models.nextOfPrimary(workspace)).contains(third);
    }

    @Test
    void another_live_model_can_be_made_the_primary_one_and_no_draft_can() {
        var beside = models.draft(workspace, "Beside", SOME);
        assertThatThrownBy(() -> models.makePrimary(workspace, beside.id())).isInstanceOf(ModelNotLiveException.class);
        assertThatThrownBy(() -> models.makePrimary(
                        workspace, new ModelId(application.ports.ids().next())))
                .isInstanceOf(UnknownModelException.class);
        application.ports.scoringModels().goLive(workspace, beside.id(), null);

        models.makePrimary(workspace, beside.id());

        assertThat(application.ports.scoringModels().live(workspace)).containsExactly(beside, live.model());
    }

    private static Definition definition(int cap) {
        return Definition.points(new Scale(0, cap), List.of(), new StageLadder("all", List.of()));
    }
}

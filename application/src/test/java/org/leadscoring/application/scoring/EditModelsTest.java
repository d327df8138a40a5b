package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** A draft can be changed as one likes; what is live never changes. */
class EditModelsTest {

    private static final UserId MARA = new UserId(new UUID(9, 9));
    private static final Definition SOME = definition(10);
    private static final Definition OTHER = definition(20);

    private final InMemoryApplication application = new InMemoryApplication();
    private final WorkspaceId workspace = application.setUp();
    private final EditModels models = application.editModels;
    private final Version live = models.versions(workspace).getFirst();

    @Test
    void a_draft_is_the_next_version_of_its_name_and_scores_nothing() {
        var name = live.model().name();

        var second = models.draft(workspace, name, SOME, MARA);
        var third = models.draft(workspace, name, SOME, MARA);
        var first = models.draft(workspace, "New", SOME, MARA);

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
        var draft = models.draft(workspace, "New", SOME, MARA);

        var changed = models.change(workspace, draft.id(), before -> OTHER, MARA);

        assertThat(changed.definition()).isEqualTo(OTHER);
        assertThat(models.version(workspace, draft.id()).model()).isEqualTo(changed);

        models.discard(workspace, draft.id(), MARA);
        assertThatThrownBy(() -> models.version(workspace, draft.id())).isInstanceOf(UnknownModelException.class);
    }

    @Test
    void what_is_live_or_unknown_or_somebody_elses_can_be_neither_changed_nor_thrown_away() {
        var id = live.model().id();
        var unknown = new ModelId(application.ports.ids().next());
        var elsewhere = application.ports.newWorkspace();
        var draft = models.draft(workspace, "New", SOME, MARA);

        assertThatThrownBy(() -> models.change(workspace, id, before -> SOME, MARA))
                .isInstanceOf(ModelNotDraftException.class);
        assertThatThrownBy(() -> models.discard(workspace, id, MARA)).isInstanceOf(ModelNotDraftException.class);
        assertThatThrownBy(() -> models.change(workspace, unknown, before -> SOME, MARA))
                .isInstanceOf(UnknownModelException.class);
        assertThatThrownBy(() -> models.discard(workspace, unknown, MARA)).isInstanceOf(UnknownModelException.class);
        assertThatThrownBy(() -> models.change(elsewhere, draft.id(), before -> OTHER, MARA))
                .isInstanceOf(UnknownModelException.class);
        assertThatThrownBy(() -> models.discard(elsewhere, draft.id(), MARA)).isInstanceOf(UnknownModelException.class);
        assertThat(models.version(workspace, id)).isEqualTo(live);
        assertThat(models.version(workspace, draft.id()).model()).isEqualTo(draft);
    }

    @Test
    void the_next_version_of_the_primary_model_begins_as_it_is_and_is_changed_until_it_is_published() {
        var name = live.model().name();
        models.draft(workspace, "Another", SOME, MARA);
        assertThat(models.nextOfPrimary(workspace)).isEmpty();

        var first = models.changeNextOfPrimary(
                workspace,
                definition -> {
                    assertThat(definition).isEqualTo(live.model().definition());
                    return SOME;
                },
                MARA);
        var second = models.changeNextOfPrimary(
                workspace,
                definition -> {
                    assertThat(definition).isEqualTo(SOME);
                    return OTHER;
                },
                MARA);

        assertThat(first).isEqualTo(new ScoringModel(first.id(), name, 2, SOME));
        assertThat(second).isEqualTo(new ScoringModel(first.id(), name, 2, OTHER));
        assertThat(models.nextOfPrimary(workspace)).contains(second);
        assertThat(models.primary(workspace)).isEqualTo(live.model());
        assertThatThrownBy(() -> models.changeNextOfPrimary(
                        workspace,
                        definition -> {
                            throw new IllegalStateException("no");
                        },
                        MARA))
                .hasMessage("no");
        assertThat(models.nextOfPrimary(workspace)).contains(second);
    }

    @Test
    void what_is_being_published_is_not_lost_by_the_version_after_it() {
        var second = models.changeNextOfPrimary(workspace, definition -> SOME, MARA);
        application.ports.scoringModels().move(workspace, second.id(), ModelState.PUBLISHING);

        var third = models.changeNextOfPrimary(
                workspace,
                definition -> {
                    assertThat(definition).isEqualTo(SOME);
                    return OTHER;
                },
                MARA);

        assertThat(third.version()).isEqualTo(3);
        assertThat(models.nextOfPrimary(workspace)).contains(third);
    }

    @Test
    void another_live_model_can_be_made_the_primary_one_and_no_draft_can() {
        var beside = models.draft(workspace, "Beside", SOME, MARA);
        assertThatThrownBy(() -> models.makePrimary(workspace, beside.id(), MARA))
                .isInstanceOf(ModelNotLiveException.class);
        assertThatThrownBy(() -> models.makePrimary(
                        workspace, new ModelId(application.ports.ids().next()), MARA))
                .isInstanceOf(UnknownModelException.class);
        application.ports.scoringModels().goLive(workspace, beside.id(), null);

        models.makePrimary(workspace, beside.id(), MARA);

        assertThat(application.ports.scoringModels().live(workspace)).containsExactly(beside, live.model());
        assertThat(models.history(workspace, beside.id()).getFirst())
                .satisfies(change -> assertThat(change.action()).isEqualTo("make_primary"))
                .satisfies(change -> assertThat(change.before())
                        .isEqualTo(new Attributes(Map.of("primary", live.model().name() + " 1"))))
                .satisfies(
                        change -> assertThat(change.after()).isEqualTo(new Attributes(Map.of("primary", "Beside 1"))));
    }

    @Test
    void every_change_is_recorded_with_who_made_it_what_was_and_what_is() {
        var draft = models.draft(workspace, "New", SOME, MARA);
        models.change(workspace, draft.id(), before -> OTHER, MARA);
        models.change(workspace, draft.id(), before -> OTHER, MARA);
        models.discard(workspace, draft.id(), MARA);

        var changes = models.history(workspace, draft.id());
        assertThat(changes).extracting(Change::action).containsExactly("discard", "change", "create");
        assertThat(changes).extracting(Change::by).containsOnly(MARA);
        assertThat(changes.get(1).before()).isEqualTo(new Attributes(Map.of("scale.cap", 10)));
        assertThat(changes.get(1).after()).isEqualTo(new Attributes(Map.of("scale.cap", 20)));
        assertThat(changes.get(2).after().values()).containsEntry("name", "New");
        assertThat(changes.get(0).after()).isEqualTo(Attributes.NONE);
    }

    @Test
    void what_differs_is_recorded_in_few_words_and_of_very_much_only_that_there_is_more() {
        var draft = models.draft(workspace, "New", SOME, MARA);
        var rules = IntStream.range(0, 60)
                .mapToObj(i -> new Rule(
                        "r" + i, new EventType("click"), i, Category.FIT, new Limit.PerWindow(2, Duration.ofDays(1))))
                .toList();

        models.change(workspace, draft.id(), before -> Definition.points(SOME.scale(), rules, SOME.ladder()), MARA);

        var after = models.history(workspace, draft.id()).getFirst().after();
        assertThat(after.object("rules.r7"))
                .isEqualTo(
                        new Attributes(Map.of("event", "click", "points", 7, "category", "fit", "limit", "2 per day")));
        assertThat(after.values()).hasSize(51).containsEntry("more", BigDecimal.valueOf(10));
    }

    @Test
    void whoever_sees_at_the_last_moment_that_somebody_else_was_quicker_changes_nothing() {
        var draft = models.draft(workspace, "New", SOME, MARA);

        assertThatThrownBy(() -> models.change(
                        workspace,
                        draft.id(),
                        before -> {
                            throw new IllegalStateException("not what I saw");
                        },
                        MARA))
                .hasMessage("not what I saw");

        assertThat(models.version(workspace, draft.id()).model()).isEqualTo(draft);
        assertThat(models.history(workspace, draft.id())).hasSize(1);
    }

    @Test
    void who_made_a_version_is_known_of_all_that_somebody_made() {
        var draft = models.draft(workspace, "New", SOME, MARA);

        assertThat(models.makers(workspace, List.of(draft.id(), live.model().id())))
                .isEqualTo(Map.of(draft.id(), MARA));
    }

    private static Definition definition(int cap) {
        return Definition.points(new Scale(0, cap), List.of(), new StageLadder("all", List.of()));
    }
}

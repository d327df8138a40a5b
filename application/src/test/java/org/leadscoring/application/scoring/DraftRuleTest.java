package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Recency;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.SessionScoring;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class DraftRuleTest {

    private static final UserId MARA = new UserId(new UUID(9, 9));
    private static final EventType WEBINAR = new EventType("webinar_joined");

    private final InMemoryApplication application = new InMemoryApplication();
    private WorkspaceId workspace;
    private ScoringModel live;

    @BeforeEach
    void setUp() {
        workspace = application.setUp();
        live = application.ports.scoringModels().live(workspace).getFirst();
    }

    @Test
    void a_draft_of_the_primary_model_has_one_rule_more_and_nothing_is_scored_by_it() {
        var drafted = application.draftRule.forType(workspace, WEBINAR, MARA);

        assertThat(drafted.live()).isEqualTo(live);
        assertThat(drafted.draft().name()).isEqualTo(live.name());
        assertThat(drafted.draft().version()).isEqualTo(live.version() + 1);
        assertThat(drafted.draft().rules())
                .hasSize(live.rules().size() + 1)
                .last()
                .isEqualTo(new Rule("webinar_joined", WEBINAR, 5, Category.ENGAGEMENT, Limit.UNLIMITED));
        assertThat(drafted.draft().ladder()).isEqualTo(live.ladder());
        assertThat(application.ports.scoringModels().live(workspace)).containsExactly(live);
    }

    @Test
    void further_types_go_into_the_same_draft_and_none_twice() {
        var first = application.draftRule.forType(workspace, WEBINAR, MARA).draft();

        var second = application
                .draftRule
                .forType(workspace, new EventType("brochure_opened"), MARA)
                .draft();
        var third = application.draftRule.forType(workspace, WEBINAR, MARA).draft();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(third).isEqualTo(second);
        assertThat(second.rules()).hasSize(live.rules().size() + 2);
        assertThat(versions()).hasSize(2);
    }

    @Test
    void what_people_wrote_into_the_draft_stays() {
        var draft = application.draftRule.forType(workspace, WEBINAR, MARA).draft();
        var changed = new Rule("webinar_joined", WEBINAR, 40, Category.INTENT, Limit.ONCE);
        var rules = new ArrayList<>(live.rules());
        rules.add(changed);
        application.editModels.change(
                workspace, draft.id(), before -> Definition.points(live.scale(), rules, live.ladder()), MARA);

        assertThat(application
                        .draftRule
                        .forType(workspace, WEBINAR, MARA)
                        .draft()
                        .rules())
                .endsWith(changed);
    }

    @Test
    void a_draft_that_is_being_published_is_left_alone() {
        var draft = application.draftRule.forType(workspace, WEBINAR, MARA).draft();
        application.ports.scoringModels().move(workspace, draft.id(), ModelState.PUBLISHING);

        var next = application
                .draftRule
                .forType(workspace, new EventType("brochure_opened"), MARA)
                .draft();

        assertThat(next.version()).isEqualTo(live.version() + 2);
    }

    @Test
    void a_rule_s_id_is_its_type_s_name_unless_another_rule_is_called_so() {
        var taken = new Rule("webinar_joined", new EventType("other"), 1, Category.INTENT, Limit.UNLIMITED);
        add(Definition.points(live.scale(), List.of(taken), live.ladder()));

        assertThat(application
                        .draftRule
                        .forType(workspace, WEBINAR, MARA)
                        .draft()
                        .rules()
                        .getLast()
                        .id())
                .isEqualTo("webinar_joined_2");
    }

    @Test
    void a_model_that_scores_visits_can_have_no_such_rule_and_says_so() {
        add(new Definition(
                new Method.Sessions(SessionScoring.STANDARD),
                live.scale(),
                List.of(),
                List.of(),
                Map.of(),
                Recency.NONE,
                null,
                false,
                live.ladder()));

        assertThatThrownBy(() -> application.draftRule.forType(workspace, WEBINAR, MARA))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("whole visits");
        assertThat(versions()).allSatisfy(version -> assertThat(version.state()).isNotEqualTo(ModelState.DRAFT));
    }

    private List<Version> versions() {
        return application.ports.scoringModels().versions(workspace);
    }

    /** Makes another model the primary one. */
    private void add(Definition definition) {
        var model = new ScoringModel(new ModelId(application.ports.ids().next()), "Another", 1, definition);
        application.ports.scoringModels().add(workspace, model, false, application.clock.instant());
        application.ports.scoringModels().makePrimary(workspace, model.id());
    }
}

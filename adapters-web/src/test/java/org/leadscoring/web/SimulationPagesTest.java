package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.leadscoring.domain.stage.Direction.UP;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.recalculation.Publications.Phase;
import org.leadscoring.application.recalculation.Publications.Publication;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Action;
import org.leadscoring.domain.stage.Action.Qualification;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.domain.workspace.User;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;

/** The pages on which a draft is simulated and published, over ports in memory. */
class SimulationPagesTest extends TeamPages {

    private MockHttpSession session;
    private ScoringModel draft;
    private LeadId ann;

    @BeforeEach
    void people() throws Exception {
        session = signedIn(team.marketing);
        var now = team.application.clock.instant();
        ann = team.lead("Ann <Lee>", "ann@acme.example").does(now.minus(Duration.ofDays(2)), "demo_requested");
        team.lead("Bob Ray", "bob@globex.example").does(now.minus(Duration.ofDays(9)), "email_opened");
        team.visitor("v-1").does(now.minusSeconds(60), "demo_requested");
        draft = draft(team.ports.scoringModels().live(team.workspace).getFirst().name());
    }

    @Test
    void before_the_first_simulation_the_page_says_what_it_is_for() throws Exception {
        page("/simulate")
                .andExpect(content().string(containsString("What would this draft make of your leads?")))
                .andExpect(content().string(containsString("Website points 1, which is in force")));
    }

    @Test
    void a_simulation_is_started_watched_and_survives_a_reload() throws Exception {
        send("/simulate").andExpect(redirectedUrl(url("/simulate")));

        page("/simulate")
                .andExpect(content().string(containsString("hx-trigger=\"every 1s\"")))
                .andExpect(content().string(containsString("0 of 3 leads")))
                .andExpect(content().string(containsString("class=\"btn no-js\" href=\"" + url("/simulate") + "\"")));

        team.application.simulateModel.work();
        mvc.perform(get(url("/simulate")).session(session).header("HX-Request", "true"))
                .andExpect(header().string("HX-Refresh", "true"));
        page("/simulate").andExpect(content().string(not(containsString("hx-trigger"))));
    }

    @Test
    void the_result_tells_who_moves_where_and_why() throws Exception {
        simulate();

        page("/simulate")
                .andExpect(content().string(containsString("3 leads were compared with Website points 1")))
                .andExpect(content().string(containsString("one of them active today")))
                .andExpect(content().string(containsString("2 leads of 3 change stage.")))
                .andExpect(content().string(containsString("title=\"2 leads go up from warm to sql\"")))
                .andExpect(content().string(containsString("title=\"One lead stays in cold\"")))
                .andExpect(content().string(containsString("href=\"/leads/" + ann.value() + "\"")))
                .andExpect(content().string(containsString("Ann &lt;Lee&gt;")))
                .andExpect(content().string(containsString("Demo requested: +50, then +120")))
                .andExpect(content().string(containsString("60 and more, within 4 h")))
                .andExpect(content().string(containsString("<rect class=\"then\"")))
                .andExpect(content().string(not(containsString("style="))))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void capacity_is_measured_or_typed_and_what_is_no_number_is_refused_at_the_field() throws Exception {
        team.application.workOnLead.moveTo(team.workspace, ann, LeadStatus.CONTACTED, team.rep.id());
        team.application.clock.advance(Duration.ofDays(1));
        simulate();

        page("/simulate").andExpect(content().string(containsString("Your team answers 1 a day")));
        page("/simulate?capacity=1204")
                .andExpect(content().string(containsString("Reckoned with 1,204 answers a day")));
        page("/simulate?capacity=many")
                .andExpect(content().string(containsString("“many” is no number of answers a day")))
                .andExpect(content().string(containsString("Your team answers 1 a day")));
    }

    @Test
    void where_nobody_was_answered_a_figure_is_asked_for() throws Exception {
        simulate();

        page("/simulate").andExpect(content().string(containsString("Nobody was answered in the last 30 days")));
    }

    @Test
    void a_draft_that_was_edited_since_says_that_its_result_does_not_hold() throws Exception {
        simulate();
        team.ports
                .scoringModels()
                .saveDraft(team.workspace, new ScoringModel(draft.id(), draft.name(), 2, definition(60)));

        page("/simulate").andExpect(content().string(containsString("The draft was edited since.")));
        page("/publish")
                .andExpect(content().string(containsString("The last simulation does not hold any more")))
                .andExpect(content().string(containsString("Simulate first")))
                .andExpect(content().string(not(containsString("leads change stage"))));
    }

    @Test
    void a_simulation_is_called_off_and_the_last_result_stays() throws Exception {
        simulate();
        send("/simulate");

        send("/simulate/cancel").andExpect(redirectedUrl(url("/simulate")));

        page("/simulate")
                .andExpect(content().string(containsString("2 leads of 3 change stage.")))
                .andExpect(content().string(not(containsString("hx-trigger"))));
    }

    @Test
    void before_publishing_both_ways_are_spelled_out_in_counts() throws Exception {
        simulate();

        page("/publish")
                .andExpect(content().string(containsString("2 leads change stage; nobody is told, no clock opens")))
                .andExpect(content().string(containsString("none gets a clock and one deadline is pulled in")))
                .andExpect(content().string(containsString("85 and more, within 1 h: 1")))
                .andExpect(content().string(containsString("Publish Website points 2")))
                .andExpect(content().string(containsString("What changes against Website points 1")))
                .andExpect(content().string(containsString("<del>+50</del> → <ins>+120</ins>")))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void what_stages_do_is_spelled_out_too() throws Exception {
        simulate();
        page("/publish").andExpect(content().string(containsString("Nothing else is done at the thresholds")));
        team.application.telling.editStageActions.change(
                team.workspace,
                StageActions.NONE,
                StageActions.NONE.with("sql", UP, List.of(new Action.Mark(Qualification.SQL), new Action.Assign())),
                team.marketing.id());

        page("/publish")
                .andExpect(content()
                        .string(containsString(
                                "2 leads enter sql – mark it as SQL, give it to somebody, if nobody has it")))
                .andExpect(content().string(not(containsString("enter mql"))));
    }

    @Test
    void it_can_be_published_without_a_simulation_but_that_is_said() throws Exception {
        page("/publish")
                .andExpect(content().string(containsString("Nobody has simulated this draft yet")))
                .andExpect(content().string(containsString("It can be published without.")));
    }

    @Test
    void a_publication_is_watched_until_it_is_live_and_stands_in_the_history() throws Exception {
        mvc.perform(post(url("/publish")).session(session).with(csrf()).param("way", "ACT"))
                .andExpect(redirectedUrl(url("/publish")));
        page("/publish")
                .andExpect(content().string(containsString("Version 1 stays in force meanwhile.")))
                .andExpect(content().string(containsString("hx-trigger=\"every 1s\"")))
                .andExpect(content().string(containsString("Call it off")))
                .andExpect(content().string(containsString("Clocks are set, and what is done at thresholds is done")));

        team.application.publishModel.work();
        page("/publish")
                .andExpect(content().string(containsString("This version is live. For a minute")))
                .andExpect(content().string(not(containsString("Call it off"))));
        team.application.clock.advance(Duration.ofSeconds(61));
        team.application.publishModel.work();

        mvc.perform(get(url("/publish")).session(session).header("HX-Request", "true"))
                .andExpect(header().string("HX-Refresh", "true"));
        page("/publish")
                .andExpect(content().string(containsString("What is live never changes")))
                .andExpect(content().string(containsString("Mara Voss")))
                .andExpect(content().string(containsString("in place of 1")))
                .andExpect(content().string(containsString("clocks and actions of those who crossed")))
                .andExpect(content().string(not(containsString("??"))));
        assertThat(publication())
                .extracting(Publication::acts, Publication::by)
                .containsExactly(true, team.marketing.id());
        assertThat(team.ports
                        .slaClocks()
                        .of(team.workspace, Set.of(ann))
                        .get(ann)
                        .bandFrom())
                .isEqualTo(85);
    }

    @Test
    void without_a_choice_nothing_is_sent() throws Exception {
        send("/publish");

        assertThat(publication().acts()).isFalse();
    }

    @Test
    void a_publication_is_called_off_by_whoever_may_and_once_only() throws Exception {
        send("/publish");

        send("/publish/cancel").andExpect(redirectedUrl(url("/publish")));
        page("/publish")
                .andExpect(content().string(containsString("What was scored by this version is being removed")));
        mvc.perform(post(url("/publish/cancel")).session(session).with(csrf()))
                .andExpect(redirectedUrl(url("/publish")));

        assertThat(publication().phase()).isEqualTo(Phase.CANCELLING);
        assertThat(team.ports
                        .scoringModels()
                        .byId(team.workspace, draft.id())
                        .orElseThrow()
                        .state())
                .isEqualTo(ModelState.DRAFT);
    }

    @Test
    void a_model_beside_the_primary_one_has_nothing_to_send() throws Exception {
        draft = draft("Beside");
        simulate();

        page("/publish")
                .andExpect(content().string(containsString("Beside is not the primary model")))
                .andExpect(content().string(not(containsString("value=\"ACT\""))))
                .andExpect(content().string(containsString("beside the models that are in use")));
    }

    @Test
    void what_is_no_draft_is_neither_simulated_nor_published() throws Exception {
        draft = team.ports.scoringModels().live(team.workspace).getFirst();

        send("/simulate").andExpect(redirectedUrl(url("/simulate")));
        send("/publish").andExpect(redirectedUrl(url("/publish")));

        page("/simulate").andExpect(content().string(containsString("This version was never simulated")));
        page("/publish").andExpect(content().string(containsString("This version is live")));
        assertThat(team.application.publishModel.all(team.workspace)).isEmpty();
        mvc.perform(get("/models/00000000-0000-7000-8000-000000000000/simulate").session(session))
                .andExpect(status().isNotFound());
    }

    @Test
    void only_who_may_configure_sees_and_does_any_of_it() throws Exception {
        for (var user : new User[] {team.priya, team.rep, team.viewer}) {
            session = signedIn(user);
            mvc.perform(get(url("/simulate")).session(session)).andExpect(status().isForbidden());
            mvc.perform(get(url("/publish")).session(session)).andExpect(status().isForbidden());
            mvc.perform(post(url("/publish")).session(session).with(csrf())).andExpect(status().isForbidden());
            mvc.perform(post(url("/simulate")).session(session).with(csrf())).andExpect(status().isForbidden());
        }
        session = signedIn(team.admin);
        page("/publish");
    }

    private void simulate() throws Exception {
        send("/simulate");
        team.application.simulateModel.work();
    }

    /** The primary model with a demo of 120 points. */
    private ScoringModel draft(String name) {
        var made = new ScoringModel(new ModelId(team.ports.ids().next()), name, 2, definition(120));
        team.ports.scoringModels().addDraft(team.workspace, made, team.application.clock.instant());
        return made;
    }

    private Definition definition(int points) {
        var primary = team.ports.scoringModels().live(team.workspace).getFirst();
        var rules = primary.rules().stream()
                .map(rule -> rule.id().equals("demo_requested")
                        ? new Rule(rule.id(), rule.event(), points, rule.category(), rule.limit())
                        : rule)
                .toList();
        return Definition.points(primary.scale(), rules, primary.ladder());
    }

    private Publication publication() {
        return team.application.publishModel.all(team.workspace).getFirst();
    }

    private String url(String page) {
        return "/models/" + draft.id().value() + page;
    }

    private ResultActions page(String page) throws Exception {
        return mvc.perform(get(url(page)).session(session)).andExpect(status().isOk());
    }

    private ResultActions send(String page) throws Exception {
        return mvc.perform(post(url(page)).session(session).with(csrf()));
    }
}

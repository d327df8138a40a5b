package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.web.page.Flash;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;

/** The page of experiments over ports in memory. */
class ExperimentPageTest extends TeamPages {

    private MockHttpSession session;

    @BeforeEach
    void signIn() throws Exception {
        session = signedIn(team.marketing);
    }

    @Test
    void without_another_live_model_it_says_what_to_do_first() throws Exception {
        page().andExpect(content().string(containsString("There is no live model beside Website points.")))
                .andExpect(content().string(not(containsString("name=\"percent\""))));
    }

    @Test
    void a_challenger_is_chosen_begun_and_ended() throws Exception {
        live("Bold <b>");

        page().andExpect(content().string(containsString("Bold &lt;b&gt;")));
        begin("Bold <b>", "20")
                .andExpect(redirectedUrl("/experiment"))
                .andExpect(flash().attribute(Flash.DONE, containsString("20")));
        page().andExpect(content().string(containsString("drives 20\u00a0% of the leads")))
                .andExpect(content().string(containsString("Not decided: there are not yet outcomes on both sides.")))
                .andExpect(content().string(not(containsString("name=\"percent\""))));
        begin("Bold <b>", "30").andExpect(flash().attribute(Flash.REFUSED, containsString("runs already")));
        mvc.perform(post("/experiment/end").session(session).with(csrf()))
                .andExpect(flash().attribute(Flash.DONE, containsString("Website points")));

        assertThat(team.ports.experiments().running(team.workspace)).isEmpty();
        page().andExpect(content().string(containsString("Earlier ones")))
                .andExpect(content().string(containsString("name=\"percent\"")));
    }

    @Test
    void a_share_that_is_none_is_refused_with_the_remedy() throws Exception {
        live("Bold");

        for (var share : List.of("0", "100", "half", "")) {
            begin("Bold", share).andExpect(flash().attribute(Flash.REFUSED, containsString("1 to 99 percent")));
        }
        assertThat(team.ports.experiments().all(team.workspace)).isEmpty();
    }

    @Test
    void who_may_not_configure_may_not_try_either() throws Exception {
        var sales = signedIn(team.rep);

        mvc.perform(get("/experiment").session(sales)).andExpect(status().isForbidden());
        mvc.perform(post("/experiment").session(sales).with(csrf())).andExpect(status().isForbidden());
    }

    private void live(String name) {
        var id = new ModelId(team.ports.ids().next());
        var model = new ScoringModel(id, name, 1, WebsitePoints.model(id).definition());
        team.ports.scoringModels().add(team.workspace, model, false, team.application.clock.instant());
    }

    private ResultActions begin(String challenger, String percent) throws Exception {
        return mvc.perform(post("/experiment")
                .param("challenger", challenger)
                .param("percent", percent)
                .session(session)
                .with(csrf()));
    }

    private ResultActions page() throws Exception {
        return mvc.perform(get("/experiment").session(session)).andExpect(status().isOk());
    }
}

package org.leadscoring.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.Source;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Settings, with an administrator signed in. */
abstract class SettingsPages extends TeamPages {

    static final String PASSWORD = "correct horse";

    MockHttpSession admin;
    String jonas;

    @BeforeEach
    void signIn() throws Exception {
        admin = signedIn("admin", "admin");
        jonas = "/settings/users/" + team.rep.id().value();
    }

    Source shop() {
        return team.application
                .editSources
                .create(team.workspace, "Shop", List.of(Origin.ANY), 50, team.marketing.id())
                .source();
    }

    Instant now() {
        return team.application.clock.instant();
    }

    MockHttpSession signedIn(String username, String password) throws Exception {
        var session = new MockHttpSession();
        mvc.perform(post("/sign-in")
                        .param("username", username)
                        .param("password", password)
                        .session(session)
                        .with(csrf()))
                .andExpect(redirectedUrl("/queue"));
        return session;
    }

    void refusedToSignIn(String username, String password) throws Exception {
        mvc.perform(post("/sign-in")
                        .param("username", username)
                        .param("password", password)
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in?refused"));
    }

    ResultActions send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.session(admin).with(csrf()));
    }

    String page(String url) throws Exception {
        return page(url, admin);
    }

    static String content(MvcResult result) throws Exception {
        return result.getResponse().getContentAsString();
    }
}

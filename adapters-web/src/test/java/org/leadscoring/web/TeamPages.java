package org.leadscoring.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.domain.workspace.User;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The pages and a team that uses them. All tests share the pages, which take long to wire; each has a team of its own. */
@SpringBootTest(classes = TestPages.class)
@AutoConfigureMockMvc
abstract class TeamPages {

    /** Of the Monday on whose morning every test begins. */
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Autowired
    MockMvc mvc;

    @Autowired
    private InMemoryApplication application;

    Team team;

    @BeforeEach
    void aTeam() {
        team = new Team(application);
    }

    /** The clock stands at this instant until it is moved. */
    void itIs(Instant now) {
        application.clock.set(now);
    }

    MockHttpSession signedIn(User user) throws Exception {
        return (MockHttpSession) mvc.perform(post("/sign-in")
                        .param("username", user.username())
                        .param("password", user.username())
                        .with(csrf()))
                .andReturn()
                .getRequest()
                .getSession();
    }

    String page(String url, MockHttpSession session) throws Exception {
        return answer(get(URI.create(url)).session(session));
    }

    String answer(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}

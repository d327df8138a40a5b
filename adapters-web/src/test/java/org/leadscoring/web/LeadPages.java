package org.leadscoring.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;

/** Pages of leads, with a sales rep signed in and a clock that stands. */
@SpringBootTest(classes = TestPages.class)
@Import(LeadPages.StandingClock.class)
@AutoConfigureMockMvc
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
abstract class LeadPages {

    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @Autowired
    MockMvc mvc;

    @Autowired
    Team team;

    MockHttpSession rep;

    @BeforeEach
    void signIn() throws Exception {
        rep = signedIn(team.rep);
    }

    static String timeline(String page) {
        var from = page.indexOf("id=\"timeline\"");
        return page.substring(from, page.indexOf("</section>", from));
    }

    String page(String url, MockHttpSession session) throws Exception {
        return mvc.perform(get(URI.create(url)).session(session))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    UserId ownerOf(LeadId lead) {
        return team.ports.leads().byId(team.workspace, lead).orElseThrow().owner();
    }

    void work(LeadId lead, String to) throws Exception {
        mvc.perform(post("/leads/" + lead.value() + "/status")
                        .param("to", to)
                        .session(rep)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
    }

    static List<String> names(String page) {
        return Pattern.compile("<a class=\"open\"[^>]*>([^<]*)</a>")
                .matcher(page)
                .results()
                .map(result -> result.group(1))
                .toList();
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

    String page(String url) throws Exception {
        return mvc.perform(get(URI.create(url)).session(rep))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    static Instant hoursAgo(int hours) {
        return minutesAgo(60 * hours);
    }

    static Instant minutesAgo(int minutes) {
        return NOW.minusSeconds(minutes * 60L);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class StandingClock {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }
}

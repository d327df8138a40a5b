package org.leadscoring.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.springframework.mock.web.MockHttpSession;

/** Pages of leads, with a sales rep signed in and a clock that stands. */
abstract class LeadPages extends TeamPages {

    MockHttpSession rep;

    @BeforeEach
    void signIn() throws Exception {
        itIs(NOON);
        rep = signedIn(team.rep);
    }

    static String timeline(String page) {
        var from = page.indexOf("id=\"timeline\"");
        return page.substring(from, page.indexOf("</section>", from));
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

    String page(String url) throws Exception {
        return page(url, rep);
    }

    static Instant hoursAgo(int hours) {
        return minutesAgo(60 * hours);
    }

    static Instant minutesAgo(int minutes) {
        return NOON.minusSeconds(minutes * 60L);
    }
}

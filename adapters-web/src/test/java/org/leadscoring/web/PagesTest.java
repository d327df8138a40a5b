package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.springframework.mock.web.MockHttpSession;

/** The pages over ports in memory: what they show, to whom, and what they do. */
class PagesTest extends TeamPages {

    private MockHttpSession rep;

    @BeforeEach
    void signIn() throws Exception {
        itIs(NOON);
        rep = signedIn(team.rep);
    }

    @Test
    void who_is_not_signed_in_is_sent_to_sign_in() throws Exception {
        mvc.perform(get("/queue")).andExpect(redirectedUrl("/sign-in"));
    }

    @Test
    void a_wrong_password_is_refused_and_says_so() throws Exception {
        mvc.perform(post("/sign-in")
                        .param("username", "admin")
                        .param("password", "x")
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in?refused"));
    }

    @Test
    void the_queue_shows_who_is_next_why_and_how_long_there_is() throws Exception {
        team.lead("Ann Lee", "ann@acme.example").with("company", "Acme").does(minutesAgo(10), "demo_requested");

        mvc.perform(get("/queue?tab=team").session(rep))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Ann Lee")))
                .andExpect(content().string(containsString("Acme")))
                .andExpect(content().string(containsString("+50")))
                .andExpect(content().string(containsString("Demo requested")));
    }

    @Test
    void a_clock_past_its_deadline_stands_under_breached() throws Exception {
        team.lead("Ann Lee", "ann@acme.example").does(minutesAgo(60 * 25), "demo_requested");

        var page = page("/queue?tab=team");

        assertThat(page).containsPattern(Pattern.compile("(?i)breached.*Ann Lee", Pattern.DOTALL));
    }

    @Test
    void html_in_what_leads_say_is_shown_as_text_everywhere() throws Exception {
        var lead = team.lead("<script>alert(1)</script>", "x@acme.example")
                .with("<b>trait</b>", "<i>value</i>")
                .does(minutesAgo(10), "demo_requested");

        for (var url :
                new String[] {"/queue?tab=team", "/leads", "/leads?q=%3Cscript%3Ealert(1)", "/leads/" + lead.value()}) {
            assertThat(page(url))
                    .as(url)
                    .doesNotContain("<script>alert", "<b>trait", "<i>value")
                    .contains("&lt;script&gt;alert(1)");
        }
    }

    @Test
    void the_queue_is_narrowed_by_stage_and_by_who_owns_the_lead() throws Exception {
        var warm = team.lead("Wanda Warm", "w@acme.example").does(minutesAgo(10), "demo_requested");
        team.lead("Cora Cold", "c@acme.example").does(minutesAgo(10), "email_opened");
        team.give(warm, team.priya);

        assertThat(page("/queue?tab=team&stage=warm")).contains("Wanda Warm").doesNotContain("Cora Cold");
        assertThat(page("/queue?tab=unassigned")).contains("Cora Cold").doesNotContain("Wanda Warm");
        assertThat(page("/queue?tab=team&owner=" + team.priya.id().value()))
                .contains("Wanda Warm")
                .doesNotContain("Cora Cold");
    }

    @Test
    void more_than_a_page_of_leads_is_reached_by_a_link_and_no_row_comes_twice() throws Exception {
        for (int i = 0; i < 60; i++) {
            team.lead("Lead N%02d".formatted(i), "n" + i + "@acme.example").does(minutesAgo(i), "demo_requested");
        }

        var first = page("/queue?tab=team");
        var link = Pattern.compile("href=\"(/queue\\?[^\"]*after=[^\"]*)\"").matcher(first);
        assertThat(link.find()).as("a link to the next page").isTrue();
        var second = page(link.group(1).replace("&amp;", "&"));

        for (int i = 0; i < 60; i++) {
            var name = "Lead N%02d".formatted(i);
            assertThat(first.contains(name) ^ second.contains(name)).as(name).isTrue();
        }
    }

    @Test
    void contacted_is_one_post_and_back_to_the_same_list() throws Exception {
        var lead = team.lead("Ann Lee", "ann@acme.example").does(minutesAgo(10), "demo_requested");

        mvc.perform(post("/queue/" + lead.value() + "/status?tab=team&stage=warm")
                        .param("to", "contacted")
                        .session(rep)
                        .with(csrf()))
                .andExpect(redirectedUrlPattern("/queue?*stage=warm*"));

        assertThat(statusOf(lead)).isEqualTo(LeadStatus.CONTACTED);
        assertThat(team.ports.leads().statusHistory(team.workspace, lead))
                .extracting(change -> change.by())
                .containsExactly(team.rep.id());
        assertThat(page("/queue?tab=team")).doesNotContain("Ann Lee</a>");
    }

    @Test
    void a_post_without_its_token_changes_nothing() throws Exception {
        var lead = team.lead("Ann Lee", "ann@acme.example").does(minutesAgo(10), "demo_requested");

        mvc.perform(post("/queue/" + lead.value() + "/status")
                .param("to", "contacted")
                .session(rep));

        assertThat(statusOf(lead)).isEqualTo(LeadStatus.NEW);
    }

    @Test
    void a_viewer_sees_everything_and_changes_nothing() throws Exception {
        var lead = team.lead("Ann Lee", "ann@acme.example").does(minutesAgo(10), "demo_requested");
        var viewer = signedIn(team.viewer);

        mvc.perform(get("/queue?tab=team").session(viewer))
                .andExpect(content().string(containsString("Ann Lee")))
                .andExpect(content().string(not(containsString("value=\"contacted\""))));
        mvc.perform(post("/queue/" + lead.value() + "/status")
                        .param("to", "contacted")
                        .session(viewer)
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post("/leads/" + lead.value() + "/owner")
                        .param("to", team.viewer.id().value().toString())
                        .session(viewer)
                        .with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(statusOf(lead)).isEqualTo(LeadStatus.NEW);
    }

    @Test
    void the_lead_page_explains_the_score_entry_by_entry() throws Exception {
        var lead = team.lead("Ann Lee", "ann@acme.example")
                .does(minutesAgo(10), "page_view_pricing", "demo_requested", "unsubscribed");

        assertThat(page("/leads/" + lead.value()))
                .contains("Pricing page viewed", "+15", "Demo requested", "+50", "Unsubscribed", "−20")
                .contains("= 45");
    }

    @Test
    void a_threshold_is_shown_as_passed_by_the_entry_that_reached_it_not_by_one_derived_after() throws Exception {
        var ann = team.lead("Ann Lee", "ann@acme.example");
        ann.does(minutesAgo(180), "page_view_pricing");
        var lead = ann.does(minutesAgo(10), "page_view_pricing");

        assertThat(page("/leads/" + lead.value()))
                .containsPattern("→ 30</td>\\s*<td class=\"crossings\"><span class=\"crossing\"")
                .containsPattern("→ 35</td>\\s*<td class=\"crossings\"></td>");
    }

    @Test
    void the_timeline_says_of_an_event_that_does_not_count_why() throws Exception {
        var robot = team.lead("Robot", "robot@acme.example").does(minutesAgo(10), Map.of(), "page_view");
        var fast = team.lead("Fast", "fast@acme.example")
                .does(
                        minutesAgo(10),
                        Map.of("delivered_at", minutesAgo(10).minusSeconds(2).toString()),
                        "email_clicked");

        assertThat(page("/leads/" + fast.value())).contains("not counted: clicked within seconds of delivery");
        assertThat(page("/leads/" + robot.value())).doesNotContain("class=\"mark\"");

        team.voided(robot);

        assertThat(page("/leads/" + robot.value())).contains("<span class=\"mark\">void</span>");
        assertThat(page("/leads/" + fast.value())).doesNotContain(">void<");
    }

    @Test
    void a_lead_that_is_not_there_is_a_friendly_page() throws Exception {
        mvc.perform(get("/leads/" + UUID.randomUUID()).session(rep))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("There is nothing here")));
    }

    @Test
    void every_page_forbids_scripts_and_styles_that_are_not_ours() throws Exception {
        for (var url : new String[] {"/sign-in", "/queue", "/leads"}) {
            mvc.perform(get(url).session(rep))
                    .andExpect(header().string("Content-Security-Policy", containsString("default-src 'self'")))
                    .andExpect(header().string("Content-Security-Policy", not(containsString("unsafe"))))
                    .andExpect(header().string("X-Frame-Options", "DENY"));
        }
    }

    private String page(String url) throws Exception {
        return page(url, rep);
    }

    private LeadStatus statusOf(LeadId lead) {
        return team.ports.leads().byId(team.workspace, lead).orElseThrow().status();
    }

    private static Instant minutesAgo(int minutes) {
        return NOON.minusSeconds(minutes * 60L);
    }
}

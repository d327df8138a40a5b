package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.domain.lead.LeadStatus;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The page on which outcomes say what scores are worth, over ports in memory. */
class EvidencePageTest extends ModelPages {

    private static final String NOTHING_BROKEN = "??";
    private static final Pattern RUN = Pattern.compile("name=\"run\" value=\"([^\"]+)\"");

    @Test
    void before_anybody_looked_back_the_page_says_what_it_is_for() throws Exception {
        assertThat(page(at()))
                .contains("Do these scores predict who is won?", "aria-current=\"page\">Evidence")
                .doesNotContain(NOTHING_BROKEN);
    }

    @Test
    void looking_back_is_watched_and_can_be_called_off() throws Exception {
        begin();
        assertThat(page(at())).contains("hx-trigger=\"every 1s\"", "Leads that were won or lost are looked at");

        assertThat(redirected(post(at() + "/cancel"))).isEqualTo(at());
        assertThat(page(at())).contains("It was called off.").doesNotContain("hx-trigger");
    }

    @Test
    void where_nobody_was_won_or_lost_it_says_where_outcomes_come_from() throws Exception {
        lookBack();

        assertThat(page(at()))
                .contains("No lead was won or lost in this time", "set by people, by a CRM or by an import")
                .doesNotContain(NOTHING_BROKEN);
        mvc.perform(get(at()).session(mara).header("HX-Request", "true"))
                .andExpect(header().string("HX-Refresh", "true"));
    }

    @Test
    void few_outcomes_are_counted_and_no_points_are_made_of_them() throws Exception {
        decided(6, "demo_requested", LeadStatus.WON);
        decided(9, "email_opened", LeadStatus.LOST);
        decided(2, "demo_requested", LeadStatus.LOST);
        lookBack();

        assertThat(page(at()))
                .contains("17 leads were looked at, 6 of them won", "Picks the better of two leads 91 times in 100")
                .contains("There are fewer than 50 won or 50 lost leads", ">never<")
                .contains("Demo requested")
                .contains("data-value=\"75.0\"")
                .doesNotContain("style=")
                .doesNotContain(NOTHING_BROKEN);
    }

    @Test
    void a_suggestion_says_why_and_becomes_a_draft_that_can_be_compared() throws Exception {
        decided(130, "demo_requested", LeadStatus.WON);
        decided(30, "demo_requested", LeadStatus.LOST);
        decided(120, "webinar_attended", LeadStatus.LOST);
        decided(20, "webinar_attended", LeadStatus.WON);
        lookBack();

        var page = page(at() + "?capacity=2");
        assertThat(page)
                .contains("Points that outcomes suggest", "Make a draft of it", "of the others", "rules are left out")
                .contains("To hand sales 2 leads a day by the points of today", "By the points suggested: from")
                .doesNotContain(NOTHING_BROKEN);

        var run = RUN.matcher(page).results().findFirst().orElseThrow().group(1);
        var next = redirected(post(at() + "/draft").param("run", run));

        assertThat(next).endsWith("/diff?with=" + draft.id().value());
        assertThat(page(next)).contains("is a draft with these points").doesNotContain(NOTHING_BROKEN);
        assertThat(team.ports.scoringModels().versions(team.workspace))
                .filteredOn(version -> version.state() == ModelState.DRAFT)
                .hasSize(2);
    }

    @Test
    void a_suggestion_that_is_gone_makes_no_draft() throws Exception {
        lookBack();

        redirected(post(at() + "/draft").param("run", "00000000-0000-0000-0000-000000000009"));

        assertThat(page(at())).contains("It was gathered anew since, or suggests nothing.");
    }

    @Test
    void another_version_is_tried_on_the_same_leads() throws Exception {
        decided(6, "demo_requested", LeadStatus.WON);
        decided(9, "email_opened", LeadStatus.LOST);
        team.application.clock.advance(Duration.ofHours(1));
        redirected(form(post(at())).param("challenger", live.id().value().toString()));
        team.application.runEvidence.work();

        assertThat(page(at()))
                .contains("Beside Website points 1", "That may be chance.")
                .doesNotContain(NOTHING_BROKEN);
    }

    @Test
    void what_cannot_be_asked_is_refused_at_its_field_and_nothing_begins() throws Exception {
        assertThat(refused(post(at())
                        .param("window", "0")
                        .param("cutOff", "after")
                        .param("days", "many")
                        .param("holdOut", "5")
                        .param("rules", "999")))
                .contains("Type a number of days from 1 to 3,660.", "Type a number of days from 0 to 366.")
                .contains("Type a percentage from 10 to 90.", "Type a number from 1 to 200.", "value=\"many\"")
                .doesNotContain(NOTHING_BROKEN);
        assertThat(page(at())).contains("Do these scores predict who is won?");
    }

    @Test
    void the_figures_come_as_a_file() throws Exception {
        mvc.perform(get(at() + ".csv").session(mara)).andExpect(status().isNotFound());
        decided(3, "demo_requested", LeadStatus.WON);
        lookBack();

        var file = page(at() + ".csv");

        assertThat(file)
                .startsWith("what,name,points,suggested,leads,won,lost,won_percent,low,high")
                .contains("rule,demo_requested,50,,3,3,0,100.0,44,100");
    }

    @Test
    void it_is_there_in_german() throws Exception {
        decided(6, "demo_requested", LeadStatus.WON);
        decided(9, "email_opened", LeadStatus.LOST);
        lookBack();

        var answer = mvc.perform(get(at()).session(mara).header("Accept-Language", "de"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(answer)
                .contains("Trifft von zwei Leads", "Was jede Regel wert ist")
                .doesNotContain(NOTHING_BROKEN);
    }

    private String at() {
        return url + "/evidence";
    }

    private void begin() throws Exception {
        team.application.clock.advance(Duration.ofHours(1));
        assertThat(redirected(form(post(at())))).isEqualTo(at());
    }

    private static MockHttpServletRequestBuilder form(MockHttpServletRequestBuilder request) {
        return request.param("window", "365")
                .param("cutOff", "before")
                .param("days", "1")
                .param("holdOut", "30")
                .param("rules", "25")
                .param("excluded", "status");
    }

    private void lookBack() throws Exception {
        begin();
        team.application.runEvidence.work();
    }

    private int people;

    /** People who did something ten days ago and are decided now. */
    private void decided(int count, String deed, LeadStatus end) throws Exception {
        var then = team.application.clock.instant().minus(Duration.ofDays(10));
        for (int i = 0; i < count; i++) {
            var lead = team.lead("Person " + ++people, "p" + people + "@acme.example")
                    .does(then.plusSeconds(people), deed);
            team.application.workOnLead.moveTo(team.workspace, lead, end, team.rep.id());
        }
    }
}

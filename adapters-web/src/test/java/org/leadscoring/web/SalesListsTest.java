package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.lead.LeadId;
import org.springframework.mock.web.MockHttpSession;

/** The lists beside the queue, and what the list of leads and a lead's page say of contacts and sources. */
class SalesListsTest extends TeamPages {

    private MockHttpSession rep;

    @BeforeEach
    void begin() throws Exception {
        itIs(NOON);
        rep = signedIn(team.rep);
    }

    @Test
    void each_list_says_what_it_is_for_where_nobody_is_in_it() throws Exception {
        assertThat(page("/queue?tab=follow-up")).contains("Nobody is to be followed up.");
        assertThat(page("/queue?tab=hot")).contains("Nobody hot is left alone.");
        assertThat(page("/queue?tab=cooling")).contains("Nobody cools down in the next seven days.");
        assertThat(page("/queue?tab=hot&owner=" + team.rep.id().value()))
                .contains("No lead of this owner is in this list.");
    }

    @Test
    void a_hot_lead_is_listed_until_somebody_turns_to_it() throws Exception {
        var ann = hot();

        assertThat(page("/queue?tab=hot")).contains("Ann Lee</a>", "Contacted");
        assertThat(page("/queue?tab=follow-up")).doesNotContain("Ann Lee</a>");
        mvc.perform(post("/queue/" + ann.value() + "/status?tab=hot")
                        .param("to", "contacted")
                        .session(rep)
                        .with(csrf()))
                .andExpect(redirectedUrl("/queue?tab=hot"))
                .andExpect(flash().attributeExists("done"));

        assertThat(page("/queue?tab=hot")).doesNotContain("Ann Lee</a>");
    }

    @Test
    void htmx_gets_the_row_as_it_is_now_or_nothing_where_it_has_left_the_list() throws Exception {
        var ann = hot();

        assertThat(page("/queue/" + ann.value() + "/row?tab=hot")).contains("lead-" + ann.value());
        assertThat(page("/queue/" + ann.value() + "/row?tab=follow-up")).doesNotContain("lead-" + ann.value());
        var given = mvc.perform(post("/queue/" + ann.value() + "/owner?tab=hot")
                        .param("to", team.priya.id().value().toString())
                        .header("HX-Request", "true")
                        .session(rep)
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(given).contains("lead-" + ann.value(), "Priya");
    }

    @Test
    void a_list_is_not_watched_as_the_queue_is() throws Exception {
        mvc.perform(get("/queue/live?tab=hot").session(rep)).andExpect(status().isNotFound());
    }

    @Test
    void a_place_that_somebody_tampered_with_is_the_start() throws Exception {
        hot();

        for (var place :
                new String[] {"x", "90_x", "90_019c0000-0000-7000-8000-00000000000g", "many_" + "0".repeat(36)}) {
            assertThat(page("/queue?tab=hot&after=" + place)).contains("Ann Lee</a>");
        }
    }

    @Test
    void a_contact_stands_in_the_timeline_with_who_and_what_came_of_it() throws Exception {
        var ann = hot();
        mvc.perform(post("/queue/" + ann.value() + "/contact")
                .param("way", "call")
                .param("note", "wants a quote")
                .session(rep)
                .with(csrf()));

        assertThat(page("/leads/" + ann.value())).contains("wants a quote");
        assertThat(page("/leads/" + ann.value() + "?show=contacts")).contains("wants a quote");
        assertThat(page("/leads/" + ann.value() + "?show=merges")).doesNotContain("wants a quote");
    }

    @Test
    void the_slider_leads_to_the_day_it_stands_for() throws Exception {
        var ann = hot();

        mvc.perform(get("/leads/" + ann.value() + "?back=10&period=90d").session(rep))
                .andExpect(redirectedUrl("/leads/" + ann.value() + "?period=90d&at=2026-02-20T12%3A00%3A00Z"));
        mvc.perform(get("/leads/" + ann.value() + "?back=0").session(rep))
                .andExpect(redirectedUrl("/leads/" + ann.value()));
    }

    @Test
    void a_segment_that_no_stage_names_and_a_source_nobody_came_through_hold_nobody() throws Exception {
        hot();

        assertThat(page("/leads")).contains("Ann Lee</a>");
        assertThat(page("/leads?source=019c0000-0000-7000-8000-000000000000")).contains("No lead fits these filters.");
        assertThat(page("/leads?segment=nobody")).contains("No lead fits these filters.");
        mvc.perform(get("/leads?source=website").session(rep)).andExpect(status().isBadRequest());
    }

    private LeadId hot() {
        var lead = team.lead("Ann Lee", "ann@acme.example");
        lead.does(NOON.minus(Duration.ofMinutes(10)), "demo_requested");
        return lead.does(NOON.minus(Duration.ofMinutes(5)), "free_trial_started");
    }

    private String page(String url) throws Exception {
        return page(url, rep);
    }
}

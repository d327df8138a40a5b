package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.User;

/** The dashboard over ports in memory: every number is what was put in, and says where to see what it counts. */
class DashboardPageTest extends TeamPages {

    @Test
    void everybody_who_is_signed_in_sees_it_and_nobody_else() throws Exception {
        mvc.perform(get("/dashboard")).andExpect(redirectedUrl("/sign-in"));
        for (var user : List.of(team.admin, team.marketing, team.priya, team.rep, team.viewer)) {
            mvc.perform(get("/dashboard").session(signedIn(user))).andExpect(status().isOk());
        }
    }

    @Test
    void before_anything_was_counted_it_says_so_and_a_workspace_without_leads_is_told_what_to_do() throws Exception {
        assertThat(page("/dashboard", team.priya)).contains("being counted").doesNotContain("<figure");

        count();

        assertThat(page("/dashboard", team.admin)).contains("Nothing to count yet", "href=\"/sources\"");
        assertThat(page("/dashboard", team.rep))
                .contains("Nothing to count yet")
                .doesNotContain("href=\"/sources\"");
    }

    @Test
    void its_numbers_are_those_that_were_put_in_and_link_to_what_they_count() throws Exception {
        var ann = lead("ann@a.example", "demo_requested", "page_view_demo", "page_view_pricing");
        team.give(ann, team.rep);
        var bob = lead("bob@a.example", "demo_requested");
        lead("cora@a.example", "demo_requested");
        later(Duration.ofSeconds(601));
        answer(ann);
        later(Duration.ofHours(30));
        answer(bob);
        count();

        var page = page("/dashboard", team.priya);

        assertThat(page)
                .containsPattern(row("warm", "<a href=\"/leads\\?stage=warm\"[^>]*>2</a>"))
                .containsPattern(row("mql", "<a href=\"/leads\\?stage=mql\"[^>]*>1</a>"))
                .containsPattern("<b>1</b> <span class=\"stage stage-hot\">hot in 7 days</span>")
                .containsPattern("<b>1</b> <span class=\"stage stage-mql\">mql in 30 d</span>")
                .containsPattern("1 of 2 answers[^>]*>\\s*<b class=\"bad\">50 %</b>")
                .containsPattern("<b>10 min</b> <span>median answer</span>")
                .containsPattern("<b>1 d 6 h</b> <span>90th percentile</span>")
                .containsPattern("<b class=\"bad\">1</b> <span>overdue now</span>")
                .containsPattern(row("80|85 and more|60–84", "100 %"))
                .containsPattern(row("Jonas Weber", "100 %"))
                .containsPattern("href=\"/queue\\?tab=unassigned\">1</a>")
                .contains("as of 15:10", "data-chart=\"bar\"", "data-chart=\"line\"");
    }

    @Test
    void the_period_stands_in_the_address_and_a_shorter_one_leaves_out_what_was_before() throws Exception {
        answer(lead("ann@a.example", "demo_requested", "page_view_demo", "page_view_pricing"));
        later(Duration.ofDays(10));
        lead("bob@a.example", "email_opened");
        count();

        assertThat(page("/dashboard?days=7", team.priya))
                .containsPattern("<b>0</b> <span class=\"stage stage-mql\">mql in 7 d</span>")
                .containsPattern("aria-current=\"page\"[^>]*>7 d");
        assertThat(page("/dashboard?days=90", team.priya))
                .containsPattern("<b>1</b> <span class=\"stage stage-mql\">mql in 90 d</span>");
        for (var odd : List.of("", "12", "x", "-7", "9999999999")) {
            assertThat(page("/dashboard?days=" + odd, team.priya)).contains("mql in 30 d");
        }
    }

    @Test
    void sources_are_told_with_what_was_refused_and_link_for_those_only_who_may_open_them() throws Exception {
        var shop = team.application
                .editSources
                .create(team.workspace, "<b>Shop</b>", List.of(Origin.ANY), null, team.admin.id())
                .source();
        team.sends(shop, "demo_requested", "Demo Requested", Map.of());
        team.application.sourceActivity.taken(
                shop, List.of(new EventType("a"), new EventType("b")), team.application.clock.instant());
        team.application.sourceActivity.limited(shop, team.application.clock.instant());
        team.application.sourceActivity.flush();
        count();

        var address = "/sources/" + shop.id().value();
        assertThat(page("/dashboard", team.marketing))
                .contains("href=\"" + address + "\">&lt;b&gt;Shop", address + "?show=refused\">1</a>")
                .containsPattern("<td class=\"num\">3</td>");
        assertThat(page("/dashboard", team.rep)).contains("&lt;b&gt;Shop").doesNotContain("href=\"" + address);
    }

    private static Pattern row(String name, String cell) {
        return Pattern.compile("<tr[^>]*>(?:(?!</tr>).)*?>(" + name + ")<(?:(?!</tr>).)*?" + cell, Pattern.DOTALL);
    }

    private LeadId lead(String email, String... types) {
        return team.lead("Somebody", email).does(team.application.clock.instant(), types);
    }

    private void answer(LeadId lead) {
        team.application.workOnLead.moveTo(team.workspace, lead, LeadStatus.CONTACTED, team.rep.id());
    }

    private void later(Duration time) {
        team.application.clock.advance(time);
    }

    private void count() {
        assertThat(team.application.countDashboards.count(team.workspace)).isTrue();
    }

    private String page(String url, User user) throws Exception {
        return page(url, signedIn(user));
    }
}

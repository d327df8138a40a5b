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

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.lead.LeadStatus;

/** The list of leads, its file and the leaderboard, over ports in memory. */
class LeadPagesTest extends LeadPages {

    @ParameterizedTest
    @CsvSource({
        "stage=warm, Wanda",
        "stage=cold, Cora+Silas",
        "status=contacted, Silas",
        "owner=none, Cora+Silas",
        "owner=PRIYA, Wanda",
        "from=50, Wanda",
        "to=49, Cora+Silas",
        "from=1&to=20, Cora+Silas",
        "activity=24h, Wanda",
        "activity=7d, Wanda+Cora",
        "activity=silent-30d, Silas",
        "q=wan, Wanda",
        "owner=PRIYA&stage=warm&q=w&activity=24h, Wanda",
        "owner=PRIYA&stage=cold, ''"
    })
    void the_list_is_narrowed_by_every_filter_and_by_several(String query, String names) throws Exception {
        var wanda = team.lead("Wanda", "w@acme.example").does(hoursAgo(1), "demo_requested");
        team.lead("Cora", "c@acme.example").does(hoursAgo(50), "email_opened");
        var silas = team.lead("Silas", "s@acme.example").does(hoursAgo(24 * 40), "email_opened");
        team.give(wanda, team.priya);
        work(silas, "contacted");

        var page =
                page("/leads?" + query.replace("PRIYA", team.priya.id().value().toString()));

        for (var name : List.of("Wanda", "Cora", "Silas")) {
            assertThat(page.contains(">" + name + "</a>")).as(name).isEqualTo(names.contains(name));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sort=active, Zoe Ann Bob",
        "sort=score, Bob Ann Zoe",
        "sort=name, Ann Bob Zoe",
        "sort=created, Zoe Ann Bob",
        "sort=nonsense, Zoe Ann Bob",
        "status=new&sort=name, Zoe Ann Bob"
    })
    void the_list_is_sorted_as_its_address_says_where_it_can_be_had_so(String query, String names) throws Exception {
        team.lead("Bob", "b@acme.example").does(hoursAgo(3), "demo_requested");
        team.lead("Ann", "a@acme.example").does(hoursAgo(2), "page_view_pricing");
        team.lead("Zoe", "z@acme.example").does(hoursAgo(1), "email_opened");

        assertThat(names(page("/leads?" + query))).containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sort=score", "sort=name", "sort=created", "status=new", "stage=cold", "q=lead"})
    void more_than_a_page_is_reached_by_a_link_and_no_lead_is_lost_or_comes_twice(String query) throws Exception {
        for (int i = 0; i < 120; i++) {
            team.lead("Lead N%03d".formatted(i), "n" + i + "@acme.example").does(minutesAgo(i / 7), "email_opened");
        }

        var shown = new ArrayList<String>();
        var url = "/leads?" + query;
        while (url != null) {
            var page = page(url);
            shown.addAll(names(page));
            var next = Pattern.compile("href=\"(/leads\\?[^\"]*after=[^\"]*)\"").matcher(page);
            url = next.find() ? next.group(1).replace("&amp;", "&") : null;
        }

        assertThat(shown).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void a_search_that_has_looked_at_enough_says_so_and_goes_on_by_a_link() throws Exception {
        var first = team.lead("First Won", "f@acme.example").does(minutesAgo(1), "email_opened");
        work(first, "won");
        for (int i = 0; i < 2_000; i++) {
            team.visitor("v" + i).does(minutesAgo(2), "page_view");
        }

        var page = page("/leads?activity=24h&status=won&sort=active");
        var next = Pattern.compile("href=\"(/leads\\?[^\"]*after=[^\"]*)\"").matcher(page);

        assertThat(page).contains("First Won", "Looked at 2,000 leads", "Search on");
        assertThat(next.find()).isTrue();
        assertThat(page(next.group(1).replace("&amp;", "&"))).doesNotContain("Search on");
    }

    @Test
    void the_columns_are_those_the_address_names() throws Exception {
        team.lead("Ann", "ann@acme.example").with("phone", "+49 30 123").does(hoursAgo(1), "demo_requested");

        assertThat(page("/leads")).contains("ann@acme.example").doesNotContain("+49 30 123");
        assertThat(page("/leads?cols=phone,created"))
                .contains("+49 30 123", "cols=phone%2Ccreated")
                .doesNotContain("class=\"email\"");
    }

    @Test
    void an_order_that_cannot_be_had_is_not_offered() throws Exception {
        team.lead("Ann", "ann@acme.example").does(hoursAgo(1), "demo_requested");

        assertThat(page("/leads"))
                .contains("<option value=\"name\"", "<option value=\"score\"", "<option value=\"active\"");
        assertThat(page("/leads?status=new"))
                .contains("<option value=\"created\"")
                .doesNotContain("<option value=\"score\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=lukewarm", "owner=me", "activity=1d", "from=abc"})
    void a_filter_nobody_knows_is_an_address_that_cannot_be_read(String query) throws Exception {
        mvc.perform(get("/leads?" + query).session(rep)).andExpect(status().isBadRequest());
    }

    @Test
    void the_file_has_all_leads_of_the_filters_not_only_a_page() throws Exception {
        for (int i = 0; i < 120; i++) {
            team.lead("Lead N%03d".formatted(i), "n" + i + "@acme.example").does(minutesAgo(i), "email_opened");
        }
        team.lead("Wanda", "w@acme.example").does(minutesAgo(5), "demo_requested");

        var file = mvc.perform(get("/leads.csv?stage=cold").session(rep))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/csv"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(file.lines().count()).isEqualTo(121);
        assertThat(file)
                .startsWith("Id,Name,Email,Phone,Company,Stage,Score,Status,Owner,Known since,Last activity\r\n")
                .contains(",Lead N007,n7@acme.example,,,cold,5,new,,2026-03-02T11:53:00.300Z,2026-03-02T11:53:00Z")
                .doesNotContain("Wanda");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30 123", "-2-3", "@SUM(A1)"})
    void what_a_spreadsheet_would_take_for_a_formula_is_text_in_the_file(String evil) throws Exception {
        team.lead("Ann", "ann@acme.example").with("company", evil).does(hoursAgo(1), "demo_requested");

        assertThat(mvc.perform(get("/leads.csv").session(rep))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains(",'" + evil + ",")
                .doesNotContain("," + evil);
    }

    @Test
    void many_leads_get_an_owner_at_once_and_the_list_stays_where_it_was() throws Exception {
        var ann = team.lead("Ann", "a@acme.example").does(hoursAgo(1), "demo_requested");
        var bob = team.lead("Bob", "b@acme.example").does(hoursAgo(1), "demo_requested");
        var other = team.lead("Other", "o@acme.example").does(hoursAgo(1), "demo_requested");

        mvc.perform(post("/leads/owner?stage=warm")
                        .param("lead", ann.value().toString(), bob.value().toString())
                        .param("give-to", team.priya.id().value().toString())
                        .session(rep)
                        .with(csrf()))
                .andExpect(redirectedUrl("/leads?stage=warm"))
                .andExpect(flash().attribute("done", "2 leads have a new owner now."));

        assertThat(List.of(ann, bob))
                .allSatisfy(lead -> assertThat(ownerOf(lead)).isEqualTo(team.priya.id()));
        assertThat(ownerOf(other)).isNull();
    }

    @Test
    void who_cannot_be_moved_is_named_and_the_others_are() throws Exception {
        var ann = team.lead("Ann", "a@acme.example").does(hoursAgo(1), "demo_requested");
        var bob = team.lead("Bob", "b@acme.example").does(hoursAgo(1), "demo_requested");
        work(bob, "lost");

        mvc.perform(post("/leads/status")
                        .param("lead", ann.value().toString(), bob.value().toString())
                        .param("move-to", "qualified")
                        .session(rep)
                        .with(csrf()))
                .andExpect(flash().attribute("done", "One lead was moved."))
                .andExpect(flash().attribute(
                                "refused",
                                "One was not: Bob (lost). From where they stand that status cannot be reached; reopen a"
                                        + " won or lost lead as contacted first."));

        assertThat(team.ports.leads().byId(team.workspace, ann).orElseThrow().status())
                .isEqualTo(LeadStatus.QUALIFIED);
    }

    @Test
    void choosing_none_is_said() throws Exception {
        for (var request : List.of(
                post("/leads/owner").param("give-to", ""), post("/leads/status").param("move-to", "won"))) {
            mvc.perform(request.session(rep).with(csrf()))
                    .andExpect(flash().attribute("refused", "No lead is chosen. Tick those you mean first."));
        }
    }

    @Test
    void what_was_ticked_and_typed_is_kept_if_a_lead_cannot_be_declared_void_like_that() throws Exception {
        var ann = team.lead("Ann", "a@acme.example").does(hoursAgo(1), "demo_requested");
        var decider = signedIn(team.marketing);

        mvc.perform(post("/leads/" + ann.value() + "/void")
                        .param("reason", "our own test")
                        .session(decider)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"our own test\"")))
                .andExpect(content().string(not(containsString("checked"))));
        mvc.perform(post("/leads/" + ann.value() + "/void")
                        .param("identifier", "EMAIL:a@acme.example")
                        .session(decider)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"EMAIL:a@acme.example\" checked=\"checked\"")));
    }

    @Test
    void a_viewer_chooses_no_leads_and_moves_none() throws Exception {
        var ann = team.lead("Ann", "a@acme.example").does(hoursAgo(1), "demo_requested");
        var viewer = signedIn(team.viewer);

        mvc.perform(post("/leads/owner")
                        .param("lead", ann.value().toString())
                        .session(viewer)
                        .with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(mvc.perform(get("/leads").session(viewer))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains(">Ann</a>")
                .doesNotContain("name=\"lead\"", "id=\"bulk\"");
    }

    @Test
    void the_leaderboard_has_the_highest_scores_on_top() throws Exception {
        team.lead("Low", "l@acme.example").does(hoursAgo(1), "email_opened");
        team.lead("Best", "b@acme.example").does(hoursAgo(1), "demo_requested", "page_view_pricing");
        team.lead("Middle", "m@acme.example").does(hoursAgo(1), "demo_requested");

        assertThat(names(page("/leads/top"))).containsExactly("Best", "Middle", "Low");
        assertThat(page("/leads/top?n=10")).contains("Website points").doesNotContain("In 7 days");
        mvc.perform(get("/leads/top?model=00000000-0000-7000-8000-000000000000").session(rep))
                .andExpect(status().isNotFound());
    }

    @Test
    void the_leaderboard_of_a_period_has_who_was_active_in_it_and_what_they_gained() throws Exception {
        team.lead("Before", "b@acme.example").does(hoursAgo(24 * 8), "demo_requested", "page_view_pricing");
        team.lead("Lately", "l@acme.example").does(hoursAgo(24 * 8), "demo_requested");
        team.lead("Lately", "l@acme.example").does(hoursAgo(2), "email_opened");
        team.lead("Today", "t@acme.example").does(hoursAgo(1), "demo_requested");

        assertThat(names(page("/leads/top?activity="))).hasSize(3);
        var week = page("/leads/top?activity=7d");
        assertThat(names(week)).containsExactlyInAnyOrder("Lately", "Today");
        assertThat(week).contains("In 7 days", ">+50</td>", "value=\"7d\" selected");
        assertThat(page("/leads/top?activity=24h")).contains("In 24 hours");
        assertThat(page("/leads/top?activity=silent-30d"))
                .as("no period")
                .contains("Before")
                .doesNotContain("In 30 days");
    }
}

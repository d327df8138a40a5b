package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
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
import tools.jackson.databind.json.JsonMapper;

/** The list of leads, its file and the leaderboard, over ports in memory. */
@SpringBootTest(classes = TestPages.class)
@Import(LeadPagesTest.StandingClock.class)
@AutoConfigureMockMvc
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
class LeadPagesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Team team;

    private MockHttpSession rep;

    @BeforeEach
    void signIn() throws Exception {
        rep = signedIn(team.rep);
    }

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
        assertThat(page("/leads/top?n=10")).contains("Website points");
        mvc.perform(get("/leads/top?model=00000000-0000-7000-8000-000000000000").session(rep))
                .andExpect(status().isNotFound());
    }

    @Test
    void the_chart_has_a_line_marks_of_the_thresholds_and_the_numbers_behind_it() throws Exception {
        var lead = team.lead("Ann", "a@acme.example").does(hoursAgo(30), "demo_requested");

        assertThat(page("/leads/" + lead.value()))
                .contains("<path class=\"course\" d=\"M0 ", "enters warm with 50 points", "band-warm", "As numbers")
                .contains("period=7d", "period=90d", "period=all")
                .doesNotContain("style=");
        assertThat(page("/leads/" + lead.value() + "?period=all")).contains("d=\"M0 ");
    }

    @Test
    void a_lead_is_shown_as_it_was_at_any_time_and_the_way_back() throws Exception {
        var ann = team.lead("Ann", "a@acme.example");
        ann.does(hoursAgo(48), "page_view_pricing");
        var lead = ann.does(hoursAgo(1), "demo_requested");

        var then = page("/leads/" + lead.value() + "?at=2026-03-01T12:00");

        assertThat(then)
                .contains("As of", "Why 15", "= 15", "Back to now", "class=\"then\"")
                .doesNotContain("= 65");
        assertThat(then).doesNotContain("id=\"contacted\"");
        assertThat(page("/leads/" + lead.value())).contains("= 65").doesNotContain("Back to now");
        assertThat(page("/leads/" + lead.value() + "?at=2026-03-02")).contains("= 65");
    }

    @Test
    void a_lead_is_shown_under_any_version_of_a_model() throws Exception {
        var lead = team.lead("Ann", "a@acme.example").does(hoursAgo(1), "demo_requested");
        var primary = team.application.editModels.primary(team.workspace);
        var draft =
                team.application.editModels.draft(team.workspace, "Demos only", primary.definition(), team.admin.id());

        assertThat(page("/leads/" + lead.value() + "?model=" + draft.id().value()))
                .contains("under Demos only, version 1");
        assertThat(page("/leads/" + lead.value())).contains("Demos only 1, draft");
    }

    @ParameterizedTest
    @ValueSource(strings = {"at=yesterday", "before=x", "model=none"})
    void a_time_or_version_that_is_none_is_an_address_that_cannot_be_read(String query) throws Exception {
        var lead = team.lead("Ann", "a@acme.example").does(hoursAgo(1), "demo_requested");

        mvc.perform(get("/leads/" + lead.value() + "?" + query).session(rep)).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @CsvSource({
        "all, 'Demo requested|Status: new → contacted|Clock opened|Merged with Bob'",
        "events, Demo requested",
        "score, Demo requested",
        "stages, warm",
        "status, Status: new → contacted",
        "clock, Clock opened",
        "merges, Merged with Bob"
    })
    void the_timeline_tells_what_is_asked_for(String kind, String told) throws Exception {
        var lead = team.lead("Ann", "a@acme.example").does(hoursAgo(2), "demo_requested");
        var bob = team.lead("Bob", "b@acme.example").does(hoursAgo(1), "email_opened");
        work(lead, "contacted");
        team.application.mergeLeads.merge(team.workspace, lead, bob, team.admin.id());

        var timeline = timeline(page("/leads/" + lead.value() + "?show=" + kind));

        assertThat(timeline).contains(told.split("\\|"));
        if (!kind.equals("all")) {
            for (var other : List.of("Status: new", "Clock opened", "Merged with")) {
                assertThat(timeline.contains(other)).as(other).isEqualTo(told.contains(other));
            }
        }
    }

    @Test
    void a_long_past_is_told_page_by_page_and_nothing_is_lost_or_comes_twice() throws Exception {
        var ann = team.lead("Ann", "a@acme.example");
        var lead = ann.does(hoursAgo(900), Map.of("n", "first"), "email_opened");
        for (int i = 1; i < 130; i++) {
            ann.does(hoursAgo(900 - i / 3), Map.of("n", "no" + i + "."), "email_opened");
        }

        for (var kind : List.of("all", "events")) {
            var told = new StringBuilder();
            var url = "/leads/" + lead.value() + "?show=" + kind;
            var pages = 0;
            while (url != null) {
                var page = page(url);
                told.append(timeline(page));
                pages++;
                var earlier = Pattern.compile("href=\"([^\"#]*before=[^\"#]*)#timeline\"")
                        .matcher(timeline(page));
                url = earlier.find() ? earlier.group(1).replace("&amp;", "&") : null;
            }

            assertThat(pages).isEqualTo(3);
            for (int i = 1; i < 130; i++) {
                assertThat(told.toString().split(">no" + i + "\\.<", -1))
                        .as("no" + i)
                        .hasSize(2);
            }
        }
    }

    @Test
    void a_long_ledger_is_shown_in_parts_that_make_the_whole() throws Exception {
        var ann = team.lead("Ann", "a@acme.example");
        var lead = ann.does(minutesAgo(900), "email_opened");
        for (int i = 1; i < 230; i++) {
            ann.does(minutesAgo(900 - i), "email_opened");
        }

        var latest = page("/leads/" + lead.value());
        var earlier = Pattern.compile("href=\"([^\"#]*ledger=30)#ledger\"").matcher(latest);

        assertThat(latest)
                .contains("→ 1150</td>", "→ 155</td>", "Show 30 earlier entries")
                .doesNotContain("→ 150</td>");
        assertThat(earlier.find()).isTrue();
        assertThat(page(earlier.group(1).replace("&amp;", "&")))
                .contains("→ 150</td>", "→ 5</td>")
                .doesNotContain("→ 155</td>");
    }

    @Test
    void two_leads_are_merged_after_asking_and_taken_apart_again() throws Exception {
        var admin = signedIn(team.admin);
        var ann = team.lead("Ann", "a@acme.example").does(hoursAgo(2), "demo_requested");
        var bob = team.lead("Bob", "b@acme.example").does(hoursAgo(1), "email_opened", "email_clicked");

        assertThat(page("/leads/" + ann.value() + "/merge?q=bob", admin)).contains("with=" + bob.value());
        assertThat(page("/leads/" + ann.value() + "/merge?with=" + bob.value(), admin))
                .contains("Make Ann and Bob one lead?", "The 2 events of Bob move to Ann, and all 3");
        mvc.perform(post("/leads/" + ann.value() + "/merge")
                        .param("with", bob.value().toString())
                        .session(admin)
                        .with(csrf()))
                .andExpect(redirectedUrl("/leads/" + ann.value()));
        var merged = page("/leads/" + ann.value(), admin);
        var ask = Pattern.compile("href=\"(/leads/[^\"]*/merges/\\d+)\"").matcher(merged);
        assertThat(merged).contains("= 65", "Take apart …");
        assertThat(ask.find()).isTrue();

        assertThat(page(ask.group(1), admin)).contains("2 of 3 events");
        mvc.perform(post(ask.group(1) + "/undo").session(admin).with(csrf()))
                .andExpect(redirectedUrl("/leads/" + ann.value()));
        assertThat(page("/leads/" + ann.value(), admin)).contains("= 50", "taken apart", "Merge again …");
        assertThat(page("/leads/" + bob.value(), admin)).contains("= 15");
        assertThat(page(ask.group(1), admin)).contains("Merge them again?");
        mvc.perform(post("/leads/" + ann.value() + "/merge")
                        .param("with", bob.value().toString())
                        .session(admin)
                        .with(csrf()))
                .andExpect(flash().attribute("refused", Matchers.containsString("taken these two apart")));
        mvc.perform(post(ask.group(1) + "/redo").session(admin).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(page("/leads/" + ann.value(), admin)).contains("= 65");
    }

    @Test
    void a_lead_is_declared_void_with_a_reason_and_counts_again_when_taken_back() throws Exception {
        var admin = signedIn(team.admin);
        var ann = team.lead("Ann", "a@acme.example").does(hoursAgo(2), "demo_requested");

        assertThat(page("/leads/" + ann.value() + "/void", admin)).contains("Its 1 events", "EMAIL:a@acme.example");
        mvc.perform(post("/leads/" + ann.value() + "/void")
                        .param("identifier", "EMAIL:a@acme.example")
                        .param("reason", " ")
                        .session(admin)
                        .with(csrf()))
                .andExpect(flash().attribute("refused", "Say why, in 1 to 200 characters."));
        mvc.perform(post("/leads/" + ann.value() + "/void")
                        .param("identifier", "EMAIL:a@acme.example")
                        .param("reason", "a test user")
                        .session(admin)
                        .with(csrf()))
                .andExpect(redirectedUrl("/leads/" + ann.value()));
        assertThat(page("/leads/" + ann.value(), admin))
                .contains("Void: a test user", "<span class=\"mark\">void</span>");
        assertThat(page("/leads/" + ann.value() + "/void", admin)).contains("Let everything count again");

        mvc.perform(post("/leads/" + ann.value() + "/unvoid").session(admin).with(csrf()))
                .andExpect(redirectedUrl("/leads/" + ann.value()));
        assertThat(page("/leads/" + ann.value(), admin)).contains("= 50").doesNotContain("Void: a test user");
    }

    @Test
    void a_rep_neither_merges_nor_voids() throws Exception {
        var ann = team.lead("Ann", "a@acme.example").does(hoursAgo(2), "demo_requested");
        var bob = team.lead("Bob", "b@acme.example").does(hoursAgo(1), "email_opened");

        for (var url : List.of("/merge", "/void", "/merges/1")) {
            mvc.perform(get("/leads/" + ann.value() + url).session(rep)).andExpect(status().isForbidden());
        }
        for (var url : List.of("/merge", "/void", "/unvoid", "/merges/1/undo", "/merges/1/redo")) {
            mvc.perform(post("/leads/" + ann.value() + url)
                            .param("with", bob.value().toString())
                            .session(rep)
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
        assertThat(page("/leads/" + ann.value()))
                .doesNotContain("/merge\"", "/void\"")
                .contains("/export.json");
    }

    @Test
    void everything_held_of_a_lead_is_in_its_export() throws Exception {
        var lead = team.lead("Ann \"A\"", "a@acme.example").with("role", "CTO").does(hoursAgo(2), "demo_requested");
        work(lead, "contacted");

        var export = new JsonMapper()
                .readTree(mvc.perform(
                                get("/leads/" + lead.value() + "/export.json").session(rep))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString());

        assertThat(export.at("/lead/name").asString()).isEqualTo("Ann \"A\"");
        assertThat(export.at("/traits/role").asString()).isEqualTo("CTO");
        assertThat(export.at("/identifiers/0/value").asString()).isEqualTo("a@acme.example");
        assertThat(export.at("/scores/0/score").asInt()).isEqualTo(50);
        assertThat(export.at("/scores/0/ledger/0/points").asInt()).isEqualTo(50);
        assertThat(export.at("/scores/0/crossings/0/stage").asString()).isEqualTo("warm");
        assertThat(export.at("/events/0/type").asString()).isEqualTo("demo_requested");
        assertThat(export.at("/events/0/properties/path").asString()).isEqualTo("/pricing");
        assertThat(export.at("/work/statuses/0/to").asString()).isEqualTo("contacted");
        assertThat(export.at("/work/clock/0/what").asString()).isEqualTo("opened");
    }

    private static String timeline(String page) {
        var from = page.indexOf("id=\"timeline\"");
        return page.substring(from, page.indexOf("</section>", from));
    }

    private String page(String url, MockHttpSession session) throws Exception {
        return mvc.perform(get(URI.create(url)).session(session))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private UserId ownerOf(LeadId lead) {
        return team.ports.leads().byId(team.workspace, lead).orElseThrow().owner();
    }

    private void work(LeadId lead, String to) throws Exception {
        mvc.perform(post("/leads/" + lead.value() + "/status")
                        .param("to", to)
                        .session(rep)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
    }

    private static List<String> names(String page) {
        return Pattern.compile("<a class=\"open\"[^>]*>([^<]*)</a>")
                .matcher(page)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private MockHttpSession signedIn(User user) throws Exception {
        return (MockHttpSession) mvc.perform(post("/sign-in")
                        .param("username", user.username())
                        .param("password", user.username())
                        .with(csrf()))
                .andReturn()
                .getRequest()
                .getSession();
    }

    private String page(String url) throws Exception {
        return mvc.perform(get(URI.create(url)).session(rep))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static Instant hoursAgo(int hours) {
        return minutesAgo(60 * hours);
    }

    private static Instant minutesAgo(int minutes) {
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

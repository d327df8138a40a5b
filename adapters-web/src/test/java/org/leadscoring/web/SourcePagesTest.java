package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.ingestion.SourceActivity.Told;
import org.leadscoring.application.workspace.EditSources.WithKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.WriteKey;
import org.springframework.mock.web.MockHttpSession;

/** The pages of sources over ports in memory: what they show, to whom, and what they do. */
class SourcePagesTest extends TeamPages {

    private MockHttpSession mona;
    private WithKey shop;
    private String url;

    @BeforeEach
    void aShop() throws Exception {
        mona = signedIn(team.marketing);
        shop = team.application.editSources.create(
                team.workspace, "Shop", List.of(new Origin("https://shop.example.com")), 50, team.admin.id());
        url = "/sources/" + shop.source().id().value();
    }

    @Test
    void admins_and_marketing_use_these_pages_and_nobody_else_sees_or_does_anything() throws Exception {
        for (var user : List.of(team.admin, team.marketing)) {
            var session = signedIn(user);
            assertThat(answer(get("/queue").session(session))).contains("href=\"/sources\"");
            mvc.perform(get("/sources").session(session)).andExpect(status().isOk());
        }
        for (var user : List.of(team.priya, team.rep, team.viewer)) {
            var session = signedIn(user);
            assertThat(answer(get("/queue").session(session))).doesNotContain("href=\"/sources\"");
            for (var page :
                    List.of("/sources", "/sources/new", url, url + "/connect", url + "/settings", url + "/disable")) {
                mvc.perform(get(page).session(session)).andExpect(status().isForbidden());
            }
            mvc.perform(post(url + "/keys").session(session).with(csrf())).andExpect(status().isForbidden());
        }
        assertThat(team.application.findSource.byKey(shop.key())).contains(shop.source());
    }

    @Test
    void the_list_tells_of_each_source_what_comes_from_it() throws Exception {
        team.sends(shop.source(), "demo_requested", "Demo Requested", Map.of());
        refuse("m-bad", "is missing");
        team.application.sourceActivity.unknownKey(team.application.clock.instant());
        team.application.sourceActivity.unknownKey(team.application.clock.instant());
        team.application.sourceActivity.flush();

        assertThat(page("/sources"))
                .contains("Shop", "…" + shop.key().hint(), "50 / s", "https://shop.example.com", "just now")
                .contains("2 requests came to this server with keys that are unknown")
                .containsPattern("refused[^>]*><a[^>]*>1</a>")
                .doesNotContain(shop.key().value());
    }

    @Test
    void a_source_is_made_and_its_key_is_shown_once() throws Exception {
        assertThat(page("/sources/new")).contains("Web pages that may send", "name=\"limit\"");

        var made = mvc.perform(post("/sources")
                        .param("name", "App")
                        .param("origins", "https://a.example\n\n https://B.example \n")
                        .param("limit", "20")
                        .session(mona)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn();
        var address = made.getResponse().getRedirectedUrl();
        var key = String.valueOf(made.getFlashMap().get("newKey"));

        var first = page(address);
        var second = page(address);

        assertThat(first).contains(key, "curl -u " + key + ":", "data-key=&quot;" + key);
        assertThat(second).doesNotContain(key).contains("…" + key.substring(key.length() - 4), "WRITE_KEY");
        var source = team.application.findSource.byKey(new WriteKey(key)).orElseThrow();
        assertThat(source.name()).isEqualTo("App");
        assertThat(source.origins()).containsExactly(new Origin("https://a.example"), new Origin("https://b.example"));
        assertThat(source.eventsPerSecond()).isEqualTo(20);
    }

    @Test
    void what_is_wrong_in_a_form_is_said_at_its_field_and_nothing_written_is_lost() throws Exception {
        var answer = mvc.perform(post(url + "/settings")
                        .param("name", " ")
                        .param("origins", "https://a.example\n\nshop.example.com/<b>\n")
                        .param("limit", "many")
                        .session(mona)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(answer)
                .contains("Name it, in 1 to 100 characters.")
                .contains("Line 3: “shop.example.com/&lt;b&gt;” is not an origin.")
                .contains("Write a whole number from 1 to")
                .contains("value=\"many\"", "https://a.example");
        assertThat(team.application
                        .editSources
                        .source(team.workspace, shop.source().id())
                        .source())
                .isEqualTo(shop.source());
    }

    @Test
    void settings_are_changed_and_the_page_says_who_did_it() throws Exception {
        mvc.perform(post(url + "/settings")
                        .param("name", "Web shop")
                        .param("origins", "*")
                        .param("limit", "")
                        .session(mona)
                        .with(csrf()))
                .andExpect(redirectedUrl(url + "/settings"));

        assertThat(page(url + "/settings"))
                .contains("Web shop", "by Mara Voss", "by Administrator")
                .containsPattern("<span class=\"quiet\">50</span> → <span>–</span>")
                .containsPattern("<span class=\"quiet\">Shop</span> → <span>Web shop</span>");
    }

    @Test
    void a_key_is_changed_with_the_time_the_old_one_lives_on() throws Exception {
        var rotated = mvc.perform(post(url + "/keys")
                        .param("overlap", "HOUR")
                        .session(mona)
                        .with(csrf()))
                .andExpect(redirectedUrl(url + "/connect"))
                .andReturn();
        var key = String.valueOf(rotated.getFlashMap().get("newKey"));

        assertThat(page(url + "/connect"))
                .contains(key, "goes on working for an hour", "ends in 1 h", "End the old ones now");
        assertThat(team.application.findSource.byKey(shop.key())).isPresent();

        mvc.perform(post(url + "/old-keys/end").session(mona).with(csrf())).andExpect(redirectedUrl(url + "/connect"));
        assertThat(team.application.findSource.byKey(shop.key())).isEmpty();
        assertThat(page(url + "/connect")).doesNotContain("End the old ones now");
    }

    @Test
    void before_a_source_is_disabled_the_page_says_what_arrives_with_it_now() throws Exception {
        for (int i = 0; i < 180; i++) {
            team.application.sourceActivity.taken(
                    shop.source(), List.of(new EventType("page_view")), team.application.clock.instant());
        }
        assertThat(page(url + "/disable")).contains("About 3 events a second arrive with it now.");

        mvc.perform(post(url + "/enabled").param("on", "false").session(mona).with(csrf()))
                .andExpect(redirectedUrl(url + "/settings"));

        assertThat(team.application.findSource.byKey(shop.key())).isEmpty();
        assertThat(page("/sources")).contains("disabled");
        assertThat(page(url)).contains("It is disabled");
        mvc.perform(post(url + "/enabled").param("on", "true").session(mona).with(csrf()));
        assertThat(team.application.findSource.byKey(shop.key())).isPresent();
    }

    @Test
    void a_source_is_declared_void_with_a_reason_and_that_is_taken_back() throws Exception {
        team.sends(shop.source(), "demo_requested", "Demo Requested", Map.of());
        mvc.perform(post(url + "/void").param("reason", " ").session(mona).with(csrf()))
                .andExpect(redirectedUrl(url + "/void"));
        assertThat(team.ports.voids().all(team.workspace)).isEmpty();

        mvc.perform(
                post(url + "/void").param("reason", "a load test").session(mona).with(csrf()));
        assertThat(page(url)).contains("<span class=\"chip off\"", ">void</span>");
        assertThat(team.ports.voids().all(team.workspace))
                .singleElement()
                .satisfies(entry -> assertThat(entry.decision().by()).isEqualTo(team.marketing.id()));

        mvc.perform(post(url + "/unvoid").session(mona).with(csrf()));
        assertThat(team.ports.voids().all(team.workspace)).isEmpty();
    }

    @Test
    void what_arrives_is_shown_with_what_it_scored_or_why_it_was_refused() throws Exception {
        team.sends(shop.source(), "demo_requested", "Demo Requested", Map.of("plan", "pro"));
        team.sends(shop.source(), "webinar_joined", "webinar_joined", Map.of("page", "<script>alert(1)</script>"));
        refuse("m-bad", "is missing; send <b>one</b>");

        assertThat(page(url))
                .contains("demo_requested", "“Demo Requested”", "anonymous id visitor-1", "+50", "plan", "pro")
                .contains("webinar_joined", ">no rule</span>", "&lt;script&gt;alert(1)")
                .contains(
                        "/batch/0/userId",
                        "is missing; send &lt;b&gt;one&lt;/b&gt;",
                        "POST /v1/batch",
                        "{&quot;a&quot;:1}")
                .doesNotContain("<script>alert", "<b>one")
                .doesNotContain("Nothing has arrived yet");
        assertThat(page(url + "?show=scored")).contains("demo_requested").doesNotContain("/batch/0/userId");
        assertThat(page(url + "?show=refused")).contains("/batch/0/userId").doesNotContain("“Demo Requested”");
        assertThat(page(url + "?show=unknown")).contains(">no rule</span>").doesNotContain("“Demo Requested”");
    }

    @Test
    void the_stream_is_asked_for_by_itself_every_two_seconds_unless_it_is_paused() throws Exception {
        assertThat(page(url)).contains("data-live=\"on\"", "hx-get=\"" + url + "/stream?show=all\"");
        assertThat(page(url + "?live=off")).doesNotContain("data-live", "hx-get=\"" + url);
        team.sends(shop.source(), "demo_requested", "Demo Requested", Map.of());

        assertThat(answer(get(url + "/stream?show=scored")
                        .header("HX-Request", "true")
                        .session(mona)))
                .startsWith("<div")
                .contains("id=\"stream\"", "data-live=\"on\"", "+50")
                .doesNotContain("<html");
        mvc.perform(get(url + "/stream").session(mona)).andExpect(redirectedUrl(url));
    }

    @Test
    void one_click_makes_a_rule_in_a_draft_and_shows_what_it_changes() throws Exception {
        team.sends(shop.source(), "webinar_joined", "Webinar Joined", Map.of());
        team.application.sourceActivity.flush();
        assertThat(page(url))
                .containsPattern(Pattern.compile("<code>webinar_joined</code>.*Make a rule", Pattern.DOTALL));

        var made = mvc.perform(post(url + "/rules")
                        .param("type", "webinar_joined")
                        .session(mona)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn();

        assertThat(page(made.getResponse().getRedirectedUrl()))
                .contains(
                        "A rule for webinar_joined",
                        "version 2: +5 points of engagement",
                        "<span class=\"more\">+ webinar_joined: 5</span>")
                .contains("/publication");
        assertThat(team.ports.scoringModels().live(team.workspace)).hasSize(1);
    }

    @Test
    void a_type_that_is_none_makes_no_rule() throws Exception {
        for (var type : List.of(" ", "x".repeat(101))) {
            mvc.perform(post(url + "/rules").param("type", type).session(mona).with(csrf()))
                    .andExpect(redirectedUrl(url))
                    .andExpect(flash().attributeExists("refused"));
        }
        assertThat(team.ports.scoringModels().versions(team.workspace)).hasSize(1);
    }

    @Test
    void a_source_that_is_not_there_is_a_friendly_page() throws Exception {
        for (var part : List.of("", "/connect", "/settings", "/disable", "/void")) {
            mvc.perform(get("/sources/" + UUID.randomUUID() + part).session(mona))
                    .andExpect(status().isNotFound());
        }
        mvc.perform(post("/sources/" + UUID.randomUUID() + "/keys")
                        .session(mona)
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    private void refuse(String messageId, String reason) {
        team.application.sourceActivity.refused(
                shop.source(),
                team.application.clock.instant(),
                () -> new Told("POST /v1/batch", messageId, "/batch/0/userId", reason, "{\"a\":1}"));
        team.application.sourceActivity.flush();
        team.application.clock.advance(Duration.ofSeconds(1));
    }

    private String page(String address) throws Exception {
        return page(address, mona);
    }
}

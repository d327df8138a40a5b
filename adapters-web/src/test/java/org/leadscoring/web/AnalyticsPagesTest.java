package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.analytics.FakeTool.Trouble;
import org.leadscoring.domain.analytics.Content;
import org.leadscoring.domain.analytics.Feed;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.event.EventType;

/** The pages on which is said which tools are told of events, over ports in memory. */
class AnalyticsPagesTest extends SettingsPages {

    private static final Secret KEY = new Secret("phc_0123456789abcdef");

    @Test
    void who_configures_may_say_which_tools_are_told_and_nobody_else() throws Exception {
        var feed = posthog("Product");
        for (var user : List.of(team.admin, team.marketing, team.priya, team.rep, team.viewer)) {
            var session = signedIn(user.username(), user.username());
            var configures = user.role().mayConfigure();
            for (var page : List.of("/analytics", "/analytics/new", "/analytics/new?kind=ga4", address(feed))) {
                mvc.perform(get(page).session(session)).andExpect(status().is(configures ? 200 : 403));
            }
            for (var url : List.of("/analytics", address(feed), address(feed) + "/test", address(feed) + "/remove")) {
                if (!configures) {
                    mvc.perform(post(url).session(session).with(csrf())).andExpect(status().isForbidden());
                }
            }
        }
    }

    @Test
    void a_feed_is_made_paused_and_its_key_never_shown_again() throws Exception {
        assertThat(page("/analytics")).contains("No tool is told of events yet.");
        assertThat(page("/analytics/new")).contains("PostHog", "Google Analytics 4", "Google Ads");
        assertThat(page("/analytics/new?kind=posthog")).contains("Project key", "lead_stage_entered");

        send(post("/analytics")
                        .param("kind", "posthog")
                        .param("name", " Product ")
                        .param("url", "https://eu.i.posthog.com")
                        .param("key", KEY.value())
                        .param("types", "Demo Requested\npurchase")
                        .param("stages", "mql = lead_qualified"))
                .andExpect(status().is3xxRedirection());

        var made = only();
        assertThat(made.name()).isEqualTo("Product");
        assertThat(made.enabled()).isFalse();
        assertThat(made.sink()).isEqualTo(new Sink.PostHog(Sink.PostHog.EU, KEY));
        assertThat(made.content())
                .isEqualTo(new Content(
                        false,
                        Set.of(new EventType("demo_requested"), new EventType("purchase")),
                        Map.of("mql", "lead_qualified"),
                        false));
        assertThat(page(address(made)))
                .contains("kept (…cdef)", "mql = lead_qualified", "paused")
                .doesNotContain("0123456789");

        var again = send(post(address(made))
                        .param("kind", "posthog")
                        .param("name", "All")
                        .param("url", "https://ph.example.com")
                        .param("all", "true"))
                .andExpect(status().isUnprocessableContent())
                .andReturn();
        assertThat(content(again)).contains("another server");
        send(post(address(made))
                        .param("kind", "posthog")
                        .param("name", "All")
                        .param("url", "https://ph.example.com")
                        .param("key", KEY.value())
                        .param("all", "true")
                        .param("imported", "true"))
                .andExpect(redirectedUrl(address(made)));
        assertThat(only().sink()).isEqualTo(new Sink.PostHog(URI.create("https://ph.example.com"), KEY));
        assertThat(only().content()).isEqualTo(new Content(true, Set.of(), Map.of(), true));
        assertThat(page("/settings/audit")).contains("All", "Product").doesNotContain("0123456789");
    }

    @Test
    void google_ads_is_reached_by_the_account_itself_unless_a_manager_is_named() throws Exception {
        send(post("/analytics")
                        .param("kind", "google_ads")
                        .param("name", "Ads")
                        .param("customer", "123-456-7890")
                        .param("action", "987")
                        .param("client", "client.apps.googleusercontent.com")
                        .param("key", "GOCSPX-1")
                        .param("token", "1//refresh")
                        .param("stages", "sql = sql"))
                .andExpect(status().is3xxRedirection());

        assertThat(only().sink())
                .isEqualTo(new Sink.GoogleAds(
                        Sink.GoogleAds.API,
                        "1234567890",
                        "1234567890",
                        "987",
                        "client.apps.googleusercontent.com",
                        new Secret("GOCSPX-1"),
                        new Secret("1//refresh")));
        assertThat(page(address(only()))).doesNotContain("GOCSPX-1", "1//refresh");
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_nothing_is_lost() throws Exception {
        posthog("Product");

        var answer = content(send(post("/analytics")
                        .param("kind", "posthog")
                        .param("name", "product")
                        .param("url", "https://eu.i.posthog.com")
                        .param("key", "k")
                        .param("stages", "hot = warm_lead"))
                .andExpect(status().isUnprocessableContent())
                .andReturn());
        assertThat(answer).contains("name-error", "Another feed is called so", "hot = warm_lead");

        assertThat(content(send(post("/analytics")
                                .param("kind", "ga4")
                                .param("name", "GA")
                                .param("stream", "UA-12")
                                .param("stages", "mql")
                                .param("types", "x".repeat(101)))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("key-error", "types-error", "UA-12");
        assertThat(content(send(post("/analytics")
                                .param("kind", "google_ads")
                                .param("name", "Ads")
                                .param("key", "k")
                                .param("token", "t")
                                .param("customer", "12")
                                .param("all", "true"))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("customer-error", "A conversion is not every event");
        assertThat(content(send(post("/analytics").param("kind", "fax").param("name", ""))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()))
                .contains("name-error", "kind-error");
        assertThat(feeds()).hasSize(1);
    }

    @Test
    void the_list_says_how_far_each_is_behind_and_the_page_what_was_passed_over() throws Exception {
        var feed = posthog("Product");
        turnOn(feed);
        team.lead("Ann", "ann@feed.example").does(team.application.clock.instant(), "demo_requested");

        assertThat(page("/analytics")).contains("the oldest for");

        team.application.clock.advance(Duration.ofMinutes(3));
        team.application.analytics.work();
        assertThat(page("/analytics")).contains("in step");
        assertThat(page(address(feed))).contains("in step", "Sent last", "<dt>Sent</dt>");
    }

    @Test
    void a_batch_of_which_nothing_is_known_waits_for_somebody_who_decides() throws Exception {
        var edit = team.application.analytics.editFeeds;
        var feed = edit.create(
                team.workspace,
                "GA",
                new Sink.PostHog(Sink.PostHog.EU, KEY),
                new Content(true, Set.of(), Map.of(), false),
                team.admin.id());
        turnOn(feed);
        team.lead("Bob", "bob@feed.example").does(team.application.clock.instant(), "demo_requested");
        team.application.clock.advance(Duration.ofMinutes(3));
        var tool = team.application.analytics.tool;
        tool.poison.addAll(team.application.ports.transactions().events.rows(team.workspace).values().stream()
                .map(stored -> stored.event().id().value())
                .toList());
        team.application.analytics.work();

        var page = page(address(feed));
        assertThat(page).contains("To decide", "refused", "HTTP 400");
        var batch = page.split("/batches/")[1].substring(0, 36);

        tool.poison.clear();
        send(post(address(feed) + "/batches/" + batch).param("again", "true"))
                .andExpect(flash().attribute("done", "It is sent again."));
        send(post(address(feed) + "/batches/" + batch).param("again", "true"))
                .andExpect(flash().attribute("refused", "Somebody has decided about it already."));
        var before = tool.taken.size();
        team.application.analytics.work();
        assertThat(tool.taken).hasSizeGreaterThan(before);
    }

    @Test
    void a_tool_that_lets_nobody_in_pauses_the_feed_and_says_why() throws Exception {
        var feed = posthog("Product");
        turnOn(feed);
        team.lead("Eve", "eve@feed.example").does(team.application.clock.instant(), "demo_requested");
        team.application.clock.advance(Duration.ofMinutes(3));
        team.application.analytics.tool.troubled(Trouble.GONE);

        team.application.analytics.work();

        assertThat(only().enabled()).isFalse();
        assertThat(page(address(feed))).contains("It was paused because", "HTTP 401");
    }

    @Test
    void a_test_says_exactly_what_came_back() throws Exception {
        var feed = posthog("Product");

        send(post(address(feed) + "/test"))
                .andExpect(flash().attribute("answer", "HTTP 200\nok"))
                .andExpect(flash().attribute("request", "POST https://eu.i.posthog.com"));
    }

    @Test
    void it_begins_from_a_day_or_from_now_and_can_be_paused_and_removed() throws Exception {
        var feed = posthog("Product");
        var standing = team.application.ports.feeds().standings(team.workspace).get(feed.id());

        send(post(address(feed) + "/begin").param("from", "2020-01-01"));
        assertThat(team.application.ports.feeds().standings(team.workspace).get(feed.id()))
                .isNotEqualTo(standing);
        send(post(address(feed) + "/begin").param("from", "soon"))
                .andExpect(flash().attribute("refused", "Write a day, for example 2026-03-01."));
        send(post(address(feed) + "/enabled").param("on", "true"));
        assertThat(only().enabled()).isTrue();
        send(post(address(feed) + "/enabled").param("on", "false"));
        assertThat(only().enabled()).isFalse();
        assertThat(page(address(feed))).contains("begun elsewhere", "resumed", "by Administrator");
        send(post(address(feed) + "/remove")).andExpect(redirectedUrl("/analytics"));
        assertThat(feeds()).isEmpty();
        mvc.perform(get(address(feed)).session(admin)).andExpect(status().isNotFound());
    }

    private Feed posthog(String name) {
        return team.application.analytics.editFeeds.create(
                team.workspace,
                name,
                new Sink.PostHog(Sink.PostHog.EU, KEY),
                new Content(true, Set.of(), Map.of(), false),
                team.admin.id());
    }

    /** From before all events: the ids of tests were made in another year than their clock shows. */
    private void turnOn(Feed feed) {
        var edit = team.application.analytics.editFeeds;
        edit.beginFrom(team.workspace, feed.id(), Instant.parse("2020-01-01T00:00:00Z"), team.admin.id());
        edit.turn(team.workspace, feed.id(), true, team.admin.id());
    }

    private List<Feed> feeds() {
        return team.application.ports.feeds().all(team.workspace);
    }

    private Feed only() {
        assertThat(feeds()).hasSize(1);
        return feeds().getFirst();
    }

    private static String address(Feed feed) {
        return "/analytics/" + feed.id().value();
    }
}

package org.leadscoring.domain.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.domain.analytics.Happenings.NOW;
import static org.leadscoring.domain.analytics.Happenings.entering;
import static org.leadscoring.domain.analytics.Happenings.event;
import static org.leadscoring.domain.analytics.Happenings.happening;
import static org.leadscoring.domain.analytics.Happenings.lead;
import static org.leadscoring.domain.analytics.Happenings.with;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.analytics.Message.Ga4Event;
import org.leadscoring.domain.analytics.Message.PostHogEvent;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;

/** What is said of the browser, the page and the campaign, in the words of PostHog and of Google Analytics. */
class WordsTest {

    private static final Content EVENTS = new Content(true, Set.of(), Map.of(), false);
    private static final Content STAGES = new Content(false, Set.of(), Map.of("mql", "qualify lead"), false);
    private static final Map<String, Object> CONTEXT = Map.of(
            "gaClientId",
            "1.2",
            "ip",
            "203.0.113.7",
            "userAgent",
            "Firefox",
            "page",
            Map.of(
                    "url", "https://acme.example/pricing",
                    "title", "Pricing",
                    "referrer", "https://search.example/"),
            "campaign",
            Map.of("name", "spring", "source", "news", "medium", "mail", "term", "crm", "content", "top"),
            "clickIds",
            Map.of("gclid", "g1"));

    @Test
    void posthog_is_told_of_browser_page_campaign_and_click() {
        var message = postHog(happening(event("page_view", "Page", Map.of(), Map.of(), CONTEXT), null));

        assertThat(message.name()).isEqualTo("$pageview");
        assertThat(message.properties())
                .containsEntry("$current_url", "https://acme.example/pricing")
                .containsEntry("$referrer", "https://search.example/")
                .containsEntry("title", "Pricing")
                .containsEntry("$ip", "203.0.113.7")
                .containsEntry("$raw_user_agent", "Firefox")
                .containsEntry("utm_campaign", "spring")
                .containsEntry("utm_source", "news")
                .containsEntry("gclid", "g1")
                .containsEntry("$lib", "leadscoring")
                .doesNotContainKeys("$set", "$group_type", "$anon_distinct_id", "utm_name");
    }

    @Test
    void posthog_is_told_the_address_among_the_properties_where_there_is_no_page() {
        var message = postHog(happening(event("x", "X", Map.of("url", "https://acme.example/app"), Map.of()), null));

        assertThat(message.properties()).containsEntry("$current_url", "https://acme.example/app");
    }

    @Test
    void posthog_is_told_of_screens_and_of_companies_in_its_own_words() {
        var screen = postHog(happening(event("screen_view", "Home", Map.of(), Map.of()), null));
        var group = postHog(happening(event("group", "group", Map.of("groupId", "acme"), Map.of()), null));
        var nameless = postHog(happening(event("group", "group", Map.of("size", "20"), Map.of()), null));

        assertThat(screen.name()).isEqualTo("$screen");
        assertThat(group.name()).isEqualTo("$groupidentify");
        assertThat(group.properties())
                .containsEntry("$group_type", "company")
                .containsEntry("$group_key", "acme")
                .containsEntry("$group_set", Map.of("groupId", "acme"));
        assertThat(nameless.properties()).containsEntry("$group_key", "u1");
    }

    @Test
    void posthog_ties_a_person_to_a_browser_and_to_nothing_else() {
        var mail = new Identifier(IdentifierType.EMAIL, "ann@acme.example");
        var browser = new Identifier(IdentifierType.ANONYMOUS_ID, "a1");
        var identify = event("identify", "identify", Map.of(), Map.of());

        assertThat(postHog(with(identify, List.of(mail))).properties()).doesNotContainKey("$anon_distinct_id");
        assertThat(postHog(with(identify, List.of(mail, browser))).properties())
                .containsEntry("$anon_distinct_id", "a1");
    }

    @Test
    void google_analytics_is_told_of_page_and_campaign() {
        var message = ga4(happening(event("page_view", "Page", Map.of("plan", "pro"), Map.of(), CONTEXT), 7));

        assertThat(message.userId()).isEqualTo("u1");
        assertThat(message.params())
                .containsExactly(
                        Map.entry("engagement_time_msec", 1),
                        Map.entry("lead_score", 7),
                        Map.entry("page_location", "https://acme.example/pricing"),
                        Map.entry("page_title", "Pricing"),
                        Map.entry("page_referrer", "https://search.example/"),
                        Map.entry("source", "news"),
                        Map.entry("medium", "mail"),
                        Map.entry("term", "crm"),
                        Map.entry("content", "top"),
                        Map.entry("campaign", "spring"),
                        Map.entry("plan", "pro"));
    }

    @Test
    void google_analytics_is_told_that_a_lead_entered_a_stage() {
        var happening = entering(happening(event("x", "X", Map.of(), Map.of(), CONTEXT), 80), "hot", "mql");

        var messages = said(Ga4Words.of(STAGES, happening, NOW));

        assertThat(messages).singleElement().isInstanceOfSatisfying(Ga4Event.class, message -> {
            assertThat(message.name()).isEqualTo("qualify_lead");
            assertThat(message.clientId()).isEqualTo("1.2");
            assertThat(message.params()).containsEntry("lead_stage", "mql").containsEntry("lead_score", 80);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "USER_ID, u1, u1",
        "USER_ID, ann@acme.example,",
        "ANONYMOUS_ID, a1,",
        "EMAIL, ann@acme.example,",
    })
    void google_analytics_is_told_who_signed_in_unless_that_is_an_address(
            IdentifierType type, String value, String userId) {
        assertThat(ga4(by(new Identifier(type, value))).userId()).isEqualTo(userId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@acme.example", "https://acme.example/?mail=ann%40acme.example", " "})
    void google_analytics_is_told_no_address_however_it_is_written_and_nothing_empty(String text) {
        var message = ga4(happening(event("x", "X", Map.of("note", text), Map.of(), CONTEXT), null));

        assertThat(message.params()).doesNotContainKey("note");
    }

    @ParameterizedTest
    @CsvSource({
        "demo_requested, demo_requested",
        "a, a",
        "z, z",
        "A9, A9",
        "Z, Z",
        "_x, ls__x",
        "1st, ls_1st",
        "[x], ls__x_",
        "`x, ls__x",
        "{x, ls__x",
        "@x, ls__x",
        "google_x, ls_google_x",
        "GA_x, ls_GA_x",
        "firebase_x, ls_firebase_x",
        "error, ls_error",
        "Session_Start, ls_Session_Start",
    })
    void google_analytics_keeps_some_names_for_itself(String name, String as) {
        var message = ga4(happening(event("x", "X", Map.of(name, true), Map.of(), Map.of("gaClientId", "1.2")), null));

        assertThat(message.params()).containsEntry(as, "true");
    }

    private static Happening by(Identifier identifier) {
        var event = event("x", "X", Map.of(), Map.of(), CONTEXT);
        return new Happening(event, lead(), identifier, List.of(), null, null, List.of(), Clicks.NONE, false);
    }

    private static PostHogEvent postHog(Happening happening) {
        return (PostHogEvent) said(PostHogWords.of(EVENTS, happening)).getFirst();
    }

    private static Ga4Event ga4(Happening happening) {
        return (Ga4Event) said(Ga4Words.of(EVENTS, happening, NOW)).getFirst();
    }

    private static List<Message> said(Translation translation) {
        return switch (translation) {
            case Translation.Said(var messages) -> messages;
            case Translation.Silent(var because) -> throw new AssertionError("silent: " + because);
        };
    }
}

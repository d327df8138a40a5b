package org.leadscoring.domain.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadscoring.domain.analytics.Happenings.NOW;
import static org.leadscoring.domain.analytics.Happenings.entering;
import static org.leadscoring.domain.analytics.Happenings.event;
import static org.leadscoring.domain.analytics.Happenings.happening;
import static org.leadscoring.domain.analytics.Happenings.lead;
import static org.leadscoring.domain.analytics.Happenings.user;
import static org.leadscoring.domain.analytics.Happenings.with;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.analytics.Message.Conversion;
import org.leadscoring.domain.analytics.Message.Ga4Event;
import org.leadscoring.domain.analytics.Message.PostHogEvent;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.event.Suspicion;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.workspace.WorkspaceId;

class TranslationTest {

    private static final Secret KEY = new Secret("key");
    private static final Sink POSTHOG = new Sink.PostHog(Sink.PostHog.EU, KEY);
    private static final Sink GA4 = new Sink.Ga4(Sink.Ga4.WORLD, "G-AB12CD34EF", KEY);
    private static final Sink ADS =
            new Sink.GoogleAds(Sink.GoogleAds.API, "1234567890", "1234567890", "7", "client", KEY, KEY);
    private static final Content ALL =
            new Content(true, Set.of(), Map.of("*", "entered", "mql", "qualify_lead"), false);
    private static final Attributes BROWSER = new Attributes(Map.of("gaClientId", "1.2"));

    @Test
    void posthog_is_told_the_event_in_the_senders_words_with_the_score_after_it() {
        var event = event("demo_requested", "Demo Requested", Map.of("plan", "pro"), Map.of());

        var message = (PostHogEvent) only(POSTHOG, ALL, happening(event, 50));

        assertThat(message.id()).isEqualTo(event.id().value());
        assertThat(message.name()).isEqualTo("Demo Requested");
        assertThat(message.distinctId()).isEqualTo("u1");
        assertThat(message.at()).isEqualTo(event.occurredAt());
        assertThat(message.properties())
                .containsEntry("plan", "pro")
                .containsEntry("lead_score", 50)
                .containsEntry("lead_event_type", "demo_requested")
                .containsEntry("$set", Map.of("lead_score", 50));
    }

    @Test
    void posthog_is_told_who_is_whom() {
        var other = new Identifier(IdentifierType.ANONYMOUS_ID, "a1");
        var identify = with(event("identify", "identify", Map.of(), Map.of("plan", "pro")), List.of(other));
        var alias = with(event("alias", "alias", Map.of(), Map.of()), List.of(other));

        var identified = (PostHogEvent) only(POSTHOG, ALL, identify);
        var aliased = (PostHogEvent) only(POSTHOG, ALL, alias);

        assertThat(identified.name()).isEqualTo("$identify");
        assertThat(identified.properties())
                .containsEntry("$anon_distinct_id", "a1")
                .containsEntry("$set", Map.of("plan", "pro"));
        assertThat(aliased.name()).isEqualTo("$create_alias");
        assertThat(aliased.properties()).containsEntry("alias", "a1");
        assertThat(why(POSTHOG, with(event("alias", "alias", Map.of(), Map.of()), List.of())))
                .isEqualTo(Passed.NOTHING_TO_SAY);
    }

    @Test
    void a_stage_is_told_by_its_own_name_or_that_of_every_stage_and_always_under_the_same_id() {
        var happening = entering(happening(event("x", "X", Map.of(), Map.of()), 80), "hot", "mql");

        var messages = said(POSTHOG, ALL, happening);

        assertThat(messages)
                .extracting(message -> ((PostHogEvent) message).name())
                .containsExactly("X", "entered", "qualify_lead");
        assertThat(messages).extracting(Message::id).doesNotHaveDuplicates();
        assertThat(said(POSTHOG, ALL, happening)).isEqualTo(messages);
    }

    @Test
    void what_is_erased_void_suspect_imported_or_not_chosen_is_passed_over() {
        var event = event("x", "X", Map.of(), Map.of());

        assertThat(why(POSTHOG, happening(event.erased(), null))).isEqualTo(Passed.ERASED);
        assertThat(why(POSTHOG, happening(event.with(new Mark.Voided()), null))).isEqualTo(Passed.VOID);
        assertThat(why(POSTHOG, happening(event.with(new Mark.Suspect(Suspicion.of("crawler"))), null)))
                .isEqualTo(Passed.SUSPECT);
        var imported = new Happening(event, lead(), user(), List.of(), null, null, List.of(), Clicks.NONE, true);
        assertThat(why(POSTHOG, imported)).isEqualTo(Passed.IMPORTED);
        assertThat(said(POSTHOG, new Content(true, Set.of(), Map.of(), true), imported))
                .hasSize(1);
        var others = new Content(false, Set.of(new EventType("y")), Map.of(), false);
        assertThat(translated(POSTHOG, others, happening(event, null)))
                .isEqualTo(new Translation.Silent(Passed.NOT_CHOSEN));
        var stages = new Content(false, Set.of(), Map.of("mql", "qualify_lead"), false);
        assertThat(translated(POSTHOG, stages, entering(happening(event, null), "hot")))
                .isEqualTo(new Translation.Silent(Passed.NOT_CHOSEN));
    }

    @Test
    void google_analytics_is_told_by_the_id_of_its_own_tag_only() {
        assertThat(why(GA4, happening(event("x", "X", Map.of(), Map.of()), 5))).isEqualTo(Passed.NO_CLIENT_ID);
        for (var id : List.of("_ga=GA1.2.1234.5678", "GA1.2.1234.5678", "1234.5678")) {
            var happening = happening(event("x", "X", Map.of(), Map.of(), Map.of("_ga", id)), 5);
            assertThat(((Ga4Event) only(GA4, ALL, happening)).clientId()).isEqualTo("1234.5678");
        }
        var ours = happening(event("x", "X", Map.of(), Map.of(), Map.of("gaClientId", "visitor-1")), 5);
        assertThat(why(GA4, ours)).isEqualTo(Passed.NO_CLIENT_ID);
    }

    @Test
    void google_analytics_takes_nothing_older_than_three_days() {
        var event = event("x", "X", Map.of(), Map.of(), BROWSER.values());
        var happening = happening(event, 5);

        assertThat(Translation.of(feed(GA4, ALL), happening, event.occurredAt().plus(Duration.ofDays(3))))
                .isInstanceOf(Translation.Said.class);
        assertThat(Translation.of(
                        feed(GA4, ALL),
                        happening,
                        event.occurredAt().plus(Duration.ofDays(3)).plusMillis(1)))
                .isEqualTo(new Translation.Silent(Passed.TOO_OLD));
    }

    @Test
    void google_analytics_has_names_and_parameters_within_its_limits_and_no_addresses() {
        var properties = new HashMap<String, Object>();
        for (int i = 0; i < 40; i++) {
            properties.put("p" + i, "v".repeat(200));
        }
        var many = (Ga4Event) only(
                GA4,
                ALL,
                happening(event("ünïcode_" + "x".repeat(60), "x", properties, Map.of(), BROWSER.values()), 5));
        assertThat(many.params()).hasSize(25).containsEntry("lead_score", 5);
        assertThat(many.name()).hasSize(40).matches("[a-zA-Z][a-zA-Z0-9_]*");
        assertThat(many.params().values()).allMatch(value -> !(value instanceof String text) || text.length() <= 100);

        var address = (Ga4Event) only(
                GA4,
                ALL,
                happening(
                        event("session_start", "x", Map.of("mail", "ann@acme.example"), Map.of(), BROWSER.values()),
                        5));
        assertThat(address.params()).doesNotContainKey("mail");
        assertThat(address.name()).isEqualTo("ls_session_start");
    }

    @Test
    void google_ads_is_told_by_click_or_by_the_hash_of_the_address() {
        var content = new Content(false, Set.of(new EventType("x")), Map.of("mql", "m"), false);
        var clicked = event("x", "X", Map.of(), Map.of(), Map.of("clickIds", Map.of("gclid", "g1")));

        var byClick = (Conversion) only(ADS, content, happening(clicked, 5));
        assertThat(byClick.clicks()).isEqualTo(new Clicks("g1", null, null));
        assertThat(byClick.emailHash()).isNull();

        var event = event("x", "X", Map.of(), Map.of());
        var known =
                new Happening(event, lead(), user(), List.of(), " Test@Example.com ", 5, List.of(), Clicks.NONE, false);
        assertThat(((Conversion) only(ADS, content, known)).emailHash())
                .isEqualTo("973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b");
        assertThat(translated(ADS, content, happening(event, 5))).isEqualTo(new Translation.Silent(Passed.NO_CLICK));
    }

    @Test
    void a_lead_converts_once_by_a_stage_however_often_it_enters_it() {
        var content = new Content(false, Set.of(), Map.of("mql", "m"), false);
        var context = Map.<String, Object>of("clickIds", Map.of("wbraid", "w"));
        var first = entering(happening(event("x", "X", Map.of(), Map.of(), context), 5), "mql");
        var second = entering(happening(event("y", "Y", Map.of(), Map.of(), context), 5), "mql");

        assertThat(only(ADS, content, first).id())
                .isEqualTo(only(ADS, content, second).id());
    }

    @Test
    void google_ads_cannot_be_told_of_every_event() {
        assertThatIllegalArgumentException().isThrownBy(() -> feed(ADS, ALL));
    }

    private static Feed feed(Sink sink, Content content) {
        return new Feed(new FeedId(new UUID(4, 4)), new WorkspaceId(new UUID(5, 5)), "Feed", sink, true, content);
    }

    private static Translation translated(Sink sink, Content content, Happening happening) {
        return Translation.of(feed(sink, content), happening, NOW);
    }

    private static List<Message> said(Sink sink, Content content, Happening happening) {
        return switch (translated(sink, content, happening)) {
            case Translation.Said(var messages) -> messages;
            case Translation.Silent(var because) -> throw new AssertionError("silent: " + because);
        };
    }

    private static Message only(Sink sink, Content content, Happening happening) {
        assertThat(said(sink, content, happening)).hasSize(1);
        return said(sink, content, happening).getFirst();
    }

    private static Passed why(Sink sink, Happening happening) {
        return switch (translated(sink, ALL, happening)) {
            case Translation.Silent(var because) -> because;
            case Translation.Said said -> throw new AssertionError("said: " + said);
        };
    }
}

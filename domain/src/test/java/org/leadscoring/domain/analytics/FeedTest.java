package org.leadscoring.domain.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.analytics.Sink.GoogleAds;
import org.leadscoring.domain.analytics.Sink.Kind;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.workspace.WorkspaceId;

class FeedTest {

    private static final Secret KEY = new Secret("key");
    private static final Secret TOKEN = new Secret("token");

    @ParameterizedTest
    @ValueSource(strings = {"", "G-abc123", "UA-12345-1", "G-123", "G-AB12CD34EF "})
    void what_is_no_measurement_id_is_refused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sink.Ga4(Sink.Ga4.WORLD, id, KEY))
                .withMessageContaining("G-AB12CD34EF");
    }

    @ParameterizedTest
    @CsvSource({
        "123-456-7890, 1234567890, 7, client, ten digits",
        "1234567890, 123456789, 7, client, ten digits",
        "1234567890, 1234567890, seven, client, digits only",
        "1234567890, 1234567890, 7, my client, no spaces",
        "1234567890, 1234567890, 7, '', no spaces"
    })
    void what_google_ads_could_not_be_reached_by_is_refused(
            String customer, String login, String action, String client, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ads(GoogleAds.API, customer, login, action, client))
                .withMessageContaining(why);
    }

    @Test
    void a_refresh_token_goes_to_google_and_in_a_test_to_where_the_test_is() {
        assertThat(ads(GoogleAds.API).tokens()).isEqualTo(URI.create("https://oauth2.googleapis.com/token"));
        assertThat(ads(URI.create("http://127.0.0.1:8089")).tokens())
                .isEqualTo(URI.create("http://127.0.0.1:8089/token"));
    }

    @Test
    void all_secrets_of_a_sink_are_known_so_that_none_is_shown() {
        assertThat(new Sink.PostHog(Sink.PostHog.EU, KEY).secrets()).containsExactly(KEY);
        assertThat(new Sink.Ga4(Sink.Ga4.EU, "G-AB12CD34EF", KEY).secrets()).containsExactly(KEY);
        assertThat(ads(GoogleAds.API).secrets()).containsExactly(KEY, TOKEN);
    }

    @Test
    void only_google_analytics_would_count_twice_what_it_is_sent_twice() {
        assertThat(Kind.POSTHOG.recognises()).isTrue();
        assertThat(Kind.GOOGLE_ADS.recognises()).isTrue();
        assertThat(Kind.GA4.recognises()).isFalse();
    }

    /** What their documentation says of one request. */
    @ParameterizedTest
    @CsvSource({"POSTHOG, posthog, 250", "GA4, ga4, 25", "GOOGLE_ADS, google_ads, 500"})
    void a_tool_is_sent_so_much_at_once(Kind kind, String key, int most) {
        assertThat(kind.key()).isEqualTo(key);
        assertThat(kind.most()).isEqualTo(most);
    }

    @Test
    void a_feed_is_called_by_60_characters_that_can_be_printed() {
        assertThat(feed("x".repeat(60)).name()).hasSize(60);
        for (var name : new String[] {" ", "x".repeat(61), "a\u0000"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> feed(name))
                    .withMessageContaining("1 to 60 characters that can be printed");
        }
    }

    @Test
    void a_feed_is_told_of_100_types_and_100_stages_and_no_more() {
        var content = new Content(false, types(100), stages(100), false);

        assertThat(content.types()).hasSize(100);
        assertThat(content.stages()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> new Content(false, types(101), Map.of(), false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Content(false, Set.of(), stages(101), false));
    }

    @Test
    void a_stage_and_what_it_is_called_have_1_to_40_characters_that_can_be_printed() {
        var word = "x".repeat(40);

        assertThat(new Content(false, Set.of(), Map.of(word, word), false).nameOf(word))
                .contains(word);
        for (var wrong : new String[] {" ", "x".repeat(41), "a\tb"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Content(false, Set.of(), Map.of(wrong, "name"), false))
                    .withMessageContaining("1 to 40 characters");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Content(false, Set.of(), Map.of("stage", wrong), false));
        }
    }

    @Test
    void the_id_of_a_click_is_a_word_of_at_most_500_characters() {
        assertThat(clicks("x".repeat(500)).gclid()).hasSize(500);
        assertThat(clicks("x".repeat(501)).isEmpty()).isTrue();
        assertThat(clicks(" ").isEmpty()).isTrue();
        assertThat(clicks(" g1 ").gclid()).isEqualTo("g1");
    }

    @Test
    void why_an_event_was_passed_over_is_kept_in_lower_case() {
        assertThat(Passed.TOO_OLD.key()).isEqualTo("too_old");
    }

    private static Clicks clicks(String gclid) {
        return Clicks.of(Happenings.event("x", "X", Map.of("gclid", gclid), Map.of()));
    }

    private static Set<EventType> types(int many) {
        return IntStream.range(0, many).mapToObj(i -> new EventType("t" + i)).collect(Collectors.toSet());
    }

    private static Map<String, String> stages(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> "s" + i)
                .collect(Collectors.toMap(Function.identity(), Function.identity()));
    }

    private static GoogleAds ads(URI url) {
        return ads(url, "1234567890", "1234567890", "7", "client");
    }

    private static GoogleAds ads(URI url, String customer, String login, String action, String client) {
        return new GoogleAds(url, customer, login, action, client, KEY, TOKEN);
    }

    private static Feed feed(String name) {
        return new Feed(
                new FeedId(new UUID(0, 1)),
                new WorkspaceId(new UUID(0, 2)),
                name,
                new Sink.PostHog(Sink.PostHog.EU, KEY),
                true,
                new Content(true, Set.of(), Map.of(), false));
    }
}

package org.leadscoring.bootstrap.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;

/** What Segment's senders rely on, over HTTP (spec IN-1). */
abstract class SegmentContract extends WayInContract {

    @ParameterizedTest
    @CsvSource({
        "/v1/track, demo_requested",
        "/v1/t, demo_requested",
        "/v1/identify, identify",
        "/v1/i, identify",
        "/v1/page, page_view",
        "/v1/p, page_view",
        "/v1/screen, screen_view",
        "/v1/s, screen_view",
        "/v1/group, group",
        "/v1/g, group",
        "/v1/alias, alias",
        "/v1/a, alias"
    })
    void each_kind_of_message_has_its_address_and_the_short_one_of_the_script_for_browsers(String path, String type) {
        taken(path, "{\"userId\":\"u\",\"event\":\"Demo Requested\",\"groupId\":\"g\",\"previousId\":\"p\"}");

        assertThat(stories.view(userId("u")).events())
                .singleElement()
                .satisfies(event -> assertThat(event.type().name()).isEqualTo(type));
    }

    @ParameterizedTest
    @CsvSource({"/v1/batch", "/v1/import", "/v1/b"})
    void what_a_batch_says_of_itself_holds_for_all_that_do_not_say_otherwise(String path) {
        taken(path, """
                {"batch":[
                  {"type":"track","userId":"u","event":"one","messageId":"1"},
                  {"type":"track","userId":"u","event":"two","messageId":"2",
                   "context":{"page":{"path":"/own"},"campaign":null},"integrations":{"All":false}}],
                 "context":{"page":{"path":"/shared","title":"Shared"},"campaign":{"name":"spring"},"locale":"de-DE"},
                 "integrations":{"Slack":true}}""");

        var events = stories.history(stories.view(userId("u")).lead().id());
        assertThat(context(events, "1"))
                .isEqualTo("{page={path=/shared, title=Shared}, campaign={name=spring}, locale=de-DE}");
        assertThat(context(events, "2"))
                .as("name by name, not within: a page of its own is the whole page, and null is none")
                .isEqualTo("{page={path=/own}, locale=de-DE}");
    }

    @Test
    void a_clock_that_is_wrong_is_set_right_by_when_the_message_was_sent() {
        taken("/v1/track", """
                {"userId":"u","event":"e","messageId":"1","timestamp":"2019-05-01T10:00:00Z","sentAt":"2019-05-01T10:02:00Z"}""");
        taken("/v1/batch", """
                {"sentAt":"2035-05-01T10:00:30Z","batch":[
                  {"type":"track","userId":"u","event":"e","messageId":"2","originalTimestamp":"2035-05-01T10:00:00Z",
                   "timestamp":"2001-01-01T00:00:00Z"}]}""");

        var events = stories.history(stories.view(userId("u")).lead().id());
        assertThat(events)
                .allSatisfy(event -> assertThat(event.occurredAt())
                        .isEqualTo(event.receivedAt()
                                .minusSeconds(event.key().messageId().equals("1") ? 120 : 30)));
    }

    @Test
    void an_alias_without_the_id_of_before_is_of_the_visitor() {
        taken("/v1/track", "{\"anonymousId\":\"a\",\"event\":\"Demo Requested\"}");
        taken("/v1/alias", "{\"userId\":\"u\",\"anonymousId\":\"a\"}");

        assertThat(stories.view(userId("u")).events())
                .extracting(event -> event.type().name())
                .contains("demo_requested");
    }

    @Test
    void a_property_that_is_called_like_an_address_and_is_none_is_kept() {
        taken("/v1/track", """
                {"anonymousId":"a","userId":"u","event":"Settings Saved","properties":{"email":true,"phone":4915112345}}""");
        taken("/v1/track", """
                {"anonymousId":"a","event":"Settings Saved","properties":{"email":false}}""");

        assertThat(stories.view(userId("u")).events())
                .anySatisfy(event -> assertThat(event.properties().values()).containsEntry("email", true));
    }

    @Test
    void a_visit_is_known_by_its_id_unless_that_is_a_number() {
        taken("/v1/track", "{\"anonymousId\":\"a\",\"event\":\"e\",\"context\":{\"sessionId\":\"visit-1\"}}");
        taken("/v1/track", "{\"anonymousId\":\"b\",\"event\":\"e\",\"context\":{\"sessionId\":1767600000}}");

        assertThat(stories.view(new Identifier(IdentifierType.SESSION_ID, "visit-1"))
                        .identifiers())
                .contains(new Identifier(IdentifierType.ANONYMOUS_ID, "a"));
        assertThat(stories.knows(new Identifier(IdentifierType.SESSION_ID, "1767600000")))
                .isFalse();
    }

    /** As RudderStack's SDK for browsers 3 sends it with the option {@code useBeacon}. */
    @Test
    void a_beacon_says_its_key_in_the_address_and_calls_its_json_text() {
        var body = """
                {"batch":[
                  {"type":"page","channel":"web","anonymousId":"a","messageId":"1","name":"Pricing",
                   "properties":{"url":"https://example.com/pricing"},"integrations":{"All":true},
                   "originalTimestamp":"2026-11-21T07:30:00.000Z","sentAt":"2026-11-21T07:30:01.123Z"},
                  {"type":"track","anonymousId":"a","messageId":"2"}],
                 "sentAt":"2026-11-21T07:30:01.123Z"}""";
        var address = URI.create(server().address("/beacon/v1/batch?writeKey=" + tenant.key()));
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "text/plain;charset=UTF-8")
                .POST(BodyPublishers.ofString(body))
                .build();

        var answer = server().send(request);
        var again = server().send(request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("accepted").asInt()).isEqualTo(1);
        assertThat(json(answer).path("rejected").path(0).path("messageId").asString())
                .isEqualTo("2");
        assertThat(json(again).path("duplicates").asInt()).isEqualTo(1);
        assertThat(stories.view(new Identifier(IdentifierType.ANONYMOUS_ID, "a"))
                        .events())
                .extracting(event -> event.type().name())
                .containsExactly("page_view_pricing");
    }

    /** Browsers write some characters of an address otherwise. */
    @Test
    void a_key_in_the_address_may_be_encoded() {
        var encoded =
                "%%%02X".formatted((int) tenant.key().charAt(0)) + tenant.key().substring(1);

        var answer = server().send(
                        HttpRequest.newBuilder(URI.create(server().address("/beacon/v1/batch?v=1&writeKey=" + encoded)))
                                .POST(BodyPublishers.ofString("{\"batch\":[]}"))
                                .build());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void in_7_a_workspace_names_views_of_its_pages_itself_from_now_on() {
        var page = "{\"userId\":\"u\",\"messageId\":\"%s\",\"properties\":{\"url\":\"https://example.com/%s\"}}";
        taken("/v1/page", page.formatted("1", "preise"));

        read("PUT", "/api/v1/page-types", """
                [{"part":"/Preise","type":"Page View Preise"},{"part":"/demo","type":"demo_seen"}]""");
        taken("/v1/page", page.formatted("2", "preise/teams"));
        taken(
                "/v1/batch",
                "{\"batch\":[" + page.formatted("3", "demo").replace("{\"userId", "{\"type\":\"page\",\"userId")
                        + "]}");
        taken("/v1/page", page.formatted("4", "pricing"));
        read("DELETE", "/api/v1/page-types", "");
        taken("/v1/page", page.formatted("5", "pricing"));

        assertThat(stories.history(stories.view(userId("u")).lead().id()))
                .extracting(
                        event -> event.key().messageId() + " " + event.type().name())
                .containsExactlyInAnyOrder(
                        "1 page_view", "2 page_view_preise", "3 demo_seen", "4 page_view", "5 page_view_pricing");
    }

    private static String context(List<Event> events, String messageId) {
        return events.stream()
                .filter(event -> event.key().messageId().equals(messageId))
                .findFirst()
                .orElseThrow()
                .context()
                .values()
                .toString();
    }
}

package org.leadscoring.bootstrap.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;

/** CloudEvents over HTTP (spec IN-2). */
abstract class CloudEventsContract extends WayInContract {

    private static final String PATH = "/v1/events";
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json; charset=utf-8";
    private static final String REQUIRED = "\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/crm\",\"type\":\"t\"";

    @Test
    void an_event_is_the_same_in_binary_and_in_structured_mode() {
        var binary = sent(
                "{\"plan\":\"pro\",\"userId\":\"ada\"}",
                "Content-Type",
                "application/json",
                "ce-specversion",
                "1.0",
                "ce-id",
                "A234-1",
                "ce-source",
                "https://example.com/billing",
                "ce-type",
                "com.example.demo.requested",
                "ce-time",
                "2026-11-05T17:31:00Z",
                "ce-subject",
                "subscriptions/7",
                "CE-Traceparent",
                "00-0af7");
        var structured = sent("""
                {"specversion":"1.0","id":"A234-1","source":"https://example.com/billing",
                 "type":"com.example.demo.requested","time":"2026-11-05T17:31:00Z","subject":"subscriptions/7",
                 "traceparent":"00-0af7","datacontenttype":"application/json","data":{"plan":"pro","userId":"ada"}}
                """, "Content-Type", STRUCTURED);

        assertThat(json(binary))
                .hasToString(
                        "{\"success\":true,\"messageId\":\"https://example.com/billing A234-1\",\"duplicate\":false}");
        assertThat(json(structured).path("duplicate").asBoolean()).isTrue();
        var event = only(userId("ada"));
        assertThat(event.type().name()).isEqualTo("com_example_demo_requested");
        assertThat(event.name()).isEqualTo("com.example.demo.requested");
        assertThat(event.occurredAt()).hasToString("2026-11-05T17:31:00Z");
        assertThat(event.properties().values()).hasToString("{plan=pro, userId=ada}");
        assertThat(event.context().values())
                .hasToString("{source=https://example.com/billing, subject=subscriptions/7, traceparent=00-0af7}");
    }

    @Test
    void the_same_id_from_another_source_is_another_event_and_long_ones_are_told_apart_too() {
        for (var source : new String[] {"/crm", "/shop", "/" + "x".repeat(300), "/" + "x".repeat(299) + "y"}) {
            var body = "{\"specversion\":\"1.0\",\"id\":\"1\",\"type\":\"t\",\"userid\":\"ada\",\"source\":\"%s\"}"
                    .formatted(source);
            assertThat(json(sent(body, "Content-Type", STRUCTURED))
                            .path("duplicate")
                            .asBoolean())
                    .isFalse();
            assertThat(json(sent(body, "Content-Type", STRUCTURED))
                            .path("duplicate")
                            .asBoolean())
                    .isTrue();
        }

        assertThat(stories.view(userId("ada")).events()).hasSize(4);
    }

    @Test
    void a_batch_names_what_is_wrong_and_takes_the_rest() {
        var answer = json(sent("""
                [{"specversion":"1.0","id":"1","source":"/crm","type":"demo_requested","userid":"ada"},
                 {"specversion":"1.0","id":"2","source":"/crm","type":"demo_requested"},
                 {"id":"3","source":"/crm","type":"demo_requested","userid":"ada"},
                 "nonsense",
                 {"specversion":"1.0","id":"1","source":"/crm","type":"demo_requested","userid":"ada"}]""", "Content-Type", BATCH));

        assertThat(answer.path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.path("duplicates").asInt()).isEqualTo(1);
        assertThat(answer.path("rejected"))
                .extracting(item -> item.path("errors").path(0).path("pointer").asString())
                .containsExactly("/1/subject", "/2/specversion", "/3");
        assertThat(answer.path("rejected").path(0).path("messageId").asString()).isEqualTo("2");
        assertThat(stories.view(userId("ada")).score().total()).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"userid\":\"u\" | USER_ID | u",
                "\"userid\":42 | USER_ID | 42",
                "\"anonymousid\":\"a\" | ANONYMOUS_ID | a",
                "\"email\":\"Ann@Example.com\" | EMAIL | ann@example.com",
                "\"subject\":\"ann@example.com\" | EMAIL | ann@example.com",
                "\"subject\":\"u\" | USER_ID | u",
                "\"data\":{\"userId\":\"u\"} | USER_ID | u",
                "\"data\":{\"user_id\":\"u\"} | USER_ID | u",
                "\"data\":{\"anonymousId\":\"a\"} | ANONYMOUS_ID | a",
                "\"data\":{\"email\":\"ann@example.com\"} | EMAIL | ann@example.com",
                "\"data\":{\"phone\":\"+49 30 123456\"} | PHONE | +4930123456",
                "\"data\":{\"traits\":{\"email\":\"ann@example.com\"}} | EMAIL | ann@example.com",
                "\"subject\":\"orders/7\",\"anonymousid\":\"a\" | ANONYMOUS_ID | a"
            })
    void who_it_was_is_said_in_many_places(String said, IdentifierType type, String value) {
        sent("{" + REQUIRED + "," + said + "}", "Content-Type", STRUCTURED);

        assertThat(stories.view(new Identifier(type, value)).identifiers())
                .containsExactly(new Identifier(type, value));
    }

    @Test
    void headers_may_be_encoded_and_quoted_and_data_may_be_missing() {
        sent(
                "",
                "ce-specversion",
                "1.0",
                "ce-id",
                "\"1\"",
                "ce-source",
                "/crm",
                "ce-type",
                "t",
                "ce-userid",
                "Z%C3%BCrich%20%F0%9F%98%80");

        assertThat(only(userId("Zürich 😀")).properties().isEmpty()).isTrue();
    }

    @Test
    void what_is_no_cloud_event_is_refused_by_its_type() {
        assertThat(post(PATH, "{\"userId\":\"u\",\"event\":\"e\"}", "Content-Type", "application/json"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(415))
                .satisfies(answer -> assertThat(answer.body()).contains("this is no CloudEvent"));
        assertThat(post(PATH, "<event/>", "Content-Type", "application/cloudevents+xml")
                        .statusCode())
                .isEqualTo(415);
        assertThat(post(PATH, "<x/>", "Content-Type", "text/xml", "ce-id", "1").statusCode())
                .isEqualTo(415);
        assertThat(post(PATH, "{}", "Content-Type", "nonsense", "ce-id", "1").statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"specversion\":\"0.3\",\"id\":\"1\",\"source\":\"/\",\"type\":\"t\"' | /specversion | must be",
                "'\"specversion\":\"1.0\",\"source\":\"/\",\"type\":\"t\"' | /id | is missing",
                "'\"specversion\":\"1.0\",\"id\":\"1\",\"type\":\"t\"' | /source | is missing",
                "'\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"a b\",\"type\":\"t\"' | /source | no valid attribute",
                "'\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\",\"type\":\"t\",\"time\":\"now\"' | /time | no valid attribute",
                "'\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\",\"type\":\"t\",\"userId\":\"u\"' | /userId | no valid attribute",
                "'\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\",\"type\":\"t\",\"more\":{}' | /more | move it into data",
                "'\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\",\"type\":\"t\",\"data\":\"<x/>\"' | /data | must be an object",
                "'\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\",\"type\":\"t\",\"data_base64\":\"AA==\"' | /data_base64 | not understood",
                "'\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\",\"type\":\"t\",\"datacontenttype\":\"text/xml\"' | /datacontenttype | is not JSON",
                "'\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\",\"type\":\"t\"' | /subject | nothing else says who it was"
            })
    void what_is_wrong_is_refused_at_the_attribute(String attributes, String pointer, String detail) {
        assertRefused(post(PATH, "{" + attributes + "}", "Content-Type", STRUCTURED), 400, pointer, detail);
    }

    @Test
    void who_cannot_set_headers_sends_the_key_in_the_address_and_without_one_nothing_is_taken() {
        var event = "{" + REQUIRED + ",\"userid\":\"ada\"}";

        assertThat(unsigned("POST", PATH + "?access_token=" + tenant.key(), event, "Content-Type", STRUCTURED)
                        .statusCode())
                .isEqualTo(200);
        assertThat(unsigned("POST", PATH, event, "Content-Type", STRUCTURED).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_sender_that_asks_whether_it_may_send_is_told_so() {
        var asked = unsigned(
                "OPTIONS", PATH, "", "WebHook-Request-Origin", "events.example.com", "WebHook-Request-Rate", "120");

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("WebHook-Allowed-Origin")).hasValue("*");
        assertThat(asked.headers().firstValue("WebHook-Allowed-Rate")).hasValue("*");
        assertThat(asked.headers().firstValue("Allow").orElse("")).contains("POST");
        assertThat(unsigned("OPTIONS", PATH, "").headers().firstValue("WebHook-Allowed-Origin"))
                .as("who did not ask")
                .isEmpty();
    }

    private HttpResponse<String> sent(String body, String... headers) {
        var answer = post(PATH, body, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        return server().post(path, tenant.key(), body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private HttpResponse<String> unsigned(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server().address(path)))
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return server().send(request.build());
    }

    private Event only(Identifier identifier) {
        return stories.view(identifier).events().getFirst();
    }
}

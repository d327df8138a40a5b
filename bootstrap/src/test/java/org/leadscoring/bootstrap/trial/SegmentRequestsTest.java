package org.leadscoring.bootstrap.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SegmentRequestsTest {

    private static final TrialServer.Address SERVER = new TrialServer.Address("localhost", 8081, "KEY");
    private static final MadeEvents EVENTS = new MadeEvents(7, "lead", 10, 250, Instant.parse("2026-03-02T09:00:00Z"));

    @Test
    void a_batch_is_what_the_sdk_sends() {
        var body = body(SegmentRequests.batches(EVENTS, 100, SERVER), 0);
        var event = EVENTS.event(1);

        assertThat(body.propertyNames()).containsExactly("batch", "writeKey", "sentAt");
        assertThat(body.get("batch")).hasSize(100);
        assertThat(body.get("batch").get(1)).isEqualTo(new JsonMapper().readTree("""
                {"timestamp":"%s","integrations":{},"event":"%s","type":"track","properties":%s,
                 "context":{"library":{"name":"@segment/analytics-node","version":"3.1.0"}},"userId":"%s","messageId":"%s",
                 "_metadata":{"nodeVersion":"v20.20.2","jsRuntime":"node"}}
                """.formatted(
                text(event.timestamp()), event.type(), event.properties(), event.user(), event.messageId())));
        assertThat(body.get("sentAt").asString()).isEqualTo("2026-03-02T08:59:59.985Z");
    }

    @Test
    void batches_hold_all_events_and_the_last_one_what_is_left() {
        var requests = SegmentRequests.batches(EVENTS, 100, SERVER);

        assertThat(requests.count()).isEqualTo(3);
        assertThat(IntStream.range(0, 3).map(requests::events)).containsExactly(100, 100, 50);
        assertThat(IntStream.range(0, 3)
                        .mapToObj(i -> body(requests, i).get("batch"))
                        .flatMap(JsonNode::valueStream)
                        .map(message -> message.get("messageId").asString()))
                .containsExactlyElementsOf(IntStream.range(0, 250)
                        .mapToObj(i -> EVENTS.event(i).messageId())
                        .toList());
    }

    @Test
    void a_single_event_stands_alone() {
        var requests = SegmentRequests.singles(EVENTS, SERVER);

        var body = body(requests, 249);

        assertThat(requests.count()).isEqualTo(250);
        assertThat(requests.events(249)).isOne();
        assertThat(body.get("messageId").asString()).isEqualTo(EVENTS.event(249).messageId());
        assertThat(body.get("writeKey").asString()).isEqualTo("KEY");
        assertThat(body.get("sentAt").asString()).isEqualTo("2026-03-02T09:00:00.000Z");
        assertThat(text(requests, 249)).startsWith("POST /v1/track HTTP/1.1\r\nHost: localhost:8081\r\n");
    }

    @Test
    void the_key_and_the_length_stand_in_the_head() {
        var request = text(SegmentRequests.batches(EVENTS, 100, SERVER), 2);
        var body = request.substring(request.indexOf("\r\n\r\n") + 4);

        assertThat(request)
                .startsWith("POST /v1/batch HTTP/1.1\r\n")
                .contains("\r\nAuthorization: Basic S0VZOg==\r\n")
                .contains("\r\nContent-Length: " + body.length() + "\r\n\r\n{");
    }

    @Test
    void what_is_prepared_is_the_same() {
        var requests = SegmentRequests.batches(EVENTS, 100, SERVER);
        var prepared = Requests.prepared(requests);

        assertThat(prepared.count()).isEqualTo(3);
        assertThat(prepared.events(2)).isEqualTo(50);
        assertThat(prepared.request(2)).isEqualTo(requests.request(2));
    }

    private static JsonNode body(Requests requests, int number) {
        var request = text(requests, number);
        return new JsonMapper().readTree(request.substring(request.indexOf("\r\n\r\n") + 4));
    }

    private static String text(Requests requests, int number) {
        return new String(requests.request(number), StandardCharsets.UTF_8);
    }

    private static String text(Instant instant) {
        var text = instant.toString();
        return text.length() == "2026-03-02T09:00:00Z".length() ? text.replace("Z", ".000Z") : text;
    }
}

package org.leadscoring.bootstrap.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.event.Suspicion;
import org.leadscoring.domain.scoring.LedgerEntry;

/** What mail tools tell, over HTTP (spec IN-3, ID-4). */
abstract class MailContract extends WayInContract {

    private static final String PATH = "/api/email-events";

    @Test
    void what_was_opened_and_clicked_scores_and_a_link_of_high_intent_by_itself() {
        read("POST", "/api/rules", "{\"event\":\"clicked_high_intent_link\",\"points\":30,\"category\":\"intent\"}");
        var rules = read("/api/rules");
        call("POST", "/api/v1/models/" + rules.path("draft").path("id").asString() + "/publication", "");
        eventually(() -> read("/api/rules").path("live").path("rules").size() == 21);

        taken(PATH, """
                [{"type":"email.opened","email":"ann@example.com","emailId":"m-1","campaignId":"spring","eventId":"1",
                  "timestamp":"2026-11-02T10:00:00Z"},
                 {"type":"email.clicked","email":"ann@example.com","emailId":"m-1","url":"https://example.com/pricing?a=b",
                  "eventId":"2","timestamp":"2026-11-02T10:01:00Z","userAgent":"Mozilla/5.0 (Windows NT 10.0)","ip":"192.0.2.7"}]
                """);

        var view = stories.view(email("ann@example.com"));
        assertThat(view.ledger())
                .extracting(LedgerEntry::rule)
                .startsWith("email_opened", "email_clicked", "clicked_high_intent_link");
        assertThat(view.ledger().get(2).after()).isEqualTo(5 + 10 + 30);
        var click = event(view.events(), "2");
        assertThat(click.properties().values()).hasToString("{emailId=m-1, url=https://example.com/pricing?a=b}");
        assertThat(click.context().values()).hasToString("{userAgent=Mozilla/5.0 (Windows NT 10.0), ip=192.0.2.7}");
    }

    @Test
    void a_contact_is_the_user_of_the_same_id_and_what_is_told_of_it_is_its_traits() {
        taken("/v1/track", "{\"userId\":\"c-1\",\"event\":\"demo_requested\"}");

        var answer = taken(PATH, """
                {"type":"contact.updated","contactId":"c-1","email":"ann@example.com","eventId":"u-1",
                 "traits":{"company":"Acme","firstName":"Ann"}}""");
        taken(PATH, "{\"type\":\"email.opened\",\"email\":\"ann@example.com\"}");

        assertThat(answer).hasToString("{\"success\":true,\"messageId\":\"u-1\",\"duplicate\":false}");
        var view = stories.view(userId("c-1"));
        assertThat(view.lead().profile().company()).isEqualTo("Acme");
        assertThat(view.score().total()).isEqualTo(55);
        assertThat(view.identifiers()).contains(email("ann@example.com"));
    }

    @ParameterizedTest
    @CsvSource({
        "email.opened, email_opened",
        "email.clicked, email_clicked",
        "email.delivered, email_delivered",
        "email.bounced, email_bounced",
        "email.unsubscribed, unsubscribed",
        "contact.updated, identify",
        "Survey Answered, survey_answered"
    })
    void types_are_named_like_all_others(String told, String type) {
        taken(PATH, "{\"type\":\"%s\",\"email\":\"a@example.com\"}".formatted(told));

        assertThat(stories.view(email("a@example.com")).events())
                .singleElement()
                .satisfies(event -> assertThat(event.type().name()).isEqualTo(type))
                .satisfies(event -> assertThat(event.name()).isEqualTo(told));
    }

    @Test
    void a_scanner_is_known_by_its_user_agent_and_by_how_soon_it_clicks() {
        taken(PATH, """
                [{"type":"email.clicked","email":"a@example.com","eventId":"scanner","userAgent":"Barracuda Sentinel (EE)"},
                 {"type":"email.clicked","email":"a@example.com","eventId":"soon","timestamp":"2026-11-02T10:00:04Z",
                  "deliveredAt":"2026-11-02T10:00:00Z"},
                 {"type":"email.clicked","email":"a@example.com","eventId":"person","timestamp":"2026-11-02T10:05:00Z",
                  "deliveredAt":"2026-11-02T10:00:00Z"},
                 {"type":"email.opened","email":"a@example.com","eventId":"program","machineOpen":true}]""");

        var events = stories.view(email("a@example.com")).events();
        assertThat(event(events, "scanner").mark()).isEqualTo(new Mark.Suspect(Suspicion.SCANNER));
        assertThat(event(events, "soon").mark()).isEqualTo(new Mark.Suspect(Suspicion.TOO_FAST));
        assertThat(event(events, "person").mark()).isEqualTo(new Mark.Clear());
        assertThat(event(events, "program").type().name()).isEqualTo("email_opened_by_machine");
    }

    @Test
    void sendgrid_sends_its_events_as_they_are() {
        var events = """
                [{"email":"ann@example.com","timestamp":1793700000,"event":"processed","sg_event_id":"s0","sg_message_id":"m.1","smtp-id":"<x@y>"},
                 {"email":"ann@example.com","timestamp":1793700001,"event":"delivered","sg_event_id":"s1","sg_message_id":"m.1","response":"250 OK"},
                 {"email":"ann@example.com","timestamp":1793700060,"event":"open","sg_event_id":"s2","sg_message_id":"m.1",
                  "sg_machine_open":false,"useragent":"Mozilla/4.0 (compatible; MSIE 6.1; Windows XP)","ip":"198.51.100.1"},
                 {"email":"ann@example.com","timestamp":1793700070,"event":"open","sg_event_id":"s3","sg_machine_open":true},
                 {"email":"ann@example.com","timestamp":1793700080,"event":"click","sg_event_id":"s4","sg_message_id":"m.1",
                  "url":"https://example.com/","category":["news"],"shop":"north","url_offset":{"index":0,"type":"html"}},
                 {"email":"ann@example.com","timestamp":1793700090,"event":"group_unsubscribe","sg_event_id":"s5","asm_group_id":10},
                 {"email":"ann@example.com","timestamp":"soon","event":"open","sg_event_id":"s6"},
                 {"email":"ann@example.com","timestamp":1793700090,"event":"account_status_change","sg_event_id":"s7"}]""";
        var answer = taken(PATH, events);
        var again = taken(PATH, events);

        assertThat(answer.path("accepted").asInt()).isEqualTo(6);
        assertThat(again.path("duplicates").asInt()).isEqualTo(6);
        assertThat(answer.path("rejected"))
                .extracting(item -> item.path("errors").path(0).path("pointer").asString())
                .containsExactly("/6/timestamp", "/7/event");
        var told = stories.history(stories.view(email("ann@example.com")).lead().id());
        assertThat(told)
                .extracting(
                        event -> event.key().messageId() + " " + event.type().name())
                .containsExactly(
                        "s0 email_sent",
                        "s1 email_delivered",
                        "s2 email_opened",
                        "s3 email_opened_by_machine",
                        "s4 email_clicked",
                        "s5 unsubscribed");
        assertThat(told.get(2).occurredAt()).hasToString("2026-11-03T10:01:00Z");
        assertThat(told.get(4).properties().values())
                .hasToString("{emailId=m.1, url=https://example.com/, category=[news], shop=north}");
    }

    @Test
    void postmark_sends_its_records_as_they_are() {
        var click = """
                {"RecordType":"Click","MessageStream":"outbound","MessageID":"883953f4","Recipient":"ann@example.com",
                 "Tag":"welcome","OriginalLink":"https://example.com/demo","ReceivedAt":"2026-11-03T16:33:54.9070259Z",
                 "UserAgent":"Mozilla/5.0 (Macintosh)","Platform":"Desktop","Geo":{"IP":"203.0.113.1","City":"Rome"},
                 "Metadata":{"shop":"north"},"ClickLocation":"HTML"}""";
        taken(PATH, click);
        assertThat(taken(PATH, click).path("duplicate").asBoolean())
                .as("the same record sent again")
                .isTrue();
        for (var record : List.of(
                "\"RecordType\":\"Open\",\"Recipient\":\"ann@example.com\",\"ReceivedAt\":\"2026-11-03T16:30:00Z\"",
                "\"RecordType\":\"Delivery\",\"Recipient\":\"ann@example.com\",\"DeliveredAt\":\"2026-11-03T16:00:00Z\"",
                "\"RecordType\":\"Bounce\",\"Email\":\"ann@example.com\",\"BouncedAt\":\"2026-11-03T16:01:00Z\",\"ID\":42",
                "\"RecordType\":\"SubscriptionChange\",\"Recipient\":\"ann@example.com\",\"SuppressSending\":true,"
                        + "\"SuppressionReason\":\"ManualSuppression\",\"ChangedAt\":\"2026-11-03T17:00:00Z\"",
                "\"RecordType\":\"SubscriptionChange\",\"Recipient\":\"ann@example.com\",\"SuppressSending\":true,"
                        + "\"SuppressionReason\":\"HardBounce\",\"ChangedAt\":\"2026-11-03T18:00:00Z\"")) {
            taken(PATH, "{" + record + "}");
        }

        var told = stories.history(stories.view(email("ann@example.com")).lead().id());
        assertThat(told)
                .extracting(event -> event.type().name())
                .containsExactly(
                        "email_delivered",
                        "email_bounced",
                        "email_opened",
                        "email_clicked",
                        "unsubscribed",
                        "email_suppressed");
        assertThat(told.get(3).properties().values())
                .containsEntry("url", "https://example.com/demo")
                .containsEntry("emailId", "883953f4");
        assertThat(told.get(3).context().values()).hasToString("{userAgent=Mozilla/5.0 (Macintosh), ip=203.0.113.1}");
    }

    @Test
    void as_much_is_taken_at_once_as_tools_send() {
        var list = IntStream.range(0, 2_600)
                .mapToObj(i -> """
                        {"email":"ann@example.com","timestamp":1793700000,"event":"open","sg_event_id":"%d","x":"%s"}""".formatted(i, "x".repeat(200)))
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(list.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(700_000, 786_432);
        assertThat(taken(PATH, list).path("accepted").asInt()).isEqualTo(2_600);
    }

    @Test
    void in_6_one_event_that_is_larger_than_an_event_may_be_is_too_large_and_of_a_list_it_is_named() {
        var large = "{\"type\":\"email.opened\",\"email\":\"a@example.com\",\"eventId\":\"1\",\"x\":\"%s\"}";
        var answer = post(PATH, large.formatted("x".repeat(33_000)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).path("detail").asString()).contains("larger than 32 KB");
        assertThat(stories.knows(email("a@example.com"))).isFalse();
        assertThat(taken(PATH, large.formatted("x".repeat(32_000)))
                        .path("success")
                        .asBoolean())
                .isTrue();
        var list = taken(PATH, "[" + large.formatted("") + "," + large.formatted("x".repeat(33_000)) + "]");
        assertThat(list.path("rejected")
                        .path(0)
                        .path("errors")
                        .path(0)
                        .path("pointer")
                        .asString())
                .isEqualTo("/1");
    }

    @Test
    void what_cannot_be_read_is_refused_at_the_field() {
        assertRefused(post(PATH, "{\"email\":\"a@example.com\"}"), 400, "/type", "is missing");
        assertRefused(post(PATH, "{\"type\":\"email.opened\"}"), 400, "/email", "so is contactId");
        assertRefused(
                post(PATH, "{\"type\":\"email.opened\",\"email\":\"nobody\"}"), 400, "/email", "no e-mail address");
        assertRefused(
                post(PATH, "{\"RecordType\":\"Inbound\",\"Recipient\":\"a@example.com\"}"),
                400,
                "/RecordType",
                "is none of [Bounce, Click");
        assertRefused(post(PATH, "[{\"type\":\"email.opened\"}]"), 400, "/0/email", "none of the 1 messages");
        assertThat(post(PATH, "7").body()).contains("neither a JSON object nor a list");
        assertThat(post(PATH, "").body()).contains("neither a JSON object nor a list");
        assertThat(post(PATH, "{").body()).contains("the body is not JSON (line 1");
        assertThat(server().post(PATH, "no-such-key", "[]").statusCode()).isEqualTo(401);
    }

    private static Event event(List<Event> events, String messageId) {
        return events.stream()
                .filter(event -> event.key().messageId().equals(messageId))
                .findFirst()
                .orElseThrow();
    }
}

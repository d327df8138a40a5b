package org.leadscoring.bootstrap.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.scoring.CheckLedgers;
import org.leadscoring.bootstrap.command.TestServer;
import org.leadscoring.bootstrap.command.TestServer.Tenant;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.event.Suspicion;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.stage.Crossing;

/** Events over real HTTP into a real database, and what comes of them. */
abstract class IngestionContract {

    private Tenant tenant;
    private Stories stories;

    protected abstract TestServer server();

    @BeforeEach
    void tenant() {
        tenant = server().newTenant();
        stories = new Stories(server(), tenant.workspace());
    }

    @Test
    void the_same_200_messages_twice_and_shuffled_tell_the_same_stories_as_once_in_order() {
        for (long seed = 1; seed <= 3; seed++) {
            var messages = SdkMessages.inOrder(200, seed);
            var inOrder = server().newTenant();
            var shuffled = server().newTenant();

            messages.forEach(message -> accepted(inOrder, SdkMessages.batch(List.of(message))));
            SdkMessages.shuffledTwice(messages, seed).forEach(batch -> accepted(shuffled, SdkMessages.batch(batch)));

            assertSameStories("seed " + seed, inOrder, shuffled);
        }
    }

    @Test
    void eight_senders_at_once_tell_the_same_stories_as_one() {
        var messages = SdkMessages.inOrder(200, 4);
        var inOrder = server().newTenant();
        var atOnce = server().newTenant();

        accepted(inOrder, SdkMessages.batch(messages));
        try (var senders = Executors.newFixedThreadPool(8)) {
            SdkMessages.shuffledTwice(messages, 4).stream()
                    .map(batch -> senders.submit(() -> accepted(atOnce, SdkMessages.batch(batch))))
                    .toList()
                    .forEach(IngestionContract::join);
        }

        assertSameStories("seed 4", inOrder, atOnce);
    }

    @Test
    void a_leap_from_warm_to_sql_crosses_hot_mql_and_sql_in_order() {
        track("email_clicked", "demo_requested");
        var answer = track("contact_form_submitted", "free_trial_started");

        assertThat(answer)
                .contains("\"score\":140")
                .contains("\"stage\":\"sql\"")
                .doesNotContain("\"mql_reached_at\":null");
        assertThat(stories.view(session("visit")).crossings())
                .extracting(Crossing::stage)
                .containsExactly("warm", "hot", "mql", "sql");

        accepted("""
                {"batch":[{"type":"track","anonymousId":"leap","event":"whitepaper_downloaded"},
                          {"type":"track","anonymousId":"leap","event":"email_clicked"}]}""");
        accepted("""
                {"batch":[{"type":"track","anonymousId":"leap","event":"demo_requested"},
                          {"type":"track","anonymousId":"leap","event":"budget_confirmed"}]}""");
        assertThat(stories.view(new Identifier(IdentifierType.ANONYMOUS_ID, "leap"))
                        .crossings())
                .extracting(Crossing::stage)
                .containsExactly("warm", "hot", "mql", "sql");
    }

    @Test
    void a_demo_requested_by_sixteen_posts_at_once_counts_once() {
        try (var senders = Executors.newFixedThreadPool(16)) {
            IntStream.range(0, 16)
                    .mapToObj(i -> senders.submit(() -> track("demo_requested")))
                    .toList()
                    .forEach(IngestionContract::join);
        }

        var view = stories.view(session("visit"));
        assertThat(view.score().total()).isEqualTo(50);
        assertThat(view.ledger()).hasSize(1);
        assertThat(view.events()).hasSize(16);
    }

    @Test
    void an_anonymous_visit_becomes_the_persons_who_signs_in_later_and_the_lead_stays_the_same() {
        accepted("""
                {"batch":[{"type":"page","anonymousId":"a","properties":{"url":"https://example.com/pricing"}}]}""");
        var anonymous =
                stories.view(new Identifier(IdentifierType.ANONYMOUS_ID, "a")).lead();

        accepted("""
                {"batch":[{"type":"identify","anonymousId":"a","userId":"u","traits":{"email":" Ann@Example.com ",
                           "firstName":"Ann","lastName":"Lee","phone":"+49 (30) 123-456","company":{"name":"Acme"}}}]}""");

        var known = stories.view(Identifier.email("ann@example.com").orElseThrow());
        assertThat(known.lead().id()).isEqualTo(anonymous.id());
        assertThat(known.lead().profile().name()).isEqualTo("Ann Lee");
        assertThat(known.lead().profile().company()).isEqualTo("Acme");
        assertThat(known.score().total()).isEqualTo(15);
        assertThat(known.clock()).as("a known lead is workable").isNotNull();
        assertThat(known.identifiers()).contains(Identifier.phone("+4930123456").orElseThrow());
    }

    @Test
    void a_body_of_rudderstack_is_taken_packed_and_called_a_form() throws IOException {
        var body = """
                {"batch":[{"type":"track","userId":"r","event":"Webinar Registered","messageId":"r-1","channel":"server",
                "originalTimestamp":"2026-03-02T10:00:00.000Z","sentAt":"2026-03-02T10:00:01.000Z"}],
                "sentAt":"2026-03-02T10:00:01.000Z"}""";
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }

        var answer = server().post(
                        "/v1/batch",
                        tenant.key(),
                        packed.toByteArray(),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Content-Encoding",
                        "gzip");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var view = stories.view(new Identifier(IdentifierType.USER_ID, "r"));
        assertThat(view.score().total()).isEqualTo(25);
        var event = view.events().getFirst();
        assertThat(event.occurredAt())
                .as("a second before it was received, by our clock")
                .isEqualTo(event.receivedAt().minusSeconds(1));
    }

    @Test
    void a_bad_message_is_named_and_does_not_sink_the_good_ones() {
        var answer = server().post("/v1/batch", tenant.key(), """
                {"batch":[{"type":"track","userId":"good","event":"email_clicked","messageId":"g-1"},
                          {"type":"track","event":"email_clicked","messageId":"b-1"},
                          "nonsense",
                          {"type":"track","userId":"good","event":"email_clicked","messageId":"g-1"},
                          {"type":"identify","userId":"good","traits":{"email":5}}]}""");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"success\":false")
                .contains("\"accepted\":1")
                .contains("\"duplicates\":1")
                .contains("\"index\":1,\"messageId\":\"b-1\",\"errors\":[{\"pointer\":\"/batch/1/userId\"")
                .contains("\"pointer\":\"/batch/2\"")
                .contains("\"pointer\":\"/batch/4/traits/email\",\"detail\":\"must be text, in quotes\"");
        assertThat(stories.view(new Identifier(IdentifierType.USER_ID, "good"))
                        .score()
                        .total())
                .isEqualTo(10);
    }

    @Test
    void a_crawler_that_runs_what_a_page_tells_it_to_is_a_suspect_by_both_ways_in() {
        var crawler = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
        server().post(
                        "/api/lead-score/track",
                        tenant.key(),
                        "{\"session_id\":\"robot\",\"event\":\"demo_requested\"}".getBytes(StandardCharsets.UTF_8),
                        "User-Agent",
                        crawler);
        accepted(
                "{\"batch\":[{\"type\":\"track\",\"anonymousId\":\"robot\",\"event\":\"demo_requested\",\"context\":{\"userAgent\":\""
                        + crawler + "\"}}]}");
        track("demo_requested");

        var suspect = new Mark.Suspect(Suspicion.CRAWLER);
        assertThat(stories.view(session("robot")).events())
                .singleElement()
                .satisfies(event -> assertThat(event.mark()).isEqualTo(suspect))
                .satisfies(
                        event -> assertThat(event.context().text("userAgent")).contains(crawler));
        assertThat(stories.view(new Identifier(IdentifierType.ANONYMOUS_ID, "robot"))
                        .events())
                .singleElement()
                .satisfies(event -> assertThat(event.mark()).isEqualTo(suspect));
        assertThat(stories.view(session("visit")).events())
                .singleElement()
                .satisfies(event -> assertThat(event.mark()).isEqualTo(new Mark.Clear()));
    }

    @Test
    void sql_and_html_are_kept_as_the_text_they_are() {
        var awkward = "Robert'); drop table leads; -- <script>alert(1)</script> 日本 👩🏽‍🚀 \\\" \\\\";

        accepted("{\"batch\":[{\"type\":\"identify\",\"userId\":\"" + awkward + "\",\"traits\":{\"name\":\"" + awkward
                + "\"},\"messageId\":\"" + awkward + "\"}]}");

        var text = awkward.replace("\\\"", "\"").replace("\\\\", "\\");
        var view = stories.view(new Identifier(IdentifierType.USER_ID, text));
        assertThat(view.lead().profile().name()).isEqualTo(text);
        assertThat(view.events()).extracting(event -> event.key().messageId()).containsExactly(text);
    }

    @Test
    void what_was_sent_by_one_workspace_is_unknown_in_another() {
        var other = server().newTenant();
        var message =
                "{\"batch\":[{\"type\":\"track\",\"userId\":\"same\",\"event\":\"email_clicked\",\"messageId\":\"m\"}]}";

        accepted(message);
        accepted(other, message);

        var user = new Identifier(IdentifierType.USER_ID, "same");
        assertThat(stories.view(user).score().total()).isEqualTo(10);
        assertThat(new Stories(server(), other.workspace()).view(user).lead().id())
                .isNotEqualTo(stories.view(user).lead().id());
    }

    @Test
    void every_score_is_the_sum_of_its_ledger_after_all_this() {
        track("demo_requested", "unsubscribed", "student_email_domain");

        var proof = server().bean(CheckLedgers.class).check();

        assertThat(proof.offenders()).isEmpty();
        assertThat(proof.entries()).isPositive();
    }

    private void assertSameStories(String what, Tenant one, Tenant other) {
        var identifiers = new ArrayList<Identifier>();
        for (int person = 0; person < SdkMessages.PEOPLE; person++) {
            identifiers.add(new Identifier(IdentifierType.USER_ID, "user-" + person));
            identifiers.add(new Identifier(IdentifierType.ANONYMOUS_ID, "device-" + person));
            identifiers.add(Identifier.email("person" + person + "@example.com").orElseThrow());
        }
        var first = new Stories(server(), one.workspace());
        var second = new Stories(server(), other.workspace());
        assertThat(identifiers.stream().filter(first::knows)).as(what).hasSizeGreaterThan(SdkMessages.PEOPLE);
        for (var identifier : identifiers) {
            assertThat(second.knows(identifier)).isEqualTo(first.knows(identifier));
            if (first.knows(identifier)) {
                assertThat(second.of(identifier)).as(what + ", " + identifier).isEqualTo(first.of(identifier));
            }
        }
    }

    private String track(String... events) {
        var answer = "";
        for (var event : events) {
            answer = server().post(
                            "/api/lead-score/track",
                            tenant.key(),
                            "{\"session_id\":\"visit\",\"event\":\"" + event + "\",\"metadata\":{\"page\":\"/\"}}")
                    .body();
            assertThat(answer).contains("\"success\":true");
        }
        return answer;
    }

    private void accepted(String body) {
        accepted(tenant, body);
    }

    private void accepted(Tenant where, String body) {
        var answer = server().post("/v1/batch", where.key(), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"success\":true");
    }

    private static Identifier session(String id) {
        return new Identifier(IdentifierType.SESSION_ID, id);
    }

    private static void join(Future<?> future) {
        try {
            future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

package org.leadscoring.web.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.ingestion.IngestMeter;
import org.leadscoring.application.ingestion.IngestQueue;
import org.leadscoring.application.ingestion.SourceActivity;
import org.leadscoring.application.lead.RecogniseLead;
import org.leadscoring.application.setup.SetUpWorkspace.Wishes;
import org.leadscoring.application.workspace.FindSource;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/**
 * 300,000 bodies that were changed, cut off or made of anything, to all ways in: none breaks the server, what is refused
 * leaves nothing behind, and what is taken is all there (spec IN-6).
 */
class MutatedBodiesTest {

    private static final int ROUNDS = 300;
    private static final int BODIES = 1_000;
    private static final int WARM_ROUNDS = 60;
    private static final long STEADY_BYTES = 24 * 1024 * 1024;
    private static final String KEY = "key-of-the-fuzz";
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<Way> WAYS = List.of(
            way("/v1/track", "application/json", """
                    {"userId":"u-1","anonymousId":"a-1","event":"Demo Requested","messageId":"m-1",
                    "timestamp":"2026-03-02T09:00:00.000Z","sentAt":"2026-03-02T09:00:01Z","properties":{"plan":"pro","n":1.50,
                    "list":[1,"2",{"x":null}]},"context":{"ip":"203.0.113.7","page":{"url":"https://x.example/pricing"},
                    "traits":{"email":"ann@example.com"}},"integrations":{"All":true}}"""),
            way("/v1/identify", "application/json", """
                    {"userId":"u-2","anonymousId":"a-2","messageId":"m-2","traits":{"email":"bob@example.com",
                    "phone":"+4915112345678","name":"Bob Ünïcode 🚀","company":{"name":"Acme","employees":60}}}"""),
            way("/v1/page", "text/plain", """
                    {"anonymousId":"a-3","name":"Pricing","messageId":"m-3","properties":{"url":"https://x.example/pricing?a=b",
                    "title":"Prices"},"writeKey":"key-of-the-fuzz"}"""),
            way("/v1/group", "application/json", """
                    {"userId":"u-1","groupId":"g-1","messageId":"m-4","traits":{"name":"Acme"}}"""),
            way("/v1/alias", "application/json", """
                    {"userId":"u-1","previousId":"a-1","messageId":"m-5"}"""),
            way("/v1/batch", "application/x-www-form-urlencoded", """
                    {"batch":[{"type":"track","userId":"u-3","event":"email_opened","messageId":"b-1"},
                    {"type":"identify","userId":"u-3","traits":{"email":"cleo@example.com"},"messageId":"b-2"},
                    {"type":"page","anonymousId":"a-9","properties":{"path":"/demo"},"messageId":"b-3"}],
                    "sentAt":"2026-03-02T09:00:01Z","context":{"library":{"name":"x"}}}"""),
            way("/v1/events", "application/cloudevents+json", """
                    {"specversion":"1.0","id":"c-1","source":"/shop","type":"com.example.demo_requested",
                    "time":"2026-03-02T09:00:00Z","data":{"userId":"u-4","email":"dan@example.com","n":3}}"""),
            way("/v1/events", "application/cloudevents-batch+json", """
                    [{"specversion":"1.0","id":"c-2","source":"/shop","type":"demo_requested","data":{"userId":"u-4"}},
                    {"specversion":"1.0","id":"c-3","source":"/shop","type":"purchase","subject":"u-5","data":{"userId":"u-5"}}]"""),
            way("/api/lead-score/track", "application/json", """
                    {"session_id":"s-1","event":"whitepaper_downloaded","message_id":"w-1",
                    "metadata":{"email":"eve@example.com","page":"/paper"}}"""),
            way("/api/email-events", "application/json", """
                    [{"type":"email.clicked","email":"ann@example.com","emailId":"e-1","url":"https://x.example/pricing",
                    "timestamp":"2026-03-02T09:00:00Z","eventId":"k-1"},
                    {"event":"open","email":"bob@example.com","timestamp":1772442000,"sg_event_id":"sg-1","useragent":"Mozilla"}]"""),
            way("/api/events", "application/json", """
                    {"email":"ann@example.com","eventType":"Form Submission","eventId":"p-1","metadata":{"form":"contact"}}"""),
            way("/api/batch", "application/json", """
                    {"events":[{"userId":"u-6","eventType":"Purchase","eventId":"p-2"},
                    {"userId":"u-6","eventType":"Page View","eventId":"p-3"}]}"""),
            way("/api/leads", "application/json", """
                    {"email":"fay@example.com","name":"Fay","company":"Acme","source":"fair"}"""));

    private static final List<String> NASTY = List.of(
            "null",
            "true",
            "-0",
            "1e999",
            "-1E-400",
            "123456789012345678901234567890.123456789",
            "\"\"",
            "\" \"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"2026-02-30T25:61:00Z\"",
            "\"9999999-01-01T00:00:00Z\"",
            "{}",
            "[]",
            "[[[[[[[[]]]]]]]]",
            "{\"a\":{\"b\":{\"c\":{\"d\":[{}]}}}}",
            "\"" + "x".repeat(300) + "\"",
            "\"" + "é".repeat(201) + "\"",
            "\"'; drop table events; --\"",
            "\"<script>alert(1)</script>\"");

    private final LongAdder taken = new LongAdder();
    private final LongAdder refused = new LongAdder();

    @Test
    void no_body_breaks_the_server_and_none_leaves_half_of_itself_behind() {
        IntStream.range(0, WARM_ROUNDS).parallel().forEach(this::round);
        var afterWarmUp = usedHeap();
        IntStream.range(WARM_ROUNDS, ROUNDS).parallel().forEach(this::round);

        assertThat(usedHeap()).isLessThan(afterWarmUp + STEADY_BYTES);
        assertThat(taken.sum() + refused.sum()).isEqualTo(ROUNDS * BODIES);
        assertThat(List.of(taken.sum(), refused.sum()))
                .as("neither all good nor all bad")
                .allMatch(some -> some > ROUNDS * BODIES / 4);
    }

    private void round(int round) {
        var random = new Random(round);
        try (var server = new Server()) {
            for (int i = 0; i < BODIES; i++) {
                (server.takes(round, i, random) ? taken : refused).increment();
            }
            assertThat(server.application.checkLedgers.check().offenders())
                    .as("seed %d", round)
                    .isEmpty();
        } catch (Exception e) {
            throw new IllegalStateException("the server failed with seed " + round, e);
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Way way(String path, String contentType, String body) {
        return new Way(path, contentType, body);
    }

    private record Way(String path, String contentType, String body) {}

    /** All ways in over ports in memory. */
    private static final class Server implements AutoCloseable {

        private final InMemoryApplication application = new InMemoryApplication();
        private final WorkspaceId workspace;
        private final IngestQueue queue;
        private final MockMvc web;

        Server() {
            workspace = application
                    .setUpWorkspace
                    .setUp(new Wishes(Optional.of("password"), Optional.of(new WriteKey(KEY))), () -> "generated")
                    .workspace()
                    .id();
            queue = new IngestQueue(
                    application.ingestEvents, new IngestQueue.Settings(1, 500, 20_000, 1), IngestMeter.NONE);
            var limits = new IngestionLimits(DataSize.ofKilobytes(32), DataSize.ofKilobytes(500), 2_500);
            var bodies = new Bodies(limits);
            var keys = new WriteKeys(new FindSource(application.ports.sources(), application.clock));
            var activity = new SourceActivity(
                    application.ports.transactions(),
                    application.ports.ids(),
                    application.ports.workspaces(),
                    application.ports.sourceCounts(),
                    application.ports.refusals(),
                    application.clock);
            var watch = new Watch(activity, new Excerpts(bodies), application.clock);
            var intake = new Intake(bodies, keys, new RateLimits((Integer) null), queue, watch, application.clock);
            var factory = new EventFactory(application.ports.ids());
            var batch = new Batch(bodies, limits);
            web = MockMvcBuilders.standaloneSetup(
                            new SegmentApi(
                                    intake, limits, batch, new SegmentMessages(factory), application.pageTypes.find),
                            new CloudEventsApi(intake, limits, batch, new CloudEventMessages(factory)),
                            new WebsiteApi(intake, limits, factory, application.viewLead),
                            new MailApi(intake, limits, batch, new MailMessages(factory)),
                            new ProductApi(
                                    intake,
                                    limits,
                                    batch,
                                    new ProductMessages(
                                            factory,
                                            new RecogniseLead(
                                                    application.ports.transactions(),
                                                    application.ports.leads(),
                                                    application.ports.identityBook()))))
                    .setControllerAdvice(new IngestionErrors(watch))
                    .build();
        }

        /** Whether the next body is taken; what must hold either way is checked. */
        boolean takes(int seed, int number, Random random) throws Exception {
            var way = WAYS.get(random.nextInt(WAYS.size()));
            var body = changed(way.body(), random);
            var packed = random.nextInt(20) == 0;
            var before = events();

            var answer = send(way, packed ? packed(body, random) : body, packed, random);

            Supplier<String> what = () -> "seed %d, body %d to %s (%s): %s answers %d %s"
                    .formatted(
                            seed,
                            number,
                            way.path(),
                            way.contentType(),
                            new String(body, StandardCharsets.UTF_8),
                            answer.getStatus(),
                            text(answer));
            assertThat(answer.getStatus()).as(what).isIn(200, 400, 401, 413, 415, 422);
            if (answer.getStatus() == 200) {
                assertThat(events() - before).as(what).isBetween(0, taken(answer));
                return true;
            }
            assertThat(events()).as(what).isEqualTo(before);
            assertThat(answer.getContentType()).as(what).isEqualTo("application/problem+json");
            return false;
        }

        private MockHttpServletResponse send(Way way, byte[] body, boolean packed, Random random) throws Exception {
            var request = post(way.path()).content(body).contentType(way.contentType());
            if (packed) {
                request.header("Content-Encoding", random.nextBoolean() ? "gzip" : "deflate");
            }
            if (random.nextInt(50) != 0) {
                request.header("Authorization", "Bearer " + KEY);
            }
            return web.perform(request).andReturn().getResponse();
        }

        private static String text(MockHttpServletResponse answer) {
            return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        }

        /** How many events the answer says were new, at most. */
        private static int taken(MockHttpServletResponse answer) throws IOException {
            Map<?, ?> fields = JSON.readValue(answer.getContentAsByteArray(), Map.class);
            return fields.get("accepted") instanceof Integer accepted
                    ? accepted
                    : Boolean.TRUE.equals(fields.get("duplicate")) ? 0 : 1;
        }

        private int events() {
            return application.ports.transactions().events.size(workspace);
        }

        @Override
        public void close() {
            queue.close();
        }
    }

    private static byte[] packed(byte[] body, Random random) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return random.nextBoolean() ? bytes.toByteArray() : flipped(bytes.toByteArray(), random);
    }

    /** Changed in its values, in its bytes, cut off, or replaced. */
    private static byte[] changed(String body, Random random) {
        var text = body;
        for (int n = random.nextInt(4); n > 0; n--) {
            text = withAnotherValue(text, random);
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(bytes, random);
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> random.nextInt(10) == 0 ? anything(random) : bytes;
            default -> bytes;
        };
    }

    private static byte[] flipped(byte[] body, Random random) {
        var bytes = body.clone();
        for (int n = random.nextInt(5); n >= 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] anything(Random random) {
        var bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** With one value, whatever it is, in the place of another. */
    private static String withAnotherValue(String text, Random random) {
        var colons = new ArrayList<Integer>();
        for (int i = text.indexOf("\":"); i >= 0; i = text.indexOf("\":", i + 1)) {
            colons.add(i + 2);
        }
        if (colons.isEmpty()) {
            return text;
        }
        var from = colons.get(random.nextInt(colons.size()));
        var to = endOfValue(text, from);
        var value = random.nextInt(3) == 0 ? value(random) : NASTY.get(random.nextInt(NASTY.size()));
        return text.substring(0, from) + value + text.substring(to);
    }

    /** An ordinary value: the body stays a good one as often as not. */
    private static String value(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Integer.toString(random.nextInt(1_000));
            case 1 -> "\"v-" + random.nextInt(50) + "\"";
            default -> "\"2026-03-0" + (1 + random.nextInt(9)) + "T10:00:00Z\"";
        };
    }

    private static int endOfValue(String text, int from) {
        var quoted = from < text.length() && text.charAt(from) == '"';
        for (int i = from + 1; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quoted ? c == '"' && text.charAt(i - 1) != '\\' : c == ',' || c == '}' || c == ']') {
                return quoted ? i + 1 : i;
            }
        }
        return text.length();
    }
}

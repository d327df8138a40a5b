package org.leadscoring.notify.analytics;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadscoring.application.analytics.FeedClient;
import org.leadscoring.domain.analytics.Message;
import org.leadscoring.domain.analytics.Message.PostHogEvent;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.notify.http.Exchange.Answered;
import org.leadscoring.notify.http.OutboundHttp;

/**
 * Tells PostHog, by {@code POST /batch/}. Events carry an id by which PostHog knows them should they come twice.
 *
 * @see <a href="https://posthog.com/docs/api/capture">PostHog: capture</a>
 */
public final class PostHogClient implements FeedClient {

    private static final Duration HISTORICAL = Duration.ofDays(2);
    private static final String TO_MEND =
            "check the project key and the region: it is under Settings, Project, in PostHog";

    private final OutboundHttp http;
    private final Clock clock;

    public PostHogClient(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Reply send(Sink sink, List<Message> messages) {
        var postHog = (Sink.PostHog) sink;
        var call = new Call(http, clock, sink);
        var exchange = call.postJson(
                Call.under(postHog.url(), "/batch/"),
                Map.of(),
                Call.json(body(postHog.projectKey().value(), messages)));
        return call.reply(exchange, answer -> answered(call, answer));
    }

    private static Reply answered(Call call, Answered answer) {
        if (!answer.isSuccess()) {
            return call.failed(answer, TO_MEND);
        }
        // A proxy's page says 200, too; PostHog says {"status":"Ok"}, and {"status":1} where it is older.
        return Call.read(answer.body()).isPresent()
                ? new Reply.Taken(call.words(answer), Map.of())
                : new Reply.Unknown(call.words(answer) + " – is this the address of PostHog itself?");
    }

    private Map<String, Object> body(String key, List<Message> messages) {
        var body = new LinkedHashMap<String, Object>();
        body.put("api_key", key);
        body.put(
                "historical_migration",
                messages.stream()
                        .allMatch(
                                message -> message.at().isBefore(clock.instant().minus(HISTORICAL))));
        body.put("batch", messages.stream().map(PostHogClient::event).toList());
        return body;
    }

    private static Map<String, Object> event(Message message) {
        var event = (PostHogEvent) message;
        var json = new LinkedHashMap<String, Object>();
        json.put("uuid", event.id().toString());
        json.put("event", event.name());
        json.put("distinct_id", event.distinctId());
        json.put("timestamp", event.at().toString());
        json.put("properties", event.properties());
        return json;
    }

    @Override
    public Tried test(Sink sink) {
        var postHog = (Sink.PostHog) sink;
        var call = new Call(http, clock, sink);
        var now = clock.instant();
        var message = new PostHogEvent(
                UUID.nameUUIDFromBytes(("test " + now).getBytes(StandardCharsets.UTF_8)),
                now,
                "leadscoring_test",
                "leadscoring-test",
                Map.of("$lib", "leadscoring", "$process_person_profile", false));
        var exchange = call.postJson(
                Call.under(postHog.url(), "/batch/"),
                Map.of(),
                Call.json(body(postHog.projectKey().value(), List.of(message))));
        var well = call.reply(exchange, answer -> answered(call, answer)) instanceof Reply.Taken;
        var shown = Call.pretty(body("…", List.of(message)));
        return new Tried(well, "POST " + Call.under(postHog.url(), "/batch/") + "\n" + shown, call.whole(exchange));
    }
}

package org.leadscoring.notify.analytics;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadscoring.application.analytics.FeedClient;
import org.leadscoring.domain.analytics.Message;
import org.leadscoring.domain.analytics.Message.Ga4Event;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.notify.http.Exchange.Answered;
import org.leadscoring.notify.http.OutboundHttp;

/**
 * Tells Google Analytics 4, by the Measurement Protocol: the events of one browser at a time. It says yes to everything that
 * reaches it, and knows nothing it was told before; only its debug endpoint says what is wrong with an event.
 *
 * @see <a href="https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference">Google: protocol</a>
 */
public final class Ga4Client implements FeedClient {

    private static final String TO_MEND = "check the measurement id and the API secret of the stream";

    private final OutboundHttp http;
    private final Clock clock;

    public Ga4Client(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Reply send(Sink sink, List<Message> messages) {
        var ga4 = (Sink.Ga4) sink;
        var call = new Call(http, clock, sink);
        var exchange = call.postJson(address(ga4, "/mp/collect"), Map.of(), Call.json(body(messages)));
        return call.reply(exchange, answer -> answered(call, answer));
    }

    private static Reply answered(Call call, Answered answer) {
        return answer.isSuccess() ? new Reply.Taken(call.words(answer), Map.of()) : call.failed(answer, TO_MEND);
    }

    private static URI address(Sink.Ga4 ga4, String path) {
        return Call.under(
                ga4.url(),
                path + "?measurement_id=" + ga4.measurementId() + "&api_secret="
                        + URLEncoder.encode(ga4.apiSecret().value(), StandardCharsets.UTF_8));
    }

    private static Map<String, Object> body(List<Message> messages) {
        var first = (Ga4Event) messages.getFirst();
        var body = new LinkedHashMap<String, Object>();
        body.put("client_id", first.clientId());
        if (first.userId() != null) {
            body.put("user_id", first.userId());
        }
        body.put(
                "events",
                messages.stream().map(message -> event((Ga4Event) message)).toList());
        return body;
    }

    private static Map<String, Object> event(Ga4Event event) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", event.name());
        json.put("timestamp_micros", micros(event.at()));
        json.put("params", event.params());
        return json;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** Only what Google's rules for events say: it does not look at the secret, and keeps nothing. */
    @Override
    public Tried test(Sink sink) {
        var ga4 = (Sink.Ga4) sink;
        var call = new Call(http, clock, sink);
        var message = new Ga4Event(
                new UUID(0, 0),
                clock.instant(),
                "leadscoring_test",
                "1234567890.1234567890",
                null,
                Map.of("engagement_time_msec", 1));
        var exchange = call.postJson(address(ga4, "/debug/mp/collect"), Map.of(), Call.json(body(List.of(message))));
        var well = exchange instanceof Answered answer
                && answer.isSuccess()
                && Call.read(answer.body())
                        .map(tree -> tree.path("validationMessages").isArray()
                                && tree.path("validationMessages").isEmpty())
                        .orElse(false);
        return new Tried(
                well,
                "POST " + Call.under(ga4.url(), "/debug/mp/collect?measurement_id=" + ga4.measurementId()) + "\n"
                        + Call.pretty(body(List.of(message))),
                call.whole(exchange));
    }
}

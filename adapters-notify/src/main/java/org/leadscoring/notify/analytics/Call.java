package org.leadscoring.notify.analytics;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.analytics.FeedClient.Reply;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.notify.http.Exchange;
import org.leadscoring.notify.http.Exchange.Answered;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.http.OutboundRequest;
import org.leadscoring.notify.wire.HttpOutcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of a tool, and what is the same of all answers. What is told to people holds no secret. */
final class Call {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String HIDDEN = "…";
    private static final int SHORTEST_SECRET = 4;
    private static final int LONGEST_SHOWN = 4_000;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]+");

    private final OutboundHttp http;
    private final Clock clock;
    private final List<String> secrets = new ArrayList<>();

    Call(OutboundHttp http, Clock clock, Sink sink) {
        this.http = http;
        this.clock = clock;
        sink.secrets().stream().map(Secret::value).forEach(this::hide);
    }

    /** Something else that may stand in no words from now on. */
    void hide(String secret) {
        // A short one is found in many a word.
        if (secret.length() >= SHORTEST_SECRET) {
            secrets.add(secret);
        }
    }

    static String json(Object message) {
        return MAPPER.writeValueAsString(message);
    }

    static String pretty(Object message) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(message);
    }

    /** What a text says; empty if it is no JSON. */
    static Optional<JsonNode> read(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isContainer);
        } catch (JacksonException e) {
            // Pages of proxies, for example: what is no JSON says nothing that could be read out of it.
            return Optional.empty();
        }
    }

    static URI under(URI base, String path) {
        var address = base.toString();
        return URI.create((address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + path);
    }

    Exchange post(URI url, Map<String, String> headers, String type, String body) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", type);
        return http.send(new OutboundRequest("POST", url, all, body));
    }

    Exchange postJson(URI url, Map<String, String> headers, String body) {
        return post(url, headers, "application/json", body);
    }

    /**
     * What came of telling a tool something.
     *
     * @param answered what an answer means; it is asked only if there was one
     */
    Reply reply(Exchange exchange, Function<Answered, Reply> answered) {
        return switch (exchange) {
            case Answered answer -> answered.apply(answer);
            case Exchange.NotAllowed refused -> new Reply.Gone(refused.why());
            case Exchange.Broken broken ->
                broken.unsent() ? new Reply.Later(broken.why(), null) : new Reply.Unknown(broken.why());
        };
    }

    /** What an answer without success means to every tool. */
    Reply failed(Answered answer, String toMend) {
        var words = words(answer);
        return switch (answer.status()) {
            case 400, 413, 422 -> new Reply.Refused(words);
            case 401, 403, 404, 410 -> new Reply.Gone(words + " – " + toMend);
            default -> new Reply.Later(words, wait(answer));
        };
    }

    @Nullable
    Duration wait(Answered answer) {
        return answer.retryAfter(clock.instant()).orElse(null);
    }

    /** For people to read, for example {@code HTTP 200: ok}. */
    String words(Answered answer) {
        return shown(HttpOutcome.words(answer));
    }

    /** What came back, for people who try: all of it that has room. */
    String whole(Exchange exchange) {
        return switch (exchange) {
            case Answered answer ->
                shown("HTTP " + answer.status() + "\n"
                        + Texts.madeWhole(
                                Texts.cut(CONTROL.matcher(answer.body()).replaceAll(" "), LONGEST_SHOWN)));
            case Exchange.NotAllowed refused -> refused.why();
            case Exchange.Broken broken -> broken.why();
        };
    }

    String shown(String words) {
        var shown = words;
        for (var secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
        }
        return shown;
    }
}

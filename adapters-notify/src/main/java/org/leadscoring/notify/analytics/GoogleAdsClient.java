package org.leadscoring.notify.analytics;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.analytics.FeedClient;
import org.leadscoring.domain.analytics.Clicks;
import org.leadscoring.domain.analytics.Message;
import org.leadscoring.domain.analytics.Message.Conversion;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.analytics.Sink.GoogleAds;
import org.leadscoring.notify.http.Exchange;
import org.leadscoring.notify.http.Exchange.Answered;
import org.leadscoring.notify.http.OutboundHttp;

/**
 * Tells Google Ads of conversions, by {@code events:ingest} of the Data Manager API. Google knows a conversion by its
 * transaction id should it come twice. If it names conversions that are not as they should be, the others are sent without
 * them.
 *
 * @see <a href="https://developers.google.com/data-manager/api/devguides/events/google-ads/offline/send-events">Google: send
 *     events</a>
 * @see <a href="https://developers.google.com/data-manager/api/reference/rest/v1/events/ingest">Google: events.ingest</a>
 */
public final class GoogleAdsClient implements FeedClient {

    private static final String INGEST = "/v1/events:ingest";
    private static final Duration SPARE = Duration.ofMinutes(2);
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    /** As many times are those taken out that Google names; it may name others then. */
    private static final int TRIES = 3;

    private static final Pattern INDEX = Pattern.compile("events\\[(\\d{1,4})\\]");
    private static final String TO_SIGN_IN =
            "Google does not let us in; check client id and secret, and get a new refresh token";
    private static final String TO_MEND =
            "let who gave the refresh token edit the account, switch on the Data Manager API in the project, and check the"
                    + " account and the conversion action";

    private final OutboundHttp http;
    private final Clock clock;
    private final Map<GoogleAds, Token> tokens = new ConcurrentHashMap<>();

    public GoogleAdsClient(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Reply send(Sink sink, List<Message> messages) {
        var ads = (GoogleAds) sink;
        var call = new Call(http, clock, sink);
        var left = new ArrayList<>(messages);
        var refused = new HashMap<UUID, String>();
        for (int tried = 1; ; tried++) {
            var sent = exchange(call, ads, body(ads, left, false));
            if (sent.failure() != null) {
                return sent.failure();
            }
            var named = sent.exchange() instanceof Answered answer && answer.status() == 400
                    ? named(call, answer, left.size())
                    : Map.<Integer, String>of();
            if (named.isEmpty() || tried == TRIES) {
                return call.reply(sent.exchange(), answer -> answered(call, answer, refused));
            }
            var others = new ArrayList<Message>();
            for (int i = 0; i < left.size(); i++) {
                var why = named.get(i);
                if (why == null) {
                    others.add(left.get(i));
                } else {
                    refused.put(left.get(i).id(), why);
                }
            }
            if (others.isEmpty()) {
                return new Reply.Taken("none was taken", refused);
            }
            left = others;
        }
    }

    private static Reply answered(Call call, Answered answer, Map<UUID, String> refused) {
        if (answer.isSuccess()) {
            return Call.read(answer.body())
                            .filter(tree -> tree.path("requestId").isString())
                            .isPresent()
                    ? new Reply.Taken(call.words(answer), refused)
                    : new Reply.Unknown(call.words(answer) + " – the answer cannot be understood");
        }
        return call.failed(answer, TO_MEND);
    }

    /** The conversions that an answer names, by their places, and why. */
    private static Map<Integer, String> named(Call call, Answered answer, int size) {
        var named = new HashMap<Integer, String>();
        for (var detail : Call.read(answer.body())
                .map(tree -> tree.path("error").path("details"))
                .stream()
                .flatMap(details -> details.valueStream())
                .toList()) {
            for (var violation : detail.path("fieldViolations").valueStream().toList()) {
                var field = violation.path("field").asString("");
                var index = INDEX.matcher(field);
                if (index.find() && Integer.parseInt(index.group(1)) < size) {
                    named.putIfAbsent(
                            Integer.parseInt(index.group(1)),
                            call.shown(
                                    field + ": " + violation.path("description").asString("")));
                }
            }
        }
        return named;
    }

    /** A token that has ended before its time is renewed once. */
    private Sent exchange(Call call, GoogleAds ads, Map<String, Object> body) {
        var kept = tokens.get(ads);
        if (kept != null && clock.instant().isBefore(kept.until())) {
            var exchange = ingest(call, ads, kept, body);
            if (!(exchange instanceof Answered answer) || answer.status() != 401) {
                return new Sent(exchange, null);
            }
            tokens.remove(ads, kept);
        }
        var signed = signIn(call, ads);
        return signed.token() == null
                ? new Sent(signed.answer(), signed.failure())
                : new Sent(ingest(call, ads, signed.token(), body), null);
    }

    private static Exchange ingest(Call call, GoogleAds ads, Token token, Map<String, Object> body) {
        call.hide(token.value());
        return call.postJson(
                Call.under(ads.url(), INGEST), Map.of("Authorization", "Bearer " + token.value()), Call.json(body));
    }

    private Signed signIn(Call call, GoogleAds ads) {
        var exchange = call.post(
                ads.tokens(),
                Map.of(),
                "application/x-www-form-urlencoded",
                "grant_type=refresh_token&client_id=" + encoded(ads.clientId()) + "&client_secret="
                        + encoded(ads.clientSecret().value()) + "&refresh_token="
                        + encoded(ads.refreshToken().value()));
        return switch (exchange) {
            case Answered answer -> signedIn(call, ads, answer);
            case Exchange.NotAllowed refused -> new Signed(null, exchange, new Reply.Gone(refused.why()));
            // Nothing was told yet, whatever became of this.
            case Exchange.Broken broken -> new Signed(null, exchange, new Reply.Later(broken.why(), null));
        };
    }

    private Signed signedIn(Call call, GoogleAds ads, Answered answer) {
        var words = call.words(answer);
        if (!answer.isSuccess()) {
            var gone =
                    answer.status() >= 400 && answer.status() < 500 && answer.status() != 408 && answer.status() != 429;
            return new Signed(
                    null,
                    answer,
                    gone ? new Reply.Gone(words + " – " + TO_SIGN_IN) : new Reply.Later(words, call.wait(answer)));
        }
        var said = Call.read(answer.body());
        var value = said.map(tree -> tree.path("access_token").asString("")).orElse("");
        if (value.isBlank() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            return new Signed(
                    null, answer, new Reply.Later("signing in to Google: the answer cannot be understood", null));
        }
        var seconds = said.map(tree -> tree.path("expires_in").asLong(0)).orElse(0L);
        var life = Duration.ofSeconds(Math.clamp(seconds, SHORTEST.toSeconds(), 86_400));
        var token = new Token(value, clock.instant().plus(life).minus(SPARE));
        tokens.put(ads, token);
        return new Signed(token, answer, null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> body(GoogleAds ads, List<Message> messages, boolean validateOnly) {
        var body = new LinkedHashMap<String, Object>();
        var destination = new LinkedHashMap<String, Object>();
        destination.put("operatingAccount", account(ads.customer()));
        destination.put("loginAccount", account(ads.login()));
        destination.put("productDestinationId", ads.action());
        body.put("destinations", List.of(destination));
        body.put("encoding", "HEX");
        body.put(
                "events",
                messages.stream().map(message -> event((Conversion) message)).toList());
        body.put("validateOnly", validateOnly);
        return body;
    }

    private static Map<String, Object> account(String id) {
        return Map.of("accountType", "GOOGLE_ADS", "accountId", id);
    }

    private static Map<String, Object> event(Conversion conversion) {
        var json = new LinkedHashMap<String, Object>();
        json.put("transactionId", conversion.id().toString());
        json.put("eventTimestamp", conversion.at().toString());
        json.put("eventSource", "WEB");
        var clicks = conversion.clicks();
        var ids = new LinkedHashMap<String, Object>();
        put(ids, "gclid", clicks.gclid());
        put(ids, "gbraid", clicks.gbraid());
        put(ids, "wbraid", clicks.wbraid());
        if (!ids.isEmpty()) {
            json.put("adIdentifiers", ids);
        }
        if (conversion.emailHash() != null) {
            json.put("userData", Map.of("userIdentifiers", List.of(Map.of("emailAddress", conversion.emailHash()))));
        }
        return json;
    }

    private static void put(Map<String, Object> ids, String name, @Nullable String id) {
        if (id != null) {
            ids.put(name, id);
        }
    }

    /** Google looks at it, and keeps nothing. */
    @Override
    public Tried test(Sink sink) {
        var ads = (GoogleAds) sink;
        var call = new Call(http, clock, sink);
        var conversion = new Conversion(
                new UUID(0, 0),
                clock.instant(),
                Clicks.NONE,
                // Of test@example.com, in small letters.
                "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b");
        var body = body(ads, List.of(conversion), true);
        var sent = exchange(call, ads, body);
        var exchange = sent.exchange();
        var well = sent.failure() == null && exchange instanceof Answered answer && answer.isSuccess();
        return new Tried(
                well, "POST " + Call.under(ads.url(), INGEST) + "\n" + Call.pretty(body), call.whole(exchange));
    }

    /** @param until when it is too old to be used, UTC */
    private record Token(String value, Instant until) {

        /** Never the token, so that it cannot end up in a log. */
        @Override
        public String toString() {
            return "Token[" + until + "]";
        }
    }

    /** A token, or why there is none. */
    private record Signed(
            @Nullable Token token,
            Exchange answer,
            @Nullable Reply failure) {}

    /** What came of it; a failure if it was not sent at all. */
    private record Sent(Exchange exchange, @Nullable Reply failure) {}
}

package org.leadscoring.notify.delivery;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.leadscoring.application.delivery.Sender;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.Exchange;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.http.OutboundRequest;
import org.leadscoring.notify.wire.HttpOutcome;
import org.leadscoring.notify.wire.Json;
import org.leadscoring.notify.wire.WebhookSignature;

/**
 * Posts signed messages by Standard Webhooks (spec OUT-3), a few at once: a receiver tells their order by what they say, for
 * one that fails comes later anyway.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
public final class WebhookSender implements Sender {

    /** A part of what may be under way to one host: several destinations may be there. */
    private static final int AT_ONCE = 4;

    private static final int MOST = 32;

    private static final String SIGNATURE = "webhook-signature";

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;

    private final OutboundHttp http;
    private final Clock clock;

    /** @param clock tells when a message is sent, which is signed with it */
    public WebhookSender(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** A few rounds of {@value #AT_ONCE}: claiming and settling costs more than posting. */
    @Override
    public int most() {
        return MOST;
    }

    /**
     * Stops after a round of which nothing was taken: the receiver rests then.
     *
     * @throws IllegalArgumentException if the destination is no webhook
     */
    @Override
    public List<Sent> send(Destination destination, List<Parcel> parcels) {
        if (!(destination.channel() instanceof Channel.Webhook webhook)) {
            throw new IllegalArgumentException("not a webhook: " + destination.id());
        }
        var sent = new ArrayList<Sent>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int from = 0; from < parcels.size(); from += AT_ONCE) {
                var posting = new ArrayList<Future<Sent>>();
                for (var parcel : parcels.subList(from, Math.min(from + AT_ONCE, parcels.size()))) {
                    posting.add(threads.submit(() -> post(webhook, parcel)));
                }
                var round = posting.stream().map(WebhookSender::whatCame).toList();
                sent.addAll(round);
                if (round.stream().noneMatch(one -> one.outcome() instanceof Outcome.Accepted)) {
                    break;
                }
            }
        }
        return sent;
    }

    private static Sent whatCame(Future<Sent> posted) {
        try {
            return posted.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sent(new Outcome.Failed("the server is shutting down", null), "");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a message could not be posted", e.getCause());
        }
    }

    private Sent post(Channel.Webhook webhook, Parcel parcel) {
        var body = Json.complete(WebhookBody.of(parcel.notice()));
        var headers = headers(parcel, webhook, body);
        var outcome =
                HttpOutcome.of(http.send(new OutboundRequest("POST", webhook.url(), headers, body)), this::outcome);
        return new Sent(outcome, shown(webhook.url(), headers, body));
    }

    private Map<String, String> headers(Parcel parcel, Channel.Webhook webhook, String body) {
        var id = parcel.delivery().id().value().toString();
        var seconds = clock.instant().getEpochSecond();
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", "application/json");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(seconds));
        headers.put(SIGNATURE, WebhookSignature.of(webhook.secrets(), id, seconds, body));
        return headers;
    }

    private Outcome outcome(Exchange.Answered answer) {
        var words = HttpOutcome.words(answer);
        if (answer.isSuccess()) {
            return new Outcome.Accepted(words);
        }
        return switch (answer.status()) {
            case NOT_FOUND, GONE ->
                new Outcome.Gone(
                        words + " – nobody takes messages there any more; correct the address, or mend the receiver");
            case TOO_MANY, BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMEOUT ->
                new Outcome.Failed(words, answer.retryAfter(clock.instant()).orElse(null));
            // A receiver that refuses may be mended: the standard counts all of these as not taken yet.
            default -> new Outcome.Failed(words, null);
        };
    }

    /** The request without its signature, and without the query of its address, where many keep a key. */
    private static String shown(URI url, Map<String, String> headers, String body) {
        var address = url.toString();
        var lines = headers.entrySet().stream()
                .filter(header -> !header.getKey().equals(SIGNATURE))
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
        return "POST " + (url.getRawQuery() == null ? address : address.substring(0, address.indexOf('?')) + "?…")
                + "\n" + lines + "\n\n" + body;
    }
}

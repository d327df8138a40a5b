package org.leadscoring.notify.delivery;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.leadscoring.application.delivery.Sender;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.notify.http.Exchange;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.http.OutboundRequest;
import org.leadscoring.notify.wire.HttpOutcome;
import org.leadscoring.notify.wire.Json;

/**
 * Posts into a channel of Slack through an incoming webhook (spec OUT-2). Slack takes about one message a second: what
 * comes in a burst is posted as one. The webhook's address is a secret, and is found in no text this gives out.
 *
 * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Slack: incoming webhooks</a>
 */
public final class SlackSender implements Sender {

    private static final int MOST = 20;

    /** More than so many at once go as one message. */
    private static final int ONE_BY_ONE = 3;

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int SHORTEST_SECRET = 4;
    private static final String NOT_SENT = "(not sent, because the one before it was not taken)";

    private final OutboundHttp http;
    private final Clock clock;

    /** @param clock tells how long it is until a date at which Slack wants to hear from us again */
    public SlackSender(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public int most() {
        return MOST;
    }

    /**
     * Up to three are posted one by one, more as one message: what came of that came of each, and what is kept of each is its
     * own part of it, so that who is erased stays with none of the others. If one is not taken, those
     * behind it are not tried: they would not be either.
     *
     * @throws IllegalArgumentException if the destination is no channel of Slack
     */
    @Override
    public List<Sent> send(Destination destination, List<Parcel> parcels) {
        if (!(destination.channel() instanceof Channel.Slack slack)) {
            throw new IllegalArgumentException("not a channel of Slack: " + destination.id());
        }
        var url = URI.create(slack.url().value());
        if (parcels.size() > ONE_BY_ONE) {
            return together(url, parcels.stream().map(Parcel::notice).toList());
        }
        var all = new ArrayList<Sent>();
        for (var parcel : parcels) {
            var sent = post(url, SlackMessage.of(parcel.notice()));
            all.add(sent);
            if (sent.outcome() instanceof Outcome.Failed || sent.outcome() instanceof Outcome.Gone) {
                all.addAll(Collections.nCopies(parcels.size() - all.size(), new Sent(sent.outcome(), NOT_SENT)));
                break;
            }
        }
        return all;
    }

    private List<Sent> together(URI url, List<Notice> notices) {
        var outcome = posted(url, SlackMessage.of(notices));
        return notices.stream()
                .map(notice -> new Sent(
                        outcome,
                        shown(url, SlackMessage.of(List.of(notice))) + "\n\n(in one message with "
                                + (notices.size() - 1) + " others)"))
                .toList();
    }

    private Sent post(URI url, SlackMessage message) {
        return new Sent(posted(url, message), shown(url, message));
    }

    private Outcome posted(URI url, SlackMessage message) {
        return HttpOutcome.of(
                http.send(OutboundRequest.postJson(url, Json.sparse(message))),
                answer -> outcome(answer, HttpOutcome.words(hidden(answer, url))));
    }

    private static String shown(URI url, SlackMessage message) {
        return "POST " + url.getScheme() + "://" + url.getHost() + "/…\n\n" + Json.sparse(message);
    }

    private Outcome outcome(Exchange.Answered answer, String words) {
        if (answer.isSuccess()) {
            return new Outcome.Accepted(words);
        }
        return switch (answer.status()) {
            case BAD_REQUEST -> new Outcome.Refused(words);
            case FORBIDDEN, NOT_FOUND, GONE ->
                new Outcome.Gone(
                        words + " – Slack takes nothing under this address any more; make a new incoming webhook"
                                + " and enter its address");
            default ->
                new Outcome.Failed(words, answer.retryAfter(clock.instant()).orElse(null));
        };
    }

    /** The answer without the secret: some servers repeat in it what they were asked for. */
    private static Exchange.Answered hidden(Exchange.Answered answer, URI url) {
        var body = answer.body();
        for (var part : url.getRawSchemeSpecificPart().split("[/?&=]")) {
            if (part.length() >= SHORTEST_SECRET && !part.equals(url.getHost()) && !part.equals("services")) {
                body = body.replace(part, "…");
            }
        }
        return new Exchange.Answered(answer.status(), answer.headers(), body);
    }
}

package org.leadscoring.notify.crm;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.CrmClient.Failed;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.application.crm.CrmClient.Reply;
import org.leadscoring.domain.delivery.Outcome;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.notify.http.Exchange;
import org.leadscoring.notify.http.Exchange.Answered;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.http.OutboundRequest;
import org.leadscoring.notify.wire.HttpOutcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A few requests to a CRM that answer one question of ours. It counts them, is over with the first answer that is of no use,
 * and hides secrets in whatever is told to people. For one thread.
 */
final class Dialogue {

    private static final String HIDDEN = "…";
    private static final int SHORTEST_SECRET = 4;

    private final OutboundHttp http;
    private final Clock clock;
    private final List<String> secrets;
    private int requests;

    private Dialogue(OutboundHttp http, Clock clock, List<String> secrets) {
        this.http = http;
        this.clock = clock;
        this.secrets = new ArrayList<>();
        secrets.forEach(this::hide);
    }

    /** What a dialogue is about. */
    interface Subject<T> {

        /** @throws EndedException if the CRM gives no answer to it */
        T discuss(Dialogue dialogue) throws EndedException;
    }

    /** @param secrets that may stand in no words */
    static <T> Reply<T> about(OutboundHttp http, Clock clock, List<String> secrets, Subject<T> subject) {
        var dialogue = new Dialogue(http, clock, secrets);
        try {
            var value = subject.discuss(dialogue);
            return new Got<>(value, dialogue.requests);
        } catch (EndedException e) {
            return new Failed<>(e.outcome(), dialogue.requests);
        }
    }

    /** Something else that may stand in no words from now on. */
    void hide(String secret) {
        // A short one is found in many a word.
        if (secret.length() >= SHORTEST_SECRET) {
            secrets.add(secret);
        }
    }

    /**
     * Sends a request and waits for its answer, whatever its status is.
     *
     * @throws EndedException if there is none
     */
    Answered send(String method, URI url, Map<String, String> headers, @Nullable String body) throws EndedException {
        requests++;
        return switch (http.send(new OutboundRequest(method, url, headers, body))) {
            case Answered answer -> answer;
            case Exchange.NotAllowed refused -> throw gone(refused.why());
            case Exchange.Broken broken -> throw failed(broken.why(), null);
        };
    }

    /**
     * What an answer says.
     *
     * @throws EndedException if it is no JSON, or only the beginning of it
     */
    JsonNode read(Answered answer) throws EndedException {
        try {
            var tree = Tree.read(answer.body());
            if (tree.isContainer() || tree.isValueNode()) {
                return tree;
            }
        } catch (JacksonException e) {
            // Its message would repeat the answer, which may hold what is nobody's business.
            throw garbled("HTTP " + answer.status());
        }
        throw garbled("HTTP " + answer.status());
    }

    /** The end, because an answer is not of the form it has to be. */
    EndedException garbled(String what) {
        return failed(what + ": the answer cannot be understood; is this the address of the CRM itself?", null);
    }

    /** The end, because of an answer that says no more than its status. Asked to wait, we wait. */
    EndedException unexpected(Answered answer, String words) {
        return failed(words, answer.retryAfter(clock.instant()).orElse(null));
    }

    /** The end for now, because of an answer that asks us to wait; for so long unless it says for how long itself. */
    EndedException wait(Answered answer, String words, Duration otherwise) {
        return failed(words, answer.retryAfter(clock.instant()).orElse(otherwise));
    }

    /**
     * The end for now.
     *
     * @param words ours, or such as were {@link #shown}
     */
    EndedException failed(String words, @Nullable Duration retryAfter) {
        return new EndedException(new Outcome.Failed(words, retryAfter));
    }

    /**
     * The end until somebody mends something.
     *
     * @param words ours, or such as were {@link #shown}
     */
    EndedException gone(String words) {
        return new EndedException(new Outcome.Gone(words));
    }

    /** For people to read: the status, and what was said or, if nothing was found that is meant for people, how it begins. */
    String words(Answered answer, String said) {
        return shown(said.isBlank() ? HttpOutcome.words(answer) : "HTTP " + answer.status() + ": " + said);
    }

    /** Words of the CRM's on one line, of limited length, without a secret. */
    String shown(String words) {
        var shown = words;
        for (var secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
        }
        var line = Tree.line(Texts.cut(shown, 8 * Answered.LONGEST_EXCERPT));
        return Texts.shortened(line, 2 * Answered.LONGEST_EXCERPT);
    }
}

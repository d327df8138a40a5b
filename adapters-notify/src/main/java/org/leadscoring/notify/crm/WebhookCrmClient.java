package org.leadscoring.notify.crm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.notify.http.Exchange.Answered;
import org.leadscoring.notify.http.OutboundHttp;
import org.leadscoring.notify.wire.Json;
import org.leadscoring.notify.wire.WebhookSignature;

/**
 * Tells any system of records by signed messages of Standard Webhooks: {@code leads.upserted}, with the records' keys and
 * fields. A receiver knows a record by its key; it tells us nothing.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
public final class WebhookCrmClient implements CrmClient {

    /** So many records with all their fields take about the 20 kB that the standard recommends at most. */
    private static final int MOST = 20;

    private final OutboundHttp http;
    private final Clock clock;
    private final Instant start;
    private final Map<ConnectionId, AtomicLong> taken = new ConcurrentHashMap<>();

    /** @param clock tells when a message is sent, which is signed with it */
    public WebhookCrmClient(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
        this.start = clock.instant();
    }

    @Override
    public int most() {
        return MOST;
    }

    /** Sends a message of the type {@code test} without data, and tells what was answered. */
    @Override
    public Reply<Checked> check(Connection connection) {
        return about(connection, (dialogue, webhook) -> {
            var answer = post(dialogue, webhook, "test", Map.of(), id(connection, "test"));
            if (!answer.isSuccess()) {
                throw ended(dialogue, answer);
            }
            return new Checked(dialogue.words(answer, ""), List.of(), List.of());
        });
    }

    /** Nothing: a receiver takes whatever fields it is told of. */
    @Override
    public Reply<List<String>> prepare(Connection connection) {
        return new Got<>(List.of(), 0);
    }

    /** None: a receiver tells us nothing. */
    @Override
    public Reply<Map<String, String>> find(Connection connection, Collection<String> mails) {
        return new Got<>(Map.of(), 0);
    }

    /** Any status from 200 to 299 takes all of them; 400, 413 and 422 are asked which of them was meant. */
    @Override
    public Reply<List<Written>> upsert(Connection connection, List<Draft> drafts) {
        return about(
                connection,
                (dialogue, webhook) -> Batches.inOrder(
                        drafts, Batches.write(dialogue, drafts, some -> write(dialogue, webhook, connection, some))));
    }

    /** None: a receiver tells us nothing. */
    @Override
    public Reply<Changes> changes(Connection connection, Instant since, @Nullable String page) {
        return new Got<>(new Changes(List.of(), null), 0);
    }

    /** Nobody: a receiver tells us nothing. */
    @Override
    public Reply<List<Person>> people(Connection connection) {
        return new Got<>(List.of(), 0);
    }

    /** Tells of it by a message of the type {@code lead.erased}; of one record always by the same. */
    @Override
    public Reply<Erased> erase(Connection connection, Doomed doomed) {
        return about(connection, (dialogue, webhook) -> {
            var id = digest(connection.id().value() + " lead.erased " + doomed.key());
            var answer = post(dialogue, webhook, "lead.erased", doomed, id);
            return switch (answer.status()) {
                case 400, 413, 422 ->
                    new Erased.Refused("HTTP " + answer.status() + " – see in the receiver what it did not like");
                default -> {
                    if (!answer.isSuccess()) {
                        throw ended(dialogue, answer);
                    }
                    yield new Erased.Done();
                }
            };
        });
    }

    private Batches.Tried write(Dialogue dialogue, Crm.Webhook webhook, Connection connection, List<Draft> drafts)
            throws EndedException {
        var records = drafts.stream().map(WebhookCrmClient::told).toList();
        var id = id(connection, Json.complete(new Data(records)));
        var answer = post(dialogue, webhook, "leads.upserted", new Data(records), id);
        if (answer.isSuccess()) {
            taken(connection).incrementAndGet();
            var done = new HashMap<String, Written>();
            drafts.forEach(draft -> done.put(draft.key(), new Written.Done(draft.key(), draft.external() == null)));
            return new Batches.Tried(done, null);
        }
        return switch (answer.status()) {
            case 400, 413, 422 -> Batches.Tried.refused(dialogue.words(answer, ""));
            default -> throw ended(dialogue, answer);
        };
    }

    private Answered post(Dialogue dialogue, Crm.Webhook webhook, String type, Object data, String id)
            throws EndedException {
        var now = clock.instant();
        var body = Json.complete(new Message(type, now, data));
        var seconds = now.getEpochSecond();
        return dialogue.send(
                "POST",
                webhook.url(),
                Map.of(
                        "content-type",
                        "application/json",
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(seconds),
                        "webhook-signature",
                        WebhookSignature.of(webhook.secrets(), id, seconds, body)),
                body);
    }

    private static EndedException ended(Dialogue dialogue, Answered answer) {
        var words = dialogue.words(answer, "");
        return switch (answer.status()) {
            case 404, 410 ->
                dialogue.gone(
                        words + " – nobody takes messages there any more; correct the address, or mend the receiver");
            case 401, 403 ->
                dialogue.gone(words + " – the receiver does not let us in; give it the secret of this connection");
            default -> dialogue.unexpected(answer, words);
        };
    }

    /**
     * The same for what is tried again, and another one for the same content once something was taken in between: a
     * receiver that drops what it has seen is to drop the former only.
     */
    private String id(Connection connection, String content) {
        return digest(
                connection.id().value() + " " + start + " " + taken(connection).get() + " " + content);
    }

    private static String digest(String what) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return "msg_" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private AtomicLong taken(Connection connection) {
        return taken.computeIfAbsent(connection.id(), id -> new AtomicLong());
    }

    private static Told told(Draft draft) {
        return new Told(draft.key(), draft.external(), new TreeMap<>(draft.fields()));
    }

    /** What is said to a receiver. */
    private interface Saying<T> {

        T say(Dialogue dialogue, Crm.Webhook webhook) throws EndedException;
    }

    private <T> Reply<T> about(Connection connection, Saying<T> subject) {
        if (!(connection.crm() instanceof Crm.Webhook webhook)) {
            throw new IllegalArgumentException("not a webhook: " + connection.id());
        }
        return Dialogue.about(
                http,
                clock,
                webhook.secrets().stream().map(Secret::value).toList(),
                dialogue -> subject.say(dialogue, webhook));
    }

    private record Message(String type, Instant timestamp, Object data) {}

    private record Data(List<Told> records) {}

    private record Told(String key, @Nullable String external, NavigableMap<String, String> fields) {}
}

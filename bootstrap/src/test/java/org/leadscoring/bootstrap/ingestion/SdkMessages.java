package org.leadscoring.bootstrap.ingestion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Messages as SDKs send them, of a few people over a few days; the same seed makes the same messages. */
final class SdkMessages {

    static final int PEOPLE = 8;

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<String> EVENTS = List.of(
            "Demo Requested",
            "demo_requested",
            "whitepaper downloaded",
            "webinar-registered",
            "free.trial.started",
            "Pricing Calculator Used",
            "contact_form_submitted",
            "email_opened",
            "email_clicked",
            "unsubscribed",
            "student_email_domain",
            "budget_confirmed",
            "something_nobody_scores");
    private static final List<String> PAGES =
            List.of("/", "/pricing", "/case-studies/acme", "/demo", "/compare/us-them");

    private SdkMessages() {}

    /** So many messages, in the order in which they happened. */
    static List<String> inOrder(int many, long seed) {
        var random = new Random(seed);
        var messages = new ArrayList<String>();
        var at = START;
        for (int i = 0; i < many; i++) {
            // Some at the same instant: then the message id decides.
            at = at.plusSeconds(random.nextInt(4) == 0 ? 0 : random.nextInt(3_600));
            messages.add(message(random, at, "m-%03d".formatted(i)));
        }
        return messages;
    }

    /** The same messages twice, in another order, cut into batches of uneven size. */
    static List<List<String>> shuffledTwice(List<String> messages, long seed) {
        var random = new Random(seed);
        var all = new ArrayList<>(messages);
        all.addAll(messages);
        Collections.shuffle(all, random);
        var batches = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); ) {
            var to = Math.min(all.size(), from + 1 + random.nextInt(30));
            batches.add(all.subList(from, to));
            from = to;
        }
        return batches;
    }

    static String batch(List<String> messages) {
        return "{\"batch\":[" + String.join(",", messages) + "]}";
    }

    private static String message(Random random, Instant at, String messageId) {
        var person = random.nextInt(PEOPLE);
        var device = "\"anonymousId\":\"device-" + person + "\"";
        var user = "\"userId\":\"user-" + person + "\"";
        var email = "\"email\":\"person" + person + "@example.com\"";
        var envelope = ",\"messageId\":\"" + messageId + "\",\"timestamp\":\"" + at + "\"}";
        return switch (random.nextInt(10)) {
            case 0 ->
                "{\"type\":\"identify\"," + user + "," + device + ",\"traits\":{" + email + ",\"plan\":\"p"
                        + random.nextInt(3) + "\"}" + envelope;
            case 1 ->
                "{\"type\":\"identify\"," + user + ",\"traits\":{\"name\":\"Person " + messageId + "\"}" + envelope;
            case 2 -> "{\"type\":\"alias\"," + user + ",\"previousId\":\"device-" + person + "\"" + envelope;
            case 3, 4 -> "{\"type\":\"track\"," + user + event(random) + envelope;
            case 5 -> "{\"type\":\"track\"," + device + event(random) + ",\"properties\":{" + email + "}" + envelope;
            case 6, 7 -> "{\"type\":\"track\"," + device + event(random) + envelope;
            default ->
                "{\"type\":\"page\"," + device + ",\"properties\":{\"url\":\"https://example.com"
                        + PAGES.get(random.nextInt(PAGES.size())) + "\"}" + envelope;
        };
    }

    private static String event(Random random) {
        return ",\"event\":\"" + EVENTS.get(random.nextInt(EVENTS.size())) + "\"";
    }
}

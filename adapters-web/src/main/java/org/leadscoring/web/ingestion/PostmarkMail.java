package org.leadscoring.web.ingestion;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.web.ingestion.MailMessages.Told;

/**
 * A record of Postmark's webhooks.
 *
 * @see <a href="https://postmarkapp.com/developer/webhooks/webhooks-overview">Webhooks overview</a>
 */
final class PostmarkMail {

    private static final Map<String, EventType> TYPES = Map.of(
            "Open", MailMessages.OPENED,
            "Click", new EventType("email_clicked"),
            "Delivery", new EventType("email_delivered"),
            "Bounce", new EventType("email_bounced"),
            "SpamComplaint", new EventType("email_reported_as_spam"));
    private static final String SUBSCRIPTION = "SubscriptionChange";
    private static final EventType SUPPRESSED = new EventType("email_suppressed");
    private static final EventType RESUBSCRIBED = new EventType("resubscribed");

    private static final List<String> TIMES = List.of("ReceivedAt", "DeliveredAt", "BouncedAt", "ChangedAt");
    private static final Map<String, String> NAMES = Map.of(
            "MessageID", "emailId",
            "OriginalLink", "url",
            "Tag", "tag",
            "MessageStream", "stream",
            "Platform", "platform");

    private PostmarkMail() {}

    static Told read(JsonObject message) {
        var kind = message.text("RecordType")
                .orElseThrow(() -> new InvalidEventException(message.at("RecordType"), "is missing"));
        var recipient = message.has("Recipient") ? "Recipient" : "Email";
        var who = MailMessages.address(message, recipient);
        var at = TIMES.stream().filter(message::has).findFirst().flatMap(message::instant);
        return new Told(
                type(message, kind),
                kind,
                who,
                id(message, kind, who.getFirst().value(), at),
                at.orElse(null),
                properties(message),
                Attributes.NONE,
                MailMessages.context(
                        message.text("UserAgent"), message.object("Geo").text("IP")));
    }

    private static EventType type(JsonObject message, String kind) {
        if (kind.equals(SUBSCRIPTION)) {
            return subscription(message);
        }
        var type = TYPES.get(kind);
        if (type == null) {
            throw new InvalidEventException(
                    message.at("RecordType"),
                    "is none of "
                            + Stream.concat(TYPES.keySet().stream(), Stream.of(SUBSCRIPTION))
                                    .sorted()
                                    .toList());
        }
        return type;
    }

    /** Bounces and complaints end a subscription too, and come as records of their own. */
    private static EventType subscription(JsonObject message) {
        if (!Boolean.TRUE.equals(message.fields().get("SuppressSending"))) {
            return RESUBSCRIBED;
        }
        return message.text("SuppressionReason")
                        .filter("ManualSuppression"::equals)
                        .isPresent()
                ? MailMessages.UNSUBSCRIBED
                : SUPPRESSED;
    }

    /** Records have no ids of their own; the same record sent again has the same. */
    private static String id(JsonObject message, String kind, String recipient, Optional<Instant> at) {
        return StableId.of(
                "postmark",
                kind,
                message.text("MessageID").orElse(""),
                recipient,
                at.map(Instant::toString).orElse(""),
                message.text("OriginalLink").orElse(""));
    }

    private static Attributes properties(JsonObject message) {
        var properties = new LinkedHashMap<String, Object>();
        NAMES.forEach((theirs, ours) -> message.text(theirs).ifPresent(text -> properties.put(ours, text)));
        var metadata = message.object("Metadata").attributes();
        if (!metadata.isEmpty()) {
            properties.put("metadata", metadata.values());
        }
        return new Attributes(properties);
    }
}

package org.leadscoring.web.ingestion;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.InvalidEventException;
import org.leadscoring.web.ingestion.MailMessages.Told;

/**
 * An event of SendGrid's event webhook.
 *
 * @see <a href="https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event">Event Webhook Reference</a>
 */
final class SendGridMail {

    private static final Map<String, EventType> TYPES = Map.ofEntries(
            Map.entry("open", MailMessages.OPENED),
            Map.entry("click", new EventType("email_clicked")),
            Map.entry("delivered", new EventType("email_delivered")),
            Map.entry("unsubscribe", MailMessages.UNSUBSCRIBED),
            Map.entry("group_unsubscribe", MailMessages.UNSUBSCRIBED),
            Map.entry("group_resubscribe", new EventType("resubscribed")),
            Map.entry("spamreport", new EventType("email_reported_as_spam")),
            Map.entry("bounce", new EventType("email_bounced")),
            Map.entry("blocked", new EventType("email_bounced")),
            Map.entry("dropped", new EventType("email_dropped")),
            Map.entry("deferred", new EventType("email_deferred")),
            Map.entry("processed", new EventType("email_sent")));

    private static final Map<String, String> NAMES = Map.of(
            "sg_message_id", "emailId",
            "marketing_campaign_id", "campaignId",
            "marketing_campaign_name", "campaign");

    /** What is said elsewhere, or concerns nobody but mail servers. What is left are the sender's own arguments. */
    private static final Set<String> NO_PROPERTIES = Set.of(
            "event",
            "email",
            "timestamp",
            "sg_event_id",
            "useragent",
            "ip",
            "smtp-id",
            "tls",
            "cert_err",
            "pool",
            "response",
            "attempt",
            "url_offset",
            "sg_machine_open",
            "sg_content_type");

    private SendGridMail() {}

    static Told read(JsonObject message) {
        var name =
                message.text("event").orElseThrow(() -> new InvalidEventException(message.at("event"), "is missing"));
        var type = TYPES.get(name);
        if (type == null) {
            throw new InvalidEventException(
                    message.at("event"),
                    "is none of " + TYPES.keySet().stream().sorted().toList());
        }
        return new Told(
                openedByMachine(message, type) ? MailMessages.OPENED_BY_MACHINE : type,
                name,
                MailMessages.address(message, "email"),
                message.text("sg_event_id").orElse(null),
                message.unixTime("timestamp").orElse(null),
                properties(message),
                Attributes.NONE,
                MailMessages.context(message.text("useragent"), message.text("ip")));
    }

    /** Mail programs load pictures in advance, so that nobody learns whether the mail was opened. */
    private static boolean openedByMachine(JsonObject message, EventType type) {
        return type.equals(MailMessages.OPENED)
                && "true".equals(String.valueOf(message.fields().get("sg_machine_open")));
    }

    private static Attributes properties(JsonObject message) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        message.fields().forEach((name, value) -> {
            if (!NO_PROPERTIES.contains(name)) {
                properties.put(NAMES.getOrDefault(name, name), value);
            }
        });
        return new JsonObject(properties, message.pointer()).attributes();
    }
}

package org.leadscoring.notify.delivery;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.leadscoring.domain.delivery.DeliveryId;

/**
 * A letter as a mail. Its Message-ID follows from the delivery: a mailbox that gets the same one twice may tell, and most do.
 */
final class NoticeMail extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** RFC 5322 */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final String messageId;

    private NoticeMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /**
     * Puts one together.
     *
     * @param at when it is sent, UTC
     */
    static NoticeMail of(
            Session session, DeliveryId id, Letter letter, InternetAddress from, List<InternetAddress> to, Instant at)
            throws MessagingException {
        var address = from.getAddress();
        var mail = new NoticeMail(session, "<" + id.value() + "@" + address.substring(address.indexOf('@') + 1) + ">");
        mail.setFrom(from);
        mail.setRecipients(Message.RecipientType.TO, to.toArray(Address[]::new));
        mail.setSubject(letter.subject(), UTF_8);
        mail.setHeader("Date", DATE.format(at));
        // So that no absence note comes back, RFC 3834; the second is what Exchange looks at.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        mail.setContent(new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
        mail.saveChanges();
        return mail;
    }

    private static MimeBodyPart part(String content, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, UTF_8, kind);
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}

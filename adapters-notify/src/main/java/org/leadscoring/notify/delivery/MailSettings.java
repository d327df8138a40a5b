package org.leadscoring.notify.delivery;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.Secret;

/**
 * How e-mail is sent.
 *
 * @param host the mail server; empty if none is set up: then nothing is sent, and destinations say so
 * @param port usually 587, or 465 with {@link Encryption#TLS}
 * @param username null if the server wants none
 * @param from whom mails come from, {@code leads@example.com} or {@code Lead Scoring <leads@example.com>}
 * @param connect how long a connection may take
 * @param response how long each answer of the server may take
 * @param deadline how long all mails sent at once may take, less than a minute
 */
public record MailSettings(
        String host,
        int port,
        @Nullable String username,
        @Nullable Secret password,
        String from,
        Encryption encryption,
        Duration connect,
        Duration response,
        Duration deadline) {

    /** How the way to the mail server is encrypted. */
    public enum Encryption {
        /** Not at all: for a server on the same machine. */
        NONE,
        /** From the first command on, or nothing is sent; usually port 587. */
        STARTTLS,
        /** From the beginning; usually port 465. */
        TLS
    }

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration RESPONSE = Duration.ofSeconds(15);
    private static final Duration DEADLINE = Duration.ofSeconds(45);

    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException if there is a server but no port, or no address to send from */
    public MailSettings {
        if (!host.isBlank()) {
            if (port < 1 || port > HIGHEST_PORT) {
                throw new IllegalArgumentException("the mail server's port is 1 to 65535");
            }
            sender(from);
        }
    }

    /** With 5 seconds for a connection, 15 for each answer, and 45 for all. */
    public MailSettings(
            String host,
            int port,
            @Nullable String username,
            @Nullable Secret password,
            String from,
            Encryption encryption) {
        this(host, port, username, password, from, encryption, CONNECT, RESPONSE, DEADLINE);
    }

    /** None are set up. */
    public static MailSettings none() {
        return new MailSettings("", 0, null, null, "", Encryption.STARTTLS);
    }

    boolean isSetUp() {
        return !host.isBlank();
    }

    /** Whom mails come from. */
    InternetAddress sender() {
        return sender(from);
    }

    private static InternetAddress sender(String from) {
        try {
            var address = new InternetAddress(from, true);
            if (address.getAddress().indexOf('@') > 0) {
                return address;
            }
        } catch (AddressException e) {
            throw new IllegalArgumentException(wrong(from), e);
        }
        throw new IllegalArgumentException(wrong(from));
    }

    private static String wrong(String from) {
        return "mails come from an address such as leads@example.com, not from \"" + from + "\"";
    }
}

package org.leadscoring.domain.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a destination is reached. */
public sealed interface Channel {

    /** Which of the channels it is. */
    Kind kind();

    /** The kinds of channels. */
    enum Kind {
        SLACK,
        WEBHOOK,
        MAIL,
        TEAM_MAIL;

        /** Its name in addresses and message files, for example {@code team_mail}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An incoming webhook of Slack, which posts into one channel.
     *
     * @param url the address Slack gave out, {@code https://hooks.slack.com/services/…}: whoever has it can post
     */
    record Slack(Secret url) implements Channel {

        /** @throws IllegalArgumentException if it is no address */
        public Slack {
            address(url.value());
        }

        @Override
        public Kind kind() {
            return Kind.SLACK;
        }
    }

    /**
     * An address that takes signed messages by Standard Webhooks.
     *
     * @param url {@code https://…}, or {@code http://…}
     * @param secrets one, or two while the first replaces the second: messages are signed by each
     * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
     */
    record Webhook(URI url, List<Secret> secrets) implements Channel {

        /** What secrets begin with; Base64 of 24 to 64 bytes follows. */
        public static final String SECRET_PREFIX = "whsec_";

        private static final int LEAST_BYTES = 24;
        private static final int MOST_BYTES = 64;

        /** @throws IllegalArgumentException if address or secrets are not of this form */
        public Webhook {
            address(url.toString());
            secrets = List.copyOf(secrets);
            if (secrets.isEmpty() || secrets.size() > 2) {
                throw new IllegalArgumentException("a webhook has a secret, or two while one replaces the other");
            }
            secrets.forEach(Webhook::key);
        }

        /**
         * The bytes to sign with.
         *
         * @throws IllegalArgumentException if it is no such secret
         */
        public static byte[] key(Secret secret) {
            if (secret.value().startsWith(SECRET_PREFIX)) {
                try {
                    var key = Base64.getDecoder().decode(secret.value().substring(SECRET_PREFIX.length()));
                    if (key.length >= LEAST_BYTES && key.length <= MOST_BYTES) {
                        return key;
                    }
                } catch (IllegalArgumentException e) {
                    throw wrong(e);
                }
            }
            throw wrong(null);
        }

        private static IllegalArgumentException wrong(@Nullable Throwable cause) {
            return new IllegalArgumentException(
                    "a webhook's secret is whsec_ and then Base64 of 24 to 64 bytes; leave it empty to have one made",
                    cause);
        }

        @Override
        public Kind kind() {
            return Kind.WEBHOOK;
        }
    }

    /**
     * E-mail to certain addresses.
     *
     * @param recipients 1 to 20 addresses
     */
    record Mail(List<String> recipients) implements Channel {

        private static final int MOST = 20;

        /** @throws IllegalArgumentException if there is none, there are too many, or one is no address */
        public Mail {
            recipients = List.copyOf(recipients);
            if (recipients.isEmpty() || recipients.size() > MOST) {
                throw new IllegalArgumentException("name 1 to 20 e-mail addresses");
            }
            recipients.forEach(Channel::checkMailAddress);
        }

        @Override
        public Kind kind() {
            return Kind.MAIL;
        }
    }

    /** E-mail to whom it concerns: a lead's owner, and the managers; each as they prefer. */
    record TeamMail() implements Channel {

        @Override
        public Kind kind() {
            return Kind.TEAM_MAIL;
        }
    }

    /** @throws IllegalArgumentException if nothing could be sent to it */
    static void checkMailAddress(String address) {
        if (!Addresses.MAIL.matcher(address).matches() || address.length() > Addresses.LONGEST_MAIL) {
            throw new IllegalArgumentException(
                    "\"" + address + "\" is no e-mail address; write for example ann@example.com");
        }
    }

    /**
     * A web address that something can be sent to.
     *
     * @throws IllegalArgumentException if it is none; the message says what one looks like
     */
    static URI address(String text) {
        try {
            var uri = new URI(text);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("https") || scheme.equals("http"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getPort() <= Addresses.LAST_PORT
                    && uri.getFragment() == null
                    && text.length() <= Addresses.LONGEST_URL) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw noAddress(e);
        }
        throw noAddress(null);
    }

    /**
     * Whether two web addresses are of one server, known by scheme, host and port: what is kept secret for one may be sent to
     * the other.
     */
    static boolean isSameServer(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return address.getScheme().equalsIgnoreCase("https") ? Addresses.HTTPS : Addresses.HTTP;
    }

    private static IllegalArgumentException noAddress(@Nullable Throwable cause) {
        return new IllegalArgumentException(
                "write a web address such as https://example.com/hook, without a user and #", cause);
    }

    /** What addresses look like. */
    final class Addresses {

        private static final int LAST_PORT = 65_535;
        private static final int HTTP = 80;
        private static final int HTTPS = 443;
        private static final int LONGEST_URL = 2_000;
        private static final int LONGEST_MAIL = 254;
        private static final Pattern MAIL = Pattern.compile(
                "[^\\s@<>\",;:\\\\()\\[\\]\\p{Cntrl}]{1,64}@[^\\s@<>\",;:\\\\()\\[\\]\\p{Cntrl}]+\\.[^\\s@.<>\",;:\\\\()\\[\\]\\p{Cntrl}]+");

        private Addresses() {}
    }
}

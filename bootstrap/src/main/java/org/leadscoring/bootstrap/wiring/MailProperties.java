package org.leadscoring.bootstrap.wiring;

import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.notify.delivery.MailSettings;
import org.leadscoring.notify.delivery.MailSettings.Encryption;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How e-mail is sent: {@code leadscoring.mail.*}.
 *
 * @param host the mail server; empty if none is set up
 * @param port usually 587, or 465 with {@code tls}
 * @param username empty if the server wants none
 * @param from whom mails come from
 * @param encryption {@code none}, {@code starttls} or {@code tls}
 */
@ConfigurationProperties("leadscoring.mail")
record MailProperties(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("") String from,
        @DefaultValue("starttls") Encryption encryption) {

    MailSettings settings() {
        return host.isBlank()
                ? MailSettings.none()
                : new MailSettings(
                        host,
                        port,
                        username == null || username.isBlank() ? null : username,
                        password == null || password.isBlank() ? null : new Secret(password),
                        from,
                        encryption);
    }
}

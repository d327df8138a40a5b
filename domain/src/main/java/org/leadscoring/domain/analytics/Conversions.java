package org.leadscoring.domain.analytics;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.analytics.Message.Conversion;

/**
 * Events and stages as conversions of Google Ads. A lead converts once by each stage, however often it enters it; an event is
 * a conversion each time.
 *
 * @see <a href="https://developers.google.com/data-manager/api/devguides/events/google-ads/offline/send-events">Google: send
 *     events</a>
 */
final class Conversions {

    /** Google finds no click that is older. */
    private static final Duration OLDEST = Duration.ofDays(90);

    private Conversions() {}

    static Translation of(Content content, Happening happening, Instant now) {
        var event = happening.event();
        if (event.occurredAt().isBefore(now.minus(OLDEST))) {
            return new Translation.Silent(Passed.TOO_OLD);
        }
        var hash = hash(happening.email());
        if (happening.clicks().isEmpty() && hash == null) {
            return new Translation.Silent(Passed.NO_CLICK);
        }
        var messages = new ArrayList<Message>();
        if (content.has(event.type())) {
            messages.add(new Conversion(event.id().value(), event.occurredAt(), happening.clicks(), hash));
        }
        for (var crossing : happening.entered()) {
            if (content.nameOf(crossing.stage()).isPresent()) {
                messages.add(new Conversion(
                        Translation.id("conversion " + happening.lead().value() + " " + crossing.stage()),
                        crossing.at(),
                        happening.clicks(),
                        hash));
            }
        }
        return Translation.of(messages);
    }

    /** As Google wants addresses: without blanks around, in small letters, by SHA-256, in hexadecimal digits. */
    private static @Nullable String hash(@Nullable String email) {
        if (email == null || email.isBlank()) {
            return null;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var plain = email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(digest.digest(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

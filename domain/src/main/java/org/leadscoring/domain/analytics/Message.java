package org.leadscoring.domain.analytics;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something a tool is told. */
public sealed interface Message {

    /** By what the tool recognises it, should it be sent twice; always the same for the same event. */
    UUID id();

    /** When it happened, UTC. */
    Instant at();

    /**
     * An event of PostHog.
     *
     * @param distinctId whose it is
     * @param properties texts, numbers, truth values, lists and maps of them
     */
    record PostHogEvent(UUID id, Instant at, String name, String distinctId, Map<String, Object> properties)
            implements Message {

        public PostHogEvent {
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        }
    }

    /**
     * An event of Google Analytics.
     *
     * @param clientId given out by Google's tag
     * @param userId null if nobody has signed in
     * @param params texts and numbers, at most 25
     */
    record Ga4Event(
            UUID id,
            Instant at,
            String name,
            String clientId,
            @Nullable String userId,
            Map<String, Object> params) implements Message {

        public Ga4Event {
            params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        }
    }

    /**
     * A conversion of Google Ads.
     *
     * @param emailHash SHA-256 of the address in small letters, in hexadecimal digits; null if it is not known
     */
    record Conversion(
            UUID id, Instant at, Clicks clicks, @Nullable String emailHash) implements Message {}
}

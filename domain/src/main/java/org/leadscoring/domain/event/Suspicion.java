package org.leadscoring.domain.event;

import java.util.Locale;

/** What gives away that no person did something (spec ID-4). */
public enum Suspicion {
    /** The user agent is one of a search engine, an AI crawler, a monitor or a link preview. */
    CRAWLER,

    /** The user agent is one of a mail security product that follows links before the mail is delivered. */
    SCANNER,

    /** A link in a mail was followed within seconds of its delivery. */
    TOO_FAST;

    /** As it is stored: {@code crawler}, {@code scanner}, {@code too_fast}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no suspicion of this key */
    public static Suspicion of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}

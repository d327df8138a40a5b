package org.leadscoring.domain.scoring;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventType;

/**
 * What the system makes of events by itself in a workspace (spec SC-11). Derived events are never stored: they follow from
 * the others each time these are scored, so a late event makes and unmakes them.
 *
 * @param zone the workspace's, in which days are counted
 * @param makes the types that are made; others are not
 * @param highIntentUrls parts of addresses, lower case, that make a clicked link one of high intent
 */
public record Derivation(ZoneId zone, Set<EventType> makes, List<String> highIntentUrls) {

    /** A new visit after 30 minutes of silence, at most one a day. */
    public static final EventType RETURN_VISIT = new EventType("return_visit");

    /** Visits on three days in a row, once for each unbroken run of days. */
    public static final EventType THREE_DAYS = new EventType("visited_3_days_in_row");

    /** No activity for 30 days, once for each silence. */
    public static final EventType INACTIVE = new EventType("inactive_30_days");

    /** A link was clicked that leads to where buyers go. */
    public static final EventType HIGH_INTENT = new EventType("clicked_high_intent_link");

    /** All types that can be made. */
    public static final Set<EventType> TYPES = Set.of(RETURN_VISIT, THREE_DAYS, INACTIVE, HIGH_INTENT);

    /** Parts of addresses every workspace starts with. */
    public static final List<String> HIGH_INTENT_URLS = List.of("/pricing", "/demo");

    /** How long a silence is. */
    static final Duration SILENCE = Duration.ofDays(30);

    /** How many days make a row. */
    static final int DAYS_IN_ROW = 3;

    private static final Set<String> LINKS = Set.of(
            "email_clicked", "email_link_clicked", "clicked_link", "link_clicked", "click", "clicked", "cta_clicked");

    /** @throws IllegalArgumentException if a type cannot be made */
    public Derivation {
        makes = Set.copyOf(makes);
        highIntentUrls = highIntentUrls.stream()
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .filter(part -> !part.isEmpty())
                .toList();
        if (!TYPES.containsAll(makes)) {
            throw new IllegalArgumentException("only " + TYPES + " can be made, not all of " + makes);
        }
    }

    /** Everything that can be made, by the standard addresses. */
    public static Derivation all(ZoneId zone) {
        return new Derivation(zone, TYPES, HIGH_INTENT_URLS);
    }

    /** Nothing. */
    public static Derivation none(ZoneId zone) {
        return new Derivation(zone, Set.of(), List.of());
    }

    /** Whether the event is a click on a link of high intent. */
    boolean isHighIntent(Event event) {
        if (!LINKS.contains(event.type().name())) {
            return false;
        }
        var properties = event.properties();
        return properties
                .text("url")
                .or(() -> properties.text("href"))
                .or(() -> properties.text("link"))
                .or(() -> properties.text("link_url"))
                .map(url -> url.toLowerCase(Locale.ROOT))
                .filter(url -> highIntentUrls.stream().anyMatch(url::contains))
                .isPresent();
    }
}

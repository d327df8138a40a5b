package org.leadscoring.domain.event;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which events belong to a visit, and what they are in it. */
public final class Visits {

    private static final Set<String> PAGES =
            Set.of("page_viewed", "viewed_page", "screen_view", "screen_viewed", "comparison_page_viewed");
    private static final Set<String> CLICKS =
            Set.of("click", "clicked", "button_clicked", "link_clicked", "element_clicked", "cta_clicked");
    private static final EventType STARTED = new EventType("session_started");
    private static final EventType ENDED = new EventType("session_ended");
    private static final EventType UPDATED = new EventType("session_updated");

    private Visits() {}

    /** A page or screen was seen: {@code page_view}, a more telling {@code page_view_…}, {@code screen_view}. */
    public static boolean isPage(EventType type) {
        return type.name().startsWith("page_view") || PAGES.contains(type.name());
    }

    /** Something on a page was clicked. Clicks in mails are none. */
    public static boolean isClick(EventType type) {
        return CLICKS.contains(type.name());
    }

    /** The visit was ended in so many words. */
    public static boolean isEnd(EventType type) {
        return type.equals(ENDED);
    }

    /** Part of a visit by its type, or because it says which. */
    public static boolean isPart(Event event) {
        var type = event.type();
        return isPage(type)
                || isClick(type)
                || isEnd(type)
                || type.equals(STARTED)
                || type.equals(UPDATED)
                || sessionId(event).isPresent();
    }

    /** The visit the event says it belongs to, so that two devices at a time make two visits. */
    public static Optional<String> sessionId(Event event) {
        return id(event.properties()).or(() -> id(event.context()));
    }

    /** What the clicked element is labelled with, trimmed and lower case; empty if nothing tells. */
    public static String label(Event click) {
        var properties = click.properties();
        return properties
                .text("label")
                .or(() -> properties.text("text"))
                .or(() -> properties.text("element_text"))
                .or(() -> properties.text("name"))
                .map(label -> label.strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** Some trackers number their visits. */
    private static Optional<String> id(Attributes attributes) {
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        return text(attributes, "session_id").or(() -> text(attributes, "sessionId"));
    }

    private static Optional<String> text(Attributes attributes, String name) {
        return attributes.values().get(name) instanceof BigDecimal number
                ? Optional.of(number.toPlainString())
                : attributes.text(name);
    }
}

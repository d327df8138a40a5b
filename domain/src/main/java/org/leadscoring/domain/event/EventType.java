package org.leadscoring.domain.event;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The normalised name of what happened, for example {@code demo_requested}: what rules are written against (spec IN-7).
 *
 * @param name lower case, 1 to 100 characters, without spaces, hyphens and dots
 */
public record EventType(String name) {

    private static final int MAX_LENGTH = 100;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\-.]+");

    /** Traits and identifiers were told; scores nothing by itself. */
    public static final EventType IDENTIFY = new EventType("identify");

    /** Two identifiers were said to be the same person. */
    public static final EventType ALIAS = new EventType("alias");

    /** A lead was put into a company or account. */
    public static final EventType GROUP = new EventType("group");

    /** A page was seen whose address says nothing more telling. */
    public static final EventType PAGE_VIEW = new EventType("page_view");

    /** A screen of an app was seen. */
    public static final EventType SCREEN_VIEW = new EventType("screen_view");

    public EventType {
        if (name.isEmpty() || name.length() > MAX_LENGTH || !name.equals(normalise(name))) {
            throw new IllegalArgumentException("not a normalised event type: " + name);
        }
    }

    /**
     * The type for a name as the sender writes it: trimmed, lower case, runs of spaces, hyphens and dots become one
     * {@code _}. So {@code " Demo  Requested "} is {@code demo_requested}.
     *
     * @throws InvalidEventException if nothing is left or more than 100 characters are
     */
    public static EventType named(String name) {
        var normalised = normalise(name);
        if (normalised.isEmpty()) {
            throw new InvalidEventException("", "is empty; name what happened, for example \"demo_requested\"");
        }
        if (normalised.length() > MAX_LENGTH) {
            throw new InvalidEventException(
                    "", "is longer than " + MAX_LENGTH + " characters; shorten the event's name");
        }
        return new EventType(normalised);
    }

    private static String normalise(String name) {
        return SEPARATORS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
    }

    /** The type as people read it: {@code demo_requested} is "Demo requested". */
    public String inWords() {
        var words = name.replace('_', ' ').strip();
        return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

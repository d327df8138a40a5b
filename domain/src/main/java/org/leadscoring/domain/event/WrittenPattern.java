package org.leadscoring.domain.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A pattern of {@link PageTypes} as somebody wrote it, for example {@code /pricing -> page_view_pricing}. Nothing of it is
 * checked before it becomes part of {@link PageTypes#of}.
 *
 * @param place its line, or its place in the list, from 1
 * @param part of an address
 * @param type the type of a view of such a page, as {@link EventType#named} takes it
 */
public record WrittenPattern(int place, String part, String type) {

    private static final int LONGEST_PART = 200;
    private static final String ARROW = "->";
    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*://");
    private static final Pattern SPACE = Pattern.compile("\\s");

    /**
     * The patterns of a text, one a line; blank lines are none.
     *
     * @throws InvalidPatternException naming the first line without an arrow
     */
    public static List<WrittenPattern> lines(String text) {
        var written = new ArrayList<WrittenPattern>();
        int place = 0;
        for (var line : text.lines().toList()) {
            place++;
            if (!line.isBlank()) {
                written.add(line(place, line));
            }
        }
        return written;
    }

    private static WrittenPattern line(int place, String line) {
        // No type has an arrow in it, for a hyphen is none of its characters.
        var arrow = line.lastIndexOf(ARROW);
        if (arrow < 0) {
            throw wrong(place, "has no arrow; write for example /pricing -> page_view_pricing");
        }
        return new WrittenPattern(place, line.substring(0, arrow), line.substring(arrow + ARROW.length()));
    }

    /** The pattern that is meant. An address's scheme does not count, for no address is looked at before its host. */
    PageTypes.Pattern read() {
        var address = SCHEME.matcher(part.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        if (address.isEmpty()) {
            throw wrong(place, "has no part of an address; write for example /pricing -> page_view_pricing");
        }
        if (SPACE.matcher(address).find()) {
            throw wrong(place, "has a space in its part of an address; write %20 for it, as addresses do");
        }
        if (address.length() > LONGEST_PART) {
            throw wrong(place, "has a part of an address longer than " + LONGEST_PART + " characters; shorten it");
        }
        return new PageTypes.Pattern(address, named(type));
    }

    private EventType named(String name) {
        try {
            return EventType.named(name);
        } catch (InvalidEventException e) {
            throw wrong(place, "has an event type that " + e.reason());
        }
    }

    static InvalidPatternException wrong(int place, String reason) {
        return new InvalidPatternException(place, reason);
    }

    /** A pattern as {@link #lines} reads it. */
    static String write(PageTypes.Pattern pattern) {
        return pattern.part() + " " + ARROW + " " + pattern.type().name();
    }
}

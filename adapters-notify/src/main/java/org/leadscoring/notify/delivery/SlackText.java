package org.leadscoring.notify.delivery;

import java.net.URI;
import java.time.Instant;

/**
 * Text as Slack wants it: {@code &}, {@code <} and {@code >} mean something there, and must not when somebody's name has
 * them.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack: formatting message text</a>
 */
final class SlackText {

    private static final int LONGEST_LINK = 500;

    private SlackText() {}

    /** A text on one line without meaning to Slack, at most so many characters long as it is sent. */
    static String plain(String text, int most) {
        var plain = new StringBuilder();
        var line = Line.of(text, most);
        for (int i = 0; i < line.length(); ) {
            var character = line.codePointAt(i);
            i += Character.charCount(character);
            var sent = escaped(character);
            // Room is kept for the sign that something was left out.
            var room = i < line.length() ? most - 1 : most;
            if (plain.length() + sent.length() > room) {
                return plain.append('…').toString();
            }
            plain.append(sent);
        }
        return plain.toString();
    }

    private static String escaped(int character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(character);
        };
    }

    /** A link, or its label alone if the address is longer than is sensible. */
    static String link(URI target, String label, int most) {
        var address = target.toASCIIString();
        var text = plain(label, most);
        return address.length() > LONGEST_LINK ? text : "<" + address.replace("&", "&amp;") + "|" + text + ">";
    }

    /**
     * A time that each reader sees in their own zone.
     *
     * @param otherwise for clients that cannot
     */
    static String time(Instant at, String otherwise) {
        return "<!date^" + at.getEpochSecond() + "^{date_short_pretty} {time}|"
                + plain(otherwise, 100).replace('|', ' ') + ">";
    }
}

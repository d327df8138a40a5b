package org.leadscoring.notify.delivery;

import java.util.regex.Pattern;
import org.leadscoring.domain.event.Texts;

/** Texts of others as a piece of a line. */
final class Line {

    /** Line ends and other signs that steer, among them those that turn the direction of reading; and blanks. */
    private static final Pattern STEERING =
            Pattern.compile("[\\s\\p{Cntrl}\\p{Zl}\\p{Zp}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]+");

    private static final int FAR = 8;

    private Line() {}

    /** A text without line ends and other signs that steer, at most so many UTF-16 units long. */
    static String of(String text, int most) {
        // Far more than is kept: somebody may call themselves a whole book.
        var beginning = Texts.cut(text, FAR * most);
        var line = Texts.madeWhole(STEERING.matcher(beginning).replaceAll(" ").strip());
        return Texts.shortened(line, most);
    }
}

package org.leadscoring.domain.workspace;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a web page comes from, as browsers say it in the header {@code Origin}: scheme, host, and port if it is not the
 * scheme's own.
 *
 * @param value for example {@code https://www.example.com}, in lower case; {@code *} for any
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454.html#section-6.2">RFC 6454, 6.2</a>
 */
public record Origin(String value) {

    private static final int LONGEST = 255;
    private static final Pattern FORM = Pattern.compile("https?://(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(:[0-9]{1,5})?|\\*");

    // After the pattern that its constructor needs.
    /** Pages from anywhere. */
    public static final Origin ANY = new Origin("*");

    /**
     * @throws IllegalArgumentException if it is no origin; the message says what one looks like
     */
    public Origin {
        value = withoutOwnPort(value.strip().toLowerCase(Locale.ROOT));
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is not an origin; write for example https://www.example.com, without a path");
        }
    }

    private static String withoutOwnPort(String value) {
        if (value.startsWith("https://") && value.endsWith(":443")) {
            return value.substring(0, value.length() - ":443".length());
        }
        if (value.startsWith("http://") && value.endsWith(":80")) {
            return value.substring(0, value.length() - ":80".length());
        }
        return value;
    }
}

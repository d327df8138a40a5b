package org.leadscoring.domain.event;

/** Texts of limited length. */
public final class Texts {

    private static final int UNREADABLE = 0xFFFD;

    private Texts() {}

    /** Whether a text is whole characters throughout: half a surrogate pair cannot be kept by MySQL nor sent as UTF-8. */
    public static boolean isWhole(String text) {
        // Letter by letter: every text of every event is looked at, and a stream would take ten times as long.
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isHighSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Whether a text is whole characters throughout and has no control characters: what a name may be made of. */
    public static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return isWhole(text);
    }

    /**
     * The text with every half of a surrogate pair replaced by U+FFFD, the sign for what cannot be read: what JavaScript
     * leaves behind when it cuts an emoji in two.
     */
    public static String madeWhole(String text) {
        if (isWhole(text)) {
            return text;
        }
        var whole = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE ? UNREADABLE : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }

    /**
     * The beginning of a text, at most so many UTF-16 units long (what H2 counts; MySQL counts fewer), without cutting a
     * character in two.
     */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** The same, with a sign at its end that something was cut off, at most so many units long together with it. */
    public static String shortened(String text, int most) {
        return text.length() <= most ? text : cut(text, most - 1) + "…";
    }
}

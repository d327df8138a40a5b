package org.leadscoring.domain.event;

/** Texts of limited length. */
public final class Texts {

    private Texts() {}

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
}

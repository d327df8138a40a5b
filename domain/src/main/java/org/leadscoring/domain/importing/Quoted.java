package org.leadscoring.domain.importing;

import org.leadscoring.domain.event.Texts;

/** A value as a refusal shows it. */
final class Quoted {

    private static final int MOST = 40;

    private Quoted() {}

    /** The value in quotes, at most 40 characters of it. */
    static String of(String value) {
        return '"' + (value.length() > MOST ? Texts.cut(value, MOST) + "…" : value) + '"';
    }
}

package org.leadscoring.domain.analytics;

import java.util.Locale;

/** Why a feed passed over an event. */
public enum Passed {
    /** It is not what the feed is told of. */
    NOT_CHOSEN,
    /** It was imported, and the feed is not told of that. */
    IMPORTED,
    /** A robot did it, probably. */
    SUSPECT,
    /** It is void. */
    VOID,
    /** Its person was erased. */
    ERASED,
    /** It happened too long ago for the tool. */
    TOO_OLD,
    /** It carries no client id that Google's tag gave out. */
    NO_CLIENT_ID,
    /** It has neither the id of a click nor an e-mail address that it could be told by. */
    NO_CLICK,
    /** There is nothing in it that the tool would understand. */
    NOTHING_TO_SAY,
    /** The tool refused it. */
    REFUSED,
    /** Somebody decided not to send it. */
    DROPPED;

    /** Its name in the database and in message files, for example {@code too_old}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

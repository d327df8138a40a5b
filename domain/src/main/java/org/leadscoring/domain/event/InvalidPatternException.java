package org.leadscoring.domain.event;

/** A pattern of a list that cannot be taken. The message names it by its place and says what is wrong and what to do. */
public final class InvalidPatternException extends RuntimeException {

    private final int place;
    private final String reason;

    InvalidPatternException(int place, String reason) {
        super("pattern " + place + " " + reason);
        this.place = place;
        this.reason = reason;
    }

    /** Which one it is: its line, or its place in the list, from 1. */
    public int place() {
        return place;
    }

    /** What is wrong with it and what to do; reads on from its place. */
    public String reason() {
        return reason;
    }
}

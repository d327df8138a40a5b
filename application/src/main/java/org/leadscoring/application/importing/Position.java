package org.leadscoring.application.importing;

/**
 * A place between two rows of a file.
 *
 * @param offset in bytes, from 0
 * @param line the number of the line that begins there, from 1
 */
public record Position(long offset, long line) {

    /** Before the first byte. */
    public static final Position START = new Position(0, 1);
}

package org.leadscoring.application.importing;

/** A file from which nothing can be imported; the message says why and what to do. */
public final class UnreadableFileException extends RuntimeException {

    public UnreadableFileException(String message) {
        super(message);
    }
}

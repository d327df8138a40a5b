package org.leadscoring.application.ingestion;

/** Too many events wait to be written. None of those refused was taken; they are to be sent again a little later. */
public final class IngestQueueFullException extends RuntimeException {

    IngestQueueFullException() {
        super("too many events wait to be written");
    }
}

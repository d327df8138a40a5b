package org.leadscoring.application.ingestion;

/** The program is about to end. What is sent again, to this node's successor or another node, counts once. */
public final class IngestQueueClosedException extends RuntimeException {

    IngestQueueClosedException() {
        super("the server is being stopped");
    }
}

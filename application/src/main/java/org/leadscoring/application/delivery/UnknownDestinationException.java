package org.leadscoring.application.delivery;

import org.leadscoring.domain.delivery.DestinationId;

/** The workspace has no such destination. */
public final class UnknownDestinationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownDestinationException(DestinationId destination) {
        super("there is no destination " + destination.value());
    }
}

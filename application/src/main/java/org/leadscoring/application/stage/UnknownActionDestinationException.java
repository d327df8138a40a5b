package org.leadscoring.application.stage;

import org.leadscoring.domain.delivery.DestinationId;

/** An action tells a destination that the workspace does not have. */
public final class UnknownActionDestinationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownActionDestinationException(DestinationId destination) {
        super("there is no destination " + destination.value() + " any more; choose another");
    }
}

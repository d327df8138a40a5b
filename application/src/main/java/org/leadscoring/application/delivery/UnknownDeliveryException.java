package org.leadscoring.application.delivery;

import org.leadscoring.domain.delivery.DeliveryId;

/** The workspace has no such delivery. */
public final class UnknownDeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownDeliveryException(DeliveryId delivery) {
        super("there is no delivery " + delivery.value());
    }
}

package org.leadscoring.application.delivery;

import java.time.Duration;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Destination;

/** Measures what is sent. Told once it is written down. */
public interface DeliveryMeter {

    /** Measures nothing. */
    DeliveryMeter NONE = new DeliveryMeter() {
        @Override
        public void sent(Destination destination, Duration took) {
            // Not measured.
        }

        @Override
        public void became(Destination destination, Delivery.State state) {
            // Not counted.
        }
    };

    /**
     * Something was sent, taken or not.
     *
     * @param took from the first byte to the answer
     */
    void sent(Destination destination, Duration took);

    /** A delivery was tried and is now delivered, failed or dead. */
    void became(Destination destination, Delivery.State state);
}

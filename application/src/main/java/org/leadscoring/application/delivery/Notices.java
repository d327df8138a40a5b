package org.leadscoring.application.delivery;

import java.util.Optional;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Notice;

/** Puts together what is said. Part of the caller's transaction. */
@FunctionalInterface
public interface Notices {

    /** What is said of this; empty if the lead it is about is gone. */
    Optional<Notice> compose(Delivery delivery);
}

package org.leadscoring.bootstrap.wiring;

import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether this node tells the outside anything by itself: {@code leadscoring.outbound}. If not, what is decided waits: for
 * another node, or for a start without the setting. Meant for who tries a copy of the database, which must not tell anybody
 * again.
 */
@Component
final class Outbound {

    private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);

    private final boolean on;

    Outbound(@Value("${leadscoring.outbound}") boolean on) {
        this.on = on;
        if (!on) {
            LOG.warn(
                    "this server tells the outside nothing by itself, for LEADSCORING_OUTBOUND is off: what is decided waits");
        }
    }

    /** What there is to be told, if it may be. */
    <T> Supplier<List<T>> due(Supplier<List<T>> due) {
        return on ? due : List::of;
    }

    /** Does it, if it may be. */
    Runnable unlessOff(Runnable work) {
        return () -> {
            if (on) {
                work.run();
            }
        };
    }
}

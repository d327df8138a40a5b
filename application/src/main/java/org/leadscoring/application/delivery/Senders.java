package org.leadscoring.application.delivery;

import java.util.Map;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Destination;

/** Who sends over which kind of channel. */
public final class Senders {

    private final Map<Channel.Kind, Sender> byKind;

    /** @throws IllegalArgumentException if nobody sends over one of the kinds */
    public Senders(Map<Channel.Kind, Sender> byKind) {
        for (var kind : Channel.Kind.values()) {
            if (!byKind.containsKey(kind)) {
                throw new IllegalArgumentException("nobody sends over " + kind.key());
            }
        }
        this.byKind = Map.copyOf(byKind);
    }

    /** Who sends to this destination. */
    Sender to(Destination destination) {
        var kind = destination.channel().kind();
        var sender = byKind.get(kind);
        if (sender == null) {
            throw new IllegalStateException("nobody sends over " + kind.key());
        }
        return sender;
    }
}

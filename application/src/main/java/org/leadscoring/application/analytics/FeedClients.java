package org.leadscoring.application.analytics;

import java.util.Map;
import org.leadscoring.domain.analytics.Sink;
import org.leadscoring.domain.analytics.Sink.Kind;

/** Who talks to which kind of tool. */
public final class FeedClients {

    private final Map<Kind, FeedClient> byKind;

    /** @throws IllegalArgumentException if nobody talks to one of the kinds */
    public FeedClients(Map<Kind, FeedClient> byKind) {
        this.byKind = Map.copyOf(byKind);
        for (var kind : Kind.values()) {
            if (!this.byKind.containsKey(kind)) {
                throw new IllegalArgumentException("nobody talks to " + kind.key());
            }
        }
    }

    FeedClient of(Sink sink) {
        var client = byKind.get(sink.kind());
        if (client == null) {
            throw new IllegalStateException("nobody talks to " + sink.kind().key());
        }
        return client;
    }
}

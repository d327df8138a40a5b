package org.leadscoring.domain.analytics;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Event;

/** The ids that Google gave clicks on ads. */
public record Clicks(
        @Nullable String gclid,
        @Nullable String gbraid,
        @Nullable String wbraid) {

    /** No click is known. */
    public static final Clicks NONE = new Clicks(null, null, null);

    private static final int LONGEST = 500;

    /** Those an event carries: in {@code context.clickIds}, as track.js sends them, or among its properties. */
    public static Clicks of(Event event) {
        return new Clicks(in(event, "gclid"), in(event, "gbraid"), in(event, "wbraid"));
    }

    private static @Nullable String in(Event event, String name) {
        return Stream.of(event.context().object("clickIds"), event.context(), event.properties())
                .map(some -> some.text(name))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(id -> !id.isEmpty() && id.length() <= LONGEST)
                .findFirst()
                .orElse(null);
    }

    /** Whether none is known. */
    public boolean isEmpty() {
        return gclid == null && gbraid == null && wbraid == null;
    }
}

package org.leadscoring.application.workspace;

import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.WriteKey;

/** Says which source a write key belongs to: asked for every request, so what was found is {@link Remembered}. */
public final class FindSource {

    private static final int MOST = 1_000;

    private final Sources sources;
    private final Clock clock;
    private final Remembered<String, Source> remembered;

    public FindSource(Sources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
        this.remembered = new Remembered<>(MOST, clock);
    }

    /** The source that sends with this key, if there is one, it is enabled and the key has not ended. */
    public Optional<Source> byKey(WriteKey key) {
        // By its hash: the time a look-up takes tells nothing about the key.
        var hash = HexFormat.of().formatHex(key.hash());
        return remembered.get(hash, () -> sources.byKey(key, clock.instant()));
    }

    /** Forgets what was found, because something was changed. */
    public void forget() {
        remembered.forget();
    }
}

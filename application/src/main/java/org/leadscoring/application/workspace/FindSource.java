package org.leadscoring.application.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.WriteKey;

/**
 * Says which source a write key belongs to: asked for every request, so what was found is remembered for 2 seconds. A
 * change of a source holds at once on the node that made it, and within 2 seconds on every other.
 *
 * <p>Only keys that were found are remembered, so that wrong ones do not fill the memory.
 */
public final class FindSource {

    /** How long an answer is good for. */
    public static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final int MOST = 1_000;

    private final Sources sources;
    private final Clock clock;

    /** Put in the place of another to forget: whoever asked before the change adds its answer to the old one. */
    private volatile ConcurrentMap<String, Answer> answers = new ConcurrentHashMap<>();

    public FindSource(Sources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** The source that sends with this key, if there is one, it is enabled and the key has not ended. */
    public Optional<Source> byKey(WriteKey key) {
        var now = clock.instant();
        var remembered = answers;
        // By its hash: the time a look-up takes tells nothing about the key.
        var hash = HexFormat.of().formatHex(key.hash());
        var answer = remembered.get(hash);
        if (answer != null && answer.isGoodAt(now)) {
            return Optional.of(answer.source());
        }
        var found = sources.byKey(key, now);
        found.ifPresent(source -> {
            if (remembered.size() >= MOST) {
                forget();
            } else {
                remembered.put(hash, new Answer(source, now));
            }
        });
        return found;
    }

    /** Forgets what was found, because something was changed. */
    public void forget() {
        answers = new ConcurrentHashMap<>();
    }

    private record Answer(Source source, Instant at) {

        boolean isGoodAt(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(REMEMBERED));
        }
    }
}

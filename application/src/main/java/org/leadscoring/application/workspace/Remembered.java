package org.leadscoring.application.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * What is asked for with every request, and so remembered for 2 seconds: a change holds at once on the node that makes it
 * and then {@linkplain #forget forgets}, and within 2 seconds on every other.
 *
 * <p>Only what was found is remembered, so that what nobody knows does not fill the memory.
 */
public final class Remembered<K, V> {

    /** How long an answer is good for. */
    public static final Duration GOOD_FOR = Duration.ofSeconds(2);

    private final int most;
    private final Clock clock;

    /** Put in the place of another to forget: whoever asked before the change adds its answer to the old one. */
    private volatile ConcurrentMap<K, Answer<V>> answers = new ConcurrentHashMap<>();

    /** @param most answers at a time; one more, and all are forgotten */
    public Remembered(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /**
     * What is remembered, or else found.
     *
     * @param find looks for it; empty if there is no such thing
     */
    public Optional<V> get(K key, Supplier<Optional<V>> find) {
        var now = clock.instant();
        var remembered = answers;
        var answer = remembered.get(key);
        if (answer != null && answer.isGoodAt(now)) {
            return Optional.of(answer.value());
        }
        var found = find.get();
        found.ifPresent(value -> {
            if (remembered.size() >= most) {
                forget();
            } else {
                remembered.put(key, new Answer<>(value, now));
            }
        });
        return found;
    }

    /** Forgets what was found, because something was changed. */
    public void forget() {
        answers = new ConcurrentHashMap<>();
    }

    private record Answer<V>(V value, Instant at) {

        boolean isGoodAt(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(GOOD_FOR));
        }
    }
}

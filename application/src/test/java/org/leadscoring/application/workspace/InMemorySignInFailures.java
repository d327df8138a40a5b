package org.leadscoring.application.workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Failures in memory. */
public final class InMemorySignInFailures implements SignInFailures {

    private final Map<Tried, Counted> counted = new ConcurrentHashMap<>();
    private final Map<Tried, Instant> places = new ConcurrentHashMap<>();

    @Override
    public Map<Tried, Counted> counted(Collection<Tried> keys) {
        return counted.entrySet().stream()
                .filter(entry -> keys.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void count(Tried key, Instant now, Duration window) {
        counted.merge(
                key,
                new Counted(1, now),
                (before, first) -> now.isBefore(before.since().plus(window))
                        ? new Counted(before.failures() + 1, before.since())
                        : first);
    }

    @Override
    public void forget(Tried key) {
        counted.remove(key);
    }

    @Override
    public void noteSignIn(Tried place, Instant now) {
        places.put(place, now);
    }

    @Override
    public Optional<Instant> lastSignIn(Tried place) {
        return Optional.ofNullable(places.get(place));
    }

    @Override
    public void forgetPlaces(Instant before) {
        places.values().removeIf(last -> last.isBefore(before));
    }

    @Override
    public void tidy(Instant before) {
        counted.values().removeIf(some -> some.since().isBefore(before));
    }

    /** Under how many keys something is counted. */
    int size() {
        return counted.size();
    }

    /** Forgets all. */
    public void clear() {
        counted.clear();
        places.clear();
    }
}

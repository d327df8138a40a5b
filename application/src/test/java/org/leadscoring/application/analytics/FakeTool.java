package org.leadscoring.application.analytics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.leadscoring.domain.analytics.Message;
import org.leadscoring.domain.analytics.Sink;

/** A tool in memory, which fails, does not answer, or has its callers die, as it is told. */
public final class FakeTool implements FeedClient {

    /** What it was told, each time it took it. */
    public final List<Message> taken = new ArrayList<>();

    /** The size of each batch that it was sent. */
    public final List<Integer> sizes = new ArrayList<>();

    /** What it will never take, by the event's id: alone it is refused, and with others all of them are. */
    public final Set<UUID> poison = new HashSet<>();

    /** What it names and leaves out, taking the rest. */
    public final Set<UUID> named = new HashSet<>();

    private final Deque<Trouble> troubles = new ArrayDeque<>();

    /** What goes wrong with a call. */
    public enum Trouble {
        NONE,
        LATER,
        LOST_BEFORE,
        LOST_AFTER,
        GONE,
        DIES_BEFORE,
        DIES_AFTER
    }

    /** The process dies here. */
    public static final class DeadException extends RuntimeException {}

    /** Has been told nothing, and takes everything. */
    public void forget() {
        taken.clear();
        sizes.clear();
        poison.clear();
        named.clear();
        troubles.clear();
    }

    /** Has the next calls go wrong in this way, one each. */
    public void troubled(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    @Override
    public Reply send(Sink sink, List<Message> messages) {
        var trouble = troubles.isEmpty() ? Trouble.NONE : troubles.remove();
        sizes.add(messages.size());
        switch (trouble) {
            case LATER -> {
                return new Reply.Later("HTTP 503", null);
            }
            case GONE -> {
                return new Reply.Gone("HTTP 401");
            }
            case LOST_BEFORE -> {
                return new Reply.Unknown("the connection broke");
            }
            case DIES_BEFORE -> throw new DeadException();
            default -> {
                // Goes on.
            }
        }
        if (messages.stream().anyMatch(message -> poison.contains(message.id()))) {
            return new Reply.Refused("HTTP 400");
        }
        Map<UUID, String> refused = new HashMap<>();
        for (var message : messages) {
            if (named.contains(message.id())) {
                refused.put(message.id(), "not a good one");
            } else {
                taken.add(message);
            }
        }
        return switch (trouble) {
            case LOST_AFTER -> new Reply.Unknown("its answer broke off");
            case DIES_AFTER -> throw new DeadException();
            default -> new Reply.Taken("HTTP 200", refused);
        };
    }

    @Override
    public Tried test(Sink sink) {
        return new Tried(true, "POST " + sink.url(), "HTTP 200\nok");
    }

    /** How often it took each. */
    public Map<UUID, Integer> times() {
        var times = new HashMap<UUID, Integer>();
        taken.forEach(message -> times.merge(message.id(), 1, Integer::sum));
        return times;
    }
}

package org.leadscoring.domain.scoring;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule with a memory, at the moment at which an event matches it.
 *
 * @param permitted whether its limit lets it apply
 * @param factor what its repeat makes of the points
 */
record RuleUse(Rule rule, RuleMemory memory, boolean permitted, Factor factor, long value, Instant at) {

    static RuleUse of(Rule rule, RuleMemory memory, Facts facts, Instant at) {
        var value = rule.limit() instanceof Limit.Distinct(var property) ? hash(property.in(facts)) : 0;
        var repeat = rule.repeat();
        var factor = repeat != null && reaches(memory.matched(), repeat.after(), at, repeat.window())
                ? repeat.factor()
                : Factor.ONE;
        return new RuleUse(rule, memory, permitted(rule.limit(), memory, value, at), factor, value, at);
    }

    private static boolean permitted(Limit limit, RuleMemory memory, long value, Instant at) {
        return switch (limit) {
            case Limit.Unlimited() -> true;
            case Limit.Once() -> memory.applied().isEmpty();
            case Limit.PerWindow(var times, var window) -> !reaches(memory.applied(), times, at, window);
            case Limit.Distinct(var _) ->
                memory.seen().size() < Limit.Distinct.MOST && !memory.seen().contains(value);
        };
    }

    /** Whether so many of the instants lie within the window that ends now. */
    private static boolean reaches(List<Instant> instants, int times, Instant now, Duration window) {
        return instants.size() >= times && instants.get(instants.size() - times).isAfter(now.minus(window));
    }

    /** The points that the rule's cap leaves of these. */
    int capped(int points) {
        var cap = rule.cap();
        if (cap == null) {
            return points;
        }
        var room = cap - Math.abs(memory.points());
        return points < 0 ? Math.max(points, -room) : Math.min(points, room);
    }

    /** The memory after the rule gave these points; nothing was given if it was not permitted. */
    RuleMemory after(int given) {
        var repeat = rule.repeat();
        return new RuleMemory(
                rule.cap() == null ? 0 : memory.points() + given,
                permitted ? applied() : memory.applied(),
                repeat == null ? List.of() : RuleMemory.latest(memory.matched(), at, repeat.after()),
                permitted && rule.limit() instanceof Limit.Distinct
                        ? Hashes.with(memory.seen(), value)
                        : memory.seen());
    }

    private List<Instant> applied() {
        return switch (rule.limit()) {
            case Limit.Unlimited(), Limit.Distinct(var _) -> List.of();
            case Limit.Once() -> List.of(at);
            case Limit.PerWindow(var times, var _) -> RuleMemory.latest(memory.applied(), at, times);
        };
    }

    /** 64 bits of SHA-256: two of ten thousand values meet less often than once in a hundred thousand million leads. */
    private static long hash(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        try {
            var text = value instanceof BigDecimal number
                    ? number.stripTrailingZeros().toPlainString()
                    : value.toString();
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

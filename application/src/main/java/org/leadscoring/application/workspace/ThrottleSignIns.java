package org.leadscoring.application.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.SignInFailures.Counted;
import org.leadscoring.application.workspace.SignInFailures.Tried;

/**
 * Keeps passwords from being guessed. Failures are counted three ways: of a name from an address, of a name from wherever,
 * and from an address with whatever names. Who has failed too often has to wait, and their passwords are not even looked at
 * meanwhile, right ones included. How often a name fails from wherever does not matter where its owner signed in lately, so
 * that nobody is shut out of their own office by somebody who tries their name from elsewhere.
 */
public final class ThrottleSignIns {

    /** The longest time for which failures are counted. */
    static final Duration LONGEST_WINDOW = Duration.ofHours(1);

    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** So long somebody is known where they signed in. */
    private static final Duration KNOWN = Duration.ofDays(30);

    /** It is not written down anew with each request. */
    private static final Duration NOTED = Duration.ofDays(1);

    private final SignInFailures failures;
    private final Limits limits;
    private final Clock clock;

    public ThrottleSignIns(SignInFailures failures, Limits limits, Clock clock) {
        this.failures = failures;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * How long somebody has to wait before they may try; empty if they need not.
     *
     * @param name as they wrote it
     * @param address they come from: an IP address, as text
     */
    public Optional<Duration> wait(String name, String address) {
        var now = clock.instant();
        var rules = rules(name, address);
        var counted = failures.counted(rules.keySet());
        var waits = new LinkedHashMap<Tried, Duration>();
        rules.forEach((key, rule) -> left(rule, counted.get(key), now).ifPresent(left -> waits.put(key, left)));
        if (waits.containsKey(ofName(name)) && isKnown(name, address, now)) {
            waits.remove(ofName(name));
        }
        return waits.values().stream().max(Duration::compareTo);
    }

    private boolean isKnown(String name, String address, Instant now) {
        return failures.lastSignIn(nameAt(name, address))
                .filter(last -> last.isAfter(now.minus(KNOWN)))
                .isPresent();
    }

    private static Optional<Duration> left(Rule rule, @Nullable Counted counted, Instant now) {
        return Optional.ofNullable(counted)
                .filter(some -> some.failures() >= rule.most())
                .map(some -> Duration.between(now, some.since().plus(rule.window())))
                .filter(Duration::isPositive);
    }

    /** They failed. */
    public void failed(String name, String address) {
        var now = clock.instant();
        rules(name, address).forEach((key, rule) -> failures.count(key, now, rule.window()));
    }

    /** They did not: what they mistyped before does not count against them. What others tried still counts. */
    public void succeeded(String name, String address) {
        var own = nameAt(name, address);
        if (!failures.counted(List.of(own)).isEmpty()) {
            failures.forget(own);
        }
        var now = clock.instant();
        if (failures.lastSignIn(own)
                .filter(last -> last.isAfter(now.minus(NOTED)))
                .isEmpty()) {
            failures.noteSignIn(own, now);
        }
    }

    /** Lets go what is not counted any more. */
    public void tidy() {
        var now = clock.instant();
        failures.tidy(now.minus(LONGEST_WINDOW));
        failures.forgetPlaces(now.minus(KNOWN));
    }

    private Map<Tried, Rule> rules(String name, String address) {
        var rules = new LinkedHashMap<Tried, Rule>();
        rules.put(nameAt(name, address), new Rule(limits.ofNameAtAddress(), WINDOW));
        rules.put(ofName(name), new Rule(limits.ofName(), LONGEST_WINDOW));
        rules.put(Tried.of("address", Networks.of(address)), new Rule(limits.ofAddress(), WINDOW));
        return rules;
    }

    private static Tried ofName(String name) {
        return Tried.of("name", normal(name));
    }

    private static Tried nameAt(String name, String address) {
        return Tried.of("name-at", normal(name), Networks.of(address));
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * How many failures are too many.
     *
     * @param ofNameAtAddress of one name from one address, within a quarter of an hour
     * @param ofName of one name, within an hour
     * @param ofAddress from one address, within a quarter of an hour
     */
    public record Limits(int ofNameAtAddress, int ofName, int ofAddress) {

        /** @throws IllegalArgumentException if one of them is below 1 */
        public Limits {
            if (ofNameAtAddress < 1 || ofName < 1 || ofAddress < 1) {
                throw new IllegalArgumentException("a limit of tries to sign in is at least 1");
            }
        }
    }

    private record Rule(int most, Duration window) {}
}

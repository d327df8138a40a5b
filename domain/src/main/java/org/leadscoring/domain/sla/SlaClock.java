package org.leadscoring.domain.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The promise to respond to one lead, and how it stands (spec SL-3).
 *
 * <p>It opens when the lead becomes workable. A hotter band pulls the deadline in, counted from the moment of entering
 * that band; a cooler one never pushes it out. It ends at the first human response. While it is paused no time counts:
 * the deadline moves out by the working time it was paused for.
 *
 * <p>Example: opened at 09:00 in the 24 h band, due 09:00 tomorrow. At 15:00 the score enters the 1 h band: due 16:00. At
 * 15:30 it falls back: still due 16:00. Snoozed from 15:40 to 18:00: due 18:20.
 *
 * @param bandFrom lowest score of the hottest band the lead has been in since the clock opened, in points
 * @param openedAt when the promise began, UTC
 * @param dueAt when it is broken, UTC; while it is paused, when it would have been
 * @param warnAt when the owner is warned, UTC
 * @param warnedAt when that was done, or null
 * @param breachedAt when the breach was noticed, or null
 * @param state whether it still runs
 * @param closedAt when it ended, or null while it has not
 * @param pause since when it rests, null unless it does
 * @param rested the working time it was paused for before that
 * @param answeredAfter the working time from its opening to the answer, without pauses; null before the answer
 */
public record SlaClock(
        int bandFrom,
        Instant openedAt,
        Instant dueAt,
        Instant warnAt,
        @Nullable Instant warnedAt,
        @Nullable Instant breachedAt,
        State state,
        @Nullable Instant closedAt,
        @Nullable Pause pause,
        Duration rested,
        @Nullable Duration answeredAfter) {

    /** A clock that was never paused. */
    public SlaClock(
            int bandFrom,
            Instant openedAt,
            Instant dueAt,
            Instant warnAt,
            @Nullable Instant warnedAt,
            @Nullable Instant breachedAt,
            State state,
            @Nullable Instant closedAt) {
        this(bandFrom, openedAt, dueAt, warnAt, warnedAt, breachedAt, state, closedAt, null, Duration.ZERO, null);
    }

    /** Whether the clock still runs, and how it ended. */
    public enum State {
        OPEN,
        PAUSED,
        MET,
        CANCELLED
    }

    /** What can happen to a clock; each is one row of its ledger. */
    public enum Transition {
        OPENED,
        PULLED_IN,
        WARNED,
        BREACHED,
        PAUSED,
        RESUMED,
        MET,
        CANCELLED
    }

    /**
     * A rest.
     *
     * @param since when it began, UTC
     * @param until when it ends by itself, UTC; null if it lasts as long as the lead's status
     */
    public record Pause(Instant since, @Nullable Instant until) {}

    /**
     * What became of a clock.
     *
     * @param clock how it stands now
     * @param transitions what happened on the way, in order; empty if nothing did
     */
    public record Change(SlaClock clock, List<Transition> transitions) {

        public Change {
            transitions = List.copyOf(transitions);
        }

        /** This change and the one that came after it, as one. */
        public Change then(Change later) {
            var both = new ArrayList<>(transitions);
            both.addAll(later.transitions);
            return new Change(later.clock, both);
        }
    }

    /** The clock of a lead that was not workable before, if this score makes it so. */
    public static Optional<Change> open(SlaPolicy policy, int score, boolean known, Instant at) {
        return policy.workable(score, known).map(band -> {
            var clock = new SlaClock(
                    band.from(), at, policy.dueAt(at, band), policy.warnAt(at, band), null, null, State.OPEN, null);
            return new Change(clock, List.of(Transition.OPENED));
        });
    }

    /** Whether an answer is still owed. */
    public boolean owed() {
        return state == State.OPEN || state == State.PAUSED;
    }

    /**
     * The clock after the score has changed: a hotter band may pull the deadline in, and wakes a clock that was put to
     * sleep for a time. One that rests because of the lead's status goes on resting.
     */
    public Change scored(SlaPolicy policy, int score, boolean known, Instant at) {
        var hotter = policy.workable(score, known).filter(band -> band.from() > bandFrom);
        if (hotter.isEmpty()) {
            return unchanged();
        }
        return switch (state) {
            case OPEN -> pulledIn(policy, hotter.get(), at);
            case PAUSED -> {
                if (asleep()) {
                    var awake = resumed(policy, at);
                    yield awake.then(awake.clock().pulledIn(policy, hotter.get(), at));
                }
                yield unchanged();
            }
            case MET, CANCELLED -> unchanged();
        };
    }

    private Change pulledIn(SlaPolicy policy, SlaBand band, Instant at) {
        var promised = policy.dueAt(at, band);
        if (!promised.isBefore(dueAt)) {
            return new Change(in(band.from(), dueAt, warnAt, warnedAt), List.of());
        }
        return new Change(in(band.from(), promised, policy.warnAt(at, band), null), List.of(Transition.PULLED_IN));
    }

    /** When time alone changes this clock again, UTC: its warning, then its breach, or its waking; null if it never does. */
    public @Nullable Instant nextAt() {
        if (pause != null) {
            return pause.until();
        }
        if (state != State.OPEN || breachedAt != null) {
            return null;
        }
        return warnedAt == null ? warnAt : dueAt;
    }

    /** The clock as time passes, one put to sleep for a time waking on time, however late it is looked at. */
    public Change tick(SlaPolicy policy, Instant now) {
        if (pause == null || pause.until() == null || now.isBefore(pause.until())) {
            return tick(now);
        }
        var awake = resumed(policy, pause.until());
        return awake.then(awake.clock().tick(now));
    }

    /** The open clock as time passes: warned and breached once each, however often and however late it is looked at. */
    public Change tick(Instant now) {
        if (state != State.OPEN) {
            return unchanged();
        }
        var transitions = new ArrayList<Transition>();
        var warned = warnedAt;
        var breached = breachedAt;
        if (warned == null && breached == null && !now.isBefore(warnAt) && now.isBefore(dueAt)) {
            warned = now;
            transitions.add(Transition.WARNED);
        }
        if (breached == null && !now.isBefore(dueAt)) {
            breached = now;
            transitions.add(Transition.BREACHED);
        }
        var clock = new SlaClock(
                bandFrom, openedAt, dueAt, warnAt, warned, breached, state, null, null, rested, answeredAfter);
        return new Change(clock, transitions);
    }

    /**
     * The clock put to rest; a breach until then is noticed first. One that rests already rests anew, until then.
     *
     * @param until when it wakes by itself, UTC, after {@code at}; null if it does not
     */
    public Change paused(Instant at, @Nullable Instant until) {
        return switch (state) {
            case OPEN -> {
                var ticked = noticed(at);
                var pausing = new ArrayList<>(ticked.transitions());
                pausing.add(Transition.PAUSED);
                yield new Change(ticked.clock().resting(new Pause(at, until)), pausing);
            }
            case PAUSED -> {
                var longer = resting(new Pause(pause == null ? at : pause.since(), until));
                yield longer.equals(this) ? unchanged() : new Change(longer, List.of(Transition.PAUSED));
            }
            case MET, CANCELLED -> unchanged();
        };
    }

    /** The clock running again: as much working time is left as when it was paused. What was breached stays so. */
    public Change resumed(SlaPolicy policy, Instant at) {
        if (pause == null) {
            return unchanged();
        }
        var hours = policy.hours();
        var due = breachedAt != null ? dueAt : hours.plus(at, hours.between(pause.since(), dueAt));
        var warn =
                breachedAt != null || warnedAt != null ? warnAt : hours.plus(at, hours.between(pause.since(), warnAt));
        var clock = new SlaClock(
                bandFrom,
                openedAt,
                due,
                warn,
                warnedAt,
                breachedAt,
                State.OPEN,
                null,
                null,
                restedBy(policy, at),
                null);
        return new Change(clock, List.of(Transition.RESUMED));
    }

    /** The clock of a lead that somebody wakes before its time; any other stays as it is. */
    public Change woken(SlaPolicy policy, Instant at) {
        return asleep() ? resumed(policy, at) : unchanged();
    }

    /** The clock after the first human response; a late one is breached first. */
    public Change met(SlaPolicy policy, Instant at) {
        if (!owed()) {
            return unchanged();
        }
        var ticked = state == State.OPEN ? noticed(at) : unchanged();
        var passed = policy.hours().between(openedAt, at).minus(restedBy(policy, at));
        return ticked.clock()
                .ended(
                        State.MET,
                        Transition.MET,
                        at,
                        passed.isNegative() ? Duration.ZERO : passed,
                        ticked.transitions());
    }

    /** The clock of a lead that needs no answer any more, because it lives on in another one. */
    public Change cancelled(Instant at) {
        return owed() ? ended(State.CANCELLED, Transition.CANCELLED, at, null, List.of()) : unchanged();
    }

    /**
     * The clock of the lead that this clock's lead was merged into: a promise made to either holds, the earlier deadline
     * of the two; one that runs holds before one that rests. A promise that was kept on either stays kept.
     *
     * @param survivor the clock of that lead so far, null if it has none
     */
    public Change handedTo(@Nullable SlaClock survivor) {
        if (survivor == null) {
            return new Change(
                    this, List.of(state == State.OPEN ? Transition.OPENED : Transition.valueOf(state.name())));
        }
        if (!survivor.owed() || state == State.CANCELLED) {
            return survivor.unchanged();
        }
        if (state == State.MET) {
            return new Change(this, List.of(Transition.MET));
        }
        var taken = state == survivor.state ? dueAt.isBefore(survivor.dueAt) : state == State.OPEN;
        var kept = taken ? this : survivor;
        var joined = new SlaClock(
                Math.max(bandFrom, survivor.bandFrom),
                openedAt.isBefore(survivor.openedAt) ? openedAt : survivor.openedAt,
                kept.dueAt,
                kept.warnAt,
                kept.warnedAt,
                kept.breachedAt,
                kept.state,
                null,
                kept.pause,
                kept.rested,
                null);
        var transitions = new ArrayList<Transition>();
        if (survivor.state != kept.state) {
            transitions.add(Transition.RESUMED);
        }
        if (kept.dueAt.isBefore(survivor.dueAt)) {
            transitions.add(Transition.PULLED_IN);
        }
        return new Change(joined, transitions);
    }

    /** Put to sleep until an instant, by somebody, and not by the lead's status. */
    public boolean asleep() {
        return pause != null && pause.until() != null;
    }

    private Duration restedBy(SlaPolicy policy, Instant at) {
        return pause == null ? rested : rested.plus(policy.hours().between(pause.since(), at));
    }

    private Change noticed(Instant at) {
        return breachedAt == null && !at.isBefore(dueAt) ? tick(at) : unchanged();
    }

    private SlaClock in(int band, Instant due, Instant warn, @Nullable Instant warned) {
        return new SlaClock(band, openedAt, due, warn, warned, breachedAt, state, null, pause, rested, null);
    }

    private SlaClock resting(Pause rest) {
        return new SlaClock(
                bandFrom, openedAt, dueAt, warnAt, warnedAt, breachedAt, State.PAUSED, null, rest, rested, null);
    }

    private Change ended(
            State end, Transition transition, Instant at, @Nullable Duration answered, List<Transition> before) {
        var transitions = new ArrayList<>(before);
        transitions.add(transition);
        var clock =
                new SlaClock(bandFrom, openedAt, dueAt, warnAt, warnedAt, breachedAt, end, at, null, rested, answered);
        return new Change(clock, transitions);
    }

    private Change unchanged() {
        return new Change(this, List.of());
    }
}

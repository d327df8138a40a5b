package org.leadscoring.domain.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The promise to respond to one lead, and how it stands (spec SL-3).
 *
 * <p>It opens when the lead becomes workable. A hotter band pulls the deadline in, counted from the moment of entering
 * that band; a cooler one never pushes it out. It ends at the first human response.
 *
 * <p>Example: opened at 09:00 in the 24 h band, due 09:00 tomorrow. At 15:00 the score enters the 1 h band: due 16:00. At
 * 15:30 it falls back: still due 16:00.
 *
 * @param bandFrom lowest score of the hottest band the lead has been in since the clock opened, in points
 * @param openedAt when the promise began, UTC
 * @param dueAt when it is broken, UTC
 * @param warnAt when the owner is warned, UTC
 * @param warnedAt when that was done, or null
 * @param breachedAt when the breach was noticed, or null
 * @param state whether it still runs
 * @param closedAt when it ended, or null while it runs
 */
public record SlaClock(
        int bandFrom,
        Instant openedAt,
        Instant dueAt,
        Instant warnAt,
        @Nullable Instant warnedAt,
        @Nullable Instant breachedAt,
        State state,
        @Nullable Instant closedAt) {

    /** Whether the clock still runs, and how it ended. */
    public enum State {
        OPEN,
        MET,
        CANCELLED
    }

    /** What can happen to a clock; each is one row of its ledger. */
    public enum Transition {
        OPENED,
        PULLED_IN,
        WARNED,
        BREACHED,
        MET,
        CANCELLED
    }

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
            var dueAt = at.plus(band.target());
            var clock = new SlaClock(band.from(), at, dueAt, policy.warnAt(dueAt, band), null, null, State.OPEN, null);
            return new Change(clock, List.of(Transition.OPENED));
        });
    }

    /** The clock after the score has changed: a hotter band may pull the deadline in. */
    public Change scored(SlaPolicy policy, int score, boolean known, Instant at) {
        var hotter = policy.workable(score, known).filter(band -> state == State.OPEN && band.from() > bandFrom);
        if (hotter.isEmpty()) {
            return unchanged();
        }
        var band = hotter.get();
        var promised = at.plus(band.target());
        if (!promised.isBefore(dueAt)) {
            return new Change(
                    new SlaClock(band.from(), openedAt, dueAt, warnAt, warnedAt, breachedAt, state, null), List.of());
        }
        var warn = policy.warnAt(promised, band);
        return new Change(
                new SlaClock(band.from(), openedAt, promised, warn, null, breachedAt, state, null),
                List.of(Transition.PULLED_IN));
    }

    /** When time alone changes this clock again, UTC: its warning, then its breach; null if it never does. */
    public @Nullable Instant nextAt() {
        if (state != State.OPEN || breachedAt != null) {
            return null;
        }
        return warnedAt == null ? warnAt : dueAt;
    }

    /** The clock as time passes: warned and breached once each, however often and however late it is looked at. */
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
        return new Change(new SlaClock(bandFrom, openedAt, dueAt, warnAt, warned, breached, state, null), transitions);
    }

    /** The clock after the first human response; a late one is breached first. */
    public Change met(Instant at) {
        return close(State.MET, Transition.MET, at);
    }

    /** The clock of a lead that needs no answer any more, because it lives on in another one. */
    public Change cancelled(Instant at) {
        return state == State.OPEN ? end(State.CANCELLED, Transition.CANCELLED, at, List.of()) : unchanged();
    }

    /**
     * The clock of the lead that this clock's lead was merged into: a promise made to either holds, the earlier deadline
     * of the two. A promise that was kept on either stays kept.
     *
     * @param survivor the clock of that lead so far, null if it has none
     */
    public Change handedTo(@Nullable SlaClock survivor) {
        if (survivor == null) {
            return new Change(
                    this, List.of(state == State.OPEN ? Transition.OPENED : Transition.valueOf(state.name())));
        }
        if (survivor.state != State.OPEN || state == State.CANCELLED) {
            return survivor.unchanged();
        }
        if (state == State.MET) {
            return new Change(this, List.of(Transition.MET));
        }
        var pulledIn = dueAt.isBefore(survivor.dueAt);
        var earlier = pulledIn ? this : survivor;
        var joined = new SlaClock(
                Math.max(bandFrom, survivor.bandFrom),
                openedAt.isBefore(survivor.openedAt) ? openedAt : survivor.openedAt,
                earlier.dueAt,
                earlier.warnAt,
                earlier.warnedAt,
                earlier.breachedAt,
                State.OPEN,
                null);
        return new Change(joined, pulledIn ? List.of(Transition.PULLED_IN) : List.of());
    }

    private Change close(State end, Transition transition, Instant at) {
        if (state != State.OPEN) {
            return unchanged();
        }
        var ticked = breachedAt == null && !at.isBefore(dueAt) ? tick(at) : unchanged();
        return ticked.clock().end(end, transition, at, ticked.transitions());
    }

    private Change end(State end, Transition transition, Instant at, List<Transition> before) {
        var transitions = new ArrayList<>(before);
        transitions.add(transition);
        return new Change(new SlaClock(bandFrom, openedAt, dueAt, warnAt, warnedAt, breachedAt, end, at), transitions);
    }

    private Change unchanged() {
        return new Change(this, List.of());
    }
}

package org.leadscoring.domain.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.lead.Lead.LastChange;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.stage.Rung;

/**
 * The points of one scoring run: every change goes through here, so that the ledger always adds up, totals stay on the
 * scale, and no threshold is passed unseen.
 */
final class Book {

    private final Scorer scorer;
    private final Definition definition;
    private final List<LedgerEntry> entries = new ArrayList<>(2);
    private final List<Crossing> crossings = new ArrayList<>(0);
    private ScoreState.Points points;
    private int total;
    private Rung rung;
    private Map<String, Integer> holding;
    private boolean holdingChanged;
    private @Nullable Instant idleSince;
    private @Nullable EventId lastActivity;
    private int base;
    private int begun;
    private ScoreState.Points before;
    private @Nullable LastChange lastChange;

    Book(Scorer scorer, ScoreState from) {
        this.scorer = scorer;
        this.definition = scorer.definition();
        this.points = from.points();
        this.before = from.points();
        this.total = from.total();
        this.rung = from.rung();
        this.lastChange = from.lastChange();
        this.holding = from.holding();
        var idle = from.idle();
        if (idle != null) {
            idleSince = idle.since();
            lastActivity = idle.event();
            base = idle.base();
        }
    }

    /** Begins a change: what it adds is settled together. */
    void begin() {
        begun = entries.size();
        before = points;
    }

    /** Adds an entry, unless it changes nothing. */
    void add(
            Cause cause,
            @Nullable String rule,
            Category category,
            int change,
            boolean decays,
            EventId event,
            Instant at) {
        if (change == 0) {
            return;
        }
        entries.add(new LedgerEntry(cause, rule, category, event, change, total, total + change, at));
        total += change;
        points = points.plus(category, change, decays);
        if (decays && cause != Cause.DECAY) {
            base += change;
        }
        if (rule != null) {
            lastChange = new LastChange(rule, change, at);
        }
    }

    /** Lets a rule about traits hold or not hold from now on. */
    void hold(TraitRule rule, boolean holds, EventId event, Instant at) {
        var given = holding.get(rule.id());
        if (holds == (given != null)) {
            return;
        }
        if (holds) {
            changeHolding().put(rule.id(), rule.points());
        } else {
            changeHolding().remove(rule.id());
        }
        add(Cause.FIT, rule.id(), rule.category(), given == null ? rule.points() : -given, false, event, at);
    }

    private Map<String, Integer> changeHolding() {
        if (!holdingChanged) {
            holding = new HashMap<>(holding);
            holdingChanged = true;
        }
        return holding;
    }

    /** Ends a change: brings categories under their caps and the total back to the scale, then judges thresholds. */
    void settle(EventId event, Instant at) {
        if (entries.size() > begun) {
            var left = new int[entries.size() - begun];
            for (int i = 0; i < left.length; i++) {
                left[i] = entries.get(begun + i).points();
            }
            definition.caps().forEach((category, cap) -> {
                var excess = points.of(category) - cap;
                if (excess > 0) {
                    takeBack(excess, category, left, event, at);
                }
            });
            var excess = total - definition.scale().clamp(total);
            if (excess != 0) {
                takeBack(excess, null, left, event, at);
            }
        }
        climb(event, at);
    }

    /**
     * Takes back from what this change added, the last entry first, and from no category more than the change brought it
     * in all, so that each keeps what it had before.
     */
    private void takeBack(int excess, @Nullable Category only, int[] left, EventId event, Instant at) {
        var open = excess;
        for (int i = left.length - 1; i >= 0 && open != 0; i--) {
            var entry = entries.get(begun + i);
            var brought = points.of(entry.category()) - before.of(entry.category());
            var taken = only == null || entry.category() == only ? least(open, left[i], brought) : 0;
            if (taken != 0) {
                left[i] -= taken;
                open -= taken;
                var rule = entry.rule();
                if (entry.cause() == Cause.FIT && rule != null) {
                    changeHolding().computeIfPresent(rule, (id, given) -> given - taken);
                }
                var decays = entry.cause() == Cause.RULE && rule != null && scorer.decays(rule);
                add(Cause.CAP, null, entry.category(), -taken, decays, event, at);
            }
        }
    }

    /** Of three changes in one direction the smallest; 0 if they do not go in one. */
    private static int least(int one, int two, int three) {
        if (one > 0) {
            return Math.max(0, Math.min(one, Math.min(two, three)));
        }
        return Math.min(0, Math.max(one, Math.max(two, three)));
    }

    /** Judges thresholds. */
    void climb(EventId event, Instant at) {
        rung = scorer.model()
                .ladder()
                .move(
                        rung,
                        total,
                        at,
                        passage -> crossings.add(new Crossing(passage.stage(), passage.direction(), total, at, event)));
    }

    /** The lead did something: it is not idle any more. */
    void active(EventId event, Instant at) {
        idleSince = at;
        lastActivity = event;
        base = points.decaying();
    }

    @Nullable
    Idle idle() {
        return idleSince == null || lastActivity == null ? null : new Idle(idleSince, lastActivity, base);
    }

    /** When idle time takes something off next, after this instant. */
    @Nullable
    Instant nextDecay(Instant reached) {
        var decay = definition.decay();
        var since = idleSince;
        if (decay == null || since == null || canLose() <= 0) {
            return null;
        }
        return decay.nextLoss(base, decay.intervals(since, reached))
                .map(interval -> decay.full(since, interval))
                .orElse(null);
    }

    /** What idle time may take off: the decaying part, but not below the floor. */
    private int canLose() {
        return Math.min(points.decaying(), total - definition.scale().floor());
    }

    /** Takes off what an interval that is full now takes, from both categories by their size. */
    void decay(Instant at) {
        var decay = definition.decay();
        var since = idleSince;
        var event = lastActivity;
        if (decay == null || since == null || event == null) {
            throw new IllegalStateException("nothing decays at " + at);
        }
        var loss = Math.min(decay.loss(base, decay.intervals(since, at)), canLose());
        if (loss <= 0) {
            return;
        }
        var engagement = Math.max(0, points.decayingEngagement());
        var intent = Math.max(0, points.decayingIntent());
        var ofEngagement = Math.toIntExact((long) loss * engagement / ((long) engagement + intent));
        begin();
        add(Cause.DECAY, null, Category.ENGAGEMENT, -ofEngagement, true, event, at);
        add(Cause.DECAY, null, Category.INTENT, ofEngagement - loss, true, event, at);
        settle(event, at);
    }

    /** Whether only time keeps the lead from the next stage. */
    boolean awaitsCoolDown() {
        return opensAt() != null;
    }

    @Nullable
    Instant opensAt() {
        return rung.left().isEmpty()
                ? null
                : scorer.model().ladder().opensAt(rung, total).orElse(null);
    }

    /** What events have given, without fit. */
    int earned() {
        return points.engagement() + points.intent();
    }

    int of(Category category) {
        return points.of(category);
    }

    ScoreState.Points points() {
        return points;
    }

    Rung rung() {
        return rung;
    }

    Map<String, Integer> holding() {
        return holding;
    }

    @Nullable
    LastChange lastChange() {
        return lastChange;
    }

    List<LedgerEntry> entries() {
        return entries;
    }

    List<Crossing> crossings() {
        return crossings;
    }
}

package org.leadscoring.domain.scoring;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Activity;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Session;
import org.leadscoring.domain.event.Visits;

/** One pass of a scorer over events and time: the only mutable thing in scoring, and it never leaves this package. */
final class ScoringRun {

    private final Scorer scorer;
    private final Definition definition;
    private final ScoreState from;
    private final Book book;
    private final SessionBook sessions;
    private final List<DerivedEvent> derived = new ArrayList<>(0);
    private final List<ScoreState> checkpoints = new ArrayList<>(0);

    private Map<String, RuleMemory> rules;
    private Attributes traits;
    private @Nullable VisitMemory visits;
    private int events;
    private @Nullable EventKey upTo;
    private @Nullable EventId last;
    private @Nullable Instant steppedAt;

    ScoringRun(Scorer scorer, ScoreState from) {
        this.scorer = scorer;
        this.definition = scorer.definition();
        this.from = from;
        this.book = new Book(scorer, from);
        this.sessions = new SessionBook(from.sessions());
        this.rules = from.rules();
        this.traits = from.traits();
        this.visits = from.visits();
        this.events = from.events();
        this.upTo = from.upTo();
        this.last = from.last();
        this.steppedAt = from.steppedAt();
    }

    void apply(Event event) {
        if (!event.counts(definition.countsSuspects())) {
            return;
        }
        if (upTo != null && upTo.compareTo(event.key()) >= 0
                || steppedAt != null && event.occurredAt().isBefore(steppedAt)) {
            throw new IllegalArgumentException(
                    "event " + event.key() + " does not come after " + reached() + "; replay the lead");
        }
        advance(event.occurredAt());
        upTo = event.key();
        last = event.id();
        events++;
        score(event);
        if (events % Scorer.CHECKPOINT_EVERY == 0) {
            checkpoints.add(state());
        }
    }

    private void score(Event event) {
        var at = event.occurredAt();
        book.begin();
        learn(event);
        var facts = new Facts(event.properties(), traits);
        var age = definition.recency().bands().isEmpty()
                ? definition.recency().older()
                : definition.recency().of(Duration.between(at, event.receivedAt()));
        give(event.type(), facts, age, event.id(), at);
        if (definition.method() instanceof Method.Sessions(var scoring)
                && Visits.isPart(event)
                && sessions.add(event, scoring)) {
            averageSessions(event.id(), at);
        }
        book.settle(event.id(), at);
        derive(event, facts, age);
        if (Activity.shownBy(event.type())) {
            book.active(event.id(), at);
        }
    }

    /** Rules about traits are judged when traits change, and once at the start for those that ask what is missing. */
    private void learn(Event event) {
        var told = scorer.asked(event.traits());
        if (told.isEmpty() && events > 1) {
            return;
        }
        traits = traits.with(told);
        var facts = new Facts(Attributes.NONE, traits);
        for (var rule : definition.traitRules()) {
            book.hold(rule, rule.when().holds(facts), event.id(), event.occurredAt());
        }
    }

    private void give(EventType type, Facts facts, Factor age, EventId event, Instant at) {
        for (var rule : scorer.rulesFor(type)) {
            if (rule.when().holds(facts)) {
                give(rule, facts, age, event, at);
            }
        }
    }

    private void give(Rule rule, Facts facts, Factor age, EventId event, Instant at) {
        var points = definition.method() instanceof Method.Milestone()
                ? Math.max(0, rule.points() - book.earned())
                : rule.points();
        if (!rule.remembers()) {
            book.add(
                    Cause.RULE,
                    rule.id(),
                    rule.category(),
                    Factor.product(points, Factor.ONE, age),
                    rule.decays(),
                    event,
                    at);
            return;
        }
        var memory = rules.getOrDefault(rule.id(), RuleMemory.NONE);
        var use = RuleUse.of(rule, memory, facts, at);
        var given = use.permitted() ? use.capped(Factor.product(points, use.factor(), age)) : 0;
        var after = use.after(given);
        if (!after.equals(memory)) {
            if (rules == from.rules()) {
                rules = new HashMap<>(rules);
            }
            rules.put(rule.id(), after);
        }
        book.add(Cause.RULE, rule.id(), rule.category(), given, rule.decays(), event, at);
    }

    private void derive(Event event, Facts facts, Factor age) {
        if (scorer.makes(Derivation.RETURN_VISIT) || scorer.makes(Derivation.THREE_DAYS)) {
            if (Visits.isPart(event)) {
                visit(event, facts, age);
            }
        }
        if (scorer.makes(Derivation.HIGH_INTENT) && scorer.derivation().isHighIntent(event)) {
            make(Derivation.HIGH_INTENT, facts, age, event.id(), event.occurredAt());
        }
    }

    private void visit(Event event, Facts facts, Factor age) {
        var at = event.occurredAt();
        var day = LocalDate.ofInstant(at, scorer.derivation().zone()).toEpochDay();
        var before = visits;
        if (before == null) {
            visits = new VisitMemory(at, day, 1, VisitMemory.NEVER);
            return;
        }
        var returns = !at.isBefore(before.lastAt().plus(Session.SILENCE)) && before.returnedOn() != day;
        var inRow = day == before.day() ? before.daysInRow() : day == before.day() + 1 ? before.daysInRow() + 1 : 1;
        visits = new VisitMemory(at, day, inRow, returns ? day : before.returnedOn());
        if (returns) {
            make(Derivation.RETURN_VISIT, facts, age, event.id(), at);
        }
        if (day != before.day() && inRow == Derivation.DAYS_IN_ROW) {
            make(Derivation.THREE_DAYS, facts, age, event.id(), at);
        }
    }

    private void make(EventType type, Facts facts, Factor age, EventId cause, Instant at) {
        if (scorer.makes(type)) {
            derived.add(new DerivedEvent(type, at, cause));
            book.begin();
            give(type, facts, age, cause, at);
            book.settle(cause, at);
        }
    }

    /** Lets time pass up to an instant, and with it all that is due by then. */
    void advance(Instant until) {
        for (var next = nextBy(until); next != null; next = nextBy(until)) {
            step(next);
        }
    }

    private @Nullable Instant nextBy(Instant until) {
        if (upTo == null || !mayChangeBy(until)) {
            return null;
        }
        return due().at().filter(at -> !at.isAfter(until)).orElse(null);
    }

    /** Cheap, and mostly no: events come close together, and what time does takes longer. */
    private boolean mayChangeBy(Instant until) {
        var idle = book.idle();
        if (idle != null) {
            var decay = definition.decay();
            if (decay != null && !until.isBefore(decay.full(idle.since(), 1))) {
                return true;
            }
            if (scorer.makes(Derivation.INACTIVE)
                    && !until.isBefore(idle.since().plus(Derivation.SILENCE))) {
                return true;
            }
        }
        return !sessions.isEmpty() || book.awaitsCoolDown();
    }

    Due due() {
        var reached = reached();
        if (reached == null) {
            return Due.NEVER;
        }
        return new Due(
                book.nextDecay(reached), earliest(earliest(sessions.nextEnd(), book.opensAt()), inactiveAt(reached)));
    }

    private @Nullable Instant inactiveAt(Instant reached) {
        var idle = book.idle();
        if (idle == null || !scorer.makes(Derivation.INACTIVE)) {
            return null;
        }
        var at = idle.since().plus(Derivation.SILENCE);
        return at.isAfter(reached) ? at : null;
    }

    private void step(Instant at) {
        var due = due();
        var inactive = at.equals(inactiveAt(reachedOr(at)));
        var decays = at.equals(due.decay());
        steppedAt = at;
        if (definition.method() instanceof Method.Sessions(var scoring)) {
            var ended = sessions.endSilent(at, scoring);
            if (ended != null) {
                book.begin();
                averageSessions(ended, at);
                book.settle(ended, at);
            }
        }
        var idle = book.idle();
        if (decays) {
            book.decay(at);
        }
        if (inactive && idle != null) {
            make(Derivation.INACTIVE, new Facts(Attributes.NONE, traits), Factor.ONE, idle.event(), at);
        }
        if (last != null) {
            book.climb(last, at);
        }
    }

    private Instant reachedOr(Instant other) {
        var reached = reached();
        return reached == null ? other : reached;
    }

    private void averageSessions(EventId event, Instant at) {
        book.add(
                Cause.RULE,
                Definition.SESSION,
                Category.ENGAGEMENT,
                sessions.average() - book.of(Category.ENGAGEMENT),
                true,
                event,
                at);
    }

    private @Nullable Instant reached() {
        var last = upTo;
        if (last == null) {
            return steppedAt;
        }
        return steppedAt == null || steppedAt.isBefore(last.occurredAt()) ? last.occurredAt() : steppedAt;
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private ScoreState state() {
        return new ScoreState(
                book.points(),
                book.rung(),
                rules,
                book.holding(),
                traits,
                book.idle(),
                visits,
                sessions.memory(),
                events,
                from.entries() + book.entries().size(),
                from.crossings() + book.crossings().size(),
                upTo,
                last,
                book.lastChange(),
                steppedAt);
    }

    Scored result() {
        return new Scored(state(), book.entries(), book.crossings(), derived, checkpoints);
    }
}

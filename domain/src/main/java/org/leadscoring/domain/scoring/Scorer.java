package org.leadscoring.domain.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.stage.Crossing;

/**
 * Scores events by one version of a model. A pure function (spec SC-1): the same events give the same score, ledger and
 * crossings, whether they are scored one by one, in groups, or all at once, and however they were delivered.
 *
 * <p>Example: on a scale 0 … 100 a lead at 90 asks for a demo (+50 intent). The ledger gets {@code rule +50: 90 → 140} and
 * {@code cap −40: 140 → 100}, both in intent; crossings are judged by 90 → 100.
 *
 * <p>Immutable; safe to share between threads.
 */
public final class Scorer {

    private final ScoringModel model;
    private final Map<EventType, List<Rule>> rules;

    public Scorer(ScoringModel model) {
        this.model = model;
        this.rules = model.rules().stream().collect(Collectors.groupingBy(Rule::event));
    }

    /** The model it scores by. */
    public ScoringModel model() {
        return model;
    }

    /** Scores a whole history from the start; its order does not matter and duplicates count once. */
    public Scored replay(Collection<Event> history) {
        return resume(ScoreState.START, history);
    }

    /**
     * Goes on from a state with events that all come after it; among themselves they may be in any order.
     *
     * @throws IllegalArgumentException if an event comes before the state's last: the lead must be replayed instead
     */
    public Scored resume(ScoreState state, Collection<Event> events) {
        var run = new Run(state);
        new TreeSet<>(events).forEach(run::apply);
        return run.result();
    }

    /** One pass over events: the only mutable thing here, and it never leaves this class. */
    private final class Run {

        private final EnumMap<Category, Integer> sums = new EnumMap<>(Category.class);
        private final Map<String, Integer> uses;
        private final List<LedgerEntry> entries = new ArrayList<>();
        private final List<Crossing> crossings = new ArrayList<>();
        private final ScoreState from;
        private @Nullable EventKey upTo;
        private int total;

        Run(ScoreState from) {
            this.from = from;
            this.uses = new HashMap<>(from.uses());
            this.upTo = from.upTo();
            this.total = from.total();
            for (var category : Category.values()) {
                sums.put(category, from.of(category));
            }
        }

        void apply(Event event) {
            if (upTo != null && upTo.compareTo(event.key()) >= 0) {
                throw new IllegalArgumentException(
                        "event " + event.key() + " does not come after " + upTo + "; replay the lead");
            }
            upTo = event.key();
            var before = total;
            var firstEntry = entries.size();
            for (var rule : rules.getOrDefault(event.type(), List.of())) {
                if (rule.points() != 0 && permitted(rule)) {
                    add(Cause.RULE, rule.id(), rule.category(), rule.points(), event);
                }
            }
            clamp(event, firstEntry);
            for (var passage : model.ladder().between(before, total)) {
                crossings.add(
                        new Crossing(passage.stage(), passage.direction(), total, event.occurredAt(), event.id()));
            }
        }

        private boolean permitted(Rule rule) {
            return switch (rule.limit()) {
                case Limit.Unlimited() -> true;
                case Limit.Once() -> uses.putIfAbsent(rule.id(), 1) == null;
            };
        }

        /**
         * Takes what lies outside the scale back from the categories that brought it there, the last rule first, so that
         * each category keeps what it earned before this event.
         */
        private void clamp(Event event, int firstEntry) {
            var excess = total - model.scale().clamp(total);
            for (int i = entries.size() - 1; i >= firstEntry && excess != 0; i--) {
                var entry = entries.get(i);
                if (Integer.signum(entry.points()) == Integer.signum(excess)) {
                    var taken = excess > 0 ? Math.min(excess, entry.points()) : Math.max(excess, entry.points());
                    add(Cause.CAP, null, entry.category(), -taken, event);
                    excess -= taken;
                }
            }
        }

        private void add(Cause cause, @Nullable String rule, Category category, int points, Event event) {
            entries.add(new LedgerEntry(
                    cause, rule, category, event.id(), points, total, total + points, event.occurredAt()));
            total += points;
            sums.merge(category, points, Integer::sum);
        }

        Scored result() {
            var state = new ScoreState(
                    sums.getOrDefault(Category.ENGAGEMENT, 0),
                    sums.getOrDefault(Category.FIT, 0),
                    sums.getOrDefault(Category.INTENT, 0),
                    uses,
                    from.entries() + entries.size(),
                    from.crossings() + crossings.size(),
                    upTo);
            return new Scored(state, entries, crossings);
        }
    }
}

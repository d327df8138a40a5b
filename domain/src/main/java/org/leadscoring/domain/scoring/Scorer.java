package org.leadscoring.domain.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventType;

/**
 * Scores events by one version of a model. A pure function of the events and of the instant up to which time is reckoned
 * (spec SC-1): the same events give the same score, ledger and crossings, whether they are scored one by one, in groups, or
 * all at once, however they were delivered, and however often, or late, somebody looked in between.
 *
 * <p>Example: on a scale 0 … 100 a lead at 90 asks for a demo (+50 intent). The ledger gets {@code rule +50: 90 → 140} and
 * {@code cap −40: 140 → 100}, both in intent; crossings are judged by 90 → 100.
 *
 * <p>What time does – decay, the end of a visit, inactivity, the end of a cool-down – happens at its own instant, before an
 * event of the same instant.
 *
 * <p>Immutable; safe to share between threads.
 */
public final class Scorer {

    /** After so many events each there is a checkpoint, from which a replay can start. */
    public static final int CHECKPOINT_EVERY = 200;

    private final ScoringModel model;
    private final Derivation derivation;
    private final Map<EventType, List<Rule>> rules;
    private final Map<String, Rule> rulesById;
    private final Set<String> traits;

    /**
     * @param derivation what the system makes of events in the workspace
     */
    public Scorer(ScoringModel model, Derivation derivation) {
        this.model = model;
        this.derivation = derivation;
        this.rules = model.rules().stream().collect(Collectors.groupingBy(Rule::event));
        this.rulesById = model.rules().stream().collect(Collectors.toMap(Rule::id, rule -> rule));
        this.traits = traitsOf(model.definition());
    }

    private static Set<String> traitsOf(Definition definition) {
        var conditions = Stream.concat(
                definition.rules().stream().map(Rule::when),
                definition.traitRules().stream().map(TraitRule::when));
        var names = new HashSet<String>();
        conditions
                .flatMap(Condition::fields)
                .filter(field -> field.origin() == Field.Origin.TRAIT)
                .forEach(field -> {
                    names.add(field.path());
                    names.add(field.path().split("\\.", 2)[0]);
                });
        return names;
    }

    /** The model it scores by. */
    public ScoringModel model() {
        return model;
    }

    /**
     * Scores a whole history from the start; its order does not matter and duplicates count once.
     *
     * @param asOf time passes up to here, UTC
     */
    public Scored replay(Collection<Event> history, Instant asOf) {
        return resume(ScoreState.START, history, asOf);
    }

    /**
     * Goes on from a state with events that all come after it; among themselves they may be in any order.
     *
     * @param asOf time passes up to here, UTC; it never runs back
     * @throws IllegalArgumentException if an event comes before something already scored: the lead must be replayed instead
     */
    public Scored resume(ScoreState state, Collection<Event> events, Instant asOf) {
        var run = new ScoringRun(this, state);
        if (events.size() > 1) {
            var sorted = new ArrayList<>(events);
            sorted.sort(null);
            for (int i = 0; i < sorted.size(); i++) {
                if (i == 0 || sorted.get(i).compareTo(sorted.get(i - 1)) != 0) {
                    run.apply(sorted.get(i));
                }
            }
        } else {
            events.forEach(run::apply);
        }
        run.advance(asOf);
        return run.result();
    }

    /** When time alone changes this score next. */
    public Due due(ScoreState state) {
        return new ScoringRun(this, state).due();
    }

    /** The stage a lead in this state is in. */
    public String stage(ScoreState state) {
        return model.ladder().stageOf(state.rung());
    }

    Definition definition() {
        return model.definition();
    }

    /** What the system makes of events in the workspace. */
    public Derivation derivation() {
        return derivation;
    }

    List<Rule> rulesFor(EventType type) {
        return rules.getOrDefault(type, List.of());
    }

    /** Whether the system makes events of this type and the model has a rule for them. */
    boolean makes(EventType type) {
        return rules.containsKey(type) && derivation.makes().contains(type);
    }

    /** Whether the points of an entry with this rule decay. */
    boolean decays(String rule) {
        var found = rulesById.get(rule);
        return found == null || found.decays();
    }

    /** Those of the traits that the model asks for. */
    Attributes asked(Attributes told) {
        if (traits.isEmpty() || told.isEmpty()) {
            return Attributes.NONE;
        }
        var asked = new LinkedHashMap<String, Object>();
        told.values().forEach((name, value) -> {
            if (traits.contains(name)) {
                asked.put(name, value);
            }
        });
        return asked.isEmpty() ? Attributes.NONE : new Attributes(asked);
    }
}

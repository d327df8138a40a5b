package org.leadscoring.domain.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.TraitRule;

/** Counts how leads ended, by what was known of them. Mutable; for one thread. */
public final class FactTally {

    private static final int MOST_NAMES = 2_000;

    private final Question question;
    private final Definition definition;
    private final SortedMap<String, TraitTally> traits = new TreeMap<>();
    private final Set<String> passedOver = new HashSet<>();
    private final SortedMap<String, EventTally> events = new TreeMap<>();
    private final Map<String, Count> rules = new HashMap<>();
    private Count all = Count.NONE;

    /**
     * @param question says which traits are not looked at
     * @param definition whose rules are counted as well
     */
    public FactTally(Question question, Definition definition) {
        this.question = question;
        this.definition = definition;
    }

    /**
     * Adds a lead.
     *
     * @param had ids of the rules it had points of
     */
    public void add(Known known, Set<String> had, boolean won) {
        all = all.plus(Count.of(won));
        had.forEach(rule -> rules.merge(rule, Count.of(won), Count::plus));
        known.traits().forEach((name, value) -> {
            if (!passedOver.contains(name)) {
                var tally = traits.get(name);
                if (tally == null) {
                    tally = begin(name);
                }
                if (tally != null) {
                    tally.add(value, won);
                }
            }
        });
        known.events().forEach((type, times) -> {
            var tally = events.get(type.name());
            if (tally == null && events.size() < MOST_NAMES) {
                tally = new EventTally();
                events.put(type.name(), tally);
            }
            if (tally != null) {
                tally.add(times, won);
            }
        });
    }

    /** What is not looked at is found out once a name, not once a lead. */
    private @Nullable TraitTally begin(String name) {
        if (traits.size() + passedOver.size() >= MOST_NAMES) {
            return null;
        }
        if (!question.uses(name) || TraitNames.isOfAPerson(name)) {
            passedOver.add(name);
            return null;
        }
        var tally = new TraitTally();
        traits.put(name, tally);
        return tally;
    }

    /** How all leads ended. */
    public Count all() {
        return all;
    }

    /** What foretells the outcome too well to have been known before it, traits first, then events, then rules. */
    public List<Leak> leaks() {
        var guard = new LeakGuard(all);
        var leaks = new ArrayList<Leak>();
        traits.forEach((name, trait) -> leaks.addAll(guard.ofTrait(name, trait)));
        events.forEach(
                (type, tally) -> guard.of(Leak.Origin.EVENT, type, tally.did).ifPresent(leaks::add));
        var barred = new Barred(question, leaks);
        Stream.concat(
                        definition.rules().stream()
                                .filter(rule -> barred.why(rule).isEmpty())
                                .map(Rule::id),
                        definition.traitRules().stream()
                                .filter(rule -> barred.why(rule).isEmpty())
                                .map(TraitRule::id))
                .forEach(rule -> guard.of(Leak.Origin.RULE, rule, rules.getOrDefault(rule, Count.NONE))
                        .ifPresent(leaks::add));
        return List.copyOf(leaks);
    }

    Map<String, TraitTally> traits() {
        return traits;
    }

    Map<String, EventTally> events() {
        return events;
    }

    /** How leads ended that did something, and that did it more than once. */
    static final class EventTally {

        private Count did = Count.NONE;
        private Count again = Count.NONE;

        private void add(int times, boolean won) {
            did = did.plus(Count.of(won));
            if (times > 1) {
                again = again.plus(Count.of(won));
            }
        }

        Count did() {
            return did;
        }

        Count again() {
            return again;
        }
    }
}

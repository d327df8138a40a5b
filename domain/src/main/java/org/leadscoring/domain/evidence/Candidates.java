package org.leadscoring.domain.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Condition.Compares;
import org.leadscoring.domain.scoring.Condition.Comparison;
import org.leadscoring.domain.scoring.Condition.Equals;
import org.leadscoring.domain.scoring.Condition.Exists;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.TraitRule;

/**
 * Which rules may be worth points: all a model has, and new ones for what many leads have in common – values of traits, tiers
 * of amounts, things that were done once or several times. What is barred is left out.
 */
final class Candidates {

    /** Of fewer leads nothing can be learned that holds for others. */
    private static final int FEWEST = 20;

    private static final int MOST_PER_TRAIT = 20;
    private static final int MOST_OF_TRAITS = 300;
    private static final int MOST_OF_EVENTS = 60;
    private static final int TIERS = 8;

    /** What is done several times counts so often. */
    private static final int TIMES = 3;

    private static final int LONGEST_ID = 100;

    private final Definition definition;
    private final FactTally facts;
    private final Set<String> ids = new HashSet<>();
    private final Set<Condition> conditions;
    private final Barred barred;

    private Candidates(Definition definition, FactTally facts, Barred barred) {
        this.definition = definition;
        this.facts = facts;
        this.barred = barred;
        this.conditions =
                definition.traitRules().stream().map(TraitRule::when).collect(Collectors.toCollection(HashSet::new));
    }

    /** All that may be worth points, what the model has first. */
    static List<Candidate> of(Definition definition, FactTally facts, Barred barred) {
        return new Candidates(definition, facts, barred).all();
    }

    private List<Candidate> all() {
        var all = new ArrayList<Candidate>();
        for (var rule : definition.rules()) {
            ids.add(rule.id());
            if (barred.why(rule).isEmpty()) {
                all.add(new Candidate.OfEvent(rule, rule.points()));
            }
        }
        for (var rule : definition.traitRules()) {
            ids.add(rule.id());
            if (barred.why(rule).isEmpty()) {
                all.add(new Candidate.OfTrait(rule, rule.points()));
            }
        }
        // All of them together are the rules of one model.
        var events = Definition.MOST_RULES - definition.rules().size();
        var traits = Definition.MOST_RULES - definition.traitRules().size();
        all.addAll(best(ofEvents(), Math.min(MOST_OF_EVENTS, events)));
        all.addAll(best(ofTraits(), Math.min(MOST_OF_TRAITS, traits)));
        return all;
    }

    private static List<Candidate> best(List<Found> found, int most) {
        return found.stream()
                .sorted(Comparator.comparingDouble(Found::tells).reversed())
                .limit(most)
                .map(Found::candidate)
                .toList();
    }

    private List<Found> ofEvents() {
        var found = new ArrayList<Found>();
        facts.events().forEach((type, tally) -> {
            if (barred.event(type) || rare(tally.did())) {
                return;
            }
            var event = new EventType(type);
            found.add(found(
                    new Candidate.OfEvent(
                            new Rule(id(TraitNames.inWords(type) + " once"), event, 1, Category.ENGAGEMENT, Limit.ONCE),
                            null),
                    tally.did()));
            if (!rare(tally.again())) {
                var several = new Rule(
                        id(TraitNames.inWords(type) + " up to " + TIMES + " times"),
                        event,
                        Condition.ALWAYS,
                        1,
                        Category.ENGAGEMENT,
                        Limit.UNLIMITED,
                        TIMES,
                        null,
                        true);
                found.add(found(new Candidate.OfEvent(several, null), tally.again()));
            }
        });
        return found;
    }

    private List<Found> ofTraits() {
        var found = new ArrayList<Found>();
        facts.traits().forEach((name, trait) -> {
            if (!Field.isPath(name) || barred.trait(name) || trait.namesLeads() || rare(trait.present())) {
                return;
            }
            var field = Field.trait(name);
            if (!rare(facts.all().minus(trait.present()))) {
                add(
                        found,
                        new TraitRule(id(TraitNames.inWords(name) + " is known"), new Exists(field), 1, Category.FIT),
                        trait.present());
            }
            if (trait.isAmount()) {
                tiers(found, name, field, trait.amounts());
            } else {
                values(found, name, field, trait);
            }
        });
        return found;
    }

    private void values(List<Found> found, String name, Field field, TraitTally trait) {
        var left = MOST_PER_TRAIT;
        for (var value : trait.values()) {
            if (left == 0 || rare(value.count())) {
                return;
            }
            if (!barred.value(name, value.value())) {
                var rule = new TraitRule(
                        id(TraitNames.inWords(name) + " " + value.value()),
                        new Equals(field, value.value()),
                        1,
                        Category.FIT);
                if (conditions.add(rule.when())) {
                    found.add(found(new Candidate.OfValue(rule, name, value.value()), value.count()));
                }
                left--;
            }
        }
    }

    /** Amounts from which on a share of the leads lies, by the leads there are. */
    private void tiers(List<Found> found, String name, Field field, NavigableMap<BigDecimal, Count> amounts) {
        var leads = amounts.values().stream().mapToLong(Count::leads).sum();
        var below = 0L;
        var next = 1;
        for (var entry : amounts.entrySet()) {
            if (below * (TIERS + 1) >= leads * next) {
                var from =
                        amounts.tailMap(entry.getKey(), true).values().stream().reduce(Count.NONE, Count::plus);
                if (!rare(from)) {
                    add(
                            found,
                            new TraitRule(
                                    id(TraitNames.inWords(name) + " from "
                                            + entry.getKey().toPlainString()),
                                    new Compares(field, Comparison.AT_LEAST, entry.getKey()),
                                    1,
                                    Category.FIT),
                            from);
                }
                while (below * (TIERS + 1) >= leads * next) {
                    next++;
                }
            }
            below += entry.getValue().leads();
        }
    }

    private void add(List<Found> found, TraitRule rule, Count count) {
        if (conditions.add(rule.when())) {
            found.add(found(new Candidate.OfTrait(rule, null), count));
        }
    }

    private boolean rare(Count count) {
        return count.leads() < Math.max(FEWEST, facts.all().leads() / 500);
    }

    /** How far the conversion of those with it lies from that of all, in standard errors. */
    private Found found(Candidate candidate, Count with) {
        var base = facts.all().conversion().value();
        var error = Math.sqrt(base * (1 - base) / with.leads());
        return new Found(candidate, error == 0 ? 0 : Math.abs(with.conversion().value() - base) / error);
    }

    private String id(String wanted) {
        var printable = wanted.strip().replaceAll("\\p{C}", " ");
        var id = Texts.cut(printable, LONGEST_ID);
        for (int i = 2; !ids.add(id); i++) {
            var ending = " (" + i + ")";
            id = Texts.cut(printable, LONGEST_ID - ending.length()) + ending;
        }
        return id;
    }

    private record Found(Candidate candidate, double tells) {}
}

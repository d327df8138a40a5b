package org.leadscoring.domain.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.evidence.Selection.Chosen;
import org.leadscoring.domain.evidence.Suggestion.Change;
import org.leadscoring.domain.evidence.Suggestion.Why;
import org.leadscoring.domain.evidence.Weighing.Weighed;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.TraitRule;
import org.leadscoring.domain.stage.StageLadder;

/** Writes chosen points down as a definition: rules that stay in their places, new ones behind them. */
final class DraftWriting {

    private static final int LONGEST_ID = 100;
    private static final int LONGEST_CAP = 1_000_000;

    private final Definition definition;
    private final List<Candidate> candidates;
    private final Weighing weighing;
    private final Map<String, Weighed> today = new HashMap<>();
    private final List<Weighed> fresh = new ArrayList<>();
    private final Map<Weighed, String> ids = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<Change> changes = new ArrayList<>();

    DraftWriting(ScoringModel model, List<Candidate> candidates, Barred barred, Weighing weighing, Chosen chosen) {
        this.definition = model.definition();
        this.candidates = candidates;
        this.weighing = weighing;
        definition.rules().forEach(rule -> taken.add(rule.id()));
        definition.traitRules().forEach(rule -> taken.add(rule.id()));
        for (var rule : chosen.rules()) {
            var candidate = candidate(rule);
            if (candidate.today() != null) {
                today.put(candidate.id(), rule);
            } else {
                fresh.add(rule);
                ids.put(rule, id(rule));
            }
            var id = ids.getOrDefault(rule, candidate.id());
            var place = rule.places().getFirst();
            changes.add(new Change(
                    id,
                    candidate.today(),
                    rule.points(),
                    rule.with(),
                    rule.without(),
                    weighing.why(place, rule.points())));
        }
        leaveOut(barred);
    }

    private void leaveOut(Barred barred) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < candidates.size(); i++) {
            places.put(candidates.get(i).id(), i);
        }
        definition.rules().forEach(rule -> leaveOut(rule.id(), rule.points(), places.get(rule.id()), barred.why(rule)));
        definition
                .traitRules()
                .forEach(rule -> leaveOut(rule.id(), rule.points(), places.get(rule.id()), barred.why(rule)));
    }

    private void leaveOut(String id, int points, @Nullable Integer place, Optional<Why> barred) {
        if (place == null) {
            changes.add(new Change(id, points, null, Count.NONE, weighing.all(), barred.orElseThrow()));
        } else if (!today.containsKey(id)) {
            var with = weighing.support(place);
            changes.add(new Change(id, points, null, with, weighing.all().minus(with), weighing.why(place, null)));
        }
    }

    private Candidate candidate(Weighed rule) {
        return candidates.get(rule.places().getFirst());
    }

    private String id(Weighed rule) {
        var wanted = new StringBuilder(rule.turned() ? "not " : "")
                .append(candidate(rule).id());
        rule.places().stream()
                .skip(1)
                .forEach(place -> wanted.append(", ")
                        .append(
                                candidates.get(place) instanceof Candidate.OfValue(var _, var _, var value)
                                        ? value
                                        : candidates.get(place).id()));
        var printable = wanted.toString().replaceAll("\\p{C}", " ");
        var id = Texts.shortened(printable, LONGEST_ID);
        for (int i = 2; !taken.add(id); i++) {
            var ending = " (" + i + ")";
            id = Texts.shortened(printable, LONGEST_ID - ending.length()) + ending;
        }
        return id;
    }

    /** What becomes of each rule: those that stay, the weightiest first, then those that are left out. */
    List<Change> changes() {
        return List.copyOf(changes);
    }

    /** The definition, with the ladder that the model has. */
    Definition definition() {
        var rules = new ArrayList<Rule>();
        for (var rule : definition.rules()) {
            var weighed = today.get(rule.id());
            if (weighed != null) {
                rules.add(worth(rule, rule.id(), weighed.points()));
            }
        }
        var traits = new ArrayList<TraitRule>();
        for (var rule : definition.traitRules()) {
            var weighed = today.get(rule.id());
            if (weighed != null) {
                traits.add(new TraitRule(rule.id(), rule.when(), weighed.points(), rule.category()));
            }
        }
        for (var weighed : fresh) {
            var id = ids.getOrDefault(weighed, candidate(weighed).id());
            if (candidate(weighed) instanceof Candidate.OfEvent(var rule, var _)) {
                rules.add(worth(rule, id, weighed.points()));
            } else {
                traits.add(weighing.traitRule(weighed, id));
            }
        }
        return new Definition(
                definition.method(),
                definition.scale(),
                rules,
                traits,
                caps(traits),
                definition.recency(),
                definition.decay(),
                definition.countsSuspects(),
                definition.ladder());
    }

    /** The same rule with other points; if it gives so much and no more, then as many times as before. */
    private static Rule worth(Rule rule, String id, int points) {
        var cap = rule.cap();
        if (cap != null && rule.points() != 0) {
            cap = Math.clamp((long) cap * Math.abs(points) / Math.abs(rule.points()), 1, LONGEST_CAP);
        }
        return new Rule(
                id,
                rule.event(),
                rule.when(),
                points,
                rule.category(),
                rule.limit(),
                cap,
                rule.repeat(),
                rule.decays());
    }

    /** A category's cap leaves room for all its rules about traits, for each of them was weighed beside the others. */
    private Map<Category, Integer> caps(List<TraitRule> traits) {
        var caps = new TreeMap<>(definition.caps());
        caps.replaceAll((category, cap) -> Math.max(
                cap,
                traits.stream()
                        .filter(rule -> rule.category() == category && rule.points() > 0)
                        .mapToInt(TraitRule::points)
                        .sum()));
        return caps;
    }

    /** A definition with another ladder. */
    static Definition with(StageLadder ladder, Definition definition) {
        return new Definition(
                definition.method(),
                definition.scale(),
                definition.rules(),
                definition.traitRules(),
                definition.caps(),
                definition.recency(),
                definition.decay(),
                definition.countsSuspects(),
                ladder);
    }
}

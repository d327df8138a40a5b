package org.leadscoring.domain.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.evidence.Known.Observation;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.Method;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.TraitRule;

/**
 * Tells how often each candidate rule applies to a lead, by the scorer itself: a model in which each candidate gives a hundred
 * points, on an open scale and without decay, so that conditions, limits, repeats and recency count exactly as they will.
 */
final class Probe {

    private static final int POINTS = 100;
    private static final int MOST_CAP = 1_000_000;

    private final Scorer scorer;
    private final Map<String, Integer> places = new HashMap<>();
    private final int width;

    /** @param model whose recency and suspects count, and from whose name the probe has its own */
    Probe(ScoringModel model, Derivation derivation, List<Candidate> candidates) {
        width = candidates.size();
        for (int i = 0; i < width; i++) {
            places.put(candidates.get(i).id(), i);
        }
        var as = model.definition();
        var probing = new Definition(
                new Method.Points(),
                Scale.OPEN,
                candidates.stream()
                        .flatMap(candidate -> candidate instanceof Candidate.OfEvent(var rule, var _)
                                ? Stream.of(probing(rule))
                                : Stream.empty())
                        .toList(),
                candidates.stream()
                        .flatMap(candidate -> switch (candidate) {
                            case Candidate.OfEvent _ -> Stream.empty();
                            case Candidate.OfTrait(var rule, var _) -> Stream.of(probing(rule));
                            case Candidate.OfValue(var rule, var _, var _) -> Stream.of(probing(rule));
                        })
                        .toList(),
                Map.of(),
                as.recency(),
                null,
                as.countsSuspects(),
                as.ladder());
        scorer = new Scorer(new ScoringModel(model.id(), model.name(), model.version(), probing), derivation);
    }

    private static Rule probing(Rule rule) {
        return new Rule(
                rule.id(),
                rule.event(),
                rule.when(),
                POINTS,
                rule.category(),
                rule.limit(),
                cap(rule.cap(), rule.points()),
                rule.repeat(),
                false);
    }

    /** The same number of times. */
    private static @Nullable Integer cap(@Nullable Integer cap, int points) {
        if (cap == null || points == 0) {
            return null;
        }
        return Math.clamp((long) cap * POINTS / Math.abs(points), 1, MOST_CAP);
    }

    private static TraitRule probing(TraitRule rule) {
        return new TraitRule(rule.id(), rule.when(), POINTS, rule.category());
    }

    /** How often each candidate applies to a lead: parts of a time, too, where repeats or recency make it less or more. */
    double[] row(Observation lead) {
        var row = new double[width];
        var scored = scorer.replay(lead.before(), lead.cutOff());
        for (var entry : scored.entries()) {
            var place = entry.cause() == Cause.RULE ? places.get(entry.rule()) : null;
            if (place != null) {
                row[place] += (double) entry.points() / POINTS;
            }
        }
        scored.state().holding().keySet().forEach(rule -> {
            var place = places.get(rule);
            if (place != null) {
                row[place] = 1;
            }
        });
        return row;
    }
}

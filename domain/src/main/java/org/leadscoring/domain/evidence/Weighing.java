package org.leadscoring.domain.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.evidence.Suggestion.Why;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.TraitRule;

/**
 * Makes whole points of weights. A weight is a logarithm of odds; so many of them are a point that the best leads reach the
 * top of the model's scale, or, where it is open, the highest stage.
 */
final class Weighing {

    /** So many of a hundred leads stay below the top. */
    private static final int BELOW_TOP = 98;

    /** A rule that takes points from so many of a hundred leads gives them to the others instead. */
    private static final int COMMON = 20;

    /** So many leads with a rule weigh as much as the points it has today. */
    private static final int TODAY_WEIGHS = 20;

    private static final int MOST_POINTS = 10_000;

    private final Definition definition;
    private final List<Candidate> candidates;
    private final Count[] support;
    private final Count all;
    private final Samples samples;

    Weighing(Definition definition, List<Candidate> candidates, Samples samples) {
        this.definition = definition;
        this.candidates = candidates;
        this.samples = samples;
        this.support = samples.support();
        this.all = samples.all();
    }

    /**
     * All rules that are worth points by these weights, the weightiest first; values of one trait that are worth the same are
     * one rule.
     *
     * @param weights of each candidate, in logarithms of odds a time
     */
    List<Weighed> points(double[] weights) {
        var turned = new boolean[weights.length];
        var shift = 0.0;
        for (int i = 0; i < weights.length; i++) {
            turned[i] = weights[i] < 0
                    && !(candidates.get(i) instanceof Candidate.OfEvent)
                    && candidates.get(i).today() == null
                    && support[i].leads() * 100 > all.leads() * COMMON;
            shift += turned[i] ? -weights[i] : 0;
        }
        var unit = unit(weights, shift);
        var weighed = new ArrayList<Weighed>();
        for (int i = 0; i < weights.length; i++) {
            var points = points(candidates.get(i), turned[i] ? -weights[i] : weights[i], unit, support[i]);
            if (points != 0) {
                weighed.add(new Weighed(
                        List.of(i), points, turned[i], turned[i] ? all.minus(support[i]) : support[i], all));
            }
        }
        return together(weighed).stream()
                .sorted(Comparator.comparingDouble(Weighed::tells).reversed())
                .toList();
    }

    private double unit(double[] weights, double shift) {
        var sums = samples.weighed(weights);
        var top = sums.length == 0 ? 0 : sums[(int) ((long) (sums.length - 1) * BELOW_TOP / 100)] + shift;
        if (top <= 0) {
            // Whatever is known speaks against the leads: then what speaks most for one, or against it, is the top.
            top = IntStream.range(0, weights.length)
                    .mapToDouble(i -> Math.abs(weights[i]))
                    .max()
                    .orElse(0);
        }
        return top / top(definition);
    }

    /** The score of the best leads, in points. */
    static int top(Definition definition) {
        if (definition.scale().cap() < Scale.OPEN.cap()) {
            return definition.scale().cap();
        }
        var stages = definition.ladder().stages();
        return stages.isEmpty() ? 100 : Math.max(1, stages.getLast().threshold());
    }

    private static int points(Candidate candidate, double weight, double unit, Count with) {
        var fitted = unit == 0 ? 0 : weight / unit;
        var today = candidate.today();
        if (today != null) {
            var trust = (double) with.leads() / (with.leads() + TODAY_WEIGHS);
            fitted = with.leads() == 0 ? 0 : trust * fitted + (1 - trust) * today;
        }
        return Math.clamp(Math.round(fitted), -MOST_POINTS, MOST_POINTS);
    }

    private List<Weighed> together(List<Weighed> weighed) {
        var rules = new LinkedHashMap<Object, Weighed>();
        for (var rule : weighed) {
            var place = rule.places.getFirst();
            Object key = !rule.turned && candidates.get(place) instanceof Candidate.OfValue(var _, var trait, var _)
                    ? new Kind(trait, rule.points)
                    : place;
            rules.merge(key, rule, Weighed::with);
        }
        return List.copyOf(rules.values());
    }

    private record Kind(String trait, int points) {}

    /**
     * A rule worth points.
     *
     * @param places of the candidates it stands for
     * @param turned true if it holds where the candidate does not
     * @param with how leads ended that it applies to
     */
    record Weighed(List<Integer> places, int points, boolean turned, Count with, Count all) {

        private Weighed with(Weighed other) {
            var both = new ArrayList<>(places);
            both.addAll(other.places);
            return new Weighed(List.copyOf(both), points, false, with.plus(other.with), all);
        }

        /** How far it spreads leads. */
        double tells() {
            var share = (double) Math.min(with.leads(), all.leads()) / all.leads();
            return Math.abs(points) * Math.sqrt(share * (1 - share));
        }

        /** Whether how leads with it ended certainly speaks the other way than its points do. */
        boolean contradicts() {
            return Lift.contradicts(points, with, without());
        }

        Count without() {
            return all.minus(new Count(Math.min(with.won(), all.won()), Math.min(with.lost(), all.lost())));
        }
    }

    /** What the rule about traits says. */
    TraitRule traitRule(Weighed weighed, String id) {
        var place = weighed.places.getFirst();
        return switch (candidates.get(place)) {
            case Candidate.OfTrait(var rule, var _) ->
                new TraitRule(id, turned(rule.when(), weighed), weighed.points, rule.category());
            case Candidate.OfValue(var rule, var trait, var _) ->
                new TraitRule(
                        id,
                        weighed.places.size() == 1
                                ? turned(rule.when(), weighed)
                                : new Condition.In(Field.trait(trait), values(weighed)),
                        weighed.points,
                        rule.category());
            case Candidate.OfEvent(var rule, var _) ->
                throw new IllegalStateException(rule.id() + " is a rule for events");
        };
    }

    private List<Object> values(Weighed weighed) {
        return weighed.places.stream()
                .map(place -> ((Candidate.OfValue) candidates.get(place)).value())
                .toList();
    }

    private static Condition turned(Condition when, Weighed weighed) {
        return weighed.turned ? new Condition.Not(when) : when;
    }

    /** Why a candidate has the points it has, or none. */
    Why why(int place, @Nullable Integer points) {
        var leads = support[place].leads();
        if (leads == 0) {
            return Why.NEVER;
        }
        if (candidates.get(place).today() != null && leads < TODAY_WEIGHS) {
            return Why.FEW;
        }
        return points == null ? Why.NOTHING_OWN : Why.OUTCOMES;
    }

    Count support(int place) {
        return support[place];
    }

    Count all() {
        return all;
    }
}

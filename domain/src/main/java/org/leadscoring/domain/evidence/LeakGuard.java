package org.leadscoring.domain.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.leadscoring.domain.evidence.Leak.Origin;

/** Finds what foretells the outcome too well. */
final class LeakGuard {

    /** Nothing that is known before a sale picks right so often by itself. */
    private static final double TOO_WELL = 0.97;

    /** So many should have ended the other way, by how all leads ended: then it is no chance if none did. */
    private static final int EXPECTED = 20;

    /** And of a thousand no more than so many did. */
    private static final int PER_THOUSAND = 5;

    /** Where few leads end like that anyway, so many times fewer than should have. */
    private static final int TIMES_FEWER = 10;

    private final Count all;

    /** @param all how all leads ended */
    LeakGuard(Count all) {
        this.all = all;
    }

    /** What leaks through a trait: it as a whole, or some of its values. */
    List<Leak> ofTrait(String name, TraitTally trait) {
        var parts = new ArrayList<Count>();
        if (trait.isAmount()) {
            parts.addAll(trait.amounts().values());
        } else {
            trait.values().forEach(value -> parts.add(value.count()));
        }
        var picks = picks(parts, trait.present());
        if (picks >= TOO_WELL || endsOneWay(trait.present()) || endsOneWay(all.minus(trait.present()))) {
            return List.of(new Leak(Origin.TRAIT, name, "", trait.present(), picks));
        }
        return trait.isAmount()
                ? List.of()
                : trait.values().stream()
                        .filter(value -> endsOneWay(value.count()))
                        .map(value -> new Leak(
                                Origin.TRAIT,
                                name,
                                value.value().toString(),
                                value.count(),
                                picks(List.of(value.count()), value.count())))
                        .toList();
    }

    /**
     * What leaks by having something or not: it alone picks nearly always right, or hardly anybody ended otherwise who has it,
     * or who has it not.
     *
     * @param name of an event or a rule
     * @param with how leads ended that have it
     */
    Optional<Leak> of(Origin origin, String name, Count with) {
        var picks = picks(List.of(with), with);
        return picks >= TOO_WELL || endsOneWay(with) || endsOneWay(all.minus(with))
                ? Optional.of(new Leak(origin, name, "", with, picks))
                : Optional.empty();
    }

    private boolean endsOneWay(Count count) {
        return tooFew(count.lost(), count.leads(), all.lost()) || tooFew(count.won(), count.leads(), all.won());
    }

    private boolean tooFew(long found, long leads, long ofAll) {
        var expected = all.leads() == 0 ? 0 : (double) leads * ofAll / all.leads();
        return expected >= EXPECTED && found * 1000 <= leads * PER_THOUSAND && found * TIMES_FEWER <= expected;
    }

    /**
     * How often it picks the better of two leads if each value stands where its conversion puts it; those without it, and
     * values of only a few leads, which would know each lead by heart, together.
     */
    private double picks(Collection<Count> parts, Count present) {
        var byConversion = new TreeMap<Integer, Count>();
        var rest = all.minus(present);
        for (var part : parts) {
            if (part.leads() < EXPECTED) {
                rest = rest.plus(part);
            } else {
                byConversion.merge(place(part), part, Count::plus);
            }
        }
        if (rest.leads() > 0) {
            byConversion.merge(place(rest), rest, Count::plus);
        }
        return new Scores(byConversion).area().orElse(0.5);
    }

    private static int place(Count count) {
        return (int) Math.round(count.conversion().value() * 1_000_000);
    }
}

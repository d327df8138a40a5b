package org.leadscoring.persistence.scoring;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadscoring.application.scoring.Spans;
import org.leadscoring.domain.scoring.Decay;
import org.leadscoring.domain.scoring.DecayCurve;

/** Decay as a document. */
final class DecayDocument {

    private static final String CURVE = "curve";
    private static final String EVERY = "every";
    private static final int DECIMALS = 2;

    private DecayDocument() {}

    static Map<String, Object> of(Decay decay) {
        var document = new LinkedHashMap<String, Object>();
        switch (decay.curve()) {
            case DecayCurve.Exponential(var share) -> {
                document.put(CURVE, "exponential");
                document.put("percent", percent(share));
            }
            case DecayCurve.Linear(var share) -> {
                document.put(CURVE, "linear");
                document.put("percent", percent(share));
            }
            case DecayCurve.Steps(var percents) -> {
                document.put(CURVE, "steps");
                document.put("left", percents);
            }
            case DecayCurve.HalfLife(var intervals) -> {
                document.put(CURVE, "half_life");
                document.put("half_life", intervals);
            }
        }
        document.put(EVERY, Spans.text(decay.every()));
        return document;
    }

    private static BigDecimal percent(int basisPoints) {
        var percent = BigDecimal.valueOf(basisPoints, DECIMALS).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    static Decay read(Place root, Place place) {
        var curve = curve(root, place);
        var every = place.need(EVERY).duration();
        return root.make(() -> new Decay(curve, every));
    }

    private static DecayCurve curve(Place root, Place place) {
        var curves = new String[] {"exponential", "linear", "steps", "half_life"};
        return switch (place.need(CURVE).oneOf(curves, curve -> curve)) {
            case "exponential" -> {
                var share = share(place);
                yield root.make(() -> new DecayCurve.Exponential(share));
            }
            case "linear" -> {
                var share = share(place);
                yield root.make(() -> new DecayCurve.Linear(share));
            }
            case "steps" -> {
                var left = place.object(List.of(CURVE, "left", EVERY)).need("left").list().stream()
                        .map(Place::integer)
                        .toList();
                yield root.make(() -> new DecayCurve.Steps(left));
            }
            default -> {
                var intervals = place.object(List.of(CURVE, "half_life", EVERY))
                        .need("half_life")
                        .integer();
                yield root.make(() -> new DecayCurve.HalfLife(intervals));
            }
        };
    }

    /** A percentage in hundredths of a percent. */
    private static int share(Place place) {
        var percent = place.object(List.of(CURVE, "percent", EVERY)).need("percent");
        var basisPoints = percent.number().movePointRight(DECIMALS).stripTrailingZeros();
        if (basisPoints.scale() > 0) {
            throw percent.wrong("has more than two decimals; round it");
        }
        if (basisPoints.precision() - basisPoints.scale() > 6) {
            throw percent.wrong("is out of range; 0.01 to 100 are possible");
        }
        return basisPoints.intValueExact();
    }
}

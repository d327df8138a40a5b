package org.leadscoring.domain.scoring;

import java.time.Duration;
import java.util.List;

/**
 * More points for fresh events, fewer for old ones (spec SC-8), by their age when they were received. Both instants are
 * stored, so a replay gives the same points. What the system makes of the passing of time is never boosted.
 *
 * @param bands ages strictly ascending; the first that the age lies under decides
 * @param older for events older than all bands
 */
public record Recency(List<Band> bands, Factor older) {

    /** Age does not matter. */
    public static final Recency NONE = new Recency(List.of(), Factor.ONE);

    /** @throws InvalidModelException if the ages do not ascend */
    public Recency {
        bands = List.copyOf(bands);
        for (int i = 1; i < bands.size(); i++) {
            if (bands.get(i).under().compareTo(bands.get(i - 1).under()) <= 0) {
                throw new InvalidModelException(
                        "/recency/" + i + "/under", "is not longer than the one before; sort the bands by age");
            }
        }
    }

    /** The factor for an event of this age. */
    Factor of(Duration age) {
        for (var band : bands) {
            if (age.compareTo(band.under()) < 0) {
                return band.factor();
            }
        }
        return older;
    }

    /**
     * @param under ages below this one, 1 minute to 366 days
     */
    public record Band(Duration under, Factor factor) {

        public Band {
            Windows.check("/under", under);
        }
    }
}

package org.leadscoring.web.simulation;

import java.util.List;
import java.util.stream.IntStream;
import org.leadscoring.domain.simulation.Simulation;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;

/**
 * What a publication would set off, in counts.
 *
 * @param moved leads that change their stage
 * @param opened leads that get a clock if it acts, by band, the hottest first
 * @param pulledIn leads whose deadline is pulled in if it acts, likewise
 */
record Sending(long moved, List<Line> opened, List<Line> pulledIn) {

    static Sending of(Simulation counted, Words words, Moments moments) {
        return new Sending(
                counted.moved(),
                lines(counted, counted.opened(), words, moments),
                lines(counted, counted.pulledIn(), words, moments));
    }

    private static List<Line> lines(Simulation counted, List<Long> numbers, Words words, Moments moments) {
        var bands = counted.frame().bands();
        return IntStream.range(0, bands.size())
                .filter(place -> numbers.get(place) > 0)
                .mapToObj(place -> new Line(numbers.get(place), Outlook.name(bands.get(place), words, moments)))
                .toList();
    }

    public long clocks() {
        return opened.stream().mapToLong(Line::leads).sum();
    }

    public long deadlines() {
        return pulledIn.stream().mapToLong(Line::leads).sum();
    }

    /**
     * Leads that come into a band.
     *
     * @param band its lowest score and how soon they are answered, in words
     */
    record Line(long leads, String band) {}
}

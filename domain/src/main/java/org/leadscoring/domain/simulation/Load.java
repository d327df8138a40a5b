package org.leadscoring.domain.simulation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a version would have asked of the team on each of the days looked back upon, from the first to the last.
 *
 * @param opened leads that would have got a clock, by the place of the band that promised it
 * @param hotter leads whose promise would have become a quicker one, by the place of that band
 * @param entered leads that climbed into a stage, by its place on the ladder
 */
public record Load(List<List<Long>> opened, List<List<Long>> hotter, List<List<Long>> entered) {

    public Load {
        opened = Counts.copy(opened);
        hotter = Counts.copy(hotter);
        entered = Counts.copy(entered);
    }

    /** New clocks a day. */
    public List<Long> clocks() {
        return opened.stream().map(Counts::sum).toList();
    }

    /** Leads a day that came into a band, by a new clock or a quicker promise. */
    public List<Long> into(int band) {
        return IntStream.range(0, opened.size())
                .mapToObj(day -> opened.get(day).get(band) + hotter.get(day).get(band))
                .toList();
    }

    /** Leads a day that climbed into a stage. */
    public List<Long> intoStage(int stage) {
        return entered.stream().map(day -> day.get(stage)).toList();
    }
}

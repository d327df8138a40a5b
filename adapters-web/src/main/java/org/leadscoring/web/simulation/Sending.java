package org.leadscoring.web.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.leadscoring.domain.delivery.DestinationId;
import org.leadscoring.domain.simulation.Simulation;
import org.leadscoring.domain.stage.Action;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.stage.StageActions;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;

/**
 * What a publication would set off, in counts.
 *
 * @param moved leads that change their stage
 * @param opened leads that get a clock if it acts, by band, the hottest first
 * @param pulledIn leads whose deadline is pulled in if it acts, likewise
 * @param done what is done at thresholds if it acts, by stage, the highest first
 */
record Sending(long moved, List<Line> opened, List<Line> pulledIn, List<Done> done) {

    /** @param names of the destinations */
    static Sending of(
            Simulation counted, StageActions actions, Map<DestinationId, String> names, Words words, Moments moments) {
        return new Sending(
                counted.moved(),
                lines(counted, counted.opened(), words, moments),
                lines(counted, counted.pulledIn(), words, moments),
                done(counted, actions, names, words));
    }

    private static List<Done> done(
            Simulation counted, StageActions actions, Map<DestinationId, String> names, Words words) {
        var done = new ArrayList<Done>();
        var stages = counted.frame().after();
        for (int place = stages.size() - 1; place > 0; place--) {
            var stage = stages.get(place);
            var leads = counted.climbingTo(place);
            var all = actions.at(stage, Direction.UP);
            if (leads > 0 && !all.isEmpty()) {
                var what = all.stream()
                        .map(action -> words.say("actions." + action.key(), nameOf(action, names)))
                        .collect(Collectors.joining(", "));
                done.add(new Done(leads, stage, what));
            }
        }
        return done;
    }

    private static String nameOf(Action action, Map<DestinationId, String> names) {
        return action instanceof Action.Tell(var destination) ? names.getOrDefault(destination, "") : "";
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

    /**
     * What is done for leads that enter a stage.
     *
     * @param leads at most so many: for one that entered it before by the same event it is not done again
     * @param what all of it, in words
     */
    record Done(long leads, String stage, String what) {}
}

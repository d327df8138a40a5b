package org.leadscoring.web.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.simulation.SimulateModel.View;
import org.leadscoring.application.simulation.SimulationRun;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.simulation.Capacity;
import org.leadscoring.domain.simulation.Mover;
import org.leadscoring.domain.simulation.Mover.Reason;
import org.leadscoring.domain.simulation.Simulation;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;

/**
 * The last result of a simulation as the page shows it.
 *
 * @param run as it was counted
 * @param headlines the stages that gain or lose leads, the highest first
 * @param measured how many leads the team answers a day, as it did lately; null if nobody knows
 * @param movers whose score changes most
 */
record Result(
        SimulationRun run,
        List<Headline> headlines,
        @Nullable Long measured,
        Matrix matrix,
        Spread spread,
        Outlook outlook,
        List<MoverLine> movers) {

    /**
     * Makes it of what was counted.
     *
     * @param run a finished one
     * @param typed how many leads the team answers a day, in somebody's own words; null to measure it
     * @param leads at least the movers that are still there
     */
    static Result of(
            View view, SimulationRun run, @Nullable Long typed, Map<LeadId, Lead> leads, Words words, Moments moments) {
        var counted = run.counted();
        var measured = measured(run);
        var capacity = typed == null ? measured : typed;
        var draft = new ScoringModel(
                view.version().model().id(),
                view.version().model().name(),
                view.version().model().version(),
                run.definition());
        return new Result(
                run,
                headlines(counted),
                measured,
                Matrix.of(counted),
                Spread.of(counted, ladder(view, run), draft.ladder(), words),
                Outlook.of(counted, capacity, words, moments),
                counted.movers().stream()
                        .map(mover -> line(mover, leads, view.inForce(), draft, words))
                        .toList());
    }

    /** That of the version it was compared with, if that is the one in force still. */
    private static StageLadder ladder(View view, SimulationRun run) {
        return view.inForce().id().equals(run.inForce())
                ? view.inForce().ladder()
                : run.definition().ladder();
    }

    static @Nullable Long measured(SimulationRun run) {
        OptionalLong measured = Capacity.perWorkingDay(run.counted().frame().firstDay(), run.answered());
        return measured.isPresent() ? measured.getAsLong() : null;
    }

    static List<Headline> headlines(Simulation counted) {
        var frame = counted.frame();
        var lines = new ArrayList<Headline>();
        for (int column = frame.after().size() - 1; column >= 0; column--) {
            var stage = frame.after().get(column);
            var row = frame.before().indexOf(stage);
            var line = new Headline(
                    stage,
                    counted.entering(column),
                    counted.enteringActive(column),
                    row < 0 ? 0 : counted.leaving(row));
            // Who comes to the ground, and who leaves it, was told of the stages above.
            if (column > 0 && (line.enter() > 0 || line.leave() > 0)) {
                lines.add(line);
            }
        }
        IntStream.range(0, frame.before().size())
                .filter(row -> !frame.after().contains(frame.before().get(row)) && counted.leaving(row) > 0)
                .forEach(row -> lines.add(new Headline(frame.before().get(row), 0, 0, counted.leaving(row))));
        return List.copyOf(lines);
    }

    private static MoverLine line(
            Mover mover, Map<LeadId, Lead> leads, ScoringModel inForce, ScoringModel draft, Words words) {
        var lead = leads.get(mover.lead());
        var there = lead != null && lead.mergedInto() == null;
        var reasons = mover.reasons().stream()
                .map(reason -> says(reason, inForce, draft, words))
                .collect(Collectors.joining("; "));
        return new MoverLine(mover, lead == null || !there ? null : words.nameOf(lead), reasons);
    }

    private static String says(Reason reason, ScoringModel inForce, ScoringModel draft, Words words) {
        var rule = reason.rule();
        var what = rule == null
                ? words.of("simulation.cause", reason.cause())
                : words.rule(rule, isIn(draft, rule) ? draft : inForce);
        return words.say(
                reason.before() == 0 ? "simulation.reason.new" : "simulation.reason",
                what,
                signed(reason.before(), words),
                signed(reason.after(), words));
    }

    private static boolean isIn(ScoringModel model, String rule) {
        return model.rule(rule).isPresent()
                || model.definition().traitRules().stream()
                        .anyMatch(trait -> trait.id().equals(rule));
    }

    private static String signed(long points, Words words) {
        return words.signed(Math.toIntExact(Math.clamp(points, Integer.MIN_VALUE, Integer.MAX_VALUE)));
    }

    /** As of when it was counted, UTC. */
    public Instant at() {
        return run.at();
    }

    /**
     * What becomes of a stage.
     *
     * @param enter leads that come into it
     * @param active of them, those that were active on the day it was counted
     * @param leave leads that leave it
     */
    record Headline(String stage, long enter, long active, long leave) {}

    /**
     * A lead whose score changes much.
     *
     * @param name null if the lead is not there any more
     * @param why the rules that make the difference
     */
    record MoverLine(Mover mover, @Nullable String name, String why) {

        public boolean up() {
            return mover.after() > mover.before();
        }
    }
}

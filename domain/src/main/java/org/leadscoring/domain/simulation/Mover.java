package org.leadscoring.domain.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.Waterfall;

/**
 * A lead whose score changes much.
 *
 * @param before its score by the version in force, in points
 * @param after by the draft
 * @param reasons what makes the difference, the most before the least; at most two
 */
public record Mover(LeadId lead, int before, String stageBefore, int after, String stageAfter, List<Reason> reasons) {

    /** The biggest change first; of equal ones the lead with the lower id. */
    static final Comparator<Mover> BIGGEST =
            Comparator.comparingLong(Mover::distance).reversed().thenComparing(Mover::lead);

    private static final int REASONS = 2;

    public Mover {
        reasons = List.copyOf(reasons);
    }

    static Mover of(Compared compared) {
        var before = compared.before();
        var after = compared.after();
        return new Mover(compared.lead(), before.total(), before.stage(), after.total(), after.stage(), List.of());
    }

    /** With why. */
    Mover because(Scored beforeScored, Scored afterScored) {
        return new Mover(lead, before, stageBefore, after, stageAfter, reasons(beforeScored, afterScored));
    }

    /** By how much its score changes, in points; from 0. */
    long distance() {
        return Math.abs((long) after - before);
    }

    private static List<Reason> reasons(Scored before, Scored after) {
        var points = new HashMap<What, long[]>();
        Waterfall.of(before.entries())
                .lines()
                .forEach(line -> points.computeIfAbsent(What.of(line), _ -> new long[2])[0] += line.points());
        Waterfall.of(after.entries())
                .lines()
                .forEach(line -> points.computeIfAbsent(What.of(line), _ -> new long[2])[1] += line.points());
        var reasons = new ArrayList<Reason>();
        points.forEach((what, both) -> reasons.add(new Reason(what.cause(), what.rule(), both[0], both[1])));
        return reasons.stream()
                .filter(reason -> reason.difference() != 0)
                .sorted(Comparator.<Reason>comparingLong(reason -> Math.abs(reason.difference()))
                        .reversed()
                        .thenComparing(Reason::cause)
                        .thenComparing(reason -> reason.rule() == null ? "" : reason.rule()))
                .limit(REASONS)
                .toList();
    }

    private record What(Cause cause, @Nullable String rule) {

        static What of(Waterfall.Line line) {
            return new What(line.cause(), line.rule());
        }
    }

    /**
     * What a rule, decay or the edges of the scale gave and would give.
     *
     * @param rule null for decay and edges
     * @param before by the version in force, in points
     * @param after by the draft, in points
     */
    public record Reason(Cause cause, @Nullable String rule, long before, long after) {

        /** What it gives more, or less, in points. */
        public long difference() {
            return after - before;
        }
    }
}

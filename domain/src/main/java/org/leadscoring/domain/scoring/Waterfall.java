package org.leadscoring.domain.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a score is what it is: its ledger summed up. What gave points comes first, the most before the least; then what took
 * some, likewise; then what idle time took; then what lay beyond a cap or a floor. Each line begins where the one before
 * ended, and the last ends at the total (spec SC-2).
 *
 * <p>Example: {@code pricing 3 × = +45, demo +50, unsubscribed −20, decay 2 × = −9} is
 * {@code 0 → 50 → 95 → 75 → 66}.
 *
 * @param lines by cause, rule and category; what came and went altogether is left out
 */
public record Waterfall(List<Line> lines) {

    private static final Comparator<Line> ORDER = Comparator.comparingInt(Line::place)
            .thenComparing(Comparator.<Line>comparingLong(line -> Math.abs(line.points()))
                    .reversed())
            .thenComparing(line -> line.rule() == null ? "" : line.rule())
            .thenComparing(Line::category);

    public Waterfall {
        lines = List.copyOf(lines);
    }

    /**
     * Sums up a whole ledger, or a part of one: then the lines add up to what that part changed.
     *
     * @param entries in any order
     */
    public static Waterfall of(Iterable<LedgerEntry> entries) {
        var sums = new LinkedHashMap<What, Line>();
        for (var entry : entries) {
            var one = new Line(entry.cause(), entry.rule(), entry.category(), 1, entry.points(), 0);
            sums.merge(new What(entry.cause(), entry.rule(), entry.category()), one, Line::plus);
        }
        return ofSums(sums.values());
    }

    /**
     * Of a ledger that is summed up already.
     *
     * @param sums one for each cause, rule and category, in any order; what was before each does not matter
     */
    public static Waterfall ofSums(Collection<Line> sums) {
        var lines = new ArrayList<Line>();
        long running = 0;
        for (var line :
                sums.stream().filter(line -> line.points() != 0).sorted(ORDER).toList()) {
            lines.add(new Line(line.cause(), line.rule(), line.category(), line.count(), line.points(), running));
            running += line.points();
        }
        return new Waterfall(lines);
    }

    /** The score, in points. */
    public long total() {
        return lines.stream().mapToLong(Line::points).sum();
    }

    private record What(Cause cause, @Nullable String rule, Category category) {}

    /**
     * Everything one rule gave or took in a category, or all of decay or capping there.
     *
     * @param rule null for decay and capping
     * @param count ledger entries
     * @param points their sum, never 0; 64 bits, for what a cap took back may go beyond what a score can be
     * @param before the sum of the lines before, in points
     */
    public record Line(Cause cause, @Nullable String rule, Category category, int count, long points, long before) {

        /** The sum of the lines up to this one, in points. */
        public long after() {
            return before + points;
        }

        private int place() {
            return switch (cause) {
                case RULE, FIT -> points > 0 ? 0 : 1;
                case DECAY -> 2;
                case CAP -> 3;
            };
        }

        private Line plus(Line other) {
            return new Line(cause, rule, category, count + other.count, points + other.points, 0);
        }
    }
}

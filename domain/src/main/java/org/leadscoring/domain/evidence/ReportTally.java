package org.leadscoring.domain.evidence;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.leadscoring.domain.evidence.Report.OfMonth;
import org.leadscoring.domain.evidence.Report.OfRule;
import org.leadscoring.domain.evidence.Report.Twins;
import org.leadscoring.domain.scoring.ScoringModel;

/** Counts leads for a report. Of so many or so few leads it keeps the same: no lead itself. Mutable; for one thread. */
public final class ReportTally {

    /** Rules that come together in so many of a hundred cases say the same. */
    private static final int TWINS_PERCENT = 95;

    /** Of fewer leads that may be chance. */
    private static final int TWINS_LEADS = 30;

    private final ScoringModel model;
    private final ScoreTally scores = new ScoreTally();
    private final Map<String, long[]> rules = new HashMap<>();
    private final Map<Pair, Integer> together = new HashMap<>();
    private final Map<YearMonth, ScoreTally> months = new TreeMap<>();
    private final ScoreTally unseen = new ScoreTally();
    private long late;
    private long early;

    /** @param model the version that is reported on */
    public ReportTally(ScoringModel model) {
        this.model = model;
    }

    /** Adds a lead that was first heard of after its cut-off. */
    public void late() {
        late++;
    }

    /** Adds a lead that ended before its cut-off. */
    public void early() {
        early++;
    }

    /** Counts a lead that was added among those that the version cannot have been made from. */
    public void unseen(int score, boolean won) {
        unseen.add(score, won);
    }

    /**
     * Adds a lead.
     *
     * @param score what the version made of it
     * @param had rules it had points of
     * @param month when it was won or lost, in the workspace's zone
     */
    public void add(int score, Set<String> had, boolean won, YearMonth month) {
        scores.add(score, won);
        months.computeIfAbsent(month, any -> new ScoreTally()).add(score, won);
        var sorted = had.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            rules.computeIfAbsent(sorted.get(i), id -> new long[2])[won ? 0 : 1]++;
            for (int j = i + 1; j < sorted.size(); j++) {
                together.merge(new Pair(sorted.get(i), sorted.get(j)), 1, Integer::sum);
            }
        }
    }

    /** The report of all leads that were added. */
    public Report report() {
        return new Report(
                model.definition(),
                scores.scores(),
                unseen.scores(),
                late,
                early,
                Stream.concat(
                                model.rules().stream()
                                        .map(rule -> new OfRule(rule.id(), rule.points(), with(rule.id()))),
                                model.definition().traitRules().stream()
                                        .map(rule -> new OfRule(rule.id(), rule.points(), with(rule.id()))))
                        .toList(),
                twins(),
                months.entrySet().stream()
                        .map(entry ->
                                new OfMonth(entry.getKey(), entry.getValue().scores()))
                        .toList());
    }

    private Count with(String rule) {
        var count = rules.get(rule);
        return count == null ? Count.NONE : new Count(count[0], count[1]);
    }

    private List<Twins> twins() {
        var twins = new ArrayList<Twins>();
        together.forEach((pair, both) -> {
            var either = with(pair.one).leads() + with(pair.other).leads() - both;
            if (both >= TWINS_LEADS && both * 100L >= either * TWINS_PERCENT) {
                twins.add(new Twins(pair.one, pair.other, both, either));
            }
        });
        twins.sort(Comparator.comparing(Twins::one).thenComparing(Twins::other));
        return twins;
    }

    private record Pair(String one, String other) {}
}

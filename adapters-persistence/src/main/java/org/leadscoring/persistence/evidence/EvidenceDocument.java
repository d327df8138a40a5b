package org.leadscoring.persistence.evidence;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.evidence.Arrivals;
import org.leadscoring.domain.evidence.Count;
import org.leadscoring.domain.evidence.Estimate;
import org.leadscoring.domain.evidence.Evidence;
import org.leadscoring.domain.evidence.Evidence.Comparison;
import org.leadscoring.domain.evidence.Leak;
import org.leadscoring.domain.evidence.Peaks;
import org.leadscoring.domain.evidence.Report;
import org.leadscoring.domain.evidence.Report.OfMonth;
import org.leadscoring.domain.evidence.Report.OfRule;
import org.leadscoring.domain.evidence.Report.Twins;
import org.leadscoring.domain.evidence.Scores;
import org.leadscoring.domain.evidence.Suggestion;
import org.leadscoring.domain.evidence.Suggestion.Change;
import org.leadscoring.domain.evidence.Suggestion.Refusal;
import org.leadscoring.persistence.scoring.StoredDefinitions;
import org.leadscoring.persistence.sql.Json;

/**
 * What outcomes say, as JSON text: some kilobytes, however many leads there are. Leads by score stand as
 * {@code score: [won, lost]}.
 *
 * @param asked the definition that was asked about; null in what was gathered before it was kept, of which nothing is shown
 */
record EvidenceDocument(
        @Nullable String asked,
        Map<Integer, List<Long>> scores,
        @Nullable Map<Integer, List<Long>> unseen,
        long late,
        @Nullable Long early,
        List<RuleDocument> rules,
        List<TwinsDocument> twins,
        Map<String, Map<Integer, List<Long>>> months,
        @Nullable ArrivalsDocument arrivals,
        @Nullable ComparisonDocument comparison,
        List<LeakDocument> leaks,
        @Nullable SuggestionDocument suggestion,
        @Nullable String refusal) {

    static String text(Evidence evidence) {
        var report = evidence.report();
        var months = new TreeMap<String, Map<Integer, List<Long>>>();
        report.months().forEach(month -> months.put(month.month().toString(), document(month.scores())));
        var comparison = evidence.comparison();
        var suggestion = evidence.suggestion();
        var refusal = evidence.refusal();
        return Json.text(new EvidenceDocument(
                StoredDefinitions.text(report.asked()),
                document(report.scores()),
                document(report.unseen()),
                report.late(),
                report.early(),
                report.rules().stream().map(RuleDocument::of).toList(),
                report.twins().stream()
                        .map(twins -> new TwinsDocument(twins.one(), twins.other(), twins.both(), twins.either()))
                        .toList(),
                months,
                ArrivalsDocument.of(evidence.arrivals()),
                comparison == null ? null : ComparisonDocument.of(comparison),
                evidence.leaks().stream().map(LeakDocument::of).toList(),
                suggestion == null ? null : SuggestionDocument.of(suggestion),
                refusal == null ? null : refusal.name()));
    }

    /** Null for what was gathered by a version of the product that kept less. */
    static @Nullable Evidence evidence(String text) {
        var document = Json.document(text, EvidenceDocument.class);
        if (document.asked == null || document.unseen == null || document.early == null || document.arrivals == null) {
            return null;
        }
        var months = document.months.entrySet().stream()
                .map(month -> new OfMonth(YearMonth.parse(month.getKey()), scores(month.getValue())))
                .sorted(Comparator.comparing(OfMonth::month))
                .toList();
        var report = new Report(
                StoredDefinitions.definition(document.asked),
                scores(document.scores),
                scores(document.unseen),
                document.late,
                document.early,
                document.rules.stream().map(RuleDocument::ofRule).toList(),
                document.twins.stream()
                        .map(twins -> new Twins(twins.one, twins.other, twins.both, twins.either))
                        .toList(),
                months);
        return new Evidence(
                report,
                document.arrivals.arrivals(),
                document.comparison == null ? null : document.comparison.comparison(),
                document.leaks.stream().map(LeakDocument::leak).toList(),
                document.suggestion == null ? null : document.suggestion.suggestion(),
                document.refusal == null ? null : Refusal.valueOf(document.refusal));
    }

    private static Map<Integer, List<Long>> document(Scores scores) {
        var byScore = new TreeMap<Integer, List<Long>>();
        scores.byScore().forEach((score, count) -> byScore.put(score, document(count)));
        return byScore;
    }

    private static Scores scores(Map<Integer, List<Long>> document) {
        var byScore = new TreeMap<Integer, Count>();
        document.forEach((score, count) -> byScore.put(score, counted(count)));
        return new Scores(byScore);
    }

    private static List<Long> document(Count count) {
        return List.of(count.won(), count.lost());
    }

    private static Count counted(List<Long> document) {
        return new Count(document.getFirst(), document.getLast());
    }

    record RuleDocument(String rule, int points, List<Long> with) {

        static RuleDocument of(OfRule rule) {
            return new RuleDocument(rule.rule(), rule.points(), document(rule.with()));
        }

        OfRule ofRule() {
            return new OfRule(rule, points, counted(with));
        }
    }

    record TwinsDocument(String one, String other, long both, long either) {}

    record EstimateDocument(double value, double low, double high) {

        static EstimateDocument of(Estimate estimate) {
            return new EstimateDocument(estimate.value(), estimate.low(), estimate.high());
        }

        Estimate estimate() {
            return new Estimate(value, low, high);
        }
    }

    record ArrivalsDocument(String from, String until, long leads, Map<Integer, Long> now, Map<Integer, Long> then) {

        static ArrivalsDocument of(Arrivals arrivals) {
            return new ArrivalsDocument(
                    arrivals.from().toString(),
                    arrivals.until().toString(),
                    arrivals.leads(),
                    arrivals.now().byScore(),
                    arrivals.then().byScore());
        }

        Arrivals arrivals() {
            return new Arrivals(
                    Instant.parse(from),
                    Instant.parse(until),
                    leads,
                    new Peaks(new TreeMap<>(now)),
                    new Peaks(new TreeMap<>(then)));
        }
    }

    record ComparisonDocument(
            Map<Integer, List<Long>> champion,
            Map<Integer, List<Long>> challenger,
            EstimateDocument difference,
            @Nullable List<Long> unseen,
            @Nullable EstimateDocument proven) {

        static ComparisonDocument of(Comparison comparison) {
            var proven = comparison.proven();
            return new ComparisonDocument(
                    document(comparison.champion()),
                    document(comparison.challenger()),
                    EstimateDocument.of(comparison.difference()),
                    document(comparison.unseen()),
                    proven == null ? null : EstimateDocument.of(proven));
        }

        Comparison comparison() {
            return new Comparison(
                    scores(champion),
                    scores(challenger),
                    difference.estimate(),
                    unseen == null ? Count.NONE : counted(unseen),
                    proven == null ? null : proven.estimate());
        }
    }

    record LeakDocument(String origin, String name, String value, List<Long> count, double picks) {

        static LeakDocument of(Leak leak) {
            return new LeakDocument(
                    leak.origin().name(), leak.name(), leak.value(), document(leak.count()), leak.picks());
        }

        Leak leak() {
            return new Leak(Leak.Origin.valueOf(origin), name, value, counted(count), picks);
        }
    }

    record SuggestionDocument(
            String definition,
            List<ChangeDocument> changes,
            List<Long> madeFrom,
            Map<Integer, List<Long>> now,
            Map<Integer, List<Long>> then,
            EstimateDocument exact,
            EstimateDocument gain) {

        static SuggestionDocument of(Suggestion suggestion) {
            return new SuggestionDocument(
                    StoredDefinitions.text(suggestion.definition()),
                    suggestion.changes().stream().map(ChangeDocument::of).toList(),
                    document(suggestion.madeFrom()),
                    document(suggestion.now()),
                    document(suggestion.then()),
                    EstimateDocument.of(suggestion.exact()),
                    EstimateDocument.of(suggestion.gain()));
        }

        Suggestion suggestion() {
            return new Suggestion(
                    StoredDefinitions.definition(definition),
                    changes.stream().map(ChangeDocument::change).toList(),
                    counted(madeFrom),
                    scores(now),
                    scores(then),
                    exact.estimate(),
                    gain.estimate());
        }
    }

    record ChangeDocument(
            String rule,
            @Nullable Integer today,
            @Nullable Integer points,
            List<Long> with,
            List<Long> without,
            String why) {

        static ChangeDocument of(Change change) {
            return new ChangeDocument(
                    change.rule(),
                    change.today(),
                    change.points(),
                    document(change.with()),
                    document(change.without()),
                    change.why().name());
        }

        Change change() {
            return new Change(rule, today, points, counted(with), counted(without), Suggestion.Why.valueOf(why));
        }
    }
}

package org.leadscoring.application.dashboard;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.dashboard.CountDashboards.Basis;
import org.leadscoring.application.dashboard.Dashboard.Hot;
import org.leadscoring.application.dashboard.Dashboard.Hour;
import org.leadscoring.application.dashboard.Dashboard.InStage;
import org.leadscoring.application.dashboard.Dashboard.OfSource;
import org.leadscoring.application.dashboard.DayFigures.DayOfAnswers;
import org.leadscoring.application.dashboard.DayFigures.DayOfEntries;
import org.leadscoring.application.ingestion.SourceCounts;
import org.leadscoring.application.ingestion.SourceCounts.OfDay;
import org.leadscoring.application.ingestion.SourceCounts.OfHour;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Makes dashboards, one a period, of what was counted by day and of how things stand now. */
public final class PutTogether {

    private static final Duration LATELY = Duration.ofDays(7);
    private static final int HOURS = 24;
    private static final List<String> WATCHED = List.of("mql", "sql");
    private static final String HOT = "hot";

    private final Transactions transactions;
    private final LiveCounts counts;
    private final DayFigures figures;
    private final SourceCounts sources;

    public PutTogether(Transactions transactions, LiveCounts counts, DayFigures figures, SourceCounts sources) {
        this.transactions = transactions;
        this.counts = counts;
        this.figures = figures;
        this.sources = sources;
    }

    /** One for each period. */
    List<Dashboard> of(WorkspaceId workspace, Basis basis) {
        return transactions.run(() -> {
            var counted = counted(workspace, basis);
            return Stream.of(Period.values())
                    .map(period -> dashboard(period, basis, counted))
                    .toList();
        });
    }

    private Counted counted(WorkspaceId workspace, Basis basis) {
        var ladder = basis.model().ladder();
        var inStages = counts.stages(workspace, basis.model());
        var overdueByOwner = new HashMap<Owner, Long>();
        counts.overdueByOwner(workspace, basis.now())
                .forEach(overdue -> overdueByOwner.put(new Owner(overdue.owner()), overdue.promises()));
        return new Counted(
                ladder.names().stream()
                        .map(stage -> new InStage(stage, inStages.getOrDefault(stage, 0L)))
                        .toList(),
                watched(ladder.stages()),
                hot(workspace, basis, ladder.stages()),
                figures.entries(workspace, basis.model().id(), basis.first()),
                figures.answers(workspace, basis.first()),
                counts.overdueByBand(workspace, basis.now()),
                overdueByOwner,
                hours(workspace, basis),
                sources.days(workspace, basis.first()));
    }

    /** What marketing and sales hand over at; on a ladder that calls it otherwise, the two stages on top. */
    private static List<String> watched(List<Stage> stages) {
        var names = stages.stream().map(Stage::name).toList();
        var known = names.stream().filter(WATCHED::contains).toList();
        return known.isEmpty() ? names.subList(Math.max(0, names.size() - 2), names.size()) : known;
    }

    private @Nullable Hot hot(WorkspaceId workspace, Basis basis, List<Stage> stages) {
        var names = stages.stream().map(Stage::name).toList();
        var stage = names.contains(HOT)
                ? Optional.of(HOT)
                : watched(stages).stream().findFirst();
        return stage.map(name -> new Hot(
                        name,
                        counts.leadsThatEntered(
                                workspace, basis.model().id(), name, basis.now().minus(LATELY))))
                .orElse(null);
    }

    private List<Hour> hours(WorkspaceId workspace, Basis basis) {
        var first = basis.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1L));
        var known = new HashMap<Instant, OfHour>();
        sources.hours(workspace, first).forEach(hour -> known.put(hour.hour(), hour));
        return Stream.iterate(first, hour -> hour.plus(Duration.ofHours(1)))
                .limit(HOURS)
                .map(hour -> {
                    var seen = known.get(hour);
                    return seen == null ? new Hour(hour, 0, 0) : new Hour(hour, seen.events(), seen.refused());
                })
                .toList();
    }

    private static Dashboard dashboard(Period period, Basis basis, Counted counted) {
        var from = basis.today().minusDays(period.days() - 1L);
        var answers = counted.answers().stream()
                .filter(day -> !day.day().isBefore(from))
                .toList();
        var ofToday =
                answers.stream().filter(day -> day.day().equals(basis.today())).toList();
        var overdue = counted.overdueByBand().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new Dashboard(
                period,
                basis.now(),
                from,
                basis.today(),
                counted.inStages(),
                counted.watched(),
                entries(from, basis.today(), counted),
                counted.hot(),
                AnswerSum.of(answers).with(overdue),
                AnswerSum.of(ofToday).with(overdue),
                byBand(answers, counted.overdueByBand()),
                byOwner(answers, counted.overdueByOwner()),
                byWeek(from, answers),
                counted.hours(),
                ofSources(from, counted.days()));
    }

    private static List<Dashboard.DayOfEntries> entries(LocalDate from, LocalDate to, Counted counted) {
        var entered = new HashMap<LocalDate, Map<String, Long>>();
        counted.entries()
                .forEach(day -> entered.computeIfAbsent(day.day(), key -> new HashMap<>())
                        .put(day.stage(), day.entered()));
        return from.datesUntil(to.plusDays(1))
                .map(day -> new Dashboard.DayOfEntries(
                        day,
                        counted.watched().stream()
                                .map(stage ->
                                        entered.getOrDefault(day, Map.of()).getOrDefault(stage, 0L))
                                .toList()))
                .toList();
    }

    private static List<Dashboard.OfBand> byBand(List<DayOfAnswers> answers, Map<Integer, Long> overdue) {
        var sums = AnswerSum.by(answers, DayOfAnswers::band);
        return Stream.concat(sums.keySet().stream(), overdue.keySet().stream())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(band -> new Dashboard.OfBand(
                        band, sums.getOrDefault(band, AnswerSum.NONE).with(overdue.getOrDefault(band, 0L))))
                .toList();
    }

    private static List<Dashboard.OfOwner> byOwner(List<DayOfAnswers> answers, Map<Owner, Long> overdue) {
        var sums = AnswerSum.by(answers, day -> new Owner(day.owner()));
        return Stream.concat(sums.keySet().stream(), overdue.keySet().stream())
                .distinct()
                .map(owner -> new Dashboard.OfOwner(
                        owner.user(), sums.getOrDefault(owner, AnswerSum.NONE).with(overdue.getOrDefault(owner, 0L))))
                .sorted(Comparator.comparing((Dashboard.OfOwner own) -> own.owner() == null)
                        .thenComparing(own -> own.answers().answered(), Comparator.reverseOrder())
                        .thenComparing(own -> own.answers().overdue(), Comparator.reverseOrder()))
                .toList();
    }

    private static List<Dashboard.OfWeek> byWeek(LocalDate from, List<DayOfAnswers> answers) {
        return AnswerSum.by(answers, day -> later(from, monday(day.day()))).entrySet().stream()
                .map(week -> new Dashboard.OfWeek(week.getKey(), week.getValue().with(0)))
                .sorted(Comparator.comparing(Dashboard.OfWeek::from))
                .toList();
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Of every source that sent anything in 90 days; the one that sent most comes first. */
    private static List<OfSource> ofSources(LocalDate from, List<OfDay> days) {
        var sums = new HashMap<SourceId, OfSource>();
        days.forEach(day -> sums.merge(day.source(), ofSource(from, day), PutTogether::plus));
        return sums.values().stream()
                .sorted(Comparator.comparingLong(OfSource::accepted)
                        .reversed()
                        .thenComparing(source -> source.source().value()))
                .toList();
    }

    private static OfSource ofSource(LocalDate from, OfDay day) {
        var counts = !day.day().isBefore(from);
        return new OfSource(
                day.source(), counts ? day.events() : 0, counts ? day.refused() + day.limited() : 0, day.lastAt());
    }

    private static OfSource plus(OfSource one, OfSource other) {
        var last = Stream.of(Optional.ofNullable(one.lastAt()), Optional.ofNullable(other.lastAt()))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        return new OfSource(
                one.source(), one.accepted() + other.accepted(), one.refused() + other.refused(), last.orElse(null));
    }

    /** @param user null for nobody */
    private record Owner(@Nullable UserId user) {}

    /** What was counted, of 90 days. */
    private record Counted(
            List<InStage> inStages,
            List<String> watched,
            @Nullable Hot hot,
            List<DayOfEntries> entries,
            List<DayOfAnswers> answers,
            Map<Integer, Long> overdueByBand,
            Map<Owner, Long> overdueByOwner,
            List<Hour> hours,
            List<OfDay> days) {}
}

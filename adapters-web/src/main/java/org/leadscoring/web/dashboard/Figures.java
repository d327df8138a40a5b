package org.leadscoring.web.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.dashboard.Dashboard;
import org.leadscoring.application.dashboard.Dashboard.Answers;
import org.leadscoring.application.dashboard.Dashboard.InStage;
import org.leadscoring.application.dashboard.Dashboard.OfBand;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Address;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;

/**
 * A dashboard as it is shown: numbers with what they are called and where one sees what they count.
 *
 * @param stages from the ground up
 * @param entered how often each watched stage was entered in the whole period, in their order
 * @param days each with how often the watched stages were entered
 * @param answers of all promises
 * @param bands hottest first
 * @param owners the most answers first
 * @param weeks the first first
 */
public record Figures(
        List<StageLine> stages,
        List<Long> entered,
        List<DayLine> days,
        AnswerLine answers,
        List<AnswerLine> bands,
        List<AnswerLine> owners,
        List<AnswerLine> weeks,
        List<SourceLine> sources) {

    private static final String NONE = "–";
    private static final int LOW = 80;

    static boolean isEmpty(Dashboard dashboard) {
        return dashboard.funnel().stream().allMatch(stage -> stage.leads() == 0)
                && dashboard.answers().answered() == 0
                && dashboard.sources().isEmpty();
    }

    static Figures of(
            Dashboard board, Map<UserId, String> people, Map<SourceId, String> sources, Words words, Moments moments) {
        var all = board.funnel().stream().mapToLong(InStage::leads).sum();
        return new Figures(
                board.funnel().stream().map(stage -> StageLine.of(stage, all)).toList(),
                entered(board),
                board.entries().stream()
                        .map(day -> new DayLine(moments.date(day.day()), day.entered()))
                        .toList(),
                line("", null, board.answers(), moments),
                bands(board.byBand(), words, moments),
                board.byOwner().stream()
                        .map(owner -> owner(owner.owner(), owner.answers(), people, words, moments))
                        .toList(),
                board.byWeek().stream()
                        .map(week -> line(
                                words.say("dashboard.week", moments.date(week.from())), null, week.answers(), moments))
                        .toList(),
                board.sources().stream()
                        .filter(source -> sources.containsKey(source.source()))
                        .map(source -> new SourceLine(
                                sources.getOrDefault(source.source(), ""),
                                "/sources/" + source.source().value(),
                                source.accepted(),
                                source.refused(),
                                source.lastAt()))
                        .toList());
    }

    private static List<Long> entered(Dashboard board) {
        var sums = new ArrayList<Long>();
        for (int i = 0; i < board.watched().size(); i++) {
            var stage = i;
            sums.add(board.entries().stream()
                    .mapToLong(day -> day.entered().get(stage))
                    .sum());
        }
        return sums;
    }

    private static List<AnswerLine> bands(List<OfBand> bands, Words words, Moments moments) {
        var lines = new ArrayList<AnswerLine>();
        for (int i = 0; i < bands.size(); i++) {
            var from = bands.get(i).from();
            var above = i == 0 ? null : Integer.valueOf(bands.get(i - 1).from());
            var queue =
                    new Address("/queue").with("tab", "team").with("band", from).toString();
            lines.add(line(band(from, above, words), queue, bands.get(i).answers(), moments));
        }
        return lines;
    }

    private static String band(int from, @Nullable Integer above, Words words) {
        if (from == Integer.MIN_VALUE) {
            return above == null ? words.say("dashboard.band.all") : words.say("dashboard.band.low", above);
        }
        return above == null
                ? words.say("dashboard.band.top", from)
                : words.say("dashboard.band.middle", from, above - 1);
    }

    private static AnswerLine owner(
            @Nullable UserId owner, Answers answers, Map<UserId, String> people, Words words, Moments moments) {
        if (owner == null) {
            return line(words.say("owner.none"), "/queue?tab=unassigned", answers, moments);
        }
        var queue = new Address("/queue")
                .with("tab", "team")
                .with("owner", owner.value())
                .toString();
        return line(people.getOrDefault(owner, words.say("dashboard.gone")), queue, answers, moments);
    }

    private static AnswerLine line(String name, @Nullable String queue, Answers answers, Moments moments) {
        return new AnswerLine(
                name,
                queue,
                answers.answered() == 0 ? NONE : answers.percent() + " %",
                answers.answered() > 0 && answers.percent() < LOW,
                answers,
                time(answers.median(), moments),
                time(answers.p90(), moments));
    }

    private static String time(@Nullable Duration time, Moments moments) {
        return time == null ? NONE : moments.lasting(time);
    }

    /** @param percent of all leads, rounded half up */
    public record StageLine(String name, long leads, long percent, String address) {

        static StageLine of(InStage stage, long all) {
            return new StageLine(
                    stage.stage(),
                    stage.leads(),
                    all == 0 ? 0 : Math.floorDiv(stage.leads() * 200 + all, 2 * all),
                    new Address("/leads").with("stage", stage.stage()).toString());
        }
    }

    /** @param name the day, short */
    public record DayLine(String name, List<Long> entered) {}

    /**
     * How promises were kept.
     *
     * @param name of those that made them
     * @param queue where the open ones of them are; null if there is no such list
     * @param share in time, in percent
     * @param low whether too few were
     */
    public record AnswerLine(
            String name,
            @Nullable String queue,
            String share,
            boolean low,
            Answers answers,
            String median,
            String p90) {}

    /** @param lastAt when the last event arrived, UTC; null if none did */
    public record SourceLine(
            String name,
            String address,
            long accepted,
            long refused,
            @Nullable Instant lastAt) {}
}

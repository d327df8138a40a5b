package org.leadscoring.web.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.leadscoring.application.lead.ViewLead.LeadView;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.web.page.Words;

/** The ledger of a lead in words, each entry with the thresholds it made the score pass. */
final class Ledger {

    /** So many of the latest entries are shown unless the whole ledger is asked for. */
    static final int SHOWN = 200;

    private final List<Line> lines = new ArrayList<>();
    private final Map<Moment, List<Line>> byMoment = new HashMap<>();

    Ledger(LeadView view, Words words) {
        var crossings = new HashMap<Passed, List<Crossing>>();
        view.crossings()
                .forEach(crossing -> crossings
                        .computeIfAbsent(
                                new Passed(crossing.event(), crossing.at(), crossing.score()),
                                passed -> new ArrayList<>())
                        .add(crossing));
        // Thresholds are judged when an event, or one derived from it, has been capped: with the last entry to reach
        // the score they were passed at.
        for (var entry : view.ledger().reversed()) {
            var moment = new Moment(entry.event(), entry.at());
            var passed = crossings.remove(new Passed(entry.event(), entry.at(), entry.after()));
            var line =
                    new Line(entry, what(entry, view.model(), words), passed == null ? List.of() : List.copyOf(passed));
            lines.addFirst(line);
            byMoment.computeIfAbsent(moment, at -> new ArrayList<>()).addFirst(line);
        }
    }

    /** All lines in the order of the ledger. */
    List<Line> lines() {
        return lines;
    }

    /** The lines an event made when it occurred, in order. */
    List<Line> of(Event event) {
        return Objects.requireNonNullElse(byMoment.get(new Moment(event.id(), event.occurredAt())), List.of());
    }

    /** What time alone did since an instant, each moment's lines in order; the latest moment first. */
    List<List<Line>> byTime(Instant since, List<Event> events) {
        var moments = new HashMap<>(byMoment);
        events.forEach(event -> moments.remove(new Moment(event.id(), event.occurredAt())));
        return moments.entrySet().stream()
                .filter(entry -> !entry.getKey().at().isBefore(since))
                .sorted(Comparator.comparing((Map.Entry<Moment, List<Line>> entry) ->
                                entry.getKey().at())
                        .reversed())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** At most so many lines, the latest first. */
    Excerpt latest(int limit) {
        var shown = lines.reversed().stream().limit(limit).toList();
        return new Excerpt(shown, lines.size() - shown.size());
    }

    private static String what(LedgerEntry entry, ScoringModel model, Words words) {
        var rule = entry.rule();
        if (rule != null) {
            return words.rule(rule, model);
        }
        if (entry.cause() == Cause.DECAY) {
            return words.say("ledger.decayed");
        }
        return entry.points() < 0
                ? words.say("ledger.capped", entry.after())
                : words.say("ledger.floored", entry.after());
    }

    /** What time does is put down to the event it is reckoned from, but happens later. */
    private record Moment(EventId event, Instant at) {}

    /** A threshold is passed at a score, and the entry that led to it is the one to name. */
    private record Passed(EventId event, Instant at, int score) {}

    /**
     * A ledger entry in words.
     *
     * @param what why, in words
     * @param crossings the thresholds its event made the score pass, in order
     */
    public record Line(LedgerEntry entry, String what, List<Crossing> crossings) {}

    /**
     * The latest lines.
     *
     * @param earlier how many older ones there are
     */
    public record Excerpt(List<Line> lines, int earlier) {}
}

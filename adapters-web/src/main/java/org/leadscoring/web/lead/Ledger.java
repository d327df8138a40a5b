package org.leadscoring.web.lead;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.leadscoring.application.lead.ViewLead.LeadView;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.web.page.Words;

/** The ledger of a lead in words, each entry with the thresholds it made the score pass. */
final class Ledger {

    /** So many of the latest entries are shown unless the whole ledger is asked for. */
    static final int SHOWN = 200;

    private final List<Line> lines = new ArrayList<>();
    private final Map<EventId, List<Line>> byEvent = new HashMap<>();

    Ledger(LeadView view, Words words) {
        var crossings = new HashMap<EventId, List<Crossing>>();
        view.crossings()
                .forEach(crossing -> crossings
                        .computeIfAbsent(crossing.event(), event -> new ArrayList<>())
                        .add(crossing));
        // An event passes its thresholds with its last entry, after capping; so the crossings stand there.
        for (var entry : view.ledger().reversed()) {
            var passed = crossings.remove(entry.event());
            var line =
                    new Line(entry, what(entry, view.model(), words), passed == null ? List.of() : List.copyOf(passed));
            lines.addFirst(line);
            byEvent.computeIfAbsent(entry.event(), event -> new ArrayList<>()).addFirst(line);
        }
    }

    /** All lines in the order of the ledger. */
    List<Line> lines() {
        return lines;
    }

    /** The lines an event made, in order. */
    List<Line> of(EventId event) {
        return Objects.requireNonNullElse(byEvent.get(event), List.of());
    }

    /** At most so many lines, the latest first. */
    Excerpt latest(int limit) {
        var shown = lines.reversed().stream().limit(limit).toList();
        return new Excerpt(shown, lines.size() - shown.size());
    }

    private static String what(LedgerEntry entry, ScoringModel model, Words words) {
        var rule = entry.rule();
        if (rule != null) {
            return model.rule(rule).map(Rule::event).map(words::event).orElse(rule);
        }
        return entry.points() < 0
                ? words.say("ledger.capped", entry.after())
                : words.say("ledger.floored", entry.after());
    }

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

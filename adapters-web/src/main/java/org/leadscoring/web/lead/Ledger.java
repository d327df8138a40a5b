package org.leadscoring.web.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.web.page.Words;

/** A part of the ledger of a lead in words, each entry with the thresholds it made the score pass. */
final class Ledger {

    private final List<Line> lines = new ArrayList<>();

    /**
     * @param entries a part of it, in order
     * @param thresholds those passed meanwhile, in order
     */
    Ledger(List<LedgerEntry> entries, List<Crossing> thresholds, ScoringModel model, Words words) {
        var crossings = new HashMap<Passed, List<Crossing>>();
        thresholds.forEach(crossing -> crossings
                .computeIfAbsent(
                        new Passed(crossing.event(), crossing.at(), crossing.score()), passed -> new ArrayList<>())
                .add(crossing));
        // Thresholds are judged when an event, or one derived from it, has been capped: with the last entry to reach
        // the score they were passed at.
        for (var entry : entries.reversed()) {
            var reached = crossings.remove(new Passed(entry.event(), entry.at(), entry.after()));
            lines.addFirst(
                    new Line(entry, what(entry, model, words), reached == null ? List.of() : List.copyOf(reached)));
        }
    }

    /** All lines in the order of the ledger. */
    List<Line> lines() {
        return lines;
    }

    /** The lines of these entries, in order. */
    List<Line> of(List<LedgerEntry> entries) {
        return lines.stream().filter(line -> entries.contains(line.entry())).toList();
    }

    static String what(LedgerEntry entry, ScoringModel model, Words words) {
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

    /** A threshold is passed at a score, and the entry that led to it is the one to name. */
    private record Passed(EventId event, Instant at, int score) {}

    /**
     * A ledger entry in words.
     *
     * @param what why, in words
     * @param crossings the thresholds its event made the score pass, in order
     */
    public record Line(LedgerEntry entry, String what, List<Crossing> crossings) {}
}

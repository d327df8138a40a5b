package org.leadscoring.domain.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.Scorer;

/**
 * What a version makes of all events of a lead.
 *
 * @param scored score, ledger and crossings
 * @param total the score, in points
 * @param stage where that puts the lead
 * @param firstAt when the first event that counts occurred, UTC; null if none counts
 */
public record Reckoned(
        Scored scored, int total, String stage, @Nullable Instant firstAt) {

    /** Scores a lead from its first event, as a publication does. */
    public static Reckoned of(Scorer scorer, Collection<Event> history, Instant asOf) {
        var scored = scorer.replay(history, asOf);
        var suspects = scorer.model().definition().countsSuspects();
        var first = history.stream()
                .filter(event -> event.counts(suspects))
                .map(Event::occurredAt)
                .min(Comparator.naturalOrder());
        return new Reckoned(scored, scored.state().total(), scorer.stage(scored.state()), first.orElse(null));
    }

    /** The same for a lead that stands elsewhere as yet, because time alone has not been reckoned with up to that instant. */
    public Reckoned standingAt(int standingTotal, String standingStage) {
        return new Reckoned(scored, standingTotal, standingStage, firstAt);
    }

    /** Whether anything of the lead counts; if not, nobody need answer it. */
    public boolean counts() {
        return firstAt != null;
    }

    /**
     * The scores that were higher than the one before, with the one the first event left: when a promise may be made. What
     * an event gives is taken together, with what caps took of it.
     */
    List<Step> rises() {
        var steps = new ArrayList<Step>();
        if (firstAt == null) {
            return steps;
        }
        var entries = scored.entries();
        if (entries.isEmpty() || entries.getFirst().at().isAfter(firstAt)) {
            steps.add(new Step(firstAt, 0));
        }
        var before = 0;
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (i + 1 < entries.size() && together(entry, entries.get(i + 1))) {
                continue;
            }
            if (entry.after() > before || steps.isEmpty()) {
                steps.add(new Step(entry.at(), entry.after()));
            }
            before = entry.after();
        }
        return steps;
    }

    private static boolean together(LedgerEntry one, LedgerEntry next) {
        return one.at().equals(next.at()) && one.event().equals(next.event());
    }

    /** A score that began at an instant. */
    record Step(Instant at, int score) {}
}

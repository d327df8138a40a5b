package org.leadscoring.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Cause;
import org.leadscoring.domain.scoring.Idle;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.ScoreState.Points;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.SessionMemory;
import org.leadscoring.domain.stage.Rung;

/** Scores made up for tests that only need a lead to stand somewhere; they add up. */
public final class Standings {

    private Standings() {}

    /** Puts a lead where it stands, in the place of any score it has, and to what it did last. */
    public static Change change(Lead lead, EventId event, Instant at) {
        return new Change(
                lead.id(),
                ScoreState.START,
                true,
                scored(lead, event, at),
                lead.standing().stage(),
                null,
                false,
                true);
    }

    private static Scored scored(Lead lead, EventId event, Instant at) {
        var score = lead.standing().score();
        var entries = score == 0
                ? List.<LedgerEntry>of()
                : List.of(new LedgerEntry(Cause.CAP, null, Category.ENGAGEMENT, event, score, 0, score, at));
        return new Scored(state(lead, event, entries.size()), entries, List.of(), List.of(), List.of());
    }

    private static ScoreState state(Lead lead, EventId event, int entries) {
        var standing = lead.standing();
        var activity = lead.lastActivityAt();
        return new ScoreState(
                new Points(standing.score(), 0, 0, 0, 0),
                Rung.NONE,
                Map.of(),
                Map.of(),
                Attributes.NONE,
                activity == null ? null : new Idle(activity, event, 0),
                null,
                SessionMemory.NONE,
                0,
                entries,
                0,
                null,
                null,
                standing.lastChange(),
                null);
    }
}

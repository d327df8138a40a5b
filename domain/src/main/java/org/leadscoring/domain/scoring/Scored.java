package org.leadscoring.domain.scoring;

import java.util.List;
import org.leadscoring.domain.stage.Crossing;

/**
 * What events did to a score.
 *
 * @param state where the score stands now
 * @param entries what they added to the ledger, in order
 * @param crossings the thresholds they made the score pass, in order
 */
public record Scored(ScoreState state, List<LedgerEntry> entries, List<Crossing> crossings) {

    public Scored {
        entries = List.copyOf(entries);
        crossings = List.copyOf(crossings);
    }
}

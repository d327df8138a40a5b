package org.leadscoring.domain.scoring;

import java.util.List;
import org.leadscoring.domain.stage.Crossing;

/**
 * What events and time did to a score.
 *
 * @param state where the score stands now
 * @param entries what they added to the ledger, in order
 * @param crossings the thresholds they made the score pass, in order
 * @param derived what the system made of the events by itself, in order
 * @param checkpoints states on the way from which a replay can start, in order: one after every
 *     {@value Scorer#CHECKPOINT_EVERY} events
 */
public record Scored(
        ScoreState state,
        List<LedgerEntry> entries,
        List<Crossing> crossings,
        List<DerivedEvent> derived,
        List<ScoreState> checkpoints) {

    public Scored {
        entries = List.copyOf(entries);
        crossings = List.copyOf(crossings);
        derived = List.copyOf(derived);
        checkpoints = List.copyOf(checkpoints);
    }
}

package org.leadscoring.domain.lead;

import java.time.Instant;
import java.util.List;
import org.leadscoring.domain.workspace.UserId;

/**
 * How the work on a lead ended, told afterwards: by a list that says who became a customer, and not by who moves the lead
 * now.
 *
 * @param status won or lost
 * @param at when, UTC
 */
public record Outcome(LeadStatus status, Instant at) {

    /** @throws IllegalArgumentException if the status is no end */
    public Outcome {
        if (!status.ended()) {
            throw new IllegalArgumentException("the work on a lead ends with won or lost, not with " + status.key());
        }
    }

    /**
     * What is to be added to a lead's history so that it tells this outcome at its instant. Nothing if the lead stood there
     * already then: what is told twice is told once. A lead that had ended otherwise is reopened first, as whoever moves one
     * must do (spec SL-1). What came later stays as it was written down, even where it now follows another step.
     *
     * @param now where the work stands
     * @param history the steps so far, in order
     * @param by who tells it
     */
    public List<StatusChange> steps(LeadStatus now, List<StatusChange> history, UserId by) {
        var before = statusThen(now, history);
        if (before == status) {
            return List.of();
        }
        return before.ended()
                ? List.of(
                        new StatusChange(before, LeadStatus.CONTACTED, at, by),
                        new StatusChange(LeadStatus.CONTACTED, status, at, by))
                : List.of(new StatusChange(before, status, at, by));
    }

    /**
     * Where the work stands once this is told: the latest step by its instant says so, and of steps at one instant the one
     * that was told last. So a deal that was won last year does not end the work on a lead that came back since.
     *
     * @param now where it stood before
     * @param history the steps so far
     */
    public LeadStatus standing(LeadStatus now, List<StatusChange> history) {
        return history.stream().anyMatch(step -> step.at().isAfter(at)) ? now : status;
    }

    private LeadStatus statusThen(LeadStatus now, List<StatusChange> history) {
        var then = history.isEmpty() ? now : history.getFirst().from();
        for (var step : history) {
            if (!step.at().isAfter(at)) {
                then = step.to();
            }
        }
        return then;
    }
}

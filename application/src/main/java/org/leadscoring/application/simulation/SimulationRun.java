package org.leadscoring.application.simulation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.simulation.Simulation;
import org.leadscoring.domain.workspace.UserId;

/**
 * A simulation of a version, and how far it has come.
 *
 * @param model the version
 * @param inForce the version it is compared with
 * @param definition what the version said when the simulation began: all leads are scored by that
 * @param by who asked for it
 * @param cursor the last lead that was counted, null before the first
 * @param total how many leads there were when it began
 * @param counted what has been counted so far; its frame says as of when
 * @param answered how many leads the team answered on each of the days looked back upon; empty before the end
 * @param finishedAt when it ended, UTC; null while it runs
 */
public record SimulationRun(
        ModelId model,
        ModelId inForce,
        Definition definition,
        UserId by,
        @Nullable LeadId cursor,
        long total,
        Simulation counted,
        List<Long> answered,
        @Nullable Instant finishedAt) {

    public SimulationRun {
        answered = List.copyOf(answered);
    }

    /** The same, further on. */
    SimulationRun upTo(LeadId lead, Simulation soFar) {
        return new SimulationRun(
                model, inForce, definition, by, lead, Math.max(total, soFar.leads()), soFar, answered, null);
    }

    /** The same at its end. */
    SimulationRun ended(List<Long> answeredThen, Instant at) {
        return new SimulationRun(model, inForce, definition, by, cursor, counted.leads(), counted, answeredThen, at);
    }

    /** When it began, and as of when leads are scored, UTC. */
    public Instant at() {
        return counted.frame().at();
    }

    /** How many leads have been looked at. */
    public long done() {
        return counted.leads();
    }
}

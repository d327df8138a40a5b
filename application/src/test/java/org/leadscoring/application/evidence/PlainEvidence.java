package org.leadscoring.application.evidence;

import java.time.Clock;
import org.leadscoring.application.InMemoryPorts;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.domain.evidence.PlainRegression;

/** Evidence that weighs each candidate by itself. */
public final class PlainEvidence {

    private PlainEvidence() {}

    /** Evidence over ports in memory. */
    public static RunEvidence over(InMemoryPorts ports, ScoreLeads scoring, EditModels editing, Clock time) {
        var gathering = new GatherEvidence(
                ports.transactions(), ports.outcomes(), scoring, ports.derivations(), new PlainRegression());
        return new RunEvidence(
                ports.transactions(),
                ports.scoringModels(),
                editing,
                ports.evidenceRuns(),
                gathering,
                ports.workspaces(),
                ports.ids(),
                time);
    }
}

package org.leadscoring.application;

import java.time.Instant;
import java.util.Optional;
import org.leadscoring.application.ingestion.IngestEvents;
import org.leadscoring.application.ingestion.SetClocks;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.lead.WorkOnLead;
import org.leadscoring.application.scoring.CheckLedgers;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.setup.SetUpWorkspace;
import org.leadscoring.application.setup.SetUpWorkspace.Wishes;
import org.leadscoring.application.sla.SweepClocks;
import org.leadscoring.application.sla.WorkQueue;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The use cases over ports in memory, with a clock that tests move. */
public final class InMemoryApplication {

    /** When every test begins: a Monday. */
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    public final InMemoryPorts ports = InMemoryPorts.empty();
    public final SettableClock clock = new SettableClock(START);
    public final SetUpWorkspace setUpWorkspace = new SetUpWorkspace(
            ports.transactions(),
            ports.ids(),
            clock,
            ports.workspaces(),
            ports.sources(),
            ports.users(),
            ports.passwords(),
            ports.scoringModels(),
            ports.slaPolicies());
    public final IngestEvents ingestEvents = new IngestEvents(
            ports.transactions(),
            ports.ids(),
            ports.identityBook(),
            ports.leads(),
            ports.eventLog(),
            ports.scoreBook(),
            new ScoreLeads(ports.eventLog(), ports.scoringModels(), ports.scoreBook()),
            new SetClocks(ports.slaPolicies(), ports.slaClocks()));
    public final WorkOnLead workOnLead =
            new WorkOnLead(ports.transactions(), ports.leads(), ports.slaClocks(), ports.users(), clock);
    public final ViewLead viewLead = new ViewLead(
            ports.transactions(),
            ports.leads(),
            ports.identityBook(),
            ports.eventLog(),
            ports.scoringModels(),
            ports.scoreBook(),
            ports.slaClocks());
    public final FindLeads findLeads = new FindLeads(ports.leadList());
    public final WorkQueue workQueue = new WorkQueue(ports.openClocks(), clock);
    public final SweepClocks sweepClocks = new SweepClocks(ports.transactions(), ports.slaClocks(), clock);
    public final CheckLedgers checkLedgers = new CheckLedgers(ports.transactions(), ports.scoreBook());

    /** Sets the first workspace up: website points, the standard promise. */
    public WorkspaceId setUp() {
        return setUpWorkspace
                .setUp(new Wishes(Optional.empty(), Optional.empty()), () -> "a-generated-secret")
                .workspace()
                .id();
    }
}

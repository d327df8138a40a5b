package org.leadscoring.application;

import java.util.EnumMap;
import java.util.List;
import org.leadscoring.application.crm.Clients;
import org.leadscoring.application.crm.Connections.Due;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.EditConnections;
import org.leadscoring.application.crm.FakeCrm;
import org.leadscoring.application.crm.FakeCrm.DeadException;
import org.leadscoring.application.crm.KeepInStep;
import org.leadscoring.application.crm.WatchConnections;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.lead.ComposeNotices;
import org.leadscoring.application.lead.TellCrms;
import org.leadscoring.application.lead.WorkOnLead;
import org.leadscoring.domain.crm.Crm.Kind;

/** What keeps CRMs in step, over ports in memory, with a CRM in memory. */
public final class InMemoryCrm {

    public final FakeCrm crm;
    public final KeepInStep keepInStep;
    public final EditConnections editConnections;
    public final WatchConnections watchConnections;

    InMemoryCrm(InMemoryPorts ports, SettableClock clock, WorkOnLead work, ComposeNotices cards, Announce announce) {
        crm = new FakeCrm(clock::instant, 3);
        var byKind = new EnumMap<Kind, CrmClient>(Kind.class);
        for (var kind : Kind.values()) {
            byKind.put(kind, crm);
        }
        var clients = new Clients(byKind);
        var leads = new TellCrms(ports.leads(), ports.scoringModels(), cards, work);
        keepInStep = new KeepInStep(
                ports.transactions(),
                ports.connections(),
                ports.links(),
                ports.syncRuns(),
                leads,
                clients,
                ports.users(),
                ports.readers(),
                announce,
                ports.ids(),
                clock);
        editConnections = new EditConnections(
                ports.transactions(),
                ports.connections(),
                ports.links(),
                clients,
                ports.auditLog(),
                ports.ids(),
                clock);
        watchConnections = new WatchConnections(
                ports.transactions(), ports.connections(), ports.links(), ports.syncRuns(), leads, keepInStep);
    }

    /** Works until nothing is left to do now, or the process dies. */
    public void work() {
        for (var due : keepInStep.due()) {
            try {
                while (keepInStep.step(due) > 0) {
                    // Goes on.
                }
            } catch (DeadException e) {
                return;
            }
        }
    }

    /** The same step by step. */
    public List<Due> due() {
        return keepInStep.due();
    }
}

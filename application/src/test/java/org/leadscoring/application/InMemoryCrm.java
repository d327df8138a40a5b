package org.leadscoring.application;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.leadscoring.application.crm.AskCrms;
import org.leadscoring.application.crm.Clients;
import org.leadscoring.application.crm.Connections.Due;
import org.leadscoring.application.crm.CrmClient;
import org.leadscoring.application.crm.CrmMeter;
import org.leadscoring.application.crm.EditConnections;
import org.leadscoring.application.crm.FakeCrm;
import org.leadscoring.application.crm.FakeCrm.DeadException;
import org.leadscoring.application.crm.FollowErasures;
import org.leadscoring.application.crm.KeepInStep;
import org.leadscoring.application.crm.SyncRun.Tally;
import org.leadscoring.application.crm.WatchConnections;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.lead.ComposeNotices;
import org.leadscoring.application.lead.TellCrms;
import org.leadscoring.application.lead.WorkOnLead;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Crm.Kind;

/** What keeps CRMs in step, over ports in memory, with a CRM in memory. */
public final class InMemoryCrm {

    public final FakeCrm crm;

    /** What was measured since it was emptied. */
    public final Measured measured = new Measured();

    public final KeepInStep keepInStep;
    public final EditConnections editConnections;
    public final WatchConnections watchConnections;
    public final FollowErasures followErasures;

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
                ports.erasureRequests(),
                ports.syncRuns(),
                leads,
                clients,
                ports.users(),
                ports.readers(),
                announce,
                ports.ids(),
                measured,
                clock);
        editConnections = new EditConnections(
                ports.transactions(),
                ports.connections(),
                ports.links(),
                ports.erasureRequests(),
                clients,
                ports.auditLog(),
                ports.ids(),
                clock);
        watchConnections = new WatchConnections(
                ports.transactions(),
                ports.workspaces(),
                ports.connections(),
                ports.links(),
                ports.syncRuns(),
                leads,
                keepInStep,
                clock);
        followErasures = new FollowErasures(
                ports.transactions(),
                ports.connections(),
                ports.erasureRequests(),
                ports.auditLog(),
                ports.ids(),
                clock);
    }

    /** What asks CRMs to erase persons, over the same ports. */
    static AskCrms asking(InMemoryPorts ports) {
        return new AskCrms(ports.connections(), ports.links(), ports.erasureRequests(), ports.ids());
    }

    /** Begins anew. */
    void forget() {
        crm.forget();
        measured.numbers.clear();
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

    /** Numbers of what was done, by name. */
    public static final class Measured implements CrmMeter {

        public final Map<String, Long> numbers = new TreeMap<>();

        @Override
        public void stepped(Connection connection, Tally done) {
            of(done).forEach((name, number) -> numbers.merge(name, number, Long::sum));
        }

        @Override
        public void failed(Connection connection) {
            numbers.merge("failed", 1L, Long::sum);
        }

        @Override
        public void ended(Connection connection, Duration took) {
            numbers.merge("ended", 1L, Long::sum);
            numbers.merge("seconds", took.toSeconds(), Long::sum);
        }

        /** These numbers by name. */
        public static Map<String, Long> of(Tally tally) {
            return Map.of(
                    "examined", tally.examined(),
                    "created", tally.created(),
                    "updated", tally.updated(),
                    "refused", tally.refused(),
                    "pulled", tally.pulled(),
                    "requests", tally.requests(),
                    "erased", tally.erased());
        }
    }

    /** The same step by step. */
    public List<Due> due() {
        return keepInStep.due();
    }
}

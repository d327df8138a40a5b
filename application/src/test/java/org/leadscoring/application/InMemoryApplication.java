package org.leadscoring.application;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.leadscoring.application.assignment.AssignLeads;
import org.leadscoring.application.assignment.EditAssignment;
import org.leadscoring.application.assignment.PreviewAssignment;
import org.leadscoring.application.dashboard.CountDashboards;
import org.leadscoring.application.dashboard.CountDays;
import org.leadscoring.application.dashboard.PutTogether;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.evidence.PlainEvidence;
import org.leadscoring.application.evidence.RunEvidence;
import org.leadscoring.application.experiment.RunExperiment;
import org.leadscoring.application.importing.ErrorFile;
import org.leadscoring.application.importing.ImportChunks;
import org.leadscoring.application.importing.ImportFiles;
import org.leadscoring.application.importing.ImportLimits;
import org.leadscoring.application.importing.ImportSource;
import org.leadscoring.application.importing.PlainCsv;
import org.leadscoring.application.importing.PlanImport;
import org.leadscoring.application.importing.RunImports;
import org.leadscoring.application.ingestion.IngestEvents;
import org.leadscoring.application.ingestion.SendTestEvent;
import org.leadscoring.application.ingestion.SourceActivity;
import org.leadscoring.application.ingestion.WatchSource;
import org.leadscoring.application.lead.ActOnLeads;
import org.leadscoring.application.lead.ExportLead;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.RescoreLeads;
import org.leadscoring.application.lead.Separation;
import org.leadscoring.application.lead.SetClocks;
import org.leadscoring.application.lead.TellPast;
import org.leadscoring.application.lead.TimeTravel;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.lead.WorkLists;
import org.leadscoring.application.lead.WorkOnLead;
import org.leadscoring.application.lead.WorkOnMany;
import org.leadscoring.application.recalculation.DeriveEvents;
import org.leadscoring.application.recalculation.EditWorkspace;
import org.leadscoring.application.recalculation.MergeLeads;
import org.leadscoring.application.recalculation.PublishModel;
import org.leadscoring.application.recalculation.SweepClocks;
import org.leadscoring.application.recalculation.SweepScores;
import org.leadscoring.application.recalculation.UnmergeLeads;
import org.leadscoring.application.recalculation.VoidEvents;
import org.leadscoring.application.scoring.CheckLedgers;
import org.leadscoring.application.scoring.DraftRule;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.InMemoryTemplates;
import org.leadscoring.application.scoring.MeasureModels;
import org.leadscoring.application.scoring.RecallScores;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.setup.SetUpWorkspace;
import org.leadscoring.application.setup.SetUpWorkspace.Wishes;
import org.leadscoring.application.simulation.CompareLeads;
import org.leadscoring.application.simulation.SimulateModel;
import org.leadscoring.application.sla.EditSlaPolicy;
import org.leadscoring.application.sla.TellOfClocks;
import org.leadscoring.application.sla.WorkQueue;
import org.leadscoring.application.stage.ActOnCrossings;
import org.leadscoring.application.stage.ActOnCrossings.Assigned;
import org.leadscoring.application.workspace.EditSources;
import org.leadscoring.application.workspace.EditUsers;
import org.leadscoring.application.workspace.FindSource;
import org.leadscoring.application.workspace.FindUser;
import org.leadscoring.application.workspace.ReadAuditLog;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;

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
            new InMemoryTemplates(),
            ports.scoringModels(),
            ports.slaPolicies());
    public final SetClocks setClocks = new SetClocks(ports.slaPolicies(), ports.slaClocks());
    public final RecallScores recallScores = new RecallScores(ports.eventLog(), ports.derivations(), ports.scoreBook());
    public final ScoreLeads scoreLeads =
            new ScoreLeads(ports.eventLog(), ports.scoringModels(), ports.derivations(), ports.scoreBook());
    public final InMemoryTelling telling = new InMemoryTelling(ports, clock);
    /** Whose leads become that stages have assigned; nobody's, unless a test says so. */
    public final Map<LeadId, UserId> owners = new HashMap<>();

    public final ActOnLeads actOnLeads = new ActOnLeads(
            new ActOnCrossings(ports.actionBook(), telling.announce, this::assign, ports.links()), ports.leads());
    public final RescoreLeads rescoreLeads = new RescoreLeads(
            scoreLeads,
            ports.identityBook(),
            ports.eventLog(),
            ports.leads(),
            ports.scoreBook(),
            setClocks,
            actOnLeads,
            ports.links());
    public final IngestEvents ingestEvents = new IngestEvents(
            ports.transactions(),
            ports.ids(),
            ports.identityBook(),
            ports.leads(),
            ports.eventLog(),
            ports.voids(),
            rescoreLeads,
            ports.derivations(),
            ports.replays());
    public final ImportSource importSource =
            new ImportSource(ports.sources(), clock, () -> "a-secret-that-nobody-is-told");
    public final ImportFiles importFiles = new ImportFiles(
            ports.transactions(),
            ports.ids(),
            clock,
            ports.imports(),
            ports.storedFiles(),
            ports.refusedRows(),
            new ImportLimits(1 << 20, Duration.ofDays(7)));
    public final PlanImport planImport =
            new PlanImport(ports.transactions(), ports.imports(), ports.storedFiles(), new PlainCsv(), importSource);
    public final RunImports runImports = newImportWorker();
    public final ErrorFile errorFile = new ErrorFile(importFiles, ports.refusedRows(), new PlainCsv());
    public final SweepScores sweepScores = new SweepScores(
            ports.transactions(), ports.leads(), ports.scoreBook(), ports.replays(), rescoreLeads, clock);
    public final PublishModel publishModel = new PublishModel(
            ports.transactions(),
            ports.scoringModels(),
            ports.publications(),
            ports.leads(),
            ports.scoreBook(),
            scoreLeads,
            setClocks,
            actOnLeads,
            ports.links(),
            ports.auditLog(),
            ports.ids(),
            clock);
    public final RunExperiment runExperiment = new RunExperiment(
            ports.transactions(),
            ports.experiments(),
            ports.scoringModels(),
            ports.links(),
            ports.auditLog(),
            ports.ids(),
            clock);
    public final SimulateModel simulateModel = newSimulator(ports.transactions());
    public final EditModels editModels =
            new EditModels(ports.transactions(), ports.scoringModels(), ports.auditLog(), ports.ids(), clock);
    public final RunEvidence runEvidence = PlainEvidence.over(ports, scoreLeads, editModels, clock);
    public final MeasureModels measureModels =
            new MeasureModels(ports.transactions(), ports.scoringModels(), ports.leadSamples(), clock);
    public final FindSource findSource = new FindSource(ports.sources(), clock);
    private final AtomicInteger keys = new AtomicInteger();
    public final EditSources editSources = new EditSources(
            ports.transactions(),
            ports.sources(),
            ports.auditLog(),
            findSource,
            ports.ids(),
            () -> new WriteKey("a-generated-key-" + keys.incrementAndGet()),
            clock);
    public final EditSlaPolicy editSlaPolicy =
            new EditSlaPolicy(ports.transactions(), ports.slaPolicies(), ports.auditLog(), ports.ids(), clock);
    /** What the dice show next. */
    public final AtomicLong dice = new AtomicLong();

    public final AssignLeads assignLeads = new AssignLeads(
            ports.assignmentPolicies(),
            ports.turns(),
            ports.loads(),
            ports.assignments(),
            ports.users(),
            ports.slaPolicies(),
            dice::get);
    public final EditAssignment editAssignment =
            new EditAssignment(ports.transactions(), ports.assignmentPolicies(), ports.auditLog(), ports.ids(), clock);
    public final PreviewAssignment previewAssignment =
            new PreviewAssignment(ports.turns(), ports.loads(), ports.users(), ports.slaPolicies(), clock);
    public final SourceActivity sourceActivity = new SourceActivity(
            ports.transactions(), ports.ids(), ports.workspaces(), ports.sourceCounts(), ports.refusals(), clock);
    public final WatchSource watchSource = new WatchSource(
            ports.transactions(),
            ports.workspaces(),
            ports.eventLog(),
            ports.leads(),
            ports.scoringModels(),
            ports.scoreBook(),
            ports.sourceCounts(),
            ports.refusals(),
            clock);
    public final DraftRule draftRule = new DraftRule(editModels);
    public final VoidEvents voidEvents = new VoidEvents(
            ports.transactions(),
            ports.sources(),
            ports.voids(),
            ports.eventLog(),
            ports.identityBook(),
            ports.leads(),
            ports.replays(),
            rescoreLeads,
            ports.auditLog(),
            ports.ids(),
            clock);
    public final DeriveEvents deriveEvents = new DeriveEvents(
            ports.transactions(), ports.derivations(), ports.replays(), ports.auditLog(), ports.ids(), clock);
    public final InMemoryPageTypes pageTypes = new InMemoryPageTypes(ports, clock);
    public final FindUser findUser = new FindUser(ports.users(), ports.workspaces(), clock);
    public final EditUsers editUsers = new EditUsers(
            ports.transactions(), ports.users(), ports.passwords(), ports.auditLog(), findUser, ports.ids(), clock);
    public final InMemorySecurity security = new InMemorySecurity(ports, findUser, clock);
    public final EditWorkspace editWorkspace = new EditWorkspace(
            ports.transactions(), ports.workspaces(), ports.replays(), ports.auditLog(), findUser, ports.ids(), clock);
    public final ReadAuditLog readAuditLog = new ReadAuditLog(ports.trail());
    public final SendTestEvent sendTestEvent = new SendTestEvent(
            ports.transactions(),
            ports.sources(),
            ingestEvents,
            sourceActivity,
            ports.eventLog(),
            ports.leads(),
            ports.scoringModels(),
            ports.scoreBook(),
            ports.slaClocks(),
            ports.ids(),
            clock);
    private final Separation separation =
            new Separation(ports.identityBook(), ports.merges(), ports.leads(), ports.eventLog(), ports.ids());
    public final UnmergeLeads unmergeLeads =
            new UnmergeLeads(ports.transactions(), ports.leads(), ports.merges(), separation, rescoreLeads, clock);
    public final MergeLeads mergeLeads =
            new MergeLeads(ports.transactions(), separation, rescoreLeads, ports.auditLog(), ports.ids(), clock);
    public final EraseLead eraseLead = new EraseLead(
            ports.transactions(),
            ports.leads(),
            ports.identityBook(),
            new SetClocks(ports.slaPolicies(), ports.slaClocks()),
            InMemoryCrm.asking(ports),
            ports.personalData(),
            ports.erasures(),
            ports.auditLog(),
            ports.ids(),
            clock);
    public final TimeTravel timeTravel = new TimeTravel(
            ports.transactions(), ports.leads(), ports.eventLog(), ports.scoringModels(), ports.derivations());
    public final WorkOnLead workOnLead = new WorkOnLead(
            ports.transactions(),
            ports.leads(),
            ports.slaPolicies(),
            ports.slaClocks(),
            ports.users(),
            ports.assignments(),
            ports.links(),
            clock);
    public final InMemoryCrm crm = new InMemoryCrm(ports, clock, workOnLead, telling.composeNotices, telling.announce);
    public final InMemoryAnalytics analytics = new InMemoryAnalytics(ports, clock, telling.announce);
    public final ViewLead viewLead = new ViewLead(
            ports.transactions(),
            ports.leads(),
            ports.identityBook(),
            ports.eventLog(),
            ports.scoringModels(),
            ports.scoreBook(),
            ports.slaClocks());
    public final FindLeads findLeads = new FindLeads(ports.leadList(), ports.scoringModels(), clock);
    public final WorkLists workLists = new WorkLists(
            ports.transactions(),
            ports.leadList(),
            ports.scoringModels(),
            ports.derivations(),
            recallScores,
            ports.slaClocks(),
            ports.users(),
            clock);
    public final WorkOnMany workOnMany = new WorkOnMany(workOnLead, ports.leads());
    public final ExportLead exportLead = new ExportLead(
            ports.transactions(),
            viewLead,
            ports.merges(),
            ports.voids(),
            ports.scoringModels(),
            ports.scoreBook(),
            ports.ledgers(),
            ports.eventLog(),
            ports.dealings());
    public final TellPast tellPast = new TellPast(
            ports.transactions(),
            ports.eventLog(),
            ports.scoringModels(),
            ports.ledgers(),
            ports.leads(),
            ports.slaClocks(),
            ports.merges(),
            ports.assignments(),
            ports.deliveries());
    public final WorkQueue workQueue = new WorkQueue(ports.openClocks(), clock);
    public final SweepClocks sweepClocks = new SweepClocks(
            ports.transactions(),
            ports.leads(),
            ports.slaPolicies(),
            ports.slaClocks(),
            new TellOfClocks(telling.announce),
            clock);
    public final CountDashboards countDashboards = new CountDashboards(
            ports.transactions(),
            ports.workspaces(),
            ports.scoringModels(),
            ports.replays(),
            new CountDays(ports.transactions(), ports.liveCounts(), ports.dayFigures(), ports.dashboards(), clock),
            new PutTogether(ports.transactions(), ports.liveCounts(), ports.dayFigures(), ports.sourceCounts()),
            ports.dashboards(),
            Duration.ofMinutes(1),
            clock);
    public final CheckLedgers checkLedgers = new CheckLedgers(ports.transactions(), ports.scoreBook());

    private Map<LeadId, Assigned> assign(WorkspaceId workspace, List<LeadId> leads, Instant now) {
        var assigned = new LinkedHashMap<LeadId, Assigned>();
        leads.forEach(lead -> assigned.put(lead, new Assigned(owners.get(lead), "by the test")));
        return assigned;
    }

    /** Begins anew with nothing stored; ids and keys are others than before, so that nothing remembered fits them. */
    public void forget() {
        sourceActivity.flush();
        ports.transactions().clear();
        clock.set(START);
        owners.clear();
        telling.sender.forget();
        security.forget();
        pageTypes.find.forget();
        crm.forget();
        analytics.tool.forget();
    }

    /** Another node that works on simulations, by these transactions. */
    public SimulateModel newSimulator(Transactions transactions) {
        return new SimulateModel(
                transactions,
                ports.scoringModels(),
                ports.simulations(),
                ports.publications(),
                new CompareLeads(
                        scoreLeads,
                        ports.derivations(),
                        ports.scoreBook(),
                        ports.leads(),
                        ports.slaClocks(),
                        ports.slaPolicies()),
                ports.slaPolicies(),
                ports.workspaces(),
                clock,
                _ -> {});
    }

    /** Another node that works on imports. */
    public RunImports newImportWorker() {
        var chunks = new ImportChunks(
                ports.transactions(),
                ports.ids(),
                clock,
                ports.imports(),
                ports.storedFiles(),
                ports.refusedRows(),
                new PlainCsv(),
                ingestEvents,
                ports.eventLog(),
                ports.identityBook());
        return new RunImports(ports.transactions(), clock, ports.imports(), ports.refusedRows(), chunks);
    }

    /** Sets the first workspace up: website points, the standard promise. */
    public WorkspaceId setUp() {
        return setUpWorkspace
                .setUp(new Wishes(Optional.empty(), Optional.empty()), () -> "a-generated-secret")
                .workspace()
                .id();
    }
}

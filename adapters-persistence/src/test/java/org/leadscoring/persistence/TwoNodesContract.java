package org.leadscoring.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leadscoring.application.crm.AskCrms;
import org.leadscoring.application.delivery.Announce;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.ingestion.IngestEvents;
import org.leadscoring.application.ingestion.IngestEvents.Acting;
import org.leadscoring.application.ingestion.Receipt;
import org.leadscoring.application.lead.ActOnLeads;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.lead.RescoreLeads;
import org.leadscoring.application.lead.Separation;
import org.leadscoring.application.lead.SeparationNotPossibleException;
import org.leadscoring.application.lead.SetClocks;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.lead.WorkOnLead;
import org.leadscoring.application.recalculation.UnmergeLeads;
import org.leadscoring.application.scoring.RecallScores;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.scoring.ScoreLeads.Work;
import org.leadscoring.application.stage.ActOnCrossings;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;

/**
 * What nodes on one database make of the same leads, two with a memory of their own and one with none: the same as one node
 * (spec SC-1, OP-1). What a node remembers is never older than what the other has committed.
 */
abstract class TwoNodesContract {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<String> TYPES =
            List.of("demo_requested", "page_view_pricing", "email_opened", "unsubscribed", "free_trial_started");

    private JdbcPorts ports;
    private WorkspaceId workspace;
    private ModelId model;
    private List<Node> nodes;

    protected abstract JdbcPorts ports();

    @BeforeEach
    void start() {
        ports = ports();
        workspace = ports.newWorkspace();
        model = new ModelId(ports.ids().next());
        ports.transactions().run(() -> {
            ports.scoringModels().add(workspace, WebsitePoints.model(model), true, NOW);
            ports.slaPolicies().save(workspace, SlaPolicy.STANDARD);
            return true;
        });
        nodes = List.of(new Node(ports), new Node(ports.anotherNode()), new Node(ports.forgetfulNode()));
    }

    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_nodes_did_in_turn_is_what_a_replay_makes_of_it(int seed) {
        var random = new Random(seed);
        for (int step = 0; step < 60; step++) {
            var node = nodes.get(random.nextInt(nodes.size()));
            switch (random.nextInt(10)) {
                case 0 -> node.answer(random);
                case 1 -> node.undoOrRedoAMerge(random);
                case 2 -> node.erase(random);
                default -> node.ingest(events(random, 1 + random.nextInt(4)));
            }
        }

        assertThat(everything()).isEqualTo(replayed());
        assertIdentifiersStandForLeads();
    }

    @Test
    void what_nodes_did_at_once_is_what_a_replay_makes_of_it() throws Exception {
        try (var senders = Executors.newFixedThreadPool(4)) {
            var sent = new ArrayList<Future<?>>();
            for (int sender = 0; sender < 4; sender++) {
                var random = new Random(1_000 + sender);
                var node = nodes.get(sender % nodes.size());
                Callable<Object> work = () -> {
                    for (int step = 0; step < 25; step++) {
                        node.ingest(events(random, 1 + random.nextInt(4)));
                        if (step % 8 == 7) {
                            node.erase(random);
                        }
                    }
                    return true;
                };
                sent.add(senders.submit(work));
            }
            for (var one : sent) {
                one.get();
            }
        }

        assertThat(everything()).isEqualTo(replayed());
        assertIdentifiersStandForLeads();
    }

    /** Each is written down, and none that stands for nobody: what another node believed of it did no harm. */
    private void assertIdentifiersStandForLeads() {
        var lost = """
                select count(*) from identifier_leads l left join identifiers i on i.id = l.identifier_id
                where l.workspace_id = :workspace and i.id is null
                """;
        var nobodys = """
                select count(*) from identifiers i left join identifier_leads l on l.identifier_id = i.id
                where i.workspace_id = :workspace and l.lead_id is null
                """;
        for (var question : List.of(lost, nobodys)) {
            assertThat(ports.database()
                            .sql(question)
                            .param("workspace", Columns.bytes(workspace.value()))
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void a_change_of_settings_is_seen_by_the_other_node_with_its_next_transaction() {
        var event = events(new Random(1), 1);
        nodes.forEach(node -> node.ingest(event));
        var second = new ModelId(ports.ids().next());

        nodes.getFirst().ports.transactions().run(() -> {
            var other = new ScoringModel(
                    second, "Second", 1, WebsitePoints.model(second).definition());
            nodes.getFirst().ports.scoringModels().add(workspace, other, false, NOW);
            return true;
        });
        nodes.get(1).ingest(events(new Random(2), 5));

        assertThat(leads().keySet().stream()
                        .filter(lead -> !ports.scoreBook()
                                .scores(workspace, second, Set.of(lead))
                                .isEmpty()))
                .isNotEmpty();
    }

    private List<IncomingEvent> events(Random random, int many) {
        var events = new ArrayList<IncomingEvent>();
        for (int i = 0; i < many; i++) {
            var at = NOW.plusSeconds(random.nextInt(100_000));
            var type = TYPES.get(random.nextInt(TYPES.size()));
            var traits = random.nextInt(3) == 0
                    ? new Attributes(Map.of("name", "Name " + random.nextInt(5), "company_size", random.nextInt(90)))
                    : Attributes.NONE;
            var who = new HashSet<Identifier>();
            who.add(new Identifier(IdentifierType.ANONYMOUS_ID, "device-" + random.nextInt(8)));
            if (random.nextBoolean()) {
                who.add(new Identifier(IdentifierType.USER_ID, "user-" + random.nextInt(5)));
            }
            // Now and then a message that was sent before.
            var key = new EventKey(at, "m" + random.nextInt(500), new SourceId(workspace.value()));
            var event = new Event(
                    new EventId(ports.ids().next()),
                    key,
                    EventType.named(type),
                    type,
                    NOW.plusSeconds(200_000),
                    Attributes.NONE,
                    traits,
                    Attributes.NONE);
            events.add(IncomingEvent.of(event, who));
        }
        return events;
    }

    private Map<LeadId, Lead> leads() {
        var leads = new TreeMap<LeadId, Lead>();
        ports.listed(workspace, "").forEach(row -> leads.put(row.lead().id(), row.lead()));
        return leads;
    }

    /** All that a lead is, as it stands in the database. */
    private Map<LeadId, Object> everything() {
        var all = new TreeMap<LeadId, Object>();
        leads().forEach((id, lead) -> all.put(
                id,
                List.of(
                        lead,
                        new RecallScores(ports.eventLog(), ports.derivations(), ports.scoreBook())
                                .state(workspace, WebsitePoints.model(model), id),
                        ports.scoreBook().ledger(workspace, id, model),
                        ports.scoreBook().crossings(workspace, id, model),
                        ports.identityBook().identifiersOf(workspace, id),
                        ports.eventLog().history(workspace, id))));
        return all;
    }

    /** The same after a node that remembers nothing has scored every lead from its first event. */
    private Map<LeadId, Object> replayed() {
        var fresh = new Node(ports.anotherNode());
        fresh.ports.transactions().run(() -> {
            var locked = fresh.ports.leads().lock(workspace, leads().keySet());
            fresh.scores.rescore(
                    workspace, Work.same(Work.REPLAY, locked.keySet()), locked, false, NOW.plusSeconds(200_000));
            return true;
        });
        return everything();
    }

    /** The use cases on the ports of one node. */
    private final class Node {

        private final JdbcPorts ports;
        private final RescoreLeads scores;
        private final IngestEvents ingestion;
        private final WorkOnLead work;
        private final UnmergeLeads unmerge;
        private final EraseLead erasing;
        private final UserId user;

        Node(JdbcPorts ports) {
            this.ports = ports;
            var clock = Clock.fixed(NOW.plusSeconds(200_000), ZoneOffset.UTC);
            var clocks = new SetClocks(ports.slaPolicies(), ports.slaClocks());
            var scoring =
                    new ScoreLeads(ports.eventLog(), ports.scoringModels(), ports.derivations(), ports.scoreBook());
            scores = new RescoreLeads(
                    scoring,
                    ports.identityBook(),
                    ports.eventLog(),
                    ports.leads(),
                    ports.scoreBook(),
                    clocks,
                    new ActOnLeads(
                            new ActOnCrossings(
                                    ports.actionBook(),
                                    new Announce(ports.destinations(), ports.readers(), ports.outbox()),
                                    (workspace, leads, at) -> Map.of(),
                                    ports.links()),
                            ports.leads()),
                    ports.links());
            ingestion = new IngestEvents(
                    ports.transactions(),
                    ports.ids(),
                    ports.identityBook(),
                    ports.leads(),
                    ports.eventLog(),
                    ports.voids(),
                    scores,
                    ports.derivations(),
                    ports.replays());
            work = new WorkOnLead(
                    ports.transactions(),
                    ports.leads(),
                    ports.slaPolicies(),
                    ports.slaClocks(),
                    ports.users(),
                    ports.assignments(),
                    ports.links(),
                    clock);
            unmerge = new UnmergeLeads(
                    ports.transactions(),
                    ports.leads(),
                    ports.merges(),
                    new Separation(ports.identityBook(), ports.merges(), ports.leads(), ports.eventLog(), ports.ids()),
                    scores,
                    clock);
            erasing = new EraseLead(
                    ports.transactions(),
                    ports.leads(),
                    ports.identityBook(),
                    clocks,
                    new AskCrms(ports.connections(), ports.links(), ports.erasureRequests(), ports.ids()),
                    ports.personalData(),
                    ports.erasures(),
                    ports.auditLog(),
                    ports.ids(),
                    clock);
            user = new UserId(ports.ids().next());
        }

        /** Erases somebody, unless the other node was quicker. */
        void erase(Random random) {
            var leads = List.copyOf(leads().keySet());
            if (leads.isEmpty()) {
                return;
            }
            var lead = leads.get(random.nextInt(leads.size()));
            try {
                assertThat(erasing.erase(workspace, lead, user).extent().leads())
                        .isPositive();
            } catch (UnknownLeadException e) {
                assertThat(e.lead()).isEqualTo(lead);
            }
        }

        void ingest(List<IncomingEvent> events) {
            ingestion
                    .ingest(workspace, events, NOW.plusSeconds(200_000), Acting.NOW)
                    .forEach(Receipt::taken);
        }

        /** Moves a lead that is new to the next status. */
        void answer(Random random) {
            leads().values().stream()
                    .filter(lead -> lead.status() == LeadStatus.NEW)
                    .skip(random.nextInt(3))
                    .findFirst()
                    .ifPresent(lead -> work.moveTo(workspace, lead.id(), LeadStatus.CONTACTED, user));
        }

        void undoOrRedoAMerge(Random random) {
            var merge = anyMerge(random);
            if (merge == null) {
                return;
            }
            try {
                if (merge.undone() == null) {
                    unmerge.unmerge(workspace, merge.id(), user);
                } else if (merge.redone() == null) {
                    unmerge.remerge(workspace, merge.id(), user);
                }
            } catch (SeparationNotPossibleException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }

        private @Nullable Merge anyMerge(Random random) {
            var merges = new HashMap<Object, Merge>();
            leads().keySet()
                    .forEach(
                            lead -> ports.merges().of(workspace, lead).forEach(merge -> merges.put(merge.id(), merge)));
            var all = merges.values().stream()
                    .sorted((a, b) -> a.id().compareTo(b.id()))
                    .toList();
            return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
        }
    }
}

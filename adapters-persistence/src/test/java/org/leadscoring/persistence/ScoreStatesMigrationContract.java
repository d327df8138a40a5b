package org.leadscoring.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.scoring.ScoreBook.Change;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.scoring.ScoreLeads.Work;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Replays;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;

/** A database in which the release before kept every state in {@code scores}: its leads are scored on as if nothing were. */
abstract class ScoreStatesMigrationContract {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Identifier ADA = new Identifier(IdentifierType.USER_ID, "ada");

    /** Connects to an empty database, which is migrated. */
    protected abstract JdbcPorts ports();

    @Test
    void what_an_older_release_scored_is_scored_on_and_what_it_kept_no_state_of_is_scored_anew() throws Exception {
        try (var ports = ports()) {
            var story = new Story(ports);
            var kept = story.lead(15);
            var lost = story.lead(3);
            var states = story.states();
            rollBack(ports);
            story.asOfOld(kept, states.get(kept));
            assertThat(ports.database()
                            .sql("select lead_id from replays")
                            .query((row, n) -> new LeadId(Columns.id(row, "lead_id")))
                            .set())
                    .containsOnly(kept, lost);

            migrate(ports);

            var node = ports.anotherNode();
            var scores = node.scoreBook().scores(story.workspace, story.model.id(), Set.of(kept, lost));
            assertThat(scores).containsOnlyKeys(kept);
            assertThat(scores.get(kept).state()).isEqualTo(story.expected(kept).state());
            for (var lead : List.of(kept, lost)) {
                story.add(node, lead);
                assertThat(node.scoreBook().ledger(story.workspace, lead, story.model.id()))
                        .isEqualTo(story.expected(lead).entries());
            }
            assertThat(node.scoreBook().prove().offenders()).isEmpty();
        }
    }

    private static void migrate(JdbcPorts ports) throws Exception {
        try (var connection = ports.pool().getConnection()) {
            liquibase(connection).update(new Contexts());
        }
    }

    private static void rollBack(JdbcPorts ports) throws Exception {
        var since = ports.database().sql("""
                        select count(*) from DATABASECHANGELOG where ORDEREXECUTED >=
                            (select min(ORDEREXECUTED) from DATABASECHANGELOG where ID like '0023-score%')
                        """).query(Integer.class).single();
        try (var connection = ports.pool().getConnection()) {
            liquibase(connection).rollback(since, "");
        }
    }

    private static Liquibase liquibase(Connection connection) throws Exception {
        var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        return new Liquibase("db/changelog/changelog.yaml", new ClassLoaderResourceAccessor(), database);
    }

    /** Leads that clicked. */
    private static final class Story {

        private final JdbcPorts ports;
        private final WorkspaceId workspace;
        private final ScoringModel model;
        private final SourceId source;
        private int messages;

        Story(JdbcPorts ports) {
            this.ports = ports;
            this.workspace = ports.newWorkspace();
            this.model = WebsitePoints.model(new ModelId(ports.ids().next()));
            this.source = new SourceId(ports.ids().next());
            ports.transactions().run(() -> {
                ports.scoringModels().add(workspace, model, true, NOW);
                return true;
            });
        }

        LeadId lead(int events) {
            var lead = Lead.heardOf(new LeadId(ports.ids().next()), NOW, new Standing(0, "cold", null));
            var history = Stream.generate(this::event).limit(events).toList();
            ports.transactions().run(() -> {
                ports.leads().add(workspace, List.of(lead));
                append(history, lead.id());
                var scored = Replays.replay(Replays.scorer(model), history);
                var stage = Replays.scorer(model).stage(scored.state());
                var change = new Change(lead.id(), ScoreState.START, false, scored, stage, null, false, true);
                ports.scoreBook().write(workspace, model.id(), List.of(change));
                return true;
            });
            return lead.id();
        }

        /** One event more, taken in by a node. */
        void add(JdbcPorts node, LeadId lead) {
            var event = event();
            node.transactions().run(() -> {
                node.leads().lock(workspace, Set.of(lead));
                append(List.of(event), lead);
                new ScoreLeads(node.eventLog(), node.scoringModels(), node.derivations(), node.scoreBook())
                        .score(workspace, Map.of(lead, new Work(List.of(event), false, false)), NOW);
                return true;
            });
        }

        private void append(List<Event> events, LeadId lead) {
            ports.eventLog()
                    .append(
                            workspace,
                            events.stream()
                                    .map(event -> new Attributed(event, lead, ADA))
                                    .toList());
        }

        Scored expected(LeadId lead) {
            return Replays.replay(Replays.scorer(model), ports.eventLog().history(workspace, lead));
        }

        /** The states as they are kept, as text. */
        Map<LeadId, String> states() {
            var states = new HashMap<LeadId, String>();
            ports.database()
                    .sql("select lead_id, state from score_states")
                    .query((row, n) -> Map.entry(new LeadId(Columns.id(row, "lead_id")), row.getString("state")))
                    .list()
                    .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
            return states;
        }

        /** Writes a state where the release before wrote it. */
        void asOfOld(LeadId lead, String state) {
            ports.database()
                    .sql("update scores set state = :state where lead_id = :lead")
                    .param("state", state)
                    .param("lead", Columns.bytes(lead.value()))
                    .update();
        }

        private Event event() {
            var at = NOW.minusSeconds(1_000).plusSeconds(messages);
            return new Event(
                    new EventId(ports.ids().next()),
                    new EventKey(at, "m" + messages++, source),
                    new EventType("page_view_pricing"),
                    "page_view_pricing",
                    at,
                    Attributes.NONE,
                    Attributes.NONE,
                    Attributes.NONE);
        }
    }
}

package org.leadscoring.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;

/** How MySQL reads the log for feeds: along the primary key, and batches along their index, without sorting anything. */
@NeedsMySql
class FeedLogReadsTest {

    private static final int EVENTS = 5_000;
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private static MySql mysql;
    private static JdbcPorts ports;
    private static List<EventId> ids;

    @BeforeAll
    static void fill() {
        mysql = MySql.newDatabase();
        ports = JdbcPorts.on(mysql.url(), Map.of("rewriteBatchedStatements", "true"));
        var workspace = ports.newWorkspace();
        var source = new SourceId(ports.ids().next());
        ids = IntStream.range(0, EVENTS)
                .mapToObj(n -> new EventId(ports.ids().next()))
                .toList();
        ports.transactions().run(() -> {
            ports.eventLog()
                    .append(
                            workspace,
                            ids.stream()
                                    .map(id -> new Attributed(
                                            event(id, source),
                                            new LeadId(new UUID(1, 1)),
                                            new Identifier(IdentifierType.USER_ID, "u")))
                                    .toList());
            return ids;
        });
        ports.database().sql("analyze table events").query((row, n) -> n).list();
    }

    @AfterAll
    static void disconnect() {
        ports.close();
        mysql.close();
    }

    private static Event event(EventId id, SourceId source) {
        return new Event(
                id,
                new EventKey(AT, "m" + id.value(), source),
                new EventType("x"),
                "x",
                AT,
                Attributes.NONE,
                Attributes.NONE,
                Attributes.NONE);
    }

    @Test
    void the_log_is_read_along_its_primary_key() {
        var plan =
                explained("select id, workspace_id from events where id > x'%s' and id <= x'%s' order by id limit 500"
                        .formatted(hex(ids.get(EVENTS - 1_000)), hex(ids.getLast())));

        assertThat(plan).contains("key=PRIMARY", "type=range").doesNotContain("filesort");
    }

    @Test
    void the_first_batch_is_found_by_one_probe() {
        var plan = explained("select id, events from analytics_batches where feed_id = x'%s' and state = 'waiting'"
                        .formatted(hex(ids.getFirst()))
                + " order by id limit 1");

        assertThat(plan).contains("key=analytics_batches_feed", "type=ref").doesNotContain("filesort");
    }

    private static String hex(EventId id) {
        return id.value().toString().replace("-", "");
    }

    private static String explained(String sql) {
        return ports.database()
                .sql("explain format=traditional " + sql)
                .query((row, n) ->
                        "key=" + row.getString("key") + " type=" + row.getString("type") + " " + row.getString("Extra"))
                .single();
    }
}

package org.leadscoring.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.event.EventLog.MessageRef;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * What H2 looks at when something is looked up by some keys of very many. By an index of two columns, and a list for the second
 * one alone, it would look at all that have the first.
 */
class H2ReadsTest {

    private static final int ROWS = 2_000;
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pattern LOOKED_AT = Pattern.compile("scanCount: (\\d+)");

    private static JdbcPorts ports;
    private static WorkspaceId workspace;
    private static SourceId source;

    @BeforeAll
    static void fill() {
        ports = JdbcPorts.on("jdbc:h2:mem:h2-reads;MODE=MySQL;DB_CLOSE_DELAY=-1", Map.of());
        workspace = ports.newWorkspace();
        source = new SourceId(ports.ids().next());
        ports.transactions().run(() -> {
            ports.eventLog()
                    .append(
                            workspace,
                            IntStream.range(0, ROWS)
                                    .mapToObj(H2ReadsTest::event)
                                    .toList());
            return ROWS;
        });
    }

    @AfterAll
    static void disconnect() {
        ports.close();
    }

    @Test
    void messages_that_may_be_known_are_looked_up_one_by_one() {
        ports.database().sql("set query_statistics true").update();

        var known = ports.eventLog()
                .known(workspace, List.of(new MessageRef(source, "m7"), new MessageRef(source, "m1999")));

        assertThat(known).hasSize(2);
        var scope = inHex(source.value());
        assertThat(lookedAt("message_id", scope, "'m7'", scope, "'m1999'", inHex(workspace.value())))
                .isLessThan(10);
    }

    @Test
    void links_of_a_connection_are_looked_up_one_by_one() {
        var connection = new ConnectionId(ports.ids().next());
        var leads = IntStream.range(0, ROWS)
                .mapToObj(n -> new LeadId(ports.ids().next()))
                .toList();
        ports.transactions().run(() -> {
            ports.links()
                    .save(workspace, connection, leads.stream().map(Link::fresh).toList(), false);
            return ROWS;
        });
        ports.database().sql("set query_statistics true").update();

        assertThat(ports.links().of(connection, Set.of(leads.getFirst()))).hasSize(1);

        assertThat(lookedAt(
                        "record_key",
                        inHex(connection.value()),
                        inHex(leads.getFirst().value())))
                .isLessThan(10);
    }

    /** How many rows the last query looks at that has this in it, with these values. */
    private static int lookedAt(String part, String... values) {
        var query = ports.database()
                .sql("select sql_statement from information_schema.query_statistics where sql_statement like :part"
                        + " and sql_statement like 'select %'")
                .param("part", "%" + part + "% in (%")
                .query(String.class)
                .list()
                .getLast();
        for (var value : values) {
            query = query.replaceFirst("\\?", value);
        }
        var plan = ports.database()
                .sql("explain analyze " + query)
                .query(String.class)
                .single();
        return LOOKED_AT
                .matcher(plan)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }

    private static String inHex(UUID id) {
        return "x'" + id.toString().replace("-", "") + "'";
    }

    private static Attributed event(int number) {
        return new Attributed(
                new Event(
                        new EventId(ports.ids().next()),
                        new EventKey(AT, "m" + number, source),
                        new EventType("x"),
                        "x",
                        AT,
                        Attributes.NONE,
                        Attributes.NONE,
                        Attributes.NONE),
                new LeadId(new UUID(1, 1)),
                new Identifier(IdentifierType.USER_ID, "u"));
    }
}

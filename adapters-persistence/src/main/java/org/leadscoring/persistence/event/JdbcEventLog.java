package org.leadscoring.persistence.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.IdentifierKey;
import org.leadscoring.persistence.sql.Json;

/** The event log in the table {@code events}. */
public final class JdbcEventLog implements EventLog {

    private static final String COLUMNS =
            "id, source_id, message_id, type, name, occurred_at, received_at, properties, traits, context";

    private final Database database;

    public JdbcEventLog(Database database) {
        this.database = database;
    }

    @Override
    public Map<MessageRef, LeadId> known(WorkspaceId workspace, Collection<MessageRef> messages) {
        var known = new HashMap<MessageRef, LeadId>();
        messages.stream()
                .collect(Collectors.groupingBy(
                        MessageRef::source, Collectors.mapping(MessageRef::messageId, Collectors.toList())))
                .forEach((source, ids) -> {
                    var parameters = Map.<String, Object>of(
                            "workspace", Columns.bytes(workspace.value()), "source", Columns.bytes(source.value()));
                    database.byKeys(
                                    """
                                    select message_id, lead_id from events
                                    where source_id = :source and message_id in (:keys) and workspace_id = :workspace
                                    """,
                                    parameters,
                                    ids,
                                    (row, n) -> Map.entry(
                                            new MessageRef(source, row.getString("message_id")),
                                            new LeadId(Columns.id(row, "lead_id"))))
                            .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
                });
        return known;
    }

    @Override
    public void append(WorkspaceId workspace, List<Attributed> events) {
        database.batch("""
                insert into events (id, workspace_id, lead_id, identifier_id, source_id, message_id, type, name,
                    occurred_at, received_at, properties, traits, context)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, events.stream().map(event -> row(workspace, event)).toList());
    }

    private static Object[] row(WorkspaceId workspace, Attributed attributed) {
        var event = attributed.event();
        return new Object[] {
            Columns.bytes(event.id().value()),
            Columns.bytes(workspace.value()),
            Columns.bytes(attributed.lead().value()),
            IdentifierKey.of(workspace, attributed.by()),
            Columns.bytes(event.key().source().value()),
            event.key().messageId(),
            event.type().name(),
            event.name(),
            Columns.utc(event.occurredAt()),
            Columns.utc(event.receivedAt()),
            Json.text(event.properties()),
            Json.text(event.traits()),
            Json.text(event.context())
        };
    }

    @Override
    public List<Event> history(WorkspaceId workspace, LeadId lead) {
        // Sorted here and not there: databases compare text by their own rules, and the order of events is ours.
        return database
                .sql("select " + COLUMNS + " from events where lead_id = :lead and workspace_id = :workspace")
                .param("lead", Columns.bytes(lead.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> event(row))
                .list()
                .stream()
                .sorted()
                .toList();
    }

    @Override
    public void move(WorkspaceId workspace, Map<Identifier, LeadId> moved) {
        database.batch(
                "update events set lead_id = ? where identifier_id = ? and workspace_id = ?",
                moved.entrySet().stream()
                        .map(entry -> new Object[] {
                            Columns.bytes(entry.getValue().value()),
                            IdentifierKey.of(workspace, entry.getKey()),
                            Columns.bytes(workspace.value())
                        })
                        .toList());
    }

    @Override
    public List<Event> latest(WorkspaceId workspace, LeadId lead, int limit) {
        return database.sql("select " + COLUMNS + """
                         from events where lead_id = :lead and workspace_id = :workspace
                        order by occurred_at desc, message_id desc limit :limit
                        """)
                .param("lead", Columns.bytes(lead.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("limit", limit)
                .query((row, n) -> event(row))
                .list();
    }

    private static Event event(ResultSet row) throws SQLException {
        var key = new EventKey(
                Columns.instant(row, "occurred_at"),
                row.getString("message_id"),
                new SourceId(Columns.id(row, "source_id")));
        return new Event(
                new EventId(Columns.id(row, "id")),
                key,
                new EventType(row.getString("type")),
                row.getString("name"),
                Columns.instant(row, "received_at"),
                Json.attributes(row.getString("properties")),
                Json.attributes(row.getString("traits")),
                Json.attributes(row.getString("context")));
    }
}

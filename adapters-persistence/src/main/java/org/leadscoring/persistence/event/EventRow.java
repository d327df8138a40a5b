package org.leadscoring.persistence.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.event.Suspicion;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.IdentifierKey;
import org.leadscoring.persistence.sql.Json;

/** Events as rows, and back with their marks. */
final class EventRow {

    static final String INSERT = """
            insert into events (id, workspace_id, lead_id, identifier_id, source_id, message_id, type, name,
                occurred_at, received_at, properties, traits, context, suspect)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /**
     * Events. What is void is looked up for each row that is returned; joined, MySQL would give up the
     * order of the index and sort the whole history to find the latest few.
     */
    static final String EVENTS = """
            select e.id, e.lead_id, e.source_id, e.message_id, e.type, e.name, e.occurred_at, e.received_at,
                e.properties, e.traits, e.context, e.suspect,
                case when exists (select 1 from voided_sources s
                        where s.source_id = e.source_id and s.workspace_id = e.workspace_id)
                    or exists (select 1 from voided_identifiers i
                        where i.identifier_id = e.identifier_id and i.workspace_id = e.workspace_id)
                    then 1 else 0 end as voided
            from events e
            """;

    /** The events of a lead; conditions and an order may follow. */
    static final String OF_LEAD = EVENTS + " where e.lead_id = :lead and e.workspace_id = :workspace ";

    /** The events of the leads in {@code :keys}. */
    static final String OF_LEADS = EVENTS + " where e.lead_id in (:keys) and e.workspace_id = :workspace";

    /** The events in {@code :keys}, with who they are filed under. */
    static final String ARRIVED = EVENTS.replace("e.id,", "e.id, i.type as identifier_type, i.content as identifier,")
            + " join identifiers i on i.id = e.identifier_id where e.id in (:keys) and e.workspace_id = :workspace";

    private EventRow() {}

    static Object[] of(WorkspaceId workspace, Attributed attributed) {
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
            Json.text(event.context()),
            event.mark() instanceof Mark.Suspect(var reason) ? reason.key() : null
        };
    }

    /** An event with whose it is, of a row of {@link #ARRIVED}. */
    static Attributed attributed(ResultSet row) throws SQLException {
        var by = new Identifier(
                Columns.constant(IdentifierType.class, row, "identifier_type"), row.getString("identifier"));
        return new Attributed(event(row), new LeadId(Columns.id(row, "lead_id")), by);
    }

    static EventKey key(ResultSet row) throws SQLException {
        return new EventKey(
                Columns.instant(row, "occurred_at"),
                row.getString("message_id"),
                new SourceId(Columns.id(row, "source_id")));
    }

    static Event event(ResultSet row) throws SQLException {
        return new Event(
                new EventId(Columns.id(row, "id")),
                key(row),
                new EventType(row.getString("type")),
                row.getString("name"),
                Columns.instant(row, "received_at"),
                Json.attributes(row.getString("properties")),
                Json.attributes(row.getString("traits")),
                Json.attributes(row.getString("context")),
                mark(row));
    }

    private static Mark mark(ResultSet row) throws SQLException {
        var suspect = row.getString("suspect");
        if (row.getBoolean("voided")) {
            return new Mark.Voided();
        }
        return suspect == null ? new Mark.Clear() : new Mark.Suspect(Suspicion.of(suspect));
    }
}

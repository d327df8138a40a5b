package org.leadscoring.persistence.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.EventLog;
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
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.IdentifierKey;
import org.leadscoring.persistence.sql.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The event log in the table {@code events}. */
public final class JdbcEventLog implements EventLog {

    /** Before whatever a database can keep. */
    private static final Instant BEFORE_ALL = Instant.parse("1000-01-01T00:00:00Z");

    private final Database database;
    private final ErasedMessages erased;

    public JdbcEventLog(Database database, ErasedMessages erased) {
        this.database = database;
        this.erased = erased;
    }

    @Override
    public Map<MessageRef, Filed> known(WorkspaceId workspace, Collection<MessageRef> messages) {
        var known = new HashMap<MessageRef, Filed>();
        // Of two columns at once: by a list for the second alone H2 would read all messages of the source.
        database.byKeys(
                        """
                        select source_id, message_id, id, lead_id from events
                        where (source_id, message_id) in (:keys) and workspace_id = :workspace
                        """,
                        Map.of("workspace", Columns.bytes(workspace.value())),
                        messages.stream()
                                .map(message -> new Object[] {
                                    Columns.bytes(message.source().value()), message.messageId()
                                })
                                .toList(),
                        (row, n) -> Map.entry(
                                new MessageRef(new SourceId(Columns.id(row, "source_id")), row.getString("message_id")),
                                new Filed(new EventId(Columns.id(row, "id")), new LeadId(Columns.id(row, "lead_id")))))
                .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        // In this order: what is erased between the two is found by the one or by the other.
        erased.among(workspace, messages).forEach(message -> known.putIfAbsent(message, Filed.ERASED));
        return known;
    }

    @Override
    public void append(WorkspaceId workspace, List<Attributed> events) {
        database.batch(
                EventRow.INSERT,
                events.stream().map(event -> EventRow.of(workspace, event)).toList());
    }

    @Override
    public List<Event> history(WorkspaceId workspace, LeadId lead) {
        return sorted(ofLead(EventRow.OF_LEAD, workspace, lead));
    }

    @Override
    public List<Event> since(WorkspaceId workspace, LeadId lead, @Nullable EventKey after) {
        if (after == null) {
            return history(workspace, lead);
        }
        var events = ofLead(EventRow.OF_LEAD + "and e.occurred_at >= :after", workspace, lead)
                .param("after", Columns.utc(after.occurredAt()));
        return sorted(events).stream()
                .filter(event -> event.key().compareTo(after) > 0)
                .toList();
    }

    @Override
    public Map<LeadId, List<Event>> since(WorkspaceId workspace, Map<LeadId, Optional<Instant>> from) {
        var scope = Columns.bytes(workspace.value());
        var keys = new ArrayList<Object[]>();
        var events = new HashMap<LeadId, List<Event>>();
        from.forEach((lead, at) -> {
            keys.add(new Object[] {Columns.bytes(lead.value()), Columns.utc(at.orElse(BEFORE_ALL)), scope});
            events.put(lead, new ArrayList<>());
        });
        database.byEach(
                        EventRow.EVENTS,
                        "e.lead_id = ? and e.occurred_at >= ? and e.workspace_id = ?",
                        keys,
                        (row, n) -> Map.entry(new LeadId(Columns.id(row, "lead_id")), EventRow.event(row)))
                .forEach(entry ->
                        events.getOrDefault(entry.getKey(), new ArrayList<>()).add(entry.getValue()));
        events.values().forEach(Collections::sort);
        return events;
    }

    /** Nearly always they are short together: then they are read at once, and not counted before. */
    @Override
    public Map<LeadId, List<Event>> shortHistories(WorkspaceId workspace, Set<LeadId> leads, int most) {
        var keys = leads.stream().map(lead -> Columns.bytes(lead.value())).toList();
        var room = Math.multiplyExact((long) most, leads.size());
        var rows = ofLeads(workspace, keys, room + 1);
        if (rows.size() > room) {
            rows = ofLeads(workspace, withFew(workspace, keys, most), Long.MAX_VALUE);
        }
        var histories = new HashMap<LeadId, List<Event>>();
        rows.forEach(row -> histories
                .computeIfAbsent(row.getKey(), lead -> new ArrayList<>())
                .add(row.getValue()));
        histories.values().removeIf(events -> events.size() > most);
        histories.values().forEach(Collections::sort);
        return histories;
    }

    private List<Map.Entry<LeadId, Event>> ofLeads(WorkspaceId workspace, List<byte[]> leads, long limit) {
        return database.byKeys(
                EventRow.OF_LEADS + " limit :limit",
                Map.of("workspace", Columns.bytes(workspace.value()), "limit", limit),
                leads,
                (row, n) -> Map.entry(new LeadId(Columns.id(row, "lead_id")), EventRow.event(row)));
    }

    private List<byte[]> withFew(WorkspaceId workspace, List<byte[]> leads, int most) {
        return database.byKeys(
                """
                select lead_id from events where lead_id in (:keys) and workspace_id = :workspace
                group by lead_id having count(*) <= :most
                """,
                Map.of("workspace", Columns.bytes(workspace.value()), "most", most),
                leads,
                (row, n) -> row.getBytes("lead_id"));
    }

    @Override
    public List<Event> upTo(WorkspaceId workspace, LeadId lead, Instant at) {
        // What the database keeps is whole microseconds; a driver might round the rest up.
        return sorted(ofLead(EventRow.OF_LEAD + "and e.occurred_at <= :at", workspace, lead)
                .param("at", Columns.utc(at.truncatedTo(ChronoUnit.MICROS))));
    }

    @Override
    public Attributes told(WorkspaceId workspace, LeadId lead) {
        return ofLead("""
                        select occurred_at, message_id, source_id, traits from events
                        where lead_id = :lead and workspace_id = :workspace and traits <> '{}'
                        """, workspace, lead)
                .query((row, n) -> Map.entry(EventRow.key(row), Json.attributes(row.getString("traits"))))
                .list()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .reduce(Attributes.NONE, Attributes::with);
    }

    @Override
    public int allow(WorkspaceId workspace, LeadId lead) {
        return ofLead("""
                        update events set suspect = null
                        where lead_id = :lead and workspace_id = :workspace and suspect is not null
                        """, workspace, lead).update();
    }

    @Override
    public void move(WorkspaceId workspace, Identifier by, LeadId from, LeadId to) {
        ofLead("""
                        update events set lead_id = :to
                        where lead_id = :lead and identifier_id = :by and workspace_id = :workspace
                        """, workspace, from)
                .param("by", IdentifierKey.of(workspace, by))
                .param("to", Columns.bytes(to.value()))
                .update();
    }

    /** In the order of the index {@code events_lead} alone, so that no more are read; the rest of the order is ours. */
    @Override
    public List<Event> latest(WorkspaceId workspace, LeadId lead, @Nullable Instant before, int limit) {
        var condition = before == null ? "" : "and e.occurred_at < :before ";
        var events = ofLead(EventRow.OF_LEAD + condition + "order by e.occurred_at desc limit :limit", workspace, lead)
                .param("limit", limit);
        return sorted(before == null ? events : events.param("before", Columns.utc(before)))
                .reversed();
    }

    @Override
    public List<Event> simultaneous(WorkspaceId workspace, LeadId lead, Instant at, int limit) {
        return sorted(ofLead(EventRow.OF_LEAD + "and e.occurred_at = :at limit :limit", workspace, lead)
                        .param("at", Columns.utc(at))
                        .param("limit", limit))
                .reversed();
    }

    @Override
    public Map<Identifier, Long> counts(WorkspaceId workspace, LeadId lead) {
        var counts = new HashMap<Identifier, Long>();
        ofLead("""
                        select i.type, i.content, filed.events from (
                            select identifier_id, count(*) as events from events
                            where lead_id = :lead and workspace_id = :workspace group by identifier_id
                        ) filed join identifiers i on i.id = filed.identifier_id
                        """, workspace, lead)
                .query((row, n) -> Map.entry(
                        new Identifier(Columns.constant(IdentifierType.class, row, "type"), row.getString("content")),
                        row.getLong("events")))
                .list()
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** Walks the index {@code leads_active} to the leads, and {@code events_lead} to their events. */
    @Override
    public Set<EventType> types(WorkspaceId workspace, int leads) {
        return database.sql("""
                        select distinct e.type from (
                            select id from leads where workspace_id = :workspace and merged_into is null
                            order by active_at desc limit :leads
                        ) l join events e on e.lead_id = l.id
                        """)
                .param("workspace", Columns.bytes(workspace.value()))
                .param("leads", leads)
                .query((row, n) -> new EventType(row.getString("type")))
                .set();
    }

    @Override
    public List<Attributed> arrived(WorkspaceId workspace, SourceId source, Instant upTo, int window, int limit) {
        // First the ids, so that the documents of others' events are not read.
        var ids = database.sql("""
                        select a.id from (
                            select id, source_id, workspace_id from events where id <= :upTo
                            order by id desc limit :window) a
                        where a.source_id = :source and a.workspace_id = :workspace
                        order by a.id desc limit :limit
                        """)
                .param("upTo", Columns.bytes(lastIdAt(upTo)))
                .param("window", window)
                .param("source", Columns.bytes(source.value()))
                .param("workspace", Columns.bytes(workspace.value()))
                .param("limit", limit)
                .query((row, n) -> row.getBytes("id"))
                .list();
        return filed(workspace, ids).reversed();
    }

    @Override
    public List<Attributed> filed(WorkspaceId workspace, Collection<EventId> events) {
        return filed(
                workspace,
                events.stream().map(event -> Columns.bytes(event.value())).toList());
    }

    private List<Attributed> filed(WorkspaceId workspace, List<byte[]> ids) {
        return database
                .byKeys(
                        EventRow.ARRIVED,
                        Map.of("workspace", Columns.bytes(workspace.value())),
                        ids,
                        (row, n) -> EventRow.attributed(row))
                .stream()
                .sorted(Comparator.comparing((Attributed event) -> event.event().id()))
                .toList();
    }

    /** The greatest id that can be made in the millisecond of this instant: ids begin with the time they were made at. */
    private static UUID lastIdAt(Instant at) {
        return new UUID(at.toEpochMilli() << 16 | 0xffffL, -1L);
    }

    private JdbcClient.StatementSpec ofLead(String sql, WorkspaceId workspace, LeadId lead) {
        return database.sql(sql)
                .param("lead", Columns.bytes(lead.value()))
                .param("workspace", Columns.bytes(workspace.value()));
    }

    /** Sorted here and not there: databases compare text by their own rules, and the order of events is ours. */
    private static List<Event> sorted(JdbcClient.StatementSpec events) {
        return events.query((row, n) -> EventRow.event(row)).list().stream()
                .sorted()
                .toList();
    }
}

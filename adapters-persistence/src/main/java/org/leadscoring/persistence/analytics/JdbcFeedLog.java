package org.leadscoring.persistence.analytics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadscoring.application.analytics.FeedLog;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.event.EventLog.MessageRef;
import org.leadscoring.domain.analytics.Clicks;
import org.leadscoring.domain.analytics.Happening;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.persistence.lead.DrivingModels;
import org.leadscoring.persistence.sql.Columns;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.sql.IdentifierKey;

/**
 * The table {@code events} along its primary key, which is the order of arrival. Events of other workspaces are looked at and
 * left: an index by workspace would cost every event that arrives.
 */
public final class JdbcFeedLog implements FeedLog {

    private final Database database;
    private final DrivingModels drivers;
    private final EventLog events;

    public JdbcFeedLog(Database database, EventLog events) {
        this.database = database;
        this.drivers = new DrivingModels(database);
        this.events = events;
    }

    @Override
    public Stretch read(WorkspaceId workspace, EventId after, EventId upTo, int window) {
        var rows = database.sql("""
                        select id, workspace_id from events where id > :after and id <= :upTo order by id limit :window
                        """)
                .param("after", Columns.bytes(after.value()))
                .param("upTo", Columns.bytes(upTo.value()))
                .param("window", window)
                .query((row, n) -> Map.entry(Columns.id(row, "id"), Columns.id(row, "workspace_id")))
                .list();
        return new Stretch(
                of(workspace, rows),
                rows.size() < window ? upTo : new EventId(rows.getLast().getKey()));
    }

    private static List<EventId> of(WorkspaceId workspace, List<Map.Entry<UUID, UUID>> rows) {
        return rows.stream()
                .filter(row -> row.getValue().equals(workspace.value()))
                .map(row -> new EventId(row.getKey()))
                .toList();
    }

    @Override
    public Behind behind(WorkspaceId workspace, EventId after, int most) {
        var rows = database.sql("select id, workspace_id from events where id > :after order by id limit :most")
                .param("after", Columns.bytes(after.value()))
                .param("most", most + 1)
                .query((row, n) -> Map.entry(Columns.id(row, "id"), Columns.id(row, "workspace_id")))
                .list();
        var more = rows.size() > most;
        var found = of(workspace, more ? rows.subList(0, most) : rows);
        return new Behind(found.size(), more, found.isEmpty() ? null : found.getFirst());
    }

    @Override
    public List<Happening> happenings(WorkspaceId workspace, List<EventId> ids) {
        var found = events.filed(workspace, ids);
        var leads = found.stream().map(Attributed::lead).collect(Collectors.toSet());
        var emails = emails(workspace, leads);
        var scores = scores(workspace, found);
        var entered = entered(workspace, found);
        var claims = claims(workspace, found);
        var imports = imports(workspace);
        var happenings = new ArrayList<Happening>();
        for (var one : found) {
            var event = one.event();
            happenings.add(new Happening(
                    event,
                    one.lead(),
                    one.by(),
                    claims.getOrDefault(MessageRef.of(event.key()), List.of()),
                    emails.get(one.lead()),
                    scores.get(event.id()),
                    entered.getOrDefault(event.id(), List.of()),
                    Clicks.of(event),
                    imports.contains(event.id().value().getMostSignificantBits())));
        }
        return happenings;
    }

    private Map<LeadId, String> emails(WorkspaceId workspace, Set<LeadId> leads) {
        var emails = new HashMap<LeadId, String>();
        database.byKeys(
                        """
                        select id, email from leads
                        where id in (:keys) and workspace_id = :workspace and email is not null
                        """,
                        Map.of("workspace", Columns.bytes(workspace.value())),
                        leads.stream().map(lead -> Columns.bytes(lead.value())).toList(),
                        (row, n) -> Map.entry(new LeadId(Columns.id(row, "id")), row.getString("email")))
                .forEach(entry -> emails.put(entry.getKey(), entry.getValue()));
        return emails;
    }

    /** By the primary key of ledgers, of each lead once: an index by event would cost every entry. */
    private List<Object[]> keys(WorkspaceId workspace, Collection<Attributed> found) {
        var keys = new ArrayList<Object[]>();
        drivers.find(workspace)
                .ifPresent(driver -> found.forEach(one -> keys.add(new Object[] {
                    Columns.bytes(one.lead().value()),
                    Columns.bytes(driver.of(one.lead()).value()),
                    Columns.bytes(one.event().id().value())
                })));
        return keys;
    }

    private Map<EventId, Integer> scores(WorkspaceId workspace, List<Attributed> found) {
        var scores = new HashMap<EventId, Integer>();
        database
                .byEach(
                        "select l.event_id, l.seq, l.score_after from ledger_entries l",
                        "l.lead_id = ? and l.model_id = ? and l.event_id = ?",
                        keys(workspace, found),
                        (row, n) -> new Entry(
                                new EventId(Columns.id(row, "event_id")), row.getInt("seq"), row.getInt("score_after")))
                .stream()
                .sorted(Comparator.comparingInt(Entry::seq))
                .forEach(entry -> scores.put(entry.event(), entry.after()));
        return scores;
    }

    private Map<EventId, List<Crossing>> entered(WorkspaceId workspace, List<Attributed> found) {
        var entered = new HashMap<EventId, List<Crossing>>();
        database
                .byEach(
                        "select c.seq, c.stage, c.direction, c.score, c.occurred_at, c.event_id from crossings c",
                        "c.lead_id = ? and c.model_id = ? and c.event_id = ?",
                        keys(workspace, found),
                        (row, n) -> Map.entry(
                                row.getInt("seq"),
                                new Crossing(
                                        row.getString("stage"),
                                        Columns.constant(Direction.class, row, "direction"),
                                        row.getInt("score"),
                                        Columns.instant(row, "occurred_at"),
                                        new EventId(Columns.id(row, "event_id")))))
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .filter(crossing -> crossing.direction() == Direction.UP)
                .forEach(crossing -> entered.computeIfAbsent(crossing.event(), event -> new ArrayList<>())
                        .add(crossing));
        return entered;
    }

    /** What events said of who is whom, as far as it was news. */
    private Map<MessageRef, List<Identifier>> claims(WorkspaceId workspace, List<Attributed> found) {
        var claims = new HashMap<MessageRef, List<Identifier>>();
        var claiming = found.stream()
                .filter(one -> one.event().type().equals(EventType.IDENTIFY)
                        || one.event().type().equals(EventType.ALIAS))
                .toList();
        var messages = new HashSet<MessageRef>();
        claiming.forEach(one -> messages.add(MessageRef.of(one.event().key())));
        database
                .byKeys(
                        """
                        select i.type, i.content, c.message_id, c.source_id from identifier_claims c
                        join identifiers i on i.id = c.claimed_id
                        where c.by_id in (:keys) and c.workspace_id = :workspace
                        """,
                        Map.of("workspace", Columns.bytes(workspace.value())),
                        claiming.stream()
                                .map(Attributed::by)
                                .distinct()
                                .map(by -> IdentifierKey.of(workspace, by))
                                .toList(),
                        (row, n) -> Map.entry(
                                new MessageRef(new SourceId(Columns.id(row, "source_id")), row.getString("message_id")),
                                new Identifier(
                                        Columns.constant(IdentifierType.class, row, "type"), row.getString("content"))))
                .stream()
                .filter(claim -> messages.contains(claim.getKey()))
                .forEach(claim -> claims.computeIfAbsent(claim.getKey(), message -> new ArrayList<>())
                        .add(claim.getValue()));
        claims.values().forEach(list -> list.sort(Comparator.naturalOrder()));
        return claims;
    }

    /** What the ids of events that came by files begin with: as those of their imports. */
    private Set<Long> imports(WorkspaceId workspace) {
        return database.sql("select id from imports where workspace_id = :workspace")
                .param("workspace", Columns.bytes(workspace.value()))
                .query((row, n) -> Columns.id(row, "id").getMostSignificantBits())
                .set();
    }

    private record Entry(EventId event, int seq, int after) {}
}

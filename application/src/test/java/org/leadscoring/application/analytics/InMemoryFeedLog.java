package org.leadscoring.application.analytics;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.ScoreKey;
import org.leadscoring.application.InMemoryDatabase.StoredScore;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.domain.analytics.Clicks;
import org.leadscoring.domain.analytics.Happening;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.stage.Direction;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The log in the order of arrival, in memory. */
public final class InMemoryFeedLog implements FeedLog {

    private final InMemoryDatabase database;
    private final EventLog events;

    public InMemoryFeedLog(InMemoryDatabase database, EventLog events) {
        this.database = database;
        this.events = events;
    }

    private Stream<Map.Entry<WorkspaceId, EventId>> after(EventId after) {
        return database.events.everything().entrySet().stream()
                .flatMap(rows -> rows.getValue().values().stream()
                        .map(stored -> Map.entry(rows.getKey(), stored.event().id())))
                .filter(row -> after.isBefore(row.getValue()))
                .sorted(Map.Entry.comparingByValue());
    }

    private static List<EventId> of(WorkspaceId workspace, List<Map.Entry<WorkspaceId, EventId>> rows) {
        return rows.stream()
                .filter(row -> row.getKey().equals(workspace))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public Stretch read(WorkspaceId workspace, EventId after, EventId upTo, int window) {
        var rows = after(after)
                .filter(row -> !upTo.isBefore(row.getValue()))
                .limit(window)
                .toList();
        return new Stretch(
                of(workspace, rows),
                rows.size() < window ? upTo : rows.getLast().getValue());
    }

    @Override
    public Behind behind(WorkspaceId workspace, EventId after, int most) {
        var rows = after(after).limit(most + 1L).toList();
        var more = rows.size() > most;
        var found = of(workspace, more ? rows.subList(0, most) : rows);
        return new Behind(found.size(), more, found.isEmpty() ? null : found.getFirst());
    }

    @Override
    public List<Happening> happenings(WorkspaceId workspace, List<EventId> ids) {
        return events.filed(workspace, ids).stream()
                .map(one -> happening(workspace, one))
                .toList();
    }

    private Happening happening(WorkspaceId workspace, Attributed one) {
        var event = one.event();
        var stored = database.leads.find(workspace, one.lead());
        return new Happening(
                event,
                one.lead(),
                one.by(),
                claims(workspace, one),
                stored.map(lead -> lead.lead().profile().email()).orElse(null),
                score(workspace, one),
                entered(workspace, one),
                Clicks.of(event),
                database.imports.rows(workspace).keySet().stream()
                        .anyMatch(id -> id.value().getMostSignificantBits()
                                == event.id().value().getMostSignificantBits()));
    }

    private List<Identifier> claims(WorkspaceId workspace, Attributed one) {
        var type = one.event().type();
        return type.equals(EventType.IDENTIFY) || type.equals(EventType.ALIAS)
                ? database.claims.rows(workspace).entrySet().stream()
                        .filter(claim -> claim.getKey().by().equals(one.by())
                                && isOf(claim.getValue(), one.event().key()))
                        .map(claim -> claim.getKey().claimed())
                        .sorted()
                        .toList()
                : List.of();
    }

    private static boolean isOf(EventKey since, EventKey key) {
        return since.source().equals(key.source()) && since.messageId().equals(key.messageId());
    }

    private @Nullable Integer score(WorkspaceId workspace, Attributed one) {
        return stored(workspace, one)
                .flatMap(score -> score.entries().stream())
                .filter(entry -> entry.event().equals(one.event().id()))
                .map(LedgerEntry::after)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private List<Crossing> entered(WorkspaceId workspace, Attributed one) {
        return stored(workspace, one)
                .flatMap(score -> score.crossings().stream())
                .filter(crossing -> crossing.event().equals(one.event().id()))
                .filter(crossing -> crossing.direction() == Direction.UP)
                .toList();
    }

    private Stream<StoredScore> stored(WorkspaceId workspace, Attributed one) {
        return database.primary(workspace).stream()
                .flatMap(model -> database.scores.find(workspace, new ScoreKey(one.lead(), model)).stream());
    }
}

package org.leadscoring.application.event;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.application.InMemoryDatabase.StoredLead;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The event log in memory. */
public final class InMemoryEventLog implements EventLog {

    private final InMemoryDatabase database;

    public InMemoryEventLog(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Map<MessageRef, Filed> known(WorkspaceId workspace, Collection<MessageRef> messages) {
        var known = new HashMap<MessageRef, Filed>();
        for (var message : messages) {
            database.erasedMessages.find(workspace, message).ifPresent(erased -> known.put(message, Filed.ERASED));
            database.events
                    .find(workspace, message)
                    .ifPresent(stored ->
                            known.put(message, new Filed(stored.event().id(), stored.lead())));
        }
        return known;
    }

    @Override
    public void append(WorkspaceId workspace, List<Attributed> events) {
        for (var event : events) {
            var message = MessageRef.of(event.event().key());
            if (database.events.find(workspace, message).isPresent()) {
                throw new IllegalStateException("message " + message.messageId() + " is in the log already");
            }
            database.events.put(workspace, message, kept(event));
        }
    }

    @Override
    public List<Event> history(WorkspaceId workspace, LeadId lead) {
        return of(workspace, lead).sorted().toList();
    }

    @Override
    public List<Event> since(WorkspaceId workspace, LeadId lead, @Nullable EventKey after) {
        return of(workspace, lead)
                .filter(event -> after == null || event.key().compareTo(after) > 0)
                .sorted()
                .toList();
    }

    @Override
    public Map<LeadId, List<Event>> since(WorkspaceId workspace, Map<LeadId, Optional<Instant>> from) {
        var found = new HashMap<LeadId, List<Event>>();
        from.forEach((lead, at) -> found.put(
                lead,
                of(workspace, lead)
                        .filter(event -> !event.occurredAt().isBefore(at.orElse(Instant.MIN)))
                        .sorted()
                        .toList()));
        return found;
    }

    @Override
    public Map<LeadId, List<Event>> shortHistories(WorkspaceId workspace, Set<LeadId> leads, int most) {
        var histories = new HashMap<LeadId, List<Event>>();
        for (var lead : leads) {
            var history = history(workspace, lead);
            if (!history.isEmpty() && history.size() <= most) {
                histories.put(lead, history);
            }
        }
        return histories;
    }

    @Override
    public List<Event> upTo(WorkspaceId workspace, LeadId lead, Instant at) {
        return of(workspace, lead)
                .filter(event -> !event.occurredAt().isAfter(at))
                .sorted()
                .toList();
    }

    @Override
    public Attributes told(WorkspaceId workspace, LeadId lead) {
        return of(workspace, lead).sorted().map(Event::traits).reduce(Attributes.NONE, Attributes::with);
    }

    @Override
    public int allow(WorkspaceId workspace, LeadId lead) {
        var suspects = database.events.rows(workspace).entrySet().stream()
                .filter(row -> row.getValue().lead().equals(lead))
                .filter(row -> row.getValue().event().mark() instanceof Mark.Suspect)
                .toList();
        suspects.forEach(row -> database.events.put(workspace, row.getKey(), with(row.getValue(), new Mark.Clear())));
        return suspects.size();
    }

    @Override
    public void move(WorkspaceId workspace, Identifier by, LeadId from, LeadId to) {
        database.events.rows(workspace).forEach((message, stored) -> {
            if (stored.by().equals(by) && stored.lead().equals(from)) {
                database.events.put(workspace, message, new Attributed(stored.event(), to, by));
            }
        });
    }

    @Override
    public List<Event> latest(WorkspaceId workspace, LeadId lead, @Nullable Instant before, int limit) {
        return of(workspace, lead)
                .filter(event -> before == null || event.occurredAt().isBefore(before))
                .sorted(Comparator.<Event>naturalOrder().reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Event> simultaneous(WorkspaceId workspace, LeadId lead, Instant at, int limit) {
        return of(workspace, lead)
                .filter(event -> event.occurredAt().equals(at))
                .sorted(Comparator.<Event>naturalOrder().reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Map<Identifier, Long> counts(WorkspaceId workspace, LeadId lead) {
        return database.events.rows(workspace).values().stream()
                .filter(stored -> stored.lead().equals(lead))
                .collect(Collectors.groupingBy(stored -> stored.by(), Collectors.counting()));
    }

    @Override
    public Set<EventType> types(WorkspaceId workspace, int leads) {
        var latest = database.leads.rows(workspace).values().stream()
                .map(StoredLead::lead)
                .filter(lead -> lead.mergedInto() == null)
                .map(lead -> database.standing(workspace, lead))
                .sorted(Comparator.comparing(Lead::activeAt).reversed())
                .limit(leads)
                .map(Lead::id)
                .collect(Collectors.toSet());
        return database.events.rows(workspace).values().stream()
                .filter(stored -> latest.contains(stored.lead()))
                .map(stored -> stored.event().type())
                .collect(Collectors.toSet());
    }

    @Override
    public List<Attributed> arrived(WorkspaceId workspace, SourceId source, Instant upTo, int window, int limit) {
        return database.events.everything().entrySet().stream()
                .flatMap(rows -> rows.getValue().values().stream().map(event -> Map.entry(rows.getKey(), event)))
                .filter(row -> !row.getValue().event().receivedAt().isAfter(upTo))
                .sorted(Comparator.comparing((Map.Entry<WorkspaceId, Attributed> row) ->
                                row.getValue().event().receivedAt())
                        .thenComparing(row -> row.getValue().event().id().value())
                        .reversed())
                .limit(window)
                .filter(row -> row.getKey().equals(workspace))
                .map(Map.Entry::getValue)
                .filter(event -> event.event().key().source().equals(source))
                .limit(limit)
                .map(event -> isVoid(workspace, event) ? with(event, new Mark.Voided()) : event)
                .toList();
    }

    @Override
    public List<Attributed> filed(WorkspaceId workspace, Collection<EventId> events) {
        var wanted = new HashSet<>(events);
        return database.events.rows(workspace).values().stream()
                .filter(stored -> wanted.contains(stored.event().id()))
                .map(stored -> isVoid(workspace, stored) ? with(stored, new Mark.Voided()) : stored)
                .sorted(Comparator.comparing(stored -> stored.event().id()))
                .toList();
    }

    private Stream<Event> of(WorkspaceId workspace, LeadId lead) {
        return database.events.rows(workspace).values().stream()
                .filter(stored -> stored.lead().equals(lead))
                .map(stored -> isVoid(workspace, stored) ? stored.event().with(new Mark.Voided()) : stored.event());
    }

    private boolean isVoid(WorkspaceId workspace, Attributed stored) {
        return database.voidedSources
                        .find(workspace, stored.event().key().source())
                        .isPresent()
                || database.voidedIdentifiers.find(workspace, stored.by()).isPresent();
    }

    private static Attributed kept(Attributed event) {
        return event.event().mark() instanceof Mark.Voided ? with(event, new Mark.Clear()) : event;
    }

    private static Attributed with(Attributed event, Mark mark) {
        return new Attributed(event.event().with(mark), event.lead(), event.by());
    }
}

package org.leadscoring.application.event;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.leadscoring.application.InMemoryDatabase;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The event log in memory. */
public final class InMemoryEventLog implements EventLog {

    private final InMemoryDatabase database;

    public InMemoryEventLog(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Map<MessageRef, LeadId> known(WorkspaceId workspace, Collection<MessageRef> messages) {
        var known = new HashMap<MessageRef, LeadId>();
        for (var message : messages) {
            database.events.find(workspace, message).ifPresent(stored -> known.put(message, stored.lead()));
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
            database.events.put(workspace, message, event);
        }
    }

    @Override
    public List<Event> history(WorkspaceId workspace, LeadId lead) {
        return of(workspace, lead).sorted().toList();
    }

    @Override
    public void move(WorkspaceId workspace, Map<Identifier, LeadId> moved) {
        database.events.rows(workspace).forEach((message, stored) -> {
            var lead = moved.get(stored.by());
            if (lead != null) {
                database.events.put(workspace, message, new Attributed(stored.event(), lead, stored.by()));
            }
        });
    }

    @Override
    public List<Event> latest(WorkspaceId workspace, LeadId lead, int limit) {
        return of(workspace, lead)
                .sorted(Comparator.<Event>naturalOrder().reversed())
                .limit(limit)
                .toList();
    }

    private Stream<Event> of(WorkspaceId workspace, LeadId lead) {
        return database.events.rows(workspace).values().stream()
                .filter(stored -> stored.lead().equals(lead))
                .map(Attributed::event);
    }
}

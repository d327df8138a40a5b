package org.leadscoring.application.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Everything leads did, for ever, each event once per (source, messageId). */
public interface EventLog {

    /** Those of these messages that are in the log already, with the lead each belongs to. */
    Map<MessageRef, LeadId> known(WorkspaceId workspace, Collection<MessageRef> messages);

    /** Adds events that are not in the log. */
    void append(WorkspaceId workspace, List<Attributed> events);

    /** All events of a lead, in the order of their keys. */
    List<Event> history(WorkspaceId workspace, LeadId lead);

    /** Gives the events that came by these identifiers to the leads they stand for now. */
    void move(WorkspaceId workspace, Map<Identifier, LeadId> moved);

    /**
     * The latest events of a lead, latest first.
     *
     * @param limit at most so many, from 1
     */
    List<Event> latest(WorkspaceId workspace, LeadId lead, int limit);

    /**
     * What identifies a message: its id is unique per source.
     *
     * @param messageId as the sender made it
     */
    record MessageRef(SourceId source, String messageId) {

        /** The message an event came in. */
        public static MessageRef of(EventKey key) {
            return new MessageRef(key.source(), key.messageId());
        }
    }

    /**
     * An event and whose it is.
     *
     * @param lead who did it
     * @param by the identifier that says so; the event follows it should it turn out to belong to another lead
     */
    record Attributed(Event event, LeadId lead, Identifier by) {}
}

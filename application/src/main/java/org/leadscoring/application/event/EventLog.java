package org.leadscoring.application.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Everything leads did, for ever, each event once per (source, messageId). Events come back with their marks: suspect as
 * they were put in, unless allowed since, and void as {@link Voids} has it at that moment.
 */
public interface EventLog {

    /** No transaction that adds events takes longer: one that did is undone (spec OUT-5). */
    Duration LONGEST_WRITE = Duration.ofSeconds(60);

    /**
     * What was made before so long a time is there, or never will be: an id is at most ten seconds old when the transaction
     * begins that adds it, and the rest is room for the commit and for clocks of nodes that differ. Ids of imported events tell
     * when the import was begun, however late they are added.
     */
    Duration SETTLED_AFTER = Duration.ofMinutes(2);

    /**
     * Those of these messages that are in the log already. One whose person was erased since is known, too, so that it is
     * not taken for new: {@link Filed#ERASED}.
     */
    Map<MessageRef, Filed> known(WorkspaceId workspace, Collection<MessageRef> messages);

    /** Adds events that are not in the log, with their suspicions. What is void is not kept here: see {@link Voids}. */
    void append(WorkspaceId workspace, List<Attributed> events);

    /** All events of a lead, in the order of their keys. */
    List<Event> history(WorkspaceId workspace, LeadId lead);

    /**
     * The events of a lead after this one, in the order of their keys.
     *
     * @param after need not be in the log; null for all events
     */
    List<Event> since(WorkspaceId workspace, LeadId lead, @Nullable EventKey after);

    /**
     * Events of these leads, of each from an instant on, in the order of their keys. None of them is missing.
     *
     * @param from an empty instant means all events
     */
    Map<LeadId, List<Event>> since(WorkspaceId workspace, Map<LeadId, Optional<Instant>> from);

    /**
     * All events of those of these leads that have no more than so many, in the order of their keys: many leads at once,
     * without the danger of reading more than fits. Leads with more events, or with none, are missing.
     *
     * @param most events of one lead, from 1
     */
    Map<LeadId, List<Event>> shortHistories(WorkspaceId workspace, Set<LeadId> leads, int most);

    /** The events of a lead that occurred at this instant or before, in the order of their keys. */
    List<Event> upTo(WorkspaceId workspace, LeadId lead, Instant at);

    /**
     * The traits of a lead as its events told them: the latest word on each name, by the order of keys. Suspect and void
     * events tell too; they only do not score.
     */
    Attributes told(WorkspaceId workspace, LeadId lead);

    /**
     * Allows what was suspect so far of this lead: those events are clear from now on. Suspects still to come are not
     * covered.
     *
     * @return how many events
     */
    int allow(WorkspaceId workspace, LeadId lead);

    /**
     * Gives the events that came by an identifier to the lead it stands for now.
     *
     * @param from the lead whose events they are so far
     */
    void move(WorkspaceId workspace, Identifier by, LeadId from, LeadId to);

    /**
     * The latest events of a lead before an instant, latest first.
     *
     * @param before UTC; null for the very latest
     * @param limit at most so many, from 1; of those at the last instant any
     */
    List<Event> latest(WorkspaceId workspace, LeadId lead, @Nullable Instant before, int limit);

    /**
     * The events of a lead at one instant, in the order of their keys, the last first.
     *
     * @param limit at most so many, from 1; any of them
     */
    List<Event> simultaneous(WorkspaceId workspace, LeadId lead, Instant at, int limit);

    /** How many events of a lead are filed under each of its identifiers; those without any are missing. */
    Map<Identifier, Long> counts(WorkspaceId workspace, LeadId lead);

    /**
     * The types of all events of those leads that were active last.
     *
     * @param leads at most so many leads, from 1
     */
    Set<EventType> types(WorkspaceId workspace, int leads);

    /** These events, in the order of their ids; those that are not in the log are missing. */
    List<Attributed> filed(WorkspaceId workspace, Collection<EventId> events);

    /**
     * The events of a source in the order of arrival, the last one first: those among the last that arrived from all
     * sources. So it costs no index, which every event would have to pay for.
     *
     * @param upTo what arrived later is passed over, UTC
     * @param window so many of the last of all sources and workspaces are looked at, from 1
     * @param limit at most so many, from 1
     */
    List<Attributed> arrived(WorkspaceId workspace, SourceId source, Instant upTo, int window, int limit);

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
     * What a message is filed as.
     *
     * @param lead whose it is now
     */
    record Filed(EventId event, LeadId lead) {

        /** What cannot be told any more, for its person was erased. */
        public static final Filed ERASED = new Filed(new EventId(new UUID(0, 0)), LeadId.NOBODY);
    }

    /**
     * An event and whose it is.
     *
     * @param lead who did it
     * @param by the identifier that says so; the event follows it should it turn out to belong to another lead
     */
    record Attributed(Event event, LeadId lead, Identifier by) {}
}

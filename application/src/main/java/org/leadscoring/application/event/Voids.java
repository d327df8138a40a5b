package org.leadscoring.application.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * What people declared void: bad sources, and the identifiers of bots and test users (spec ID-3). It is said once, of
 * where events come from, and holds for all events from there, past and future; the {@link EventLog} returns them marked.
 * Whoever changes it has the leads concerned replayed.
 */
public interface Voids {

    /** Declares a source void. Nothing happens if it is already: the first decision stands. */
    void voidSource(WorkspaceId workspace, SourceId source, Decision decision);

    /** The source counts again; nothing happens if it did. */
    void unvoidSource(WorkspaceId workspace, SourceId source);

    /**
     * Declares these identifiers void, and so every event filed under one of them.
     *
     * @param lead whose they are now: what the decision is listed under, and taken back by
     * @param identifiers for those that are void already, the first decision stands
     */
    void voidLead(WorkspaceId workspace, LeadId lead, Collection<Identifier> identifiers, Decision decision);

    /**
     * The identifiers that were voided as this lead's count again, whoever's they are now.
     *
     * @return those identifiers
     */
    Set<Identifier> unvoidLead(WorkspaceId workspace, LeadId lead);

    /** All that is void in a workspace, the latest decision first. */
    List<Entry> all(WorkspaceId workspace);

    /** Which of these are void: one question for a whole batch, for nearly always the answer is none. */
    Found among(WorkspaceId workspace, Collection<SourceId> sources, Collection<Identifier> identifiers);

    /**
     * Why something is void, since when and by whom.
     *
     * @param reason in the words of who decided, 1 to 200 characters
     * @param at UTC, to the microsecond
     */
    record Decision(String reason, Instant at, UserId by) {

        /** Longest reason that is taken. */
        public static final int MAX_REASON = 200;

        /** @throws IllegalArgumentException if the reason is blank or too long */
        public Decision {
            if (reason.isBlank() || reason.length() > MAX_REASON) {
                throw new IllegalArgumentException("a reason has 1 to " + MAX_REASON + " characters");
            }
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Something that was declared void. */
    sealed interface Entry {

        Decision decision();
    }

    /** A source that is void. */
    record VoidSource(SourceId source, Decision decision) implements Entry {}

    /**
     * A lead that is void.
     *
     * @param lead as which it was voided; it may have been merged since
     * @param identifiers that were voided by this decision
     */
    record VoidLead(LeadId lead, Set<Identifier> identifiers, Decision decision) implements Entry {

        public VoidLead {
            identifiers = Set.copyOf(identifiers);
        }
    }

    /** What of something asked for is void. */
    record Found(Set<SourceId> sources, Set<Identifier> identifiers) {

        /** Nothing is. */
        public static final Found NOTHING = new Found(Set.of(), Set.of());

        public Found {
            sources = Set.copyOf(sources);
            identifiers = Set.copyOf(identifiers);
        }

        /** Whether an event filed under this identifier is void. */
        public boolean covers(Event event, Identifier by) {
            return sources.contains(event.key().source()) || identifiers.contains(by);
        }
    }
}

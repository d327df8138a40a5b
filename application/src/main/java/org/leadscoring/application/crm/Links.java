package org.leadscoring.application.crm;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.FieldMapping.Winner;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Which record of a CRM is which lead's, what both have, and which leads are to be looked at. */
public interface Links extends ChangedLeads {

    /**
     * Takes leads that changed out of the list of those to look at. Others that took some of them, and have not committed, are
     * passed over, and so are leads that are just being changed.
     *
     * @param urgent true for only those that are to be sent at once
     * @param limit at most so many, from 1
     */
    List<LeadId> take(ConnectionId connection, boolean urgent, int limit);

    /** Leads that changed, as {@link #take} would give them, without taking them. */
    List<LeadId> peek(ConnectionId connection, int limit);

    /** How many leads are to be looked at. */
    long waiting(ConnectionId connection);

    /** Puts leads on the list of those to look at. */
    void mark(ConnectionId connection, Collection<LeadId> leads);

    /**
     * Puts the next leads of the workspace, by their ids, on the list of those to look at.
     *
     * @param after where the former ended, null to begin
     * @param anew whether all of ours is to be written anew
     * @param limit at most so many leads, from 1
     * @return the last of them, null if there was none
     */
    @Nullable
    LeadId markAll(WorkspaceId workspace, ConnectionId connection, @Nullable LeadId after, boolean anew, int limit);

    /** The links of these leads. */
    Map<LeadId, Link> of(ConnectionId connection, Set<LeadId> leads);

    /** The links of leads that live on in these, by the lead they live on in; of several the one that stands longest. */
    Map<LeadId, Link> inherited(ConnectionId connection, Set<LeadId> survivors);

    /** Takes leads off the list of those to look at. Waits for whoever is just taking them. */
    void unmark(ConnectionId connection, Collection<LeadId> leads);

    /** The links of these leads, held until the transaction ends. */
    Map<LeadId, Link> hold(ConnectionId connection, Set<LeadId> leads);

    /** The links of these records. */
    Map<String, Link> byExternal(ConnectionId connection, Set<String> externals);

    /** The links of the records that carry these keys of ours, by the key. */
    Map<String, Link> byKey(ConnectionId connection, Set<String> keys);

    /**
     * Writes links.
     *
     * @param sending whether what they stand for is being sent, and what comes of it not known
     */
    void save(WorkspaceId workspace, ConnectionId connection, Collection<Link> links, boolean sending);

    /** Hands the link of a lead on to one that has none: to the one it lives on in, or that lives again. */
    void handOn(ConnectionId connection, LeadId from, LeadId to);

    /** Puts leads of whom it is not known what came of sending them on the list of those to look at. */
    void unsettled(ConnectionId connection);

    /** How many records are linked, and how many the CRM refuses; counted up to this many. */
    Counts counts(ConnectionId connection, int most);

    /** The leads that the CRM refuses, at most so many. */
    List<Link> refused(ConnectionId connection, int limit);

    /** The links of a lead, in all connections. */
    Map<ConnectionId, Link> ofLead(WorkspaceId workspace, LeadId lead);

    /** Writes down that both sides changed fields. */
    void record(WorkspaceId workspace, ConnectionId connection, Collection<Clash> clashes);

    /** The latest conflicts first, at most so many. */
    List<Clash> clashes(ConnectionId connection, int limit);

    /** How many there are. */
    record Counts(long linked, long refused) {}

    /**
     * Both sides changed a field.
     *
     * @param field its name in the CRM
     * @param winner whose word counted
     */
    record Clash(LeadId lead, String field, String ours, String theirs, Winner winner, Instant at) {}
}

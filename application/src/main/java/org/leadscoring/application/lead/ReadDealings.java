package org.leadscoring.application.lead;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.leadscoring.application.assignment.Assignments;
import org.leadscoring.application.assignment.Assignments.Recorded;
import org.leadscoring.application.crm.Connections;
import org.leadscoring.application.crm.Links;
import org.leadscoring.application.delivery.Deliveries;
import org.leadscoring.application.delivery.Deliveries.Attempt;
import org.leadscoring.application.delivery.Destinations;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.delivery.Destination;
import org.leadscoring.domain.lead.Contact;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What was done about a lead and who was told of it, as it is held. Part of the caller's transaction. */
public final class ReadDealings {

    /** More is told of nobody within the time for which it is kept. */
    private static final int MOST = 10_000;

    private final Leads leads;
    private final Assignments assignments;
    private final Connections connections;
    private final Links links;
    private final Destinations destinations;
    private final Deliveries deliveries;

    public ReadDealings(
            Leads leads,
            Assignments assignments,
            Connections connections,
            Links links,
            Destinations destinations,
            Deliveries deliveries) {
        this.leads = leads;
        this.assignments = assignments;
        this.connections = connections;
        this.links = links;
        this.destinations = destinations;
        this.deliveries = deliveries;
    }

    /**
     * All of it.
     *
     * @param past leads that live on in this one: what was told of them was told of it
     */
    Dealings of(WorkspaceId workspace, LeadId lead, Set<LeadId> past) {
        var both = new ArrayList<>(past);
        both.add(lead);
        return new Dealings(
                leads.contacts(workspace, lead),
                both.stream()
                        .flatMap(one -> assignments.of(workspace, one).stream())
                        .toList(),
                records(workspace, lead),
                told(workspace, Set.copyOf(both)));
    }

    private List<CrmRecord> records(WorkspaceId workspace, LeadId lead) {
        return links.ofLead(workspace, lead).entrySet().stream()
                .map(link -> new CrmRecord(
                        connections
                                .byId(workspace, link.getKey())
                                .map(Connection::name)
                                .orElse(""),
                        link.getValue()))
                .toList();
    }

    private List<Told> told(WorkspaceId workspace, Set<LeadId> who) {
        return deliveries.of(workspace, who, MOST).stream()
                .map(delivery -> new Told(
                        destinations
                                .byId(workspace, delivery.destination())
                                .map(Destination::name)
                                .orElse(""),
                        delivery,
                        deliveries.attempts(workspace, delivery.id())))
                .toList();
    }

    /**
     * What was done about a lead.
     *
     * @param contacts with it, in order
     * @param assignments who got it and who did not, in order
     * @param records by which CRMs know it
     * @param told what was told of it, the latest first
     */
    public record Dealings(
            List<Contact> contacts, List<Recorded> assignments, List<CrmRecord> records, List<Told> told) {

        public Dealings {
            contacts = List.copyOf(contacts);
            assignments = List.copyOf(assignments);
            records = List.copyOf(records);
            told = List.copyOf(told);
        }
    }

    /**
     * A record of a CRM.
     *
     * @param connection what people call the CRM; empty if it is no more
     */
    public record CrmRecord(String connection, Link link) {}

    /**
     * Something that was told.
     *
     * @param destination what people call whom it was told to; empty if it is no more
     * @param attempts first to last
     */
    public record Told(String destination, Delivery delivery, List<Attempt> attempts) {

        public Told {
            attempts = List.copyOf(attempts);
        }
    }
}

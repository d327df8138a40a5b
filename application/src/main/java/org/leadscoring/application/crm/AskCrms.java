package org.leadscoring.application.crm;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Link;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Sees to it that CRMs are asked to erase the records of persons who are erased here, where their connections say so (spec
 * OP-3). Part of the transaction that erases.
 */
public final class AskCrms {

    private final Connections connections;
    private final Links links;
    private final ErasureRequests requests;
    private final Ids ids;

    public AskCrms(Connections connections, Links links, ErasureRequests requests, Ids ids) {
        this.connections = connections;
        this.links = links;
        this.requests = requests;
        this.ids = ids;
    }

    /**
     * Has the records of these leads erased, and none of them sent again. A record is asked for even if it is not known: it may
     * be on its way just now, and is found by our key.
     *
     * @param erasure the reference of the certificate
     */
    public void ask(WorkspaceId workspace, Set<LeadId> leads, UUID erasure, Instant at) {
        for (var connection : connections.all(workspace)) {
            // Whoever is about to send one of them has the mark: it is waited for, and what it writes down is seen
            // then.
            links.unmark(connection.id(), leads);
            if (connection.erases()) {
                ask(connection, leads, erasure, at);
            }
        }
    }

    private void ask(Connection connection, Set<LeadId> leads, UUID erasure, Instant at) {
        requests.add(
                connection.workspace(),
                links.hold(connection.id(), leads).values().stream()
                        .sorted(Comparator.comparing(Link::lead))
                        .map(link -> ErasureRequest.fresh(ids.next(), connection, erasure, link, at))
                        .toList());
    }
}

package org.leadscoring.application.crm;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What CRMs are to erase, and what came of it. It is kept as long as the certificates are: for good. */
public interface ErasureRequests {

    void add(WorkspaceId workspace, Collection<ErasureRequest> requests);

    /** Writes requests as they are now. Whoever does holds their connection. */
    void save(Collection<ErasureRequest> requests);

    /** The one of a connection that waits longest for its time, if that has come. */
    Optional<ErasureRequest> next(ConnectionId connection, Instant now);

    /** The one with this id, of this connection. */
    Optional<ErasureRequest> byId(ConnectionId connection, UUID id);

    /** Those that are open: the refused first, then those that were tried most often; at most so many. */
    List<ErasureRequest> open(ConnectionId connection, int limit);

    /** How many are open; counted up to this many of each. */
    Counts counts(ConnectionId connection, int most);

    /** Those of these records that are still to be erased. */
    Set<String> doomed(ConnectionId connection, Set<String> externals);

    /** What was asked of CRMs because of one erasure, in the order of the connections' names. */
    List<ErasureRequest> of(WorkspaceId workspace, UUID erasure);

    /** Ends those that are open and whose connection is no more. */
    void dropOrphans(Instant at);

    /** How many there are. */
    record Counts(long waiting, long refused) {

        /** How many are open. */
        public long open() {
            return waiting + refused;
        }
    }
}

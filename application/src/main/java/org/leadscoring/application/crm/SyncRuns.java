package org.leadscoring.application.crm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What was done to bring CRMs in step. */
public interface SyncRuns {

    void add(WorkspaceId workspace, SyncRun run);

    /** Writes a run as it is now. Whoever does holds its connection. */
    void save(SyncRun run);

    /** The run of a connection that has not ended. */
    Optional<SyncRun> open(ConnectionId connection);

    /** The runs of a connection, the latest first, at most so many. */
    List<SyncRun> latest(ConnectionId connection, int limit);

    /**
     * Forgets runs that ended before an instant.
     *
     * @return how many; less than the limit if none are left
     */
    int forget(Instant before, int limit);
}

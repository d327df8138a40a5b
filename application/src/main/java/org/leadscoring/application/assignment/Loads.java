package org.leadscoring.application.assignment;

import java.util.Collection;
import java.util.Map;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** How much each has to do. */
public interface Loads {

    /**
     * How many open leads these own: neither won nor lost, and not ended, be it that they live on in others or were erased.
     * Who has none is missing.
     */
    Map<UserId, Long> of(WorkspaceId workspace, Collection<UserId> owners);
}

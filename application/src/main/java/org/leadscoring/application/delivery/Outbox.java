package org.leadscoring.application.delivery;

import java.util.Collection;
import org.leadscoring.domain.delivery.Delivery;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What is to be told, written in the transaction of its cause (spec OUT-1). */
public interface Outbox {

    /**
     * Adds deliveries. One that was decided before, by its id, is left as it is: nothing is told twice. The caller holds the
     * lock of what they are about. Where many are for one destination they may be {@linkplain Deliveries.Counts#unlisted
     * unlisted} until it is their turn to be sent.
     */
    void add(WorkspaceId workspace, Collection<Delivery> deliveries);
}

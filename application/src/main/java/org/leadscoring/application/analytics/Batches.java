package org.leadscoring.application.analytics;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadscoring.application.analytics.Batch.State;
import org.leadscoring.domain.analytics.FeedId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Batches of events. Whoever changes those of a feed holds the feed. */
public interface Batches {

    void add(WorkspaceId workspace, Collection<Batch> batches);

    /** Writes where a batch is now, and which events are left in it. */
    void save(WorkspaceId workspace, Batch batch);

    void remove(WorkspaceId workspace, Batch batch);

    /** The first batch of a feed that is to be sent, or is being sent. */
    Optional<Batch> next(FeedId feed);

    /** A batch that was set aside. */
    Optional<Batch> aside(WorkspaceId workspace, FeedId feed, UUID id);

    /** Those of a feed in a state, the first ones first. */
    List<Batch> in(FeedId feed, State state, int limit);

    /** How many batches and events of a feed are in each state; those without any are missing. */
    Map<State, Size> sizes(FeedId feed);

    /** How many. */
    record Size(long batches, long events) {

        /** None. */
        public static final Size NONE = new Size(0, 0);
    }
}

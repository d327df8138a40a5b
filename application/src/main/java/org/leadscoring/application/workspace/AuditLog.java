package org.leadscoring.application.workspace;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Who changed what of the configuration, when, and what it was before (spec OP-2). Nothing is ever taken out of it. */
public interface AuditLog {

    /** Adds a change, in the transaction that makes it. */
    void record(WorkspaceId workspace, Change change);

    /**
     * What was changed of something, latest first.
     *
     * @param limit at most so many, from 1
     */
    List<Change> of(WorkspaceId workspace, Subject subject, int limit);

    /**
     * A change.
     *
     * @param id a UUIDv7, so that changes are in order
     * @param at UTC, to the microsecond
     * @param action what was done, for example {@code rotate_key}; 1 to 40 characters
     * @param before what was different before, by name; never a secret
     * @param after the same as it is since
     */
    record Change(UUID id, Instant at, UserId by, String action, Subject subject, Attributes before, Attributes after) {

        public Change {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /**
     * What was changed.
     *
     * @param type for example {@code source}; 1 to 20 characters
     */
    record Subject(String type, UUID id) {}
}

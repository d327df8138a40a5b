package org.leadscoring.application.workspace;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * Who changed what of the configuration, when, and what it was before (spec OP-2). Nothing is ever taken out of it, but for
 * what people wrote about a lead that was erased: that they decided something stays, their words go.
 */
public interface AuditLog {

    /** Adds a change, in the transaction that makes it. */
    void record(WorkspaceId workspace, Change change);

    /**
     * What was changed of something, latest first.
     *
     * @param limit at most so many, from 1
     */
    List<Change> of(WorkspaceId workspace, Subject subject, int limit);

    /** The changes of this kind that were made of any of these things, the first first. */
    List<Change> all(WorkspaceId workspace, String type, Collection<UUID> subjects, String action);

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

        /** A change of which only what differs between these facts is kept; empty if nothing does. */
        public static Optional<Change> between(
                UUID id,
                Instant at,
                UserId by,
                String action,
                Subject subject,
                Map<String, Object> before,
                Map<String, Object> after) {
            if (before.equals(after)) {
                return Optional.empty();
            }
            return Optional.of(new Change(
                    id,
                    at,
                    by,
                    action,
                    subject,
                    new Attributes(without(before, after)),
                    new Attributes(without(after, before))));
        }

        /** What stands in the one and not, or otherwise, in the other. */
        private static Map<String, Object> without(Map<String, Object> facts, Map<String, Object> others) {
            var different = new LinkedHashMap<>(facts);
            different.entrySet().removeIf(fact -> fact.getValue().equals(others.get(fact.getKey())));
            return different;
        }
    }

    /**
     * What was changed.
     *
     * @param type for example {@code source}; 1 to 20 characters
     */
    record Subject(String type, UUID id) {}
}

package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.AuditLog.Change;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Reads who changed what of the configuration, latest first (spec OP-2). */
public final class ReadAuditLog {

    /** Changes of a page. */
    public static final int PAGE_SIZE = 50;

    private static final int CHUNK = 500;

    private final Trail trail;

    public ReadAuditLog(Trail trail) {
        this.trail = trail;
    }

    /**
     * A page of changes.
     *
     * @param after the last change of the page before, null for the first page
     */
    public Page page(WorkspaceId workspace, Filter filter, @Nullable Position after) {
        var changes = trail.latest(workspace, filter, after, PAGE_SIZE + 1);
        return changes.size() > PAGE_SIZE
                ? new Page(changes.subList(0, PAGE_SIZE), Position.of(changes.get(PAGE_SIZE - 1)))
                : new Page(changes, null);
    }

    /** The kinds of things that were ever changed, by their keys: {@code source}, {@code user}, … */
    public List<String> kinds(WorkspaceId workspace) {
        return trail.kinds(workspace);
    }

    /**
     * All changes, some at a time, however many there are.
     *
     * @param reader is given them latest first
     */
    public void all(WorkspaceId workspace, Filter filter, Consumer<List<Change>> reader) {
        var changes = trail.latest(workspace, filter, null, CHUNK);
        while (!changes.isEmpty()) {
            reader.accept(changes);
            changes = changes.size() < CHUNK
                    ? List.of()
                    : trail.latest(workspace, filter, Position.of(changes.getLast()), CHUNK);
        }
    }

    /** The audit log of a whole workspace. */
    public interface Trail {

        /**
         * Changes, latest first; of one instant, the greater id first.
         *
         * @param after only what comes after this one; null for all
         * @param limit at most so many, from 1
         */
        List<Change> latest(WorkspaceId workspace, Filter filter, @Nullable Position after, int limit);

        /** The kinds of things that were ever changed, in the order of the alphabet. */
        List<String> kinds(WorkspaceId workspace);
    }

    /**
     * Which changes are wanted; what is null does not matter.
     *
     * @param by who made them
     * @param kind what they were made of: see {@link AuditLog.Subject#type}
     * @param from at this instant or later, UTC
     * @param until before this instant, UTC
     */
    public record Filter(
            @Nullable UserId by,
            @Nullable String kind,
            @Nullable Instant from,
            @Nullable Instant until) {

        /** All changes. */
        public static final Filter ALL = new Filter(null, null, null, null);
    }

    /** The place of a change in the log. */
    public record Position(Instant at, UUID id) {

        /** From the latest to the first. */
        public static final Comparator<Position> LATEST_FIRST =
                Comparator.comparing(Position::at).thenComparing(Position::id).reversed();

        /** The place of this change. */
        public static Position of(Change change) {
            return new Position(change.at(), change.id());
        }
    }

    /** @param next where the next page begins after, null if this is the last */
    public record Page(List<Change> changes, @Nullable Position next) {

        public Page {
            changes = List.copyOf(changes);
        }
    }
}

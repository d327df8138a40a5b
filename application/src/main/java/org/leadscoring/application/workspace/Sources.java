package org.leadscoring.application.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.domain.workspace.WriteKey;

/** Where events come from, and the keys they come with. Of write keys only the hash is kept. */
public interface Sources {

    /** Adds a source that sends with this key. */
    void add(Source source, WriteKey key, Instant at);

    /**
     * Lets a source send with this key from now on. Its other keys end, at this instant at the latest. If it had this key
     * already, it has it without an end now.
     *
     * @param at now, UTC
     * @param othersUntil when its other keys end, UTC; now or before to end them at once
     */
    void changeKey(Source source, WriteKey key, Instant at, Instant othersUntil);

    /** Ends all keys of a source that have an end, before their time. */
    void endOldKeys(Source source);

    /** Writes a source as it is now; its keys stay. */
    void save(Source source);

    /** The source with this id. */
    Optional<Source> byId(WorkspaceId workspace, SourceId source);

    /** The source with this id, held until the transaction ends. */
    Optional<Source> lock(WorkspaceId workspace, SourceId source);

    /**
     * The source that sends with this key, if there is one and it is enabled.
     *
     * @param now keys that ended at this instant or before do not count, UTC
     * @throws DatabaseUnavailableException if the database cannot be reached
     */
    Optional<Source> byKey(WriteKey key, Instant now);

    /** The sources of a workspace, oldest first. */
    List<Source> all(WorkspaceId workspace);

    /** The keys that the sources of a workspace may send with, for each the one without an end first. */
    Map<SourceId, List<KeyInUse>> keys(WorkspaceId workspace, Instant now);

    /**
     * A key as it can be shown.
     *
     * @param hint its last four characters
     * @param since when it was made, UTC
     * @param until when it ends, UTC; null for the one without an end
     */
    record KeyInUse(String hint, Instant since, @Nullable Instant until) {}
}
